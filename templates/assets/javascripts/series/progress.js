/** How far a reader has come: ticks in lists of parts, what is next, and a button that says "read". */

import { reading } from "./reading.js";
import { change, kept, whenChanged } from "./store.js";

/** @param {ParentNode} place @param {string} selector */
const all = (place, selector) => [...place.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

/** @param {HTMLElement} list what holds the parts of one series */
const partsOf = (list) => all(list, "[data-mp-part]").map((row) => ({ row, key: row.dataset.mpPart ?? "" }));

/** Ticks, with words for those who see none, and their number. @param {HTMLElement} list */
const tick = (list) => {
  const { read } = kept();
  const parts = partsOf(list);
  for (const { row, key } of parts) for (const sign of all(row, ".mp-part__read")) sign.hidden = !read[key];
  const count = parts.filter(({ key }) => read[key]).length;
  for (const place of all(list, "[data-mp-count]")) {
    place.hidden = !count;
    place.textContent = (place.dataset.mpText ?? "").replace("{read}", String(count)).replace("{all}", String(parts.length));
  }
};

/** The first part that was not read leads on, once there is one that was. @param {HTMLElement} list */
const carryOn = (list) => {
  const { read } = kept();
  const [link] = all(list, "[data-mp-continue]");
  const [title] = all(list, ".mp-series__next");
  if (!(link instanceof HTMLAnchorElement) || !title) return;
  const parts = partsOf(list);
  const next = parts.find(({ key }) => !read[key])?.row.querySelector("a[href]");
  const begun = next instanceof HTMLAnchorElement && parts.some(({ key }) => read[key]);
  if (begun) {
    link.href = next.href;
    title.textContent = next.textContent;
  }
  link.hidden = title.hidden = !begun;
  for (const start of all(list, "[data-mp-start]")) start.hidden = begun;
};

/** The button below a text, and the reading itself. @param {HTMLElement} box */
const wakeMarking = (box) => {
  const key = box.dataset.mpReading ?? "";
  const button = box.querySelector("button");
  if (!button) return;
  /** @param {boolean} is */
  const mark = (is) => {
    change(({ read }) => {
      if (is) read[key] = true;
      else delete read[key];
    });
  };
  box.hidden = false;
  const stop = kept().read[key] ? () => {} : reading(box, () => mark(true));
  button.addEventListener("click", () => {
    stop();
    mark(!kept().read[key]);
  });
  whenChanged(() => button.setAttribute("aria-pressed", String(Boolean(kept().read[key]))));
};

/** What is kept, and a button to forget it, which no post has: shown once it works. @param {HTMLElement} list */
const wakeForgetting = async (list) => {
  const boxes = all(list, "[data-mp-kept]");
  if (!boxes.length) return;
  const { twice } = await import("./twice.js");
  const forget = () => change(({ read }) => {
    for (const { key } of partsOf(list)) delete read[key];
  });
  for (const button of all(list, "[data-mp-forget]")) twice(button, forget);
  for (const box of boxes) box.hidden = false;
};

/** @param {HTMLElement} list */
const wakeList = (list) => {
  whenChanged(() => {
    tick(list);
    carryOn(list);
  });
  wakeForgetting(list);
};

export const wake = () => {
  for (const list of all(document, ".mp-place, .mp-series")) wakeList(list);
  for (const box of all(document, "[data-mp-reading]")) wakeMarking(box);
};
