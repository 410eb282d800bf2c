/** Questions of which one answer is chosen: how score, profile and outcome are read, kept and shared. */

/** @typedef {import("./kind.js").Quiz} Quiz */

/** @param {HTMLElement} field */
const inputs = (field) => [...field.querySelectorAll("input")];

/** @param {HTMLElement} field */
const chosen = (field) => inputs(field).find(({ checked }) => checked);

/** @param {HTMLElement} field @param {string | undefined} value */
const choose = (field, value) => {
  for (const input of inputs(field)) input.checked = input.value === value;
};

/** @param {Quiz} quiz @returns {(number | null)[]} */
export const read = ({ fields }) => fields.map((field) => {
  const input = chosen(field);
  return input ? Number(input.value) : null;
});

/** @param {Quiz} quiz */
export const wrong = ({ fields }) => fields.flatMap((field, index) => (chosen(field) ? [] : [index]));

/** @param {Quiz} quiz */
export const save = (quiz) => Object.fromEntries(read(quiz).flatMap((at, index) => {
  const [key, , answers] = quiz.data.questions?.[index] ?? [];
  return at === null || !key ? [] : [[key, answers?.[at]?.[0] ?? "-"]];
}));

/** @param {Quiz} quiz @param {Record<string, unknown>} kept */
export const restore = ({ fields, data }, kept) => fields.forEach((field, index) => {
  const [key, , answers] = data.questions?.[index] ?? [];
  const known = key && Object.hasOwn(kept, key) ? kept[key] : undefined;
  const at = answers?.findIndex(([answer]) => answer === known) ?? -1;
  choose(field, at >= 0 || known === "-" ? String(at) : undefined);
});

/** @param {Quiz} quiz */
export const pack = (quiz) => read(quiz).map((at) => (at === null ? "" : at < 0 ? "x" : String(at)));

/** @param {Quiz} quiz @param {string[]} parts */
export const unpack = ({ fields }, parts) => {
  const fits = parts.length === fields.length && parts.every((part) => /^(\d?\d|x|)$/.test(part));
  if (fits) fields.forEach((field, index) => choose(field, parts[index] === "x" ? "-1" : parts[index]));
  return fits;
};
