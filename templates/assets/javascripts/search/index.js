/** The search index, in Material's form, and what in it answers a question. Nothing here touches the page. */

import { beginning, isNear, spaced, words } from "./words.js";

/**
 * @typedef {{location: string, title: string, text: string, tags?: string[]}} Document as the index has it, in HTML
 * @typedef {{location: string, title: string, text: string, words: {title: string, text: string, tags: string}}} Part
 *   of a page: its beginning, or what stands below one heading
 * @typedef {{location: string, title: string, parts: Part[], missing: string[]}} Found
 * @typedef {{word: string, needles: string[], rarity: number}} Term `needles` are other words if nothing has this one
 */

const WEIGHTS = { title: 8, heading: 5, tags: 4, text: 1.5 };
const ENTITIES = /** @type {const} */ ([["&lt;", "<"], ["&gt;", ">"], ["&quot;", '"'], ["&#x27;", "'"], ["&amp;", "&"]]);

/** @param {string} html that holds nothing but text */
const text = (html) => (html.includes("&") ? ENTITIES.reduce((all, [name, sign]) => all.replaceAll(name, sign), html) : html);

export class Index {
  /** @type {Map<string, Part[]>} */
  #pages = new Map();
  /** @type {string[] | undefined} */
  #vocabulary;
  #separator;

  /** @param {{config: {separator?: string}, docs: Document[]}} data */
  constructor(data) {
    this.#separator = separator(data.config.separator);
    for (const one of data.docs) {
      const page = one.location.split("#")[0] ?? "";
      const part = this.#part(one);
      this.#pages.set(page, [...(this.#pages.get(page) ?? []), part]);
    }
  }

  /** @param {Document} one @returns {Part} */
  #part(one) {
    const shown = { location: one.location, title: text(one.title), text: text(one.text) };
    const inside = (/** @type {string} */ value) => spaced(value, this.#separator);
    return { ...shown, words: { title: inside(shown.title), text: inside(shown.text), tags: inside((one.tags ?? []).join(" ")) } };
  }

  /** The pages with all words, else those with any, best first; `needles` are the words to mark. @param {string} question */
  ask(question) {
    const terms = [...new Set(words(question, this.#separator))].map((word) => this.#term(word));
    const phrase = terms.length > 1 ? ` ${terms.map(({ word }) => word).join(" ")}` : "";
    const scored = [...this.#pages].map(([location, parts]) => judge(location, parts, terms, phrase));
    const any = scored.filter(({ score }) => score > 0);
    const all = any.filter(({ found }) => found.missing.length === 0);
    const best = (all.length ? all : any).sort((one, other) => other.score - one.score);
    return { found: best.map(({ found }) => found), needles: terms.flatMap(({ needles }) => needles) };
  }

  /** The words that begin like this one and that the pages found have most often. @param {string} word @param {Found[]} found */
  complete(word, found) {
    /** @type {Map<string, number>} */
    const counted = new Map();
    for (const part of found.slice(0, 5).flatMap(({ parts }) => parts)) {
      for (const other of `${part.words.title}${part.words.title}${part.words.text}`.split(" ")) {
        if (other.startsWith(word) && other !== word) counted.set(other, (counted.get(other) ?? 0) + 1);
      }
    }
    return [...counted].sort(([, one], [, other]) => other - one)[0]?.[0] ?? "";
  }

  /** @param {string} word @returns {Term} */
  #term(word) {
    let needles = [word];
    let count = this.#count(needles);
    if (count === 0 && word.length > 3) {
      needles = this.#near(word);
      count = this.#count(needles);
    }
    return { word, needles, rarity: Math.log(1 + this.#pages.size / (1 + count)) };
  }

  /** On how many pages one of these words stands. @param {string[]} needles */
  #count(needles) {
    const starts = needles.map(beginning);
    const has = (/** @type {Part} */ { words: { title, text, tags } }) =>
      starts.some((start) => text.includes(start) || title.includes(start) || tags.includes(start));
    return [...this.#pages.values()].filter((parts) => parts.some(has)).length;
  }

  /** The words of all pages that differ from this one, or begin with something that differs, by one letter. @param {string} word */
  #near(word) {
    const all = this.#allWords();
    const near = all.filter((other) => isNear(word, other));
    if (near.length) return near;
    return all.filter((other) => other.length > word.length && isNear(word, other.slice(0, word.length))).slice(0, 8);
  }

  #allWords() {
    if (this.#vocabulary) return this.#vocabulary;
    /** @type {Set<string>} */
    const known = new Set();
    for (const parts of this.#pages.values()) {
      for (const { words: { title, text } } of parts) for (const word of `${title}${text}`.split(" ")) known.add(word);
    }
    this.#vocabulary = [...known];
    return this.#vocabulary;
  }
}

/** The owner's, or Material's default where a browser cannot read theirs. @param {string | undefined} pattern */
const separator = (pattern) => {
  try {
    return new RegExp(pattern || "[\\s\\-]+", "gu");
  } catch {
    return /[\s-]+/gu;
  }
};

/** @param {string} location @param {Part[]} parts @param {Term[]} terms @param {string} phrase */
const judge = (location, parts, terms, phrase) => {
  /** @type {string[]} */
  const missing = [];
  let score = 0;
  const own = parts.map(() => 0);
  for (const term of terms) {
    const weights = parts.map((part) => weight(part, term, part.location === location));
    const best = Math.max(...weights);
    if (best === 0) missing.push(term.word);
    score += best * term.rarity;
    weights.forEach((one, at) => (own[at] = (own[at] ?? 0) + one * term.rarity));
  }
  if (phrase && parts.some(({ words: { title } }) => title.includes(phrase))) score += WEIGHTS.title;
  if (phrase && parts.some(({ words: { text } }) => text.includes(phrase))) score += 2 * WEIGHTS.text;
  const shown = parts.filter((_, at) => own[at]).sort((one, other) => (own[parts.indexOf(other)] ?? 0) - (own[parts.indexOf(one)] ?? 0));
  return { score, found: { location, title: parts[0]?.title ?? "", parts: shown, missing } };
};

/** What a word weighs in a part of a page: more in a title than in its text, and whole more than begun. */
const weight = (/** @type {Part} */ part, /** @type {Term} */ term, /** @type {boolean} */ opens) => {
  let best = 0;
  for (const needle of term.needles) {
    const start = beginning(needle);
    for (const field of /** @type {const} */ (["title", "tags", "text"])) {
      const at = part.words[field].indexOf(start);
      if (at < 0) continue;
      const full = field === "title" && !opens ? WEIGHTS.heading : WEIGHTS[field];
      const whole = part.words[field].includes(`${start} `);
      const often = field === "text" && part.words.text.indexOf(start, at + 1) > 0;
      best = Math.max(best, full * (whole ? 1 : 0.75) + (often ? 0.3 : 0));
    }
  }
  return best;
};

/** @type {Map<string, Promise<Index>>} */
const loading = new Map();

/** The index at an address, fetched once. @param {string} address */
export const load = (address) => {
  const known = loading.get(address);
  if (known) return known;
  const fetching = fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return new Index(await answer.json());
  });
  fetching.catch(() => loading.delete(address)); // the next question tries again
  loading.set(address, fetching);
  return fetching;
};
