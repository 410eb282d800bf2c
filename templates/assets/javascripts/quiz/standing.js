/** How a reader stands in a quiz, by what this browser keeps of it. Nothing here is shown. */

/** @typedef {import("./kind.js").Data} Data */
/** @typedef {import("./keeping.js").Kept} Kept */
/** @typedef {{ name: string, percent: number, result: number }} Scale a dimension, or without a name the whole quiz */

/**
 * @typedef {object} Standing
 * @property {boolean} [changed] whether it was answered, and asks for more since then
 * @property {Scale[]} [scales] the weakest first
 * @property {number[]} [results] outcomes
 * @property {number} [done] steps
 */

/** Indexes of the answers that are kept, null for none. @param {Data} data @param {Kept} answers */
const chosen = ({ questions = [], na }, answers) => questions.map(([key, , own]) => {
  const known = Object.hasOwn(answers, key) ? answers[key] : undefined;
  const at = own.findIndex(([answer]) => answer === known);
  if (at >= 0) return at;
  return na && known === "-" ? -1 : null;
});

/** @param {unknown} found */
const listed = (found) => (Array.isArray(found) ? found : []);

/** By kind; undefined while it is not answered. What is not here is answered once something is kept.
 *  @type {Record<string, (data: Data, answers: Kept) => Promise<Standing | undefined>>} */
const STANDINGS = {
  score: async (data, answers) => {
    const { sum, result } = (await import("./score.js")).score(data, chosen(data, answers));
    if (sum === null) return undefined;
    const [low, high] = [data.results?.[0]?.[1] ?? 0, data.results?.at(-1)?.[2] ?? 0];
    const percent = Math.floor(((sum - low) * 200 + high - low) / (2 * (high - low)));
    return { scales: [{ name: "", percent, result: result ?? -1 }] };
  },
  profile: async (data, answers) => {
    const given = chosen(data, answers);
    if (given.includes(null)) return undefined;
    const { percents, results } = (await import("./profile.js")).score(data, given);
    const scales = (data.groups ?? []).flatMap((name, group) => {
      const percent = percents[group] ?? null;
      return percent === null ? [] : [{ name, percent, result: results[group] ?? -1 }];
    });
    return { scales: scales.sort((a, b) => a.percent - b.percent) };
  },
  outcome: async (data, answers) => {
    const { sums, results } = (await import("./outcome.js")).score(data, chosen(data, answers));
    return sums ? { results } : undefined;
  },
  calculator: async ({ inputs = [] }, answers) => (inputs.some(([name]) => typeof answers[name] === "number") ? {} : undefined),
  ranking: async ({ questions = [] }, { order }) => (questions.some(([key]) => listed(order).includes(key)) ? {} : undefined),
  plan: async ({ questions = [] }, { done, start }) => {
    const ticked = questions.filter(([key]) => listed(done).includes(key)).length;
    return ticked || start ? { done: ticked } : undefined;
  },
};

/** A plan that has changed is done as far as it is done; of other kinds, answers that no longer fit are asked for again.
 *  @param {Data} data @param {Kept | undefined} answers @returns {Promise<Standing | undefined>} undefined while it is not answered */
export const standingIn = async (data, answers) => {
  if (!answers) return undefined;
  const find = STANDINGS[data.kind] ?? (async () => ({}));
  const before = answers["#"];
  const changed = data.kind !== "plan" && typeof before === "string" && before !== data.hash;
  return (await find(data, answers)) ?? (changed ? { changed } : undefined);
};
