/** The quizzes of a series side by side, from what this browser keeps: which are answered, and where to begin. */

import { kept } from "./keeping.js";
import { bar, made, table } from "./making.js";

/** @typedef {import("./kind.js").Data} Data */
/** @typedef {{ name: string, percent: number, band: Element | undefined }} Row */

/** Indexes of the answers that are kept, null for none. @param {Data} data @param {import("./keeping.js").Kept} answers */
const chosen = ({ questions = [] }, answers) => questions.map(([key, , own]) => {
  const known = Object.hasOwn(answers, key) ? answers[key] : undefined;
  if (known === "-") return -1;
  const at = own.findIndex(([answer]) => answer === known);
  return at < 0 ? null : at;
});

/** Only points lie on a scale: an outcome, an order, a sum of money and a list of steps are done or not. @param {HTMLTemplateElement} template @returns {Promise<Row[] | undefined>} undefined while it is not answered */
const rowsOf = async (template) => {
  /** @type {Data} */
  const data = JSON.parse(template.dataset.mpScore ?? "{}");
  const answers = kept(data.id);
  if (!answers) return undefined;
  const [given, bands] = [chosen(data, answers), template.content.children];
  if (data.kind === "profile") {
    const { percents, results } = (await import("./profile.js")).score(data, given);
    const rows = (data.groups ?? []).flatMap((name, group) => {
      const percent = percents[group] ?? null;
      return percent === null ? [] : [{ name, percent, band: bands[results[group] ?? -1] }];
    });
    return given.includes(null) ? undefined : rows;
  }
  if (data.kind === "score") {
    const { sum, result } = (await import("./score.js")).score(data, given);
    const [low, high] = [data.results?.[0]?.[1] ?? 0, data.results?.at(-1)?.[2] ?? 0];
    if (sum === null) return undefined;
    return [{ name: template.dataset.mpTitle ?? "", percent: Math.round(((sum - low) / (high - low)) * 100), band: bands[result ?? -1] }];
  }
  return data.kind === "outcome" && given.includes(null) ? undefined : [];
};

/** @param {HTMLElement} place */
const show = async (place) => {
  const { dimension = "", percent = "", meaning = "", none = "", done = "" } = place.dataset;
  const templates = /** @type {HTMLTemplateElement[]} */ ([...place.querySelectorAll("template")]);
  const found = await Promise.all(templates.map(rowsOf));
  const answered = found.filter((rows) => rows !== undefined);
  const titles = templates.filter((_, index) => found[index]).map((template) => template.dataset.mpTitle);
  const rows = answered.flat().sort((a, b) => a.percent - b.percent);
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(`[data-mp-${name}]`));
  const count = done.replace("{done}", String(answered.length)).replace("{all}", String(templates.length));
  find("done").textContent = answered.length ? `${count}: ${titles.join(", ")}` : none;
  const share = new Intl.NumberFormat(document.documentElement.lang || "en", { style: "percent" });
  const lines = rows.map(({ name, percent, band }) => [
    name,
    made("span", "mp-quiz__measure", share.format(percent / 100), bar(percent / 100)),
    band?.firstElementChild?.textContent ?? "",
  ]);
  find("table").replaceChildren(...(lines.length ? [table([dimension, percent, meaning], lines)] : []));
  const [weakest, first] = [find("weakest"), rows[0]?.band];
  while (weakest.children.length > 1) weakest.lastElementChild?.remove();
  weakest.hidden = !first;
  if (first) weakest.append(made("p", "mp-quiz__when", rows[0]?.name ?? ""), document.importNode(first, true));
  const section = place.closest("[data-mp-until-done]");
  if (section instanceof HTMLElement) section.hidden = !rows.length;
};

const showAll = () => {
  for (const place of document.querySelectorAll("[data-mp-scores]")) if (place instanceof HTMLElement) show(place);
};

// Answered in another tab, or on the page from which its reader comes back.
addEventListener("storage", showAll);
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) showAll();
});
export const wake = showAll;
