/** Days as a date field has them, "2026-12-01": no time of the day and no time zone. */

const DAY = /^\d{4}-\d\d-\d\d$/;

/** @param {string | undefined} day */
export const isDay = (day) => day !== undefined && DAY.test(day) && !Number.isNaN(Date.parse(day));

/** @param {string} day @param {number} days */
export const later = (day, days) => {
  const found = new Date(`${day}T00:00:00Z`);
  found.setUTCDate(found.getUTCDate() + days);
  return Number.isNaN(found.getTime()) ? "" : found.toISOString().slice(0, 10);
};

/** @param {string} from @param {string} to */
export const daysBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** In words, as the page's language has them. @param {string} day */
export const inWords = (day) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(document.documentElement.lang || "en", { dateStyle: "long", timeZone: "UTC" });
