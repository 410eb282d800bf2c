/** A calendar file (RFC 5545) of days. It knows nothing of pages. */

import { later } from "./days.js";

/**
 * @typedef {object} Day
 * @property {string} uid stays the same, so that a calendar that gets the file again changes what it has
 * @property {string} date "2026-12-01"
 * @property {string} summary
 * @property {string} description
 * @property {string} url
 * @property {number} [weeks] how often it comes again, each week
 */

/** @param {string} text */
const escaped = (text) =>
  text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

/** Lines of at most 75 octets; a letter of several octets stays whole. @param {string} line */
const folded = (line) => {
  const encoder = new TextEncoder();
  let [text, octets] = ["", 0];
  for (const letter of line) {
    const more = encoder.encode(letter).length;
    if (octets + more > 75) {
      text += "\r\n ";
      octets = 1;
    }
    text += letter;
    octets += more;
  }
  return text;
};

/** @param {string} date */
const digits = (date) => date.replaceAll("-", "");

/** @param {Day} day @param {string} stamp */
const event = ({ uid, date, summary, description, url, weeks }, stamp) => [
  "BEGIN:VEVENT",
  `UID:${escaped(uid)}`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${digits(date)}`,
  `DTEND;VALUE=DATE:${digits(later(date, 1))}`,
  ...(weeks ? [`RRULE:FREQ=WEEKLY;COUNT=${weeks}`] : []),
  `SUMMARY:${escaped(summary)}`,
  ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
  `URL:${url}`,
  "TRANSP:TRANSPARENT",
  "END:VEVENT",
];

/** @param {readonly Day[]} days @param {Date} now */
export const calendar = (days, now) => {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Milepost//Action plan//EN",
    "CALSCALE:GREGORIAN",
    ...days.flatMap((day) => event(day, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
};
