/** The search: a dialog over the page, whose index is fetched when it is first opened. */

import { load } from "./index.js";
import { result } from "./results.js";
import { folded } from "./words.js";

const AT_ONCE = 10;

const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog.mp-search"));
/** @template {Element} T @param {string} selector @returns {T} */
const part = (selector) => /** @type {T} */ (dialog.querySelector(selector));
const field = /** @type {HTMLInputElement} */ (part("input"));
const list = part(".mp-search__results");
const status = part("[role=status]");
const help = /** @type {HTMLElement} */ (part(".mp-search__help"));
const completion = dialog.querySelector(".mp-search__suggest");
const address = new URL(dialog.dataset.mpIndex ?? "", document.baseURI).href;
/** The site's folder, to which the index's locations are relative. */
const root = new URL("../", address).href;
const words = dialog.dataset;

/** The style sheet is wanted only here. Without it the dialog is there, but not seen. */
const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: words.mpStyle ?? "" });
style.onload = style.onerror = () => dialog.classList.add("mp-search--ready");
document.head.append(style);

/** @param {string | undefined} one @param {string | undefined} other @param {number} count */
const counted = (one, other, count) => (count === 1 ? one : other?.replace("#", String(count))) ?? "";

let asked = "";

const answer = async () => {
  const question = field.value.trim();
  if (question === asked) return;
  asked = question;
  try {
    const index = await load(address);
    if (question !== field.value.trim()) return;
    const answer = question ? index.ask(question) : null;
    show(answer, question);
    const last = folded(question.split(/\s+/).at(-1) ?? "");
    if (completion && answer && last) suggest(index.complete(last, answer.found), last);
  } catch {
    asked = "";
    status.textContent = words.failed ?? "";
  }
};

/** @param {{found: import("./index.js").Found[], needles: string[]} | null} answer @param {string} question */
const show = (answer, question) => {
  list.replaceChildren();
  if (completion) completion.textContent = "";
  help.hidden = !answer || answer.found.length > 0;
  status.textContent = "";
  if (!answer) return;
  status.textContent = answer.found.length ? counted(words.one, words.other, answer.found.length) : (words.none ?? "");
  const shown = (/** @type {number} */ from, /** @type {number} */ to) =>
    list.append(...answer.found.slice(from, to).map((one) => result(one, answer.needles, { root, question, words })));
  shown(0, AT_ONCE);
  if (answer.found.length > AT_ONCE) list.append(more(() => shown(AT_ONCE, answer.found.length)));
};

/** @param {() => void} show */
const more = (show) => {
  const item = document.createElement("li");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "md-button", textContent: words.all ?? "" });
  button.addEventListener("click", () => {
    item.remove();
    const before = list.children.length;
    show();
    list.children[before]?.querySelector("a")?.focus();
  });
  item.append(button);
  return item;
};

/** Shows how the last word may go on; the right arrow takes it. @param {string} word @param {string} begun */
const suggest = (word, begun) => {
  if (completion) completion.textContent = word ? field.value + word.slice(begun.length) : "";
};

/** @param {KeyboardEvent} event */
const onKey = (event) => {
  const stops = [field, ...list.querySelectorAll("a")];
  const here = stops.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && here >= 0) {
    event.preventDefault();
    stops[Math.min(Math.max(here + step, 0), stops.length - 1)]?.focus();
  } else if (event.key === "ArrowRight" && here === 0 && completion?.textContent && field.selectionStart === field.value.length) {
    event.preventDefault();
    field.value = completion.textContent;
    answer();
  } else if (here > 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
    field.focus(); // who types on means the question
  }
};

const share = () => {
  const link = new URL(location.href);
  link.search = new URLSearchParams({ q: field.value }).toString();
  return link.href;
};

field.addEventListener("input", answer);
dialog.addEventListener("keydown", onKey);
dialog.addEventListener("click", ({ target }) => {
  if (target === dialog) dialog.close(); // beside the box
});
part("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  await answer();
  list.querySelector("a")?.click();
});
dialog.querySelector("[data-mp-close]")?.addEventListener("click", () => dialog.close());
dialog.querySelector("[data-mp-share-search]")?.addEventListener("click", async () => {
  await navigator.clipboard?.writeText(share());
  status.textContent = words.copied ?? "";
});

/** The dialog has been shown; what was typed into it since is answered. @param {string} [question] */
export const open = (question) => {
  if (question !== undefined) field.value = question;
  if (field.value === asked) field.select();
  load(address).catch(() => {}); // said when somebody asks
  answer();
};
