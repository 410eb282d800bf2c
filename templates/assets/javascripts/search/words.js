/** Words of a text, as search compares them. Nothing here knows of pages. */

/**
 * Small letters without accents, so that "Bäckerei" is found by "backerei". The length may change.
 * @param {string} text
 */
export const folded = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase().replace(/ß/g, "ss");

/**
 * The words between separators, folded, without empty ones. Signs at a word's ends are no part of it.
 * @param {string} text
 * @param {RegExp} separator
 */
export const words = (text, separator) => {
  const found = [];
  for (const part of folded(text).split(separator)) {
    const word = part?.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
    if (word) found.push(word);
  }
  return found;
};
