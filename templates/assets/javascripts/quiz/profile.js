/** `profile`: statements are rated, each dimension comes to a percentage, and that leads to a band. */

import { bar, language, made, table } from "./making.js";

export * from "./choices.js";

/** @typedef {import("./kind.js").Quiz} Quiz */
/** @typedef {import("./kind.js").Data} Data */

/** Indexes into the scale, -1 where a statement does not apply, null for none. @param {Data} data @param {(number | null)[]} answers */
export const score = (data, answers) => {
  const percents = (data.groups ?? []).map((_, group) => percentOf(data, answers, group));
  return { percents, results: percents.map((percent, group) => (percent === null ? null : bandOf(data, percent, group))) };
};

/** In integers, halves up, so that it is the same everywhere. @param {Data} data @param {(number | null)[]} answers @param {number} group */
const percentOf = ({ questions = [] }, answers, group) => {
  let [got, most] = [0, 0];
  for (const [index, [, own, rated]] of questions.entries()) {
    const at = answers[index] ?? null;
    if (own !== group || at === -1) continue;
    if (at === null) return null;
    got += rated[at]?.[1] ?? 0;
    most += rated.length - 1;
  }
  return most ? Math.floor((got * 200 + most) / (2 * most)) : null;
};

/** The highest bound that is reached; a dimension's own goes before that for all. @param {Data} data @param {number} percent @param {number} group */
const bandOf = ({ results = [] }, percent, group) => {
  let best = -1;
  for (const [index, [own, low]] of results.entries()) {
    if ((own !== -1 && own !== group) || low > percent) continue;
    const than = results[best];
    if (!than || low > than[1] || (low === than[1] && own === group)) best = index;
  }
  return best;
};

/** @param {Quiz} quiz @param {{ percents: (number | null)[], results: (number | null)[] }} found */
export const draw = ({ data, section, told, result }, { percents, results }) => {
  const names = data.groups ?? [];
  const titles = [...section.querySelectorAll(".mp-quiz__key [data-mp-band]")].map((band) => band.firstElementChild?.textContent ?? "");
  const share = new Intl.NumberFormat(language({ section }), { style: "percent" });
  const { dimension = "", percent = "", meaning = "", left = "" } = told.dataset;
  const rows = names.map((name, group) => {
    const p = percents[group] ?? null;
    if (p === null) return [name, left, "–"];
    return [name, made("span", "mp-quiz__measure", share.format(p / 100), bar(p / 100)), titles[results[group] ?? -1] ?? ""];
  });
  /** @type {Node[]} */
  const nodes = [table([dimension, percent, meaning], rows)];
  if (result.dataset.mpChart === "radar") {
    const place = made("div", "mp-quiz__chart");
    nodes.unshift(place);
    import("./radar.js").then(({ radar }) => place.append(radar(names, percents)));
  }
  // The weakest first: that is where to begin.
  const order = names.map((_, group) => group).sort((a, b) => (percents[a] ?? 101) - (percents[b] ?? 101));
  return { nodes, results: order.flatMap((group) => results[group] ?? []) };
};
