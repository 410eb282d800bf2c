/** `ranking`: readers put items into their own order with buttons, and keep the first few. */

import { kept } from "./keeping.js";
import { made } from "./making.js";

/** @typedef {import("./kind.js").Quiz} Quiz */
/** @typedef {import("./kind.js").Data} Data */

/** Indexes of the items, first things first. @param {Data} data @param {number[]} answers */
export const score = ({ keep }, answers) => ({ kept: answers.slice(0, keep || answers.length) });

/** @param {Quiz} quiz */
const list = ({ section }) => /** @type {HTMLElement} */ (section.querySelector("[data-mp-items]"));

/** @param {Element | undefined} item */
const nameOf = (item) => item?.querySelector(".mp-quiz__item-text")?.textContent?.trim() ?? "";

/** @param {Quiz} quiz */
export const read = (quiz) => [...list(quiz).children].map((item) => quiz.fields.indexOf(/** @type {HTMLElement} */ (item)));

export const wrong = () => [];

/** @param {Quiz} quiz @param {readonly number[]} order */
const put = (quiz, order) => {
  list(quiz).append(...order.flatMap((index) => quiz.fields[index] ?? []));
  const items = [...list(quiz).children];
  items.forEach((item, place) => {
    const [up, down] = item.querySelectorAll("button");
    up?.setAttribute("aria-disabled", String(place === 0));
    down?.setAttribute("aria-disabled", String(place === items.length - 1));
  });
};

/** @param {Quiz} quiz */
export const save = (quiz) => ({ order: read(quiz).map((index) => quiz.data.questions?.[index]?.[0]) });

/** Items that are new stand where their author has them, behind those that were ordered. @param {Quiz} quiz @param {Record<string, unknown>} kept */
export const restore = (quiz, { order }) => {
  const keys = (quiz.data.questions ?? []).map(([key]) => key);
  const known = (Array.isArray(order) ? order : []).map((key) => keys.indexOf(key)).filter((index) => index >= 0);
  put(quiz, [...new Set([...known, ...keys.keys()])]);
};

/** @param {Quiz} quiz */
export const pack = (quiz) => read(quiz).map(String);

/** @param {Quiz} quiz @param {string[]} parts */
export const unpack = (quiz, parts) => {
  const order = parts.map(Number);
  const fits = parts.every((part) => /^\d?\d$/.test(part)) && quiz.fields.every((_, index) => order.includes(index));
  if (fits && order.length === quiz.fields.length) put(quiz, order);
  return fits && order.length === quiz.fields.length;
};

/** @param {Quiz} quiz */
export const lines = (quiz) => read(quiz).map((index, place) => `${place + 1}. ${nameOf(quiz.fields[index])}`);

/** @param {Quiz} quiz @param {() => void} keep */
export const wake = (quiz, keep) => {
  const { up = "", down = "", moved = "" } = list(quiz).dataset;
  quiz.fields.forEach((item) => {
    const name = nameOf(item);
    const buttons = [[up, -1, "↑"], [down, 1, "↓"]].map(([words, by, arrow]) => {
      const button = Object.assign(made("button", "mp-quiz__move", String(arrow)), { type: "button" });
      button.setAttribute("aria-label", String(words).replace("{item}", name));
      button.addEventListener("click", () => {
        const order = read(quiz);
        const from = order.indexOf(quiz.fields.indexOf(item));
        const to = Math.max(0, Math.min(order.length - 1, from + Number(by)));
        order.splice(to, 0, ...order.splice(from, 1));
        put(quiz, order);
        button.focus();
        keep();
        const values = { item: name, place: to + 1, count: order.length };
        quiz.status.textContent = moved.replace(/\{(item|place|count)\}/g, (_, key) => String(values[/** @type {"item"} */ (key)]));
      });
      return button;
    });
    item.append(made("span", "mp-quiz__moves", ...buttons));
  });
  put(quiz, [...quiz.fields.keys()]);
  // Who leaves the order as it is has answered too; one that came by a link stays its sender's.
  quiz.section.addEventListener("click", ({ target }) => {
    const asked = target instanceof Element && target.closest("[data-mp-do=show]");
    if (asked && !kept(quiz.data.id) && read(quiz).every((index, place) => index === place)) keep();
  });
};

/** @param {Quiz} quiz @param {{ kept: number[] }} found */
export const draw = (quiz, { kept }) => {
  const { keep = "", rest = "" } = quiz.told.dataset;
  const others = read(quiz).filter((index) => !kept.includes(index));
  const items = (/** @type {readonly number[]} */ order) => order.map((index) => made("li", "", nameOf(quiz.fields[index])));
  const nodes = [made("p", "mp-quiz__when", keep), made("ol", "mp-quiz__kept", ...items(kept))];
  if (others.length) nodes.push(made("p", "mp-quiz__when", rest), made("ul", "", ...items(others)));
  return { nodes, results: [] };
};
