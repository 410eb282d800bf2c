/** A page that was found, as an entry of the list: its title, what it says there, and the headings that match. */

import { excerpt, marked } from "./words.js";

const HEADINGS = 3;

/**
 * @param {string} text
 * @param {string[]} needles
 * @returns {Node[]} the text with the words that were found in <mark>
 */
export const marks = (text, needles) =>
  marked(text, needles).map((piece, at) => {
    if (at % 2 === 0) return document.createTextNode(piece);
    return Object.assign(document.createElement("mark"), { textContent: piece });
  });

/**
 * @param {import("./index.js").Found} found
 * @param {string[]} needles
 * @param {{root: string, question: string, words: DOMStringMap}} around
 */
export const result = (found, needles, { root, question, words }) => {
  const item = document.createElement("li");
  const best = found.parts[0];
  item.append(link(found.location, found.title));
  if (best?.text) item.append(paragraph("mp-search__text", marks(excerpt(best.text, needles, 180), needles)));
  const headings = found.parts.filter((part) => part.location.includes("#")).slice(0, HEADINGS);
  if (headings.length) item.append(inner(headings));
  if (found.missing.length) {
    const missing = found.missing.map((word) => Object.assign(document.createElement("del"), { textContent: word }));
    item.append(paragraph("mp-search__missing", [`${words.missing ?? ""}: `, ...missing.flatMap((word) => [word, " "])]));
  }
  return item;

  /** @param {string} location @param {string} title */
  function link(location, title) {
    const element = document.createElement("a");
    const address = new URL(location, root);
    if (words.highlight !== undefined) address.searchParams.set("h", question);
    element.href = address.href;
    element.append(...marks(title, needles));
    return element;
  }

  /** @param {import("./index.js").Part[]} parts */
  function inner(parts) {
    const list = document.createElement("ul");
    list.append(...parts.map((part) => {
      const item = document.createElement("li");
      item.append(link(part.location, part.title));
      return item;
    }));
    return list;
  }
};

/** @param {string} name @param {(Node | string)[]} inside */
const paragraph = (name, inside) => {
  const element = Object.assign(document.createElement("p"), { className: name });
  element.append(...inside);
  return element;
};
