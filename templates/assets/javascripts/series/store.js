/** What a reader has read, ticked and planned: kept by this browser, for this site alone, and sent nowhere. */

/**
 * Posts by address; steps by `nameOf`; plans by the name of their files.
 * @typedef {object} Kept
 * @property {Record<string, boolean>} read
 * @property {Record<string, boolean>} steps
 * @property {Record<string, string>} owners
 * @property {Record<string, string>} dates as their reader set them, "2026-12-01"; "" for none where there would be one
 * @property {Record<string, { start?: string, weekly?: boolean }>} plans
 */

// One key for each site: several may share a host under different paths. This file lies four folders below the site's.
const KEY = `${new URL("../../../../", import.meta.url).pathname}.__progress`;

/** @type {Set<() => void>} */
const listeners = new Set();

/** What holds on this page alone, where the browser lets nothing be stored. @type {string | undefined} */
let instead;

/** @param {unknown} value @returns {Record<string, any>} */
const record = (value) => (typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {});

const stored = () => {
  if (instead !== undefined) return instead;
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

/** @returns {Kept} */
export const kept = () => {
  /** @type {Record<string, unknown>} */
  let found = {};
  try {
    found = record(JSON.parse(stored() ?? "{}"));
  } catch {
    // Not ours, or torn: as if there were nothing.
  }
  const [read, steps, owners, dates, plans] = ["read", "steps", "owners", "dates", "plans"].map((name) => record(found[name]));
  return /** @type {Kept} */ ({ read, steps, owners, dates, plans });
};

/** Changes what is kept, and everything that shows it. @param {(kept: Kept) => void} edit */
export const change = (edit) => {
  const now = kept();
  edit(now);
  const text = JSON.stringify(now);
  try {
    localStorage.setItem(KEY, text);
    instead = undefined;
  } catch {
    instead = text;
    sayRefused();
  }
  for (const listener of listeners) listener();
};

/** Shows what is kept now, and again whenever it changes, in another tab too. @param {() => void} show */
export const whenChanged = (show) => {
  listeners.add(show);
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) show();
  });
  // Back from another page, with what was done there.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) show();
  });
  show();
};

/** @param {string} post its address @param {string} step */
export const nameOf = (post, step) => `${post}#${step}`;

const sayRefused = () => {
  for (const place of document.querySelectorAll("[data-mp-refused]")) {
    if (place instanceof HTMLElement) place.textContent = place.dataset.mpRefused ?? "";
  }
};

try {
  localStorage.setItem(`${KEY}?`, "");
  localStorage.removeItem(`${KEY}?`);
} catch {
  sayRefused();
}
