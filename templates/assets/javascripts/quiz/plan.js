/** `plan`: steps to be done one by one, each on its day. */

import { inWords, isDay, later } from "../series/days.js";
import { bar, made } from "./making.js";

/** @typedef {import("./kind.js").Quiz} Quiz */
/** @typedef {import("./kind.js").Data} Data */

/** Of each step whether it is done. @param {Data} _ @param {boolean[]} answers */
export const score = (_, answers) => ({ done: answers.filter(Boolean).length });

/** @param {HTMLElement} field */
const box = (field) => /** @type {HTMLInputElement} */ (field.querySelector("input"));

/** @param {Quiz} quiz */
const start = ({ section }) => /** @type {HTMLInputElement} */ (section.querySelector("[data-mp-start]"));

/** @param {Quiz} quiz */
export const read = ({ fields }) => fields.map((field) => box(field).checked);

export const wrong = () => [];

/** @param {Quiz} quiz */
export const save = (quiz) => ({
  start: start(quiz).value,
  done: (quiz.data.questions ?? []).flatMap(([key], index) => (read(quiz)[index] ? [key] : [])),
});

/** @param {Quiz} quiz @param {Record<string, unknown>} kept */
export const restore = (quiz, kept) => {
  const done = Array.isArray(kept.done) ? kept.done : [];
  quiz.fields.forEach((field, index) => {
    box(field).checked = done.includes(quiz.data.questions?.[index]?.[0]);
  });
  start(quiz).value = typeof kept.start === "string" && isDay(kept.start) ? kept.start : "";
  live(quiz);
};

/** @param {Quiz} quiz */
export const pack = (quiz) => read(quiz).map((done) => String(Number(done)));

/** @param {Quiz} quiz @param {string[]} parts */
export const unpack = (quiz, parts) => {
  const fits = parts.length === quiz.fields.length && parts.every((part) => /^[01]$/.test(part));
  if (fits) quiz.fields.forEach((field, index) => {
    box(field).checked = parts[index] === "1";
  });
  return fits;
};

/** "2026-12-01", "" without a start. @param {Quiz} quiz @param {HTMLElement} field */
const dayOf = (quiz, field) => {
  const from = start(quiz).value;
  return field.dataset.day && isDay(from) ? later(from, Number(field.dataset.day) - 1) : "";
};

/** @param {HTMLElement} field */
const textOf = (field) => field.querySelector("label")?.textContent?.trim() ?? "";

/** @param {Quiz} quiz */
export const lines = (quiz) => quiz.fields.map((field) => `[${box(field).checked ? "x" : " "}] ${textOf(field)}`);

/** @param {Quiz} quiz */
export const live = (quiz) => {
  const { due = "" } = quiz.told.dataset;
  for (const field of quiz.fields) {
    const [day, place] = [dayOf(quiz, field), field.querySelector("[data-mp-date]")];
    if (place) place.textContent = day && due.replace("{date}", inWords(day));
    field.classList.toggle("mp-quiz__step--done", box(field).checked);
  }
  quiz.told.replaceChildren(...draw(quiz, score(quiz.data, read(quiz))).nodes);
  const button = quiz.result.querySelector("[data-mp-do=calendar]");
  if (button instanceof HTMLElement) button.hidden = !quiz.fields.some((field) => dayOf(quiz, field));
};

/** @param {Quiz} quiz @param {{ done: number }} found */
export const draw = ({ told, fields }, { done }) => {
  const words = (told.dataset.done ?? "").replace("{done}", String(done)).replace("{all}", String(fields.length));
  return { nodes: [made("p", "mp-quiz__sum", made("span", "", words)), bar(done / fields.length)], results: [] };
};

/** A file for a calendar: what is not done yet and has a day. @param {Quiz} quiz */
export const calendarOf = async (quiz) => {
  const { calendar } = await import("../series/calendar.js");
  const open = quiz.fields.filter((field) => !box(field).checked && dayOf(quiz, field));
  return calendar(open.map((field) => ({
    uid: `${quiz.data.id}-${quiz.data.questions?.[quiz.fields.indexOf(field)]?.[0]}@${location.hostname || "localhost"}`,
    date: dayOf(quiz, field),
    summary: textOf(field),
    description: "",
    url: location.href.replace(/#.*/, ""),
  })), new Date());
};
