/** Elements, made by their names: nothing is ever read as HTML. */

/** @param {string} name @param {string} className @param {...(Node | string)} inner */
export const made = (name, className, ...inner) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...inner);
  return element;
};

/** @param {string} name @param {Record<string, string | number>} attributes @param {...(Node | string)} inner */
export const drawn = (name, attributes, ...inner) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...inner);
  return element;
};

/** From 0 to 1, with words beside it. @param {number} part */
export const bar = (part) => drawn(
  "svg",
  { class: "mp-quiz__bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
  drawn("rect", { width: 100, height: 8, class: "mp-quiz__track" }),
  drawn("rect", { width: Math.max(0, Math.min(100, part * 100)), height: 8, class: "mp-quiz__full" }),
);

/** @param {readonly string[]} head @param {readonly (Node | string)[][]} rows whose first cells name them */
export const table = (head, rows) => {
  const titles = head.map((text) => Object.assign(made("th", "", text), { scope: "col" }));
  const lines = rows.map(([name, ...cells]) =>
    made("tr", "", Object.assign(made("th", "", name ?? ""), { scope: "row" }), ...cells.map((cell) => made("td", "", cell))));
  return made("table", "mp-quiz__table", made("thead", "", made("tr", "", ...titles)), made("tbody", "", ...lines));
};

/** Of what stands here. @param {{ section: HTMLElement }} quiz */
export const language = ({ section }) => section.closest("[lang]")?.getAttribute("lang") ?? "en";
