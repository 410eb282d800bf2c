/** Taking a result away: a link, text, a letter in the reader's own program, a file, paper. Fetched when it is asked for. */

/** @typedef {import("./kind.js").Quiz} Quiz */

const here = () => location.href.replace(/#.*/, "");

/** @param {Quiz} quiz */
const linkTo = (quiz) => `${here()}#quiz=${quiz.data.id}.${quiz.data.hash}.${quiz.kind.pack(quiz).join("-")}`;

/** @param {Quiz} quiz */
const titleOf = ({ section }) =>
  (section.querySelector(".mp-quiz__title") ?? document.querySelector("h1"))?.textContent?.trim() ?? document.title;

/** The first words of what was told, without its advice. @param {Quiz} quiz */
const resultOf = ({ told }) => {
  const found = [...told.querySelectorAll(".mp-quiz__sum, tbody tr, .mp-quiz__figures > div, .mp-quiz__kept li, [data-mp-band] > :first-child")];
  return found.map((one) => [...one.childNodes].map((part) => part.textContent?.trim()).filter(Boolean).join(" ").replace(/\s+/g, " "));
};

/** What was chosen or typed, with what was asked. @param {HTMLElement} field */
const answered = (field) => {
  const input = field.querySelector("input:checked, input:not([type=radio])");
  const words = input?.parentElement?.textContent?.trim() ?? "";
  const value = input instanceof HTMLInputElement && input.type !== "radio" ? `${input.value} ${words}` : words;
  return `${field.querySelector("legend, label")?.textContent?.trim()}: ${value}`;
};

/** However short it has to be, it ends with the link, which holds all. @param {Quiz} quiz @param {number} [most] */
const textOf = (quiz, most) => {
  const lines = [titleOf(quiz), "", ...resultOf(quiz), "", ...(quiz.kind.lines?.(quiz) ?? quiz.fields.map(answered))];
  const text = lines.join("\n").replace(/[^\S\n]+/g, " ");
  return `${text.length > (most ?? text.length) ? `${text.slice(0, most)}…` : text}\n\n${linkTo(quiz)}`;
};

/** @param {Quiz} quiz @param {string} text @param {string} done */
const copy = async ({ status }, text, done) => {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = done;
  } catch {
    const box = Object.assign(document.createElement("textarea"), { value: text, readOnly: true, rows: 4, className: "mp-quiz__copy" });
    box.setAttribute("aria-label", status.dataset.not ?? "");
    status.textContent = status.dataset.not ?? "";
    status.append(box);
    box.select();
  }
};

/** @param {Quiz} quiz */
const printAlone = ({ section }) => {
  const root = document.documentElement;
  root.classList.add("mp-quiz-alone");
  section.classList.add("mp-quiz--alone");
  addEventListener("afterprint", () => {
    root.classList.remove("mp-quiz-alone");
    section.classList.remove("mp-quiz--alone");
  }, { once: true });
  print();
};

/** @param {Quiz} quiz @param {string} what @param {HTMLElement} button */
export const take = async (quiz, what, button) => {
  const { link = "", text = "" } = quiz.status.dataset;
  if (what === "link") copy(quiz, linkTo(quiz), link);
  if (what === "text") copy(quiz, textOf(quiz), text);
  if (what === "print") printAlone(quiz);
  if (what === "send") {
    const [address] = (button.getAttribute("href") ?? "").split("?");
    const letter = `${address}?subject=${encodeURIComponent(titleOf(quiz))}&body=${encodeURIComponent(textOf(quiz, 1300))}`;
    button.setAttribute("href", letter);
    location.href = letter;
  }
  if (what === "calendar") {
    const [{ calendarOf }, { save }] = await Promise.all([import("./plan.js"), import("../series/taking.js")]);
    save(`${quiz.data.id}.ics`, "text/calendar", await calendarOf(quiz));
  }
};
