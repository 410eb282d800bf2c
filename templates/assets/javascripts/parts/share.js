/** Sharing a page: its address into the clipboard, or the device's own sheet. */

import { say } from "./saying.js";

/** The page's lasting address, without what search or a campaign has put into it. */
const address = () => document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? location.origin + location.pathname;

/**
 * @param {HTMLElement} button one with data-mp-share="copy" or "device"; data-mp-url and data-mp-title go before the page's
 * @param {string} copied what to say afterwards
 */
export const share = async (button, copied) => {
  const url = button.dataset.mpUrl ?? address();
  try {
    if (button.dataset.mpShare === "device") {
      await navigator.share({ title: button.dataset.mpTitle ?? document.title, url });
    } else {
      await navigator.clipboard.writeText(url);
      say(button.dataset.mpCopied ?? copied);
    }
  } catch {
    // The reader has changed their mind, or the browser forbids it: either shows that itself.
  }
};
