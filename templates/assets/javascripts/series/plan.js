/** A plan of steps: who does each, and by when. Kept in this browser, printed, and taken away as a file. */

import { inWords, isDay, later } from "./days.js";
import { change, kept, nameOf, whenChanged } from "./store.js";
import { twice } from "./twice.js";

/**
 * A step on the page.
 * @typedef {object} Row
 * @property {string} name
 * @property {HTMLElement} item
 * @property {HTMLElement} group the steps of its post
 * @property {HTMLInputElement} box
 * @property {HTMLInputElement} owner
 * @property {HTMLInputElement} due
 */

/** The page's own, since there is one plan on it. */
let page = document.body;
let plan = "";
/** @type {Row[]} */
let rows = [];
let showsAll = false;

/** @param {ParentNode} place @param {string} selector */
const all = (place, selector) => [...place.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

/** @param {ParentNode} place @param {string} selector */
const input = (place, selector) => /** @type {HTMLInputElement} */ (place.querySelector(selector));

/** The text of a step becomes the label of its box. @param {HTMLElement} item */
const giveBox = (item) => {
  const box = Object.assign(document.createElement("input"), { type: "checkbox" });
  const label = Object.assign(document.createElement("label"), { className: "mp-step__tick" });
  const text = item.querySelector(".mp-step__text");
  if (text) {
    text.before(label);
    label.append(box, text);
  }
  return box;
};

/** @param {HTMLElement} item @param {HTMLElement} group @returns {Row} */
const rowOf = (item, group) => {
  const name = nameOf(group.dataset.mpPost ?? "", item.dataset.mpStep ?? "");
  const box = giveBox(item);
  const fields = document.getElementById("mp-step-fields");
  if (fields instanceof HTMLTemplateElement) item.append(fields.content.cloneNode(true));
  const [owner, due] = [input(item, "[data-mp-owner]"), input(item, "[data-mp-due]")];
  const described = item.querySelector(".mp-step__text")?.id ?? "";
  for (const field of [owner, due]) field.setAttribute("aria-describedby", described);
  box.addEventListener("change", () => change(({ steps }) => {
    steps[name] = box.checked;
  }));
  owner.addEventListener("change", () => change(({ owners }) => {
    if (owner.value.trim()) owners[name] = owner.value.trim();
    else delete owners[name];
  }));
  due.addEventListener("change", () => change(({ dates }) => {
    dates[name] = due.value;
  }));
  return { name, item, group, box, owner, due };
};

/** The day that the reader has set, else the one that its author meant, counted from the start. @param {Row} row */
const dayOf = ({ name, item }) => {
  const { dates, plans } = kept();
  const start = plans[plan]?.start;
  const set = dates[name];
  if (set !== undefined) return isDay(set) ? set : "";
  return item.dataset.mpDay && start && isDay(start) ? later(start, Number(item.dataset.mpDay) - 1) : "";
};

/** Whether the reader has done anything about a post. @param {HTMLElement} group */
const isBegun = (group) => {
  const { read, steps, owners, dates } = kept();
  const mine = rows.filter((row) => row.group === group);
  return Boolean(read[group.dataset.mpPost ?? ""]) || mine.some(({ name }) => steps[name] || owners[name] || dates[name]);
};

/** @param {HTMLInputElement} field @param {string} value @param {string} words as they are printed */
const fill = (field, value, words) => {
  if (field !== document.activeElement) field.value = value;
  const written = field.nextElementSibling;
  if (written) written.textContent = words;
};

/** @param {Row} row */
const showRow = (row) => {
  const { steps, owners } = kept();
  const [done, owner, day] = [Boolean(steps[row.name]), owners[row.name] ?? "", dayOf(row)];
  row.box.checked = done;
  row.item.classList.toggle("mp-step--done", done);
  fill(row.owner, owner, owner);
  fill(row.due, day, day && inWords(day));
};

const shown = () => rows.filter(({ group }) => !group.hidden);

const show = () => {
  const { steps, plans } = kept();
  for (const row of rows) showRow(row);
  for (const group of all(page, "[data-mp-post]")) group.hidden = !showsAll && !isBegun(group);
  const seen = shown();
  for (const place of all(page, "[data-mp-empty]")) place.hidden = seen.length > 0;
  for (const place of all(page, "[data-mp-tools]")) place.hidden = seen.length === 0;
  for (const place of all(page, "[data-mp-count]")) {
    const done = seen.filter(({ name }) => steps[name]).length;
    place.hidden = !done;
    place.textContent = (place.dataset.mpText ?? "").replace("{done}", String(done)).replace("{all}", String(seen.length));
  }
  fill(input(page, "[data-mp-start]"), plans[plan]?.start ?? "", "");
  input(page, "[data-mp-weekly]").checked = Boolean(plans[plan]?.weekly);
};

const empty = () => {
  change(({ steps, owners, dates, plans }) => {
    delete plans[plan];
    for (const { name } of shown()) for (const values of [steps, owners, dates]) delete values[name];
  });
  // The button may have gone with the last step.
  const left = page.querySelector("[data-mp-empty]:not([hidden]) button");
  if (left instanceof HTMLElement) left.focus();
};

const take = async (/** @type {HTMLElement} */ button) => {
  const { calendarOf, textOf, save } = await import("./taking.js");
  const { plans } = kept();
  const taken = { page, start: plans[plan]?.start ?? "", weekly: Boolean(plans[plan]?.weekly) };
  const steps = shown().map((row) => ({ ...row, done: row.box.checked, day: dayOf(row), who: row.owner.value.trim() }));
  if (button.dataset.mpWay === "text") return save(`${plan}.txt`, "text/plain", textOf(taken, steps));
  const dated = steps.filter(({ day, done }) => day && !done);
  const status = page.querySelector("[data-mp-status]");
  const words = dated.length ? (button.dataset.mpText ?? "") : (button.dataset.mpNone ?? "");
  if (status) status.textContent = words.replace("{dated}", String(dated.length)).replace("{all}", String(steps.length));
  if (dated.length) save(`${plan}.ics`, "text/calendar", calendarOf(taken, dated));
};

/** @param {HTMLElement} button */
const wakeWay = (button) => {
  const way = button.dataset.mpWay;
  if (way === "reset") twice(button, empty);
  else button.addEventListener("click", () => {
    if (way === "print") print();
    else if (way === "all") {
      showsAll = true;
      show();
      input(page, "[data-mp-start]").focus();
    } else take(button);
  });
};

/** @param {{ start?: string, weekly?: boolean }} setting */
const set = (setting) => change(({ plans }) => {
  plans[plan] = { ...plans[plan], ...setting };
});

export const wake = () => {
  page = /** @type {HTMLElement} */ (document.querySelector("[data-mp-plan]"));
  plan = page.dataset.mpPlan ?? "";
  showsAll = page.dataset.mpBegun === "all";
  rows = all(page, "[data-mp-post]").flatMap((group) => all(group, "[data-mp-step]").map((item) => rowOf(item, group)));
  for (const button of all(page, "[data-mp-way]")) wakeWay(button);
  const [start, weekly] = [input(page, "[data-mp-start]"), input(page, "[data-mp-weekly]")];
  start.addEventListener("change", () => set({ start: start.value }));
  weekly.addEventListener("change", () => set({ weekly: weekly.checked }));
  whenChanged(show);
};
