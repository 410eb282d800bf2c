/** Percentages as a web with a spoke for each. A table beside it says the same. */

import { drawn } from "./making.js";

const [CENTRE_X, CENTRE_Y, RADIUS] = [180, 150, 105];
const [LONGEST, LETTER, WIDTH] = [16, 8.5, 360];

/** @param {number} spoke @param {number} of @param {number} part */
const at = (spoke, of, part) => {
  const angle = (2 * Math.PI * spoke) / of - Math.PI / 2;
  return [CENTRE_X + Math.cos(angle) * RADIUS * part, CENTRE_Y + Math.sin(angle) * RADIUS * part].map((n) => Math.round(n * 10) / 10);
};

/** @param {readonly string[]} names @param {readonly (number | null)[]} percents */
export const radar = (names, percents) => {
  const ring = (/** @type {(spoke: number) => number} */ part) => names.map((_, spoke) => at(spoke, names.length, part(spoke)).join(",")).join(" ");
  const rings = [0.25, 0.5, 0.75, 1].map((part) => drawn("polygon", { points: ring(() => part), class: "mp-quiz__web" }));
  const spokes = names.map((_, spoke) => {
    const [x = 0, y = 0] = at(spoke, names.length, 1);
    return drawn("line", { x1: CENTRE_X, y1: CENTRE_Y, x2: x, y2: y, class: "mp-quiz__web" });
  });
  const labels = names.map((name, spoke) => {
    const [x = 0, y = 0] = at(spoke, names.length, 1.14);
    const anchor = Math.abs(x - CENTRE_X) < 20 ? "middle" : x > CENTRE_X ? "start" : "end";
    const text = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
    const wide = text.length * LETTER;
    const inside = anchor === "start" ? Math.min(WIDTH - wide, x) : anchor === "end" ? Math.max(wide, x) : x;
    return drawn("text", { x: inside, y: y + 5, "text-anchor": anchor, class: "mp-quiz__spoke" }, text);
  });
  const dots = percents.map((percent, spoke) => {
    const [cx = 0, cy = 0] = at(spoke, names.length, (percent ?? 0) / 100);
    return drawn("circle", { cx, cy, r: percent === null ? 0 : 4.5, class: "mp-quiz__dot" });
  });
  // What does not apply has no corner: at the centre it would look like nothing at all.
  const corners = percents.flatMap((percent, spoke) => (percent === null ? [] : [at(spoke, names.length, percent / 100).join(",")]));
  const shape = drawn("polygon", { points: corners.join(" "), class: "mp-quiz__shape" });
  return drawn("svg", { viewBox: "0 0 360 290", class: "mp-quiz__radar", "aria-hidden": "true" }, ...rings, ...spokes, shape, ...dots, ...labels);
};
