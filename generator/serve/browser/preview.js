/** The preview's own part of a page: hears what becomes of it, and shows its author what readers do not see. */

import { keepPlace, restorePlace } from "./place.js";
import { exchangeSheets } from "./sheets.js";

/**
 * @typedef {{version: string, sheets: [string, string][], badge: string, source: string, edit: string}} PageNews
 * @typedef {{number: number, text: string, column: number, meant: boolean}} Line
 * @typedef {{severity: string, code: string, message: string, hint: string, place: string, edit: string, excerpt: Line[]}} Mistake
 * @typedef {{errors?: number, warnings?: number, nothing?: boolean, list?: Mistake[]}} Mistakes
 */

const tag = document.querySelector("script[data-milepost]");
const mine = tag instanceof HTMLScriptElement ? tag.dataset : {};
let version = mine.milepost ?? "";
/** @type {string[]} */
let stamps = JSON.parse(mine.sheets ?? "[]");
/** @type {PageNews | undefined} */
let page;
/** @type {EventSource | undefined} */
let events;
let path = location.pathname;

/** What is seen of the preview itself is fetched when there is something to see. @param {(panel: typeof import("./panel.js")) => void} act */
const withPanel = async (act) => act(await import("./panel.js"));
let isShown = false;

/** @param {PageNews} heard */
const hearPage = (heard) => {
  page = heard;
  if (version && heard.version !== version) {
    keepPlace();
    location.reload();
    return;
  }
  version = heard.version;
  const now = heard.sheets.map(([, stamp]) => stamp);
  if (JSON.stringify(now) !== JSON.stringify(stamps)) exchangeSheets(heard.sheets, stamps);
  stamps = now;
  if (heard.badge || isShown) showPanel(({ showPage }) => showPage(heard));
};

/** @param {Mistakes} mistakes */
const hearMistakes = (mistakes) => {
  if (mistakes.list?.length || isShown) showPanel(({ showMistakes }) => showMistakes(mistakes));
};

/** @param {Parameters<typeof withPanel>[0]} act */
const showPanel = (act) => {
  isShown = true;
  withPanel(act);
};

const close = () => {
  events?.close();
  events = undefined;
};

/** A page that nobody sees listens to nothing: browsers allow six connections to one host, and each listener is one. */
const listen = () => {
  if (events || document.hidden) return;
  const opened = new EventSource(`/__milepost/events?page=${encodeURIComponent(path)}`);
  opened.addEventListener("page", ({ data }) => hearPage(JSON.parse(data)));
  opened.addEventListener("mistakes", ({ data }) => hearMistakes(JSON.parse(data)));
  // After a refusal a browser does not try again by itself.
  opened.addEventListener("error", () => {
    if (opened.readyState !== EventSource.CLOSED || opened !== events) return;
    close();
    setTimeout(listen, 2000);
  });
  events = opened;
};

addEventListener("pageshow", listen);
addEventListener("pagehide", close);
document.addEventListener("visibilitychange", () => (document.hidden ? close() : listen()));

/** Material's bundle may put another page into this one, and says so. */
const exchanged = /** @type {{ document$?: { subscribe: (act: () => void) => void } }} */ (globalThis).document$;
exchanged?.subscribe(() => {
  if (path === location.pathname) return;
  path = location.pathname;
  version = "";
  close();
  listen();
});

/** @param {KeyboardEvent} event */
const asksForEditor = ({ key, ctrlKey, metaKey, altKey, target }) => {
  if (key !== "e" || ctrlKey || metaKey || altKey) return false;
  return !(target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select")));
};

addEventListener("keydown", (event) => {
  if (!page || event.defaultPrevented || !asksForEditor(event)) return;
  if (page.edit) location.assign(page.edit);
  else showPanel(({ say }) => say("This page is made from many files; none is its own."));
});

restorePlace();
listen();
