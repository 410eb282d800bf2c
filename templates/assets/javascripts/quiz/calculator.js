/** `calculator`: numbers of the reader's go into formulas, which come as the order of a stack. */

import { language, made } from "./making.js";

/** @typedef {import("./kind.js").Quiz} Quiz */
/** @typedef {import("./kind.js").Data} Data */

/** @type {Record<string, (...values: number[]) => number>} */
const DO = {
  "+": (a = 0, b = 0) => a + b,
  "-": (a = 0, b = 0) => a - b,
  "*": (a = 0, b = 0) => a * b,
  "/": (a = 0, b = 0) => a / b,
  neg: (a = 0) => -a,
  min: Math.min,
  max: Math.max,
  round: (a = 0) => Math.floor(a + 0.5),
  floor: Math.floor,
  ceil: Math.ceil,
};

/** @param {string[]} postfix @param {Map<string, number | null>} values */
const computed = (postfix, values) => {
  /** @type {number[]} */
  const stack = [];
  for (const token of postfix) {
    const [name = "", count = 2] = token.split(":");
    const known = values.get(token);
    const value = known !== undefined ? known : /^\d/.test(token) ? Number(token) : DO[name]?.(...stack.splice(-Number(count)));
    if (value === null || !Number.isFinite(value)) return null;
    stack.push(/** @type {number} */ (value));
  }
  return stack[0] ?? null;
};

/** Null for what cannot be computed. @param {Data} data @param {(number | null)[]} answers */
export const score = ({ inputs = [], figures = [] }, answers) => {
  /** @type {Map<string, number | null>} */
  const values = new Map(inputs.map(([name], index) => [name, answers[index] ?? null]));
  for (const [name, , , postfix] of figures) values.set(name, computed(postfix, values));
  return { values: figures.map(([name]) => values.get(name) ?? null) };
};

/** As people write numbers: "1.234,5", "1 234.5"; three digits behind the language's own sign for thousands are thousands.
 *  @param {string} text @param {string} lang */
const number = (text, lang) => {
  const plain = text.replace(/[\s'’\u061c\u200e\u200f]/g, "").replace("−", "-");
  const [group] = (1e6).toLocaleString(lang).replace(/\p{N}/gu, "");
  const [, sign, more] = /^-?[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*$/.exec(plain) ?? [];
  const digits = more || (sign && sign === group) ? plain.replace(/[.,]/g, "") : plain.replace(/[.,](?=\d{3}[.,])/g, "").replace(",", ".");
  return /^-?\d*\.?\d+$/.test(digits) ? Number(digits) : null;
};

/** @param {Quiz} quiz @returns {HTMLInputElement[]} */
const boxes = ({ fields }) => fields.map((field) => /** @type {HTMLInputElement} */ (field.querySelector("input")));

/** @param {Quiz} quiz @param {(index: number) => number | undefined} valueOf */
const fill = (quiz, valueOf) => boxes(quiz).forEach((box, index) => {
  const value = valueOf(index) ?? quiz.data.inputs?.[index]?.[4] ?? 0;
  box.value = value.toLocaleString(language(quiz), { useGrouping: false, maximumFractionDigits: 10, numberingSystem: "latn" });
});

/** @param {Quiz} quiz */
export const read = (quiz) => boxes(quiz).map((box, index) => {
  const [, low = 0, high = 0] = quiz.data.inputs?.[index] ?? [];
  const value = number(box.value, language(quiz));
  return value !== null && value >= low && value <= high ? value : null;
});

/** @param {Quiz} quiz */
export const wrong = (quiz) => read(quiz).flatMap((value, index) => (value === null ? [index] : []));

/** @param {Quiz} quiz */
export const save = (quiz) => {
  const values = read(quiz);
  return Object.fromEntries((quiz.data.inputs ?? []).flatMap(([name], index) => (values[index] === null ? [] : [[name, values[index]]])));
};

/** @param {Quiz} quiz @param {Record<string, unknown>} kept */
export const restore = (quiz, kept) => fill(quiz, (index) => {
  const [name = "", low = 0, high = 0] = quiz.data.inputs?.[index] ?? [];
  const value = Object.hasOwn(kept, name) ? kept[name] : undefined;
  return typeof value === "number" && value >= low && value <= high ? value : undefined;
});

/** @param {Quiz} quiz */
export const pack = (quiz) => read(quiz).map((value) => (value?.toFixed(10).replace(/\.?0+$/, "").replace("-", "m") ?? ""));

/** @param {Quiz} quiz @param {string[]} parts */
export const unpack = (quiz, parts) => {
  const values = parts.map((part) => Number(part.replace("m", "-")));
  const fits = values.length === quiz.fields.length && parts.every((part) => /^m?\d+(\.\d+)?$/.test(part));
  if (fits) restore(quiz, Object.fromEntries((quiz.data.inputs ?? []).map(([name], index) => [name, values[index]])));
  return fits;
};

/** @param {Quiz} quiz */
export const wake = (quiz) => fill(quiz, () => undefined);

/** @param {Quiz} quiz @param {{ values: (number | null)[] }} found */
export const draw = (quiz, { values }) => {
  const names = quiz.section.querySelectorAll("[data-mp-figure]");
  const list = made("dl", "mp-quiz__figures");
  (quiz.data.figures ?? []).forEach(([, digits, unit], index) => {
    const value = values[index] ?? null;
    const words = value === null ? [made("span", "", "–"), " ", made("small", "", quiz.told.dataset.none ?? "")] : said(value, digits, unit, language(quiz));
    list.append(made("div", "", made("dt", "", ...(names[index]?.cloneNode(true).childNodes ?? [])), made("dd", "", ...words)));
  });
  return { nodes: [list], results: [] };
};

/** Nobody wants to read "-0". @param {number} value @param {number} digits @param {string} unit @param {string} lang */
const said = (value, digits, unit, lang) => {
  const currency = /^[A-Z]{3}$/.test(unit) ? unit : undefined;
  const style = currency ? "currency" : undefined;
  const shown = (Math.round(value * 10 ** digits) && value).toLocaleString(lang, { style, currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit && !currency ? [shown, " ", made("small", "", unit)] : [shown];
};
