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

// A link or picture as a whole, else a word, else the one sign that stands there.
const THING = /^(?:!?\[[^\]]*\](?:\([^)]*\))?|[\p{L}\p{N}_.-]+|.)/u;

/** What is meant is marked within its line, where it is known. @param {Line} line */
const marked = ({ text, column }) => {
  const at = column - 1;
  const word = column ? (THING.exec(text.slice(at))?.[0] ?? "") : "";
  if (!word) return [text];
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
const heading = ({ errors = 0, nothing }) => {
  if (!errors) return "Worth a look";
  return nothing ? "The site cannot be built yet" : "The last change cannot be shown";
};

/** @param {Mistakes} mistakes */
const explanation = (mistakes) => {
  if (!mistakes.errors) return `${summary(mistakes)}. The site is built all the same.`;
  const below = mistakes.nothing ? "" : " Below is the page as it was before.";
  return `${summary(mistakes)}.${below} Mend the file and save it, and this goes away.`;
};

/** @param {HTMLDialogElement} dialog @param {Mistakes} mistakes */
export const fillOverlay = (dialog, mistakes) => {
  const { list = [], errors = 0, warnings = 0 } = mistakes;
  const rest = errors + warnings - list.length;
  const root = dialog.getRootNode();
  const hadFocus = dialog.open && root instanceof ShadowRoot && dialog.contains(root.activeElement);
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
  if (hadFocus) dialog.querySelector("h2")?.focus();
};
