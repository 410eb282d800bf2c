/** Self-assessments: answers are kept in this browser, and a result is told when it is asked for. What a kind is, its module knows. */

import { keep, kept } from "./keeping.js";

/** @typedef {import("./kind.js").Quiz} Quiz */
/** @typedef {import("./kind.js").Kind} Kind */

/** @type {Record<string, () => Promise<Kind>>} */
const KINDS = {
  score: () => import("./score.js"),
  profile: () => import("./profile.js"),
  outcome: () => import("./outcome.js"),
  calculator: () => import("./calculator.js"),
  ranking: () => import("./ranking.js"),
  plan: () => import("./plan.js"),
};

/** An address that holds answers. */
const SHARED = /^#quiz=([a-z][a-z0-9-]{0,39})\.([0-9a-f]{8})\.([0-9a-z.-]{1,800})$/;

/** Those of this page; the same may stand on it twice. @type {Quiz[]} */
let quizzes = [];

/** @param {Quiz} quiz @param {string} text */
const say = ({ status }, text) => {
  status.textContent = text;
};

/** @param {Quiz} quiz @param {string} text */
const note = ({ section, stays }, text) => {
  const [words, again] = section.querySelector("[data-mp-note]")?.children ?? [];
  if (words) words.textContent = text;
  if (again instanceof HTMLElement) again.hidden = text === stays;
};

/** A link leads to the note, which tells what came of it. @param {Quiz} quiz @param {string} text */
const arrive = (quiz, text) => {
  note(quiz, text);
  /** @type {HTMLElement} */ (quiz.section.querySelector("[data-mp-note]")).focus();
};

/** @param {Quiz} quiz */
const answersOf = (quiz) => quiz.kind.pack(quiz).join();

/** The result of earlier answers does not pass for that of these. @param {Quiz} quiz */
const compare = (quiz) => {
  const { kind, result, old, shown } = quiz;
  const words = result.hidden || kind.live || shown === answersOf(quiz) ? "" : old.dataset.mpOld ?? "";
  if (old.textContent === words) return;
  old.textContent = words;
  if (words) say(quiz, "");
};

/** @param {Quiz} quiz @param {readonly number[]} wrong indexes of fields */
const tellWrong = async (quiz, wrong) => {
  const { box } = quiz;
  if (wrong.length || !box.hidden) (await import("./errors.js")).showErrors(quiz, wrong);
};

/** @param {Quiz} quiz */
const showResult = (quiz) => {
  const { section, kind, data, result, told } = quiz;
  const wrong = kind.wrong(quiz);
  tellWrong(quiz, wrong);
  say(quiz, "");
  if (wrong.length) return;
  const drawn = kind.draw(quiz, kind.score(data, kind.read(quiz)));
  told.replaceChildren(...drawn.nodes, ...bands(section, drawn.results));
  const first = result.hidden;
  result.hidden = false;
  quiz.shown = answersOf(quiz);
  compare(quiz);
  if (first) /** @type {HTMLElement} */ (result.firstElementChild).focus();
  else say(quiz, quiz.status.dataset.updated ?? "");
};

/** What the key says of these results, and what is new where it leads nowhere. @param {HTMLElement} section @param {readonly number[]} results */
const bands = (section, results) => {
  const all = section.querySelectorAll(".mp-quiz__key [data-mp-band]");
  const found = [...new Set(results)].flatMap((index) => all[index] ?? []);
  const newest = section.querySelector(".mp-quiz__key [data-mp-newest]");
  if (newest && found.length && !found.some((band) => band.querySelector("a"))) found.push(newest);
  return found.map((band) => {
    const copy = /** @type {HTMLElement} */ (band.cloneNode(true));
    for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
    return copy;
  });
};

/** An address with a link's answers would bring them back. */
const leaveLink = () => {
  if (SHARED.test(location.hash)) history.replaceState(history.state, "", location.pathname + location.search);
};

/** With the scoring that was last answered in full, so that a later one is known to ask for more. @param {Quiz} quiz */
const save = (quiz) => {
  const { data, kind } = quiz;
  leaveLink();
  const hash = kind.wrong(quiz).length ? kept(data.id)?.["#"] : data.hash;
  if (!keep(data.id, { ...kind.save(quiz), "#": hash })) note(quiz, quiz.status.dataset.refused ?? "");
  for (const one of quizzes) {
    if (one.data.id !== data.id) continue;
    if (one !== quiz) one.kind.restore(one, kind.save(quiz));
    compare(one);
  }
};

/** @param {Quiz} quiz */
const startAgain = (quiz) => {
  leaveLink();
  keep(quiz.data.id, undefined);
  for (const one of quizzes.filter(({ data }) => data.id === quiz.data.id)) {
    one.kind.restore(one, {});
    tellWrong(one, []);
    note(one, one.stays);
    one.result.hidden = !one.kind.live;
    one.told.replaceChildren();
    if (one.kind.live) one.kind.live(one);
  }
  say(quiz, quiz.status.dataset.emptied ?? "");
  quiz.fields[0]?.querySelector("input, button")?.scrollIntoView({ block: "center" });
  /** @type {HTMLElement | null} */ (quiz.fields[0]?.querySelector("input:not([hidden]), button") ?? null)?.focus();
};

/** @param {Quiz} quiz @param {HTMLElement} button @param {Event} event */
const act = async (quiz, button, event) => {
  const what = button.dataset.mpDo ?? "";
  if (what === "again") return startAgain(quiz);
  if (what === "show") return showResult(quiz);
  if (what === "send") event.preventDefault();
  if (quiz.kind.wrong(quiz).length) return showResult(quiz);
  if (!quiz.kind.live) showResult(quiz);
  (await import("./taking.js")).take(quiz, what, button);
};

/** @param {HTMLElement} section @returns {Promise<Quiz>} */
const open = async (section) => {
  const data = JSON.parse(section.dataset.mpQuiz ?? "{}");
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (section.querySelector(`[data-mp-${name}]`));
  const fields = /** @type {HTMLElement[]} */ ([...section.querySelectorAll("[data-mp-field]")]);
  const kind = /** @type {Kind} */ (await KINDS[data.kind]?.());
  const stays = find("note").firstElementChild?.textContent ?? "";
  return { section, data, fields, kind, stays, box: find("errors"), status: find("status"), result: find("result"), old: find("old"), told: find("told") };
};

/** @param {Quiz} quiz */
const begin = (quiz) => {
  const { section, kind, data } = quiz;
  section.dataset.mpAwake = "";
  kind.wake?.(quiz, () => save(quiz));
  const before = kept(data.id);
  if (before) {
    kind.restore(quiz, before);
    const asksMore = before["#"] && before["#"] !== data.hash && kind.wrong(quiz).length;
    note(quiz, quiz.status.dataset[asksMore ? "since" : "restored"] ?? "");
  }
  if (kind.live) {
    quiz.result.hidden = false;
    kind.live(quiz);
  }
  section.addEventListener("change", () => {
    kind.live?.(quiz);
    save(quiz);
  });
  section.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-mp-do]");
    if (button instanceof HTMLElement) act(quiz, button, event);
  });
  section.addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter" && target instanceof HTMLInputElement && target.type === "text") showResult(quiz);
  });
};

/** Answers that somebody has shared. Nothing is kept of them until one is changed. */
const openShared = () => {
  const [, id, hash, answers] = SHARED.exec(location.hash) ?? [];
  const quiz = quizzes.find(({ data, section }) => data.id === id && section.isConnected);
  if (!quiz || answers === undefined) return;
  if (hash !== quiz.data.hash) {
    arrive(quiz, quiz.status.dataset.changed ?? "");
    return;
  }
  if (!quiz.kind.unpack(quiz, answers.split("-"))) return;
  arrive(quiz, quiz.status.dataset.linked ?? "");
  // An earlier result makes room, so that this one takes the focus.
  quiz.result.hidden = !quiz.kind.live;
  quiz.kind.live?.(quiz);
  if (!quiz.kind.live && !quiz.kind.wrong(quiz).length) showResult(quiz);
};

addEventListener("hashchange", openShared);

export const wake = async () => {
  const known = new Set(quizzes.map(({ section }) => section));
  const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-mp-quiz]")]);
  const found = await Promise.all(sections.filter((section) => !known.has(section)).map(open));
  quizzes = [...quizzes.filter(({ section }) => section.isConnected), ...found];
  found.forEach(begin);
  if (found.length) openShared();
};
