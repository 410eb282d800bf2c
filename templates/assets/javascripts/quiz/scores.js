/** The quizzes of a series side by side, from what this browser keeps: how their reader stands, and where to begin. */

import { keep, kept } from "./keeping.js";
import { bar, made, table } from "./making.js";
import { standingIn } from "./standing.js";

/** @typedef {{ template: HTMLTemplateElement, quiz: import("./kind.js").Data, standing: import("./standing.js").Standing }} Answered */
/** @typedef {{ percent: number, cells: (Node | string)[] }} Row */

/** Of what lies on no scale: behind what does, in its author's order. */
const NO_SCALE = 101;

/** @param {HTMLElement} place @param {string} name */
const part = (place, name) => /** @type {HTMLElement | null} */ (place.querySelector(`[data-mp-${name}]`));

/** @param {HTMLTemplateElement} template @returns {Promise<Answered[]>} none while it is not answered */
const look = async (template) => {
  const quiz = JSON.parse(template.dataset.mpScore ?? "{}");
  const standing = await standingIn(quiz, kept(quiz.id));
  return standing ? [{ template, quiz, standing }] : [];
};

/** @param {HTMLTemplateElement} template @param {string} words */
const linkTo = ({ dataset, lang }, words) => Object.assign(made("a", "", words), { href: dataset.mpHref, lang });

/** @param {HTMLTemplateElement} template */
const titleOf = ({ dataset }) => dataset.mpTitle ?? "";

/** @param {Answered} answered @param {number} result */
const band = ({ template }, result) => template.content.children[result];

/** @param {Answered} answered @param {number} result */
const bandTitle = (answered, result) => band(answered, result)?.firstElementChild?.textContent ?? "";

/** What is meant by a quiz without a scale. @param {HTMLElement} place @param {Answered} answered @returns {(Node | string)[]} */
const meant = ({ dataset }, answered) => {
  const { template, quiz, standing } = answered;
  if (standing.changed) return [`${dataset.changed} `, linkTo(template, dataset.again ?? "")];
  if (standing.results) return [standing.results.map((result) => bandTitle(answered, result)).join(", ")];
  const { done = 0 } = standing;
  return [(dataset[quiz.kind] ?? "–").replace("{done}", String(done)).replace("{all}", String(quiz.questions?.length ?? 0))];
};

/** @param {readonly (Node | string)[]} inner */
const beside = (inner) => {
  const nodes = new DocumentFragment();
  nodes.append(...inner);
  return nodes;
};

/** @param {HTMLElement} place @param {Answered} answered @returns {Row[]} */
const rowsOf = (place, answered) => {
  const { template, standing } = answered;
  const share = new Intl.NumberFormat(document.documentElement.lang || "en", { style: "percent" });
  const title = () => linkTo(template, titleOf(template));
  if (!standing.scales) return [{ percent: NO_SCALE, cells: [title(), "–", beside(meant(place, answered))] }];
  return standing.scales.map(({ name, percent, result }) => {
    const measure = made("span", "mp-quiz__measure", share.format(percent / 100), bar(percent / 100));
    const named = name ? made("span", "", name, made("br", ""), made("span", "mp-quiz__when", title())) : title();
    return { percent, cells: [named, measure, bandTitle(answered, result)] };
  });
};

/** The weakest of a quiz with its advice; of one without a scale all that it came to. @param {Answered} answered */
const needOf = (answered) => {
  const { template, standing } = answered;
  const [weakest] = standing.scales ?? [];
  const when = weakest?.name ? `${weakest.name} – ${titleOf(template)}` : titleOf(template);
  const bands = (weakest ? [weakest.result] : (standing.results ?? [])).flatMap((result) => band(answered, result) ?? []);
  return { percent: weakest?.percent ?? NO_SCALE, when, bands };
};

/** Below its heading. @param {HTMLElement | null} box @param {ReturnType<typeof needOf>[]} needs */
const tell = (box, needs) => {
  if (!box) return;
  const nodes = needs.flatMap(({ when, bands }) => [
    made("p", "mp-quiz__when", when),
    ...bands.map((one) => /** @type {Element} */ (document.importNode(one, true))),
  ]);
  for (const one of nodes.flatMap((node) => [...node.querySelectorAll("[id]")])) one.removeAttribute("id");
  box.replaceChildren(...[...box.children].slice(0, 1), ...nodes);
  box.hidden = !needs.length;
};

/** Looks are counted: while kinds are still fetched, a later one may have seen more. */
let looks = 0;

/** @param {HTMLElement} place @param {number} turn */
const show = async (place, turn) => {
  const { one = "", percent = "", meaning = "", none = "", answered = "", refused = "" } = place.dataset;
  const templates = /** @type {HTMLTemplateElement[]} */ ([...place.querySelectorAll("template")]);
  const found = (await Promise.all(templates.map(look))).flat();
  if (turn !== looks) return;
  const count = found.filter(({ standing }) => !standing.changed).length;
  const words = answered.replace("{done}", String(count)).replace("{all}", String(templates.length));
  const [note, status] = [part(place, "note"), part(place, "done")];
  // To forget nothing tells whether this browser lets the site keep anything.
  if (note && !keep("", undefined)) note.textContent = refused;
  else if (status) status.textContent = found.length ? words : none;
  const rows = found.flatMap((each) => rowsOf(place, each)).sort((a, b) => a.percent - b.percent);
  part(place, "table")?.replaceChildren(...(rows.length ? [table([one, percent, meaning], rows.map(({ cells }) => cells))] : []));
  const needs = found.map(needOf).filter(({ bands }) => bands.length).sort((a, b) => a.percent - b.percent);
  tell(part(place, "weakest"), needs.slice(0, 1));
  tell(part(place, "after"), needs.slice(1));
  const section = place.closest("[data-mp-until-done]");
  if (section instanceof HTMLElement) section.hidden = !found.length;
};

const showAll = () => {
  looks += 1;
  for (const place of document.querySelectorAll("[data-mp-scores]")) if (place instanceof HTMLElement) show(place, looks);
};

/** A quiz of the series may stand on its page. @param {Event} event */
const follow = ({ target }) => {
  if (target instanceof Element && target.closest("[data-mp-quiz]")) showAll();
};

addEventListener("change", follow);
addEventListener("click", follow);
// Answered in another tab, or on the page from which its reader comes back.
addEventListener("storage", showAll);
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) showAll();
});
export const wake = showAll;
