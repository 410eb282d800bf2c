/** What is wrong, as a list: where, what, the text around it, and what to do about it. */

import { element } from "./element.js";

/**
 * @typedef {import("./preview.js").Mistakes} Mistakes
 * @typedef {import("./preview.js").Mistake} Mistake
 * @typedef {import("./preview.js").Line} Line
 */

/** @param {number} number @param {string} noun */
const count = (number, noun) => (number === 1 ? `1 ${noun}` : `${number.toLocaleString("en")} ${noun}s`);

/** @param {Mistakes} mistakes */
export const summary = ({ errors = 0, warnings = 0 }) =>
  [errors && count(errors, "error"), warnings && count(warnings, "warning")].filter(Boolean).join(", ");

/** The character that is meant is marked within its line, where one is. @param {Line} line */
const marked = ({ text, column }) => {
  const at = column - 1;
  if (at < 0 || at >= text.length) return [text];
  const word = /^[\p{L}\p{N}_.-]+/u.exec(text.slice(at))?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 32);
  return [text.slice(0, at), element("mark", {}, word), text.slice(at + word.length)];
};

/** @param {Line} line */
const excerptLine = (line) =>
  element(
    "span",
    { class: line.meant ? "line meant" : "line" },
    element("span", { class: "number" }, String(line.number)),
    element("code", {}, ...marked(line), "\n"),
  );

/** @param {Mistake} mistake */
const place = ({ place: text, edit }) =>
  edit ? element("a", { class: "place", href: edit, title: "Open in your editor" }, text) : element("span", { class: "place" }, text);

/** @param {Mistake} mistake */
const item = (mistake) => {
  const parts = [
    element("p", { class: "message" }, element("span", { class: "severity" }, mistake.severity), " ", mistake.message),
  ];
  if (mistake.place) parts.unshift(element("p", {}, place(mistake)));
  if (mistake.excerpt.length) {
    parts.push(element("pre", { tabindex: "0", "aria-label": "The text around it" }, ...mistake.excerpt.map(excerptLine)));
  }
  if (mistake.hint) parts.push(element("p", { class: "hint" }, mistake.hint));
  return element("li", { class: mistake.severity }, ...parts);
};

/** @param {Mistakes} mistakes */
const heading = ({ errors = 0 }) => (errors ? "The last change cannot be shown" : "Worth a look");

/** @param {Mistakes} mistakes */
const explanation = (mistakes) =>
  mistakes.errors
    ? `${summary(mistakes)}. Below is the page as it was before. Mend the file and save it, and this goes away.`
    : `${summary(mistakes)}. The site is built all the same.`;

/** @param {HTMLDialogElement} dialog @param {Mistakes} mistakes */
export const fillOverlay = (dialog, mistakes) => {
  const { list = [], errors = 0, warnings = 0 } = mistakes;
  const rest = errors + warnings - list.length;
  const focused = dialog.open && dialog.contains(dialog.getRootNode() instanceof ShadowRoot ? /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement : null);
  dialog.classList.toggle("bad", errors > 0);
  dialog.replaceChildren(
    element(
      "header",
      {},
      element("h2", { id: "title", tabindex: "-1" }, heading(mistakes)),
      element("button", { class: "close", type: "button", "aria-label": "Hide" }, "Esc"),
      element("p", {}, explanation(mistakes)),
    ),
    element("ol", {}, ...list.map(item)),
  );
  if (rest > 0) dialog.append(element("p", { class: "rest" }, `And ${rest.toLocaleString("en")} more: the terminal lists them all.`));
  if (focused) dialog.querySelector("h2")?.focus();
};
