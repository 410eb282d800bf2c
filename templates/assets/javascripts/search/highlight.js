/** Marks the words that led here in the text of the page. */

import { marks } from "./results.js";
import { words } from "./words.js";

/** @param {string} question */
export const highlight = (question) => {
  const needles = words(question, /\s+/gu);
  const article = document.querySelector("article");
  if (!article || !needles.length) return;
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("script, style, svg, button, mark") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) {
    const pieces = marks(text.data, needles);
    if (pieces.length < 2) continue;
    for (const piece of pieces) if (piece instanceof HTMLElement) piece.dataset.mdHighlight = "";
    text.replaceWith(...pieces);
  }
};
