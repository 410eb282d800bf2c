/** Words of texts and of what somebody types, as search compares them, and where they stand. Nothing here knows of pages. */

const SIGNS = /[^\p{L}\p{N}]+/gu;
/** Anything but plain English letters and typographic signs: most texts have none of it, and are ten times as quick. */
const FOREIGN = /[^\0-\x7f\xa0\u2000-\u206f]/;
const WORD = /[\p{L}\p{N}]+/gu;
/** Scripts without spaces between words: there a word may begin anywhere. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/**
 * Small letters without accents, so that "Bäckerei" is found by "backerei". The length may change.
 * @param {string} text
 */
export const folded = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase().replaceAll("ß", "ss");

/**
 * The words of a text, folded, each between two spaces: a word begins where " word" is found.
 * @param {string} text
 * @param {RegExp} separator the owner's, which may part words where there is no sign
 */
export const spaced = (text, separator) => {
  const parted = separator.source === "[\\s\\-]+" ? text : text.replace(separator, " "); // those are signs anyway
  const plain = FOREIGN.test(parted) ? folded(parted).replace(SIGNS, " ") : parted.toLowerCase().replace(/[^a-z0-9]+/g, " ");
  return ` ${plain.trim()} `;
};

/** @param {string} text @param {RegExp} separator */
export const words = (text, separator) => spaced(text, separator).trim().split(" ").filter(Boolean);

/** What to look for, so that a word is found by its beginning. @param {string} word */
export const beginning = (word) => (UNSPACED.test(word) ? word : ` ${word}`);

/**
 * A text in pieces, of which every second one is a word that begins with one of the needles.
 * @param {string} text
 * @param {string[]} needles folded
 */
export const marked = (text, needles) => {
  const pieces = [""];
  let end = 0;
  for (const found of text.matchAll(WORD)) {
    const word = folded(found[0]);
    if (!needles.some((needle) => (UNSPACED.test(needle) ? word.includes(needle) : word.startsWith(needle)))) continue;
    pieces[pieces.length - 1] += text.slice(end, found.index);
    end = found.index + found[0].length;
    pieces.push(found[0], "");
  }
  pieces[pieces.length - 1] += text.slice(end);
  return pieces;
};

/**
 * The part of a text around the first of the needles, cut between words.
 * @param {string} text
 * @param {string[]} needles folded
 * @param {number} length
 */
export const excerpt = (text, needles, length) => {
  const before = marked(text, needles);
  const first = before.length > 1 ? (before[0] ?? "").length : 0;
  const from = first > length / 2 ? text.indexOf(" ", first - length / 3) + 1 : 0;
  const to = text.length > from + length ? text.lastIndexOf(" ", from + length) : text.length;
  return `${from ? "… " : ""}${text.slice(from, to > from ? to : from + length)}${to < text.length ? " …" : ""}`;
};

/** Whether one letter too many, too few, wrong or in its neighbour's place parts two words. @param {string} a @param {string} b */
export const isNear = (a, b) => {
  if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
  let from = 0;
  while (a[from] === b[from]) from += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [left, right] = [a.slice(from, endA), b.slice(from, endB)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
};
