/** `outcome`: answers count for outcomes, and those with most points are the reader's. */

import { bar, made, table } from "./making.js";

export * from "./choices.js";

/** @typedef {import("./kind.js").Quiz} Quiz */
/** @typedef {import("./kind.js").Data} Data */

/** Indexes of the answers, null for none. @param {Data} data @param {(number | null)[]} answers */
export const score = ({ questions = [], groups = [] }, answers) => {
  if (answers.includes(null)) return { sums: null, results: [] };
  const sums = groups.map((_, group) =>
    answers.reduce((/** @type {number} */ sum, at, index) => sum + Number(questions[index]?.[2][at ?? 0]?.[group + 1] ?? 0), 0));
  const most = Math.max(...sums);
  return { sums, results: sums.flatMap((points, group) => (points === most ? [group] : [])) };
};

/** @param {Quiz} quiz @param {{ sums: number[], results: number[] }} found */
export const draw = ({ data, told }, { sums, results }) => {
  const most = Math.max(1, ...sums);
  const { outcome = "", points = "", equal = "" } = told.dataset;
  const rows = (data.groups ?? []).map((name, group) => {
    const cell = made("span", "mp-quiz__measure", String(sums[group]), bar((sums[group] ?? 0) / most));
    return [name, cell];
  });
  return { nodes: [table([outcome, points], rows), ...(results.length > 1 ? [made("p", "", equal)] : [])], results };
};
