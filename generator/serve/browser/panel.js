/** What the preview shows over a page: a bar with what readers do not see, and an overlay with what is wrong. */

import { fillOverlay, summary } from "./overlay.js";
import { element } from "./element.js";

/**
 * @typedef {import("./preview.js").PageNews} PageNews
 * @typedef {import("./preview.js").Mistakes} Mistakes
 */

const HIDDEN = "__milepost.hidden";

const host = document.createElement("milepost-preview");
// Apart from the page: neither can its style sheets change what is shown here, nor ours the page.
const root = host.attachShadow({ mode: "open" });

const badge = element("strong", { class: "badge", hidden: "" });
const edit = /** @type {HTMLAnchorElement} */ (element("a", { class: "edit", hidden: "", "aria-keyshortcuts": "e" }, "Edit"));
const opener = /** @type {HTMLButtonElement} */ (element("button", { class: "opener", type: "button", hidden: "" }));
const said = element("span", { class: "said" });
const status = element("div", { role: "status" }, badge, said);
const bar = element("div", { class: "bar", hidden: "" }, status, edit, opener);
const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { "aria-labelledby": "title" }));

/** @type {Mistakes} */
let mistakes = {};
let text = "";

/** @param {(store: Storage) => string | null | void} act */
const stored = (act) => {
  try {
    return act(sessionStorage) ?? "";
  } catch {
    return "";
  }
};

const styled = new Promise((resolve) => {
  const sheet = element("link", { rel: "stylesheet", href: "/__milepost/panel.css" });
  sheet.addEventListener("load", resolve);
  sheet.addEventListener("error", resolve);
  root.append(sheet, bar, dialog);
});
(document.body ?? document.documentElement).append(host);

/** The page's own scheme, which its reader may have chosen against the system's. */
const followScheme = () => {
  const scheme = document.body?.dataset.mdColorScheme;
  host.dataset.scheme = scheme ? (scheme === "slate" ? "dark" : "light") : "system";
};

const settle = () => {
  followScheme();
  bar.hidden = [badge, edit, opener].every((one) => one.hidden) && !said.textContent;
};

/** @param {PageNews} page */
export const showPage = async (page) => {
  await styled;
  badge.textContent = page.badge;
  badge.hidden = !page.badge;
  edit.hidden = !page.badge || !page.edit;
  if (page.edit) edit.href = page.edit;
  edit.title = page.source;
  settle();
};

/** @param {string} sentence */
export const say = async (sentence) => {
  await styled;
  said.textContent = sentence;
  settle();
  setTimeout(() => {
    said.textContent = "";
    settle();
  }, 4000);
};

const openOverlay = () => {
  if (dialog.open) return;
  followScheme();
  dialog.showModal();
  dialog.querySelector("h2")?.focus();
};

opener.addEventListener("click", openOverlay);
dialog.addEventListener("close", () => {
  // Who has put it away is not shown the same again, only where it is.
  if (text && mistakes.list?.length) stored((store) => store.setItem(HIDDEN, text));
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || (event.target instanceof Element && event.target.closest(".close"))) dialog.close();
});

/** @param {Mistakes} heard */
export const showMistakes = async (heard) => {
  await styled;
  mistakes = heard;
  text = JSON.stringify(heard);
  opener.hidden = !heard.list?.length;
  opener.textContent = summary(heard);
  opener.classList.toggle("bad", Boolean(heard.errors));
  if (!heard.list?.length) {
    stored((store) => store.removeItem(HIDDEN));
    dialog.close();
  } else {
    fillOverlay(dialog, heard);
    if (heard.errors && stored((store) => store.getItem(HIDDEN)) !== text) openOverlay();
    if (!heard.errors) dialog.close();
  }
  settle();
};
