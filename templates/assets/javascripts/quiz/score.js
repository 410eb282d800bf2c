/** `score`: every answer counts points, and the sum leads to a band. */

import { bar, made } from "./making.js";

export * from "./choices.js";

/** @typedef {import("./kind.js").Quiz} Quiz */
/** @typedef {import("./kind.js").Data} Data */

/** Indexes of the answers, null for none. @param {Data} data @param {(number | null)[]} answers */
export const score = ({ questions = [], results = [] }, answers) => {
  let sum = 0;
  for (const [index, at] of answers.entries()) {
    if (at === null) return { sum: null, result: null };
    sum += questions[index]?.[2][at]?.[1] ?? 0;
  }
  return { sum, result: results.filter(([, low]) => low <= sum).length - 1 };
};

/** @param {Quiz} quiz @param {{ sum: number, result: number }} found */
export const draw = ({ data, told }, { sum, result }) => {
  const low = data.results?.[0]?.[1] ?? 0;
  const high = data.results?.at(-1)?.[2] ?? 0;
  const words = told.dataset.sum?.replace("{low}", String(low)).replace("{high}", String(high));
  const line = made("p", "mp-quiz__sum", made("strong", "", String(sum)), " ", made("span", "", words ?? ""));
  return { nodes: [line, bar((sum - low) / (high - low))], results: [result] };
};
