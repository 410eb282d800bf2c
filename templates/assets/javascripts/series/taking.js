/** A plan as files: for a calendar, and as plain text. Made in the browser, so that nobody else learns of it. */

import { calendar } from "./calendar.js";
import { daysBetween, inWords, later } from "./days.js";

/** @typedef {{ page: HTMLElement, start: string, weekly: boolean }} Plan */
/** @typedef {{ name: string, item: HTMLElement, group: HTMLElement, done: boolean, day: string, who: string }} Step */

/** @param {ParentNode} place @param {string} selector */
const words = (place, selector) => (place.querySelector(selector)?.textContent ?? "").replace(/\s+/g, " ").trim();

/** @param {Step} step */
const detailsOf = ({ item, who }) => [
  words(item, ".mp-step__effort"),
  who && `${words(item, ".mp-step__name")}: ${who}`,
].filter(Boolean);

/** Names of steps hold the addresses of posts; what stands in an address may stand in a UID. @param {string} name */
const uidOf = (name) => `${encodeURIComponent(name)}@${location.hostname || "localhost"}`;

/** @param {Step} step */
const dayOf = (step) => ({
  uid: uidOf(step.name),
  date: step.day,
  summary: step.item.dataset.mpText ?? "",
  description: [words(step.group, "h2"), ...detailsOf(step)].join("\n"),
  url: step.group.querySelector("a")?.href ?? location.href,
});

/** Each week from the first one on, until the last step is due. @param {Plan} plan @param {readonly Step[]} steps */
const checkIn = ({ page, start }, steps) => {
  const days = steps.map(({ day }) => day).sort();
  const begin = start || (days[0] ?? "");
  const title = words(page, "h1");
  const text = page.querySelector("[data-mp-weekly]")?.getAttribute("data-mp-text") ?? "{title}";
  return {
    uid: uidOf(`check-in:${location.pathname}`),
    date: later(begin, 7),
    summary: text.replace("{title}", title),
    description: "",
    url: location.href.replace(/#.*/, ""),
    weeks: Math.max(1, Math.ceil(daysBetween(begin, days.at(-1) ?? begin) / 7)),
  };
};

/** @param {Plan} plan @param {readonly Step[]} steps those with a day */
export const calendarOf = (plan, steps) =>
  calendar([...steps.map(dayOf), ...(plan.weekly ? [checkIn(plan, steps)] : [])], new Date());

/** @param {Plan} plan @param {readonly Step[]} steps */
export const textOf = ({ page }, steps) => {
  const lines = [words(page, "h1"), location.href.replace(/#.*/, "")];
  /** @type {HTMLElement | undefined} */
  let group;
  for (const step of steps) {
    if (step.group !== group) lines.push("", words(step.group, "h2"));
    group = step.group;
    const due = step.day && `${words(step.item, ".mp-step__field + .mp-step__field .mp-step__name")}: ${inWords(step.day)}`;
    lines.push([`[${step.done ? "x" : " "}] ${step.item.dataset.mpText ?? ""}`, ...detailsOf(step), due].filter(Boolean).join(" | "));
  }
  return `${lines.join("\n")}\n`;
};

/** @param {string} name @param {string} type @param {string} text */
export const save = (name, type, text) => {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
