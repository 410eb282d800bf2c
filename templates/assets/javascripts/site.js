/** Wakes what a page has, and fetches the rest when its reader asks for it. */

const settings = document.getElementById("mp-site")?.dataset ?? {};
const features = new Set((settings.features ?? "").split(" "));
/** Whether Material's own bundle does the work of the header, the search and the text. */
const beside = settings.script === "material";

/** @param {string} selector */
const has = (selector) => document.querySelector(selector) !== null;

/** The field is there at once, so that no letter is lost; what answers, and how it looks, is fetched. @param {string} [question] */
const search = async (question) => {
  const dialog = document.querySelector("dialog.mp-search");
  if (!(dialog instanceof HTMLDialogElement)) return;
  if (!dialog.open) dialog.showModal();
  (await import("./search/dialog.js")).open(question);
};

/** @param {KeyboardEvent} event */
const isShortcut = ({ key, ctrlKey, metaKey, altKey, target }) => {
  if (key.toLowerCase() === "k") return (ctrlKey || metaKey) && !altKey;
  const writes = target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
  return key === "/" && !writes && !ctrlKey && !metaKey && !altKey;
};

const wakeSearch = () => {
  const dialog = document.querySelector("dialog.mp-search");
  if (!dialog) return;
  addEventListener("keydown", (event) => {
    if (!isShortcut(event) || has("dialog[open]")) return;
    event.preventDefault();
    search();
  });
  for (const button of document.querySelectorAll("[data-mp-search], label[for=__search]")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      search();
    });
  }
  const asked = new URLSearchParams(location.search);
  if (asked.has("q")) search(asked.get("q") ?? "");
  if (asked.has("h") && features.has("search.highlight")) {
    import("./search/highlight.js").then(({ highlight }) => highlight(asked.get("h") ?? ""));
  }
};

const wakeDrawer = () => {
  const box = document.getElementById("__drawer");
  if (!(box instanceof HTMLInputElement)) return;
  for (const button of document.querySelectorAll("[data-mp-drawer]")) {
    button.addEventListener("click", () => box.click());
  }
  box.addEventListener("change", async () => (await import("./parts/drawer.js")).follow(box), { once: true });
};

/** The header shows the page's title instead of the site's name once that title has left the screen. */
const wakeHeader = () => {
  const header = document.querySelector(".md-header");
  const title = document.querySelector(".md-header__title");
  const heading = document.querySelector("article h1");
  if (header && title && heading) {
    new IntersectionObserver(([seen]) => {
      title.classList.toggle("md-header__title--active", Boolean(seen && !seen.isIntersecting && seen.boundingClientRect.top < 60));
    }, { rootMargin: "-48px 0px 0px" }).observe(heading);
  }
  if (header instanceof HTMLElement && features.has("header.autohide")) hideOnTheWayDown(header);
};

/** @param {HTMLElement} header */
const hideOnTheWayDown = (header) => {
  let before = scrollY;
  addEventListener("scroll", () => {
    if (Math.abs(scrollY - before) < 8) return;
    header.hidden = scrollY > before && scrollY > 400 && !header.contains(document.activeElement);
    before = scrollY;
  }, { passive: true });
};

/** The way back up is offered to who is far down and has turned back. */
const wakeTop = () => {
  const link = document.querySelector("a.md-top");
  if (!(link instanceof HTMLElement)) return;
  let before = scrollY;
  link.hidden = true;
  addEventListener("scroll", () => {
    if (Math.abs(scrollY - before) < 8) return;
    link.hidden = scrollY > before || scrollY < 400;
    before = scrollY;
  }, { passive: true });
};

/** Buttons that need a script come to light when there is one, and this device can do what they say. */
const wakeShare = () => {
  for (const button of document.querySelectorAll("[data-mp-share]")) {
    if (!(button instanceof HTMLElement)) continue;
    const kind = button.dataset.mpShare;
    button.hidden = kind === "device" ? !("share" in navigator) : !navigator.clipboard;
    button.addEventListener("click", async () => (await import("./parts/share.js")).share(button, settings.copied ?? ""));
  }
};

wakeShare();
if (has("[data-mp-comments]")) import("./parts/comments.js");

/** What readers have read and ticked. */
const wakeSeries = () => {
  if (has("[data-mp-part], [data-mp-reading]")) import("./series/progress.js").then(({ wake }) => wake());
  if (has("[data-mp-steps]")) import("./series/steps.js").then(({ wake }) => wake());
  if (has("[data-mp-plan]")) import("./series/plan.js").then(({ wake }) => wake());
};

const wakeText = () => {
  wakeSeries();
  if (has("[data-mp-quiz]")) import("./quiz/core.js").then(({ wake }) => wake());
  if (has("[data-mp-scores]")) import("./quiz/scores.js").then(({ wake }) => wake());
};

/** Material's bundle may exchange the text of a page for that of another, and says so. */
const exchanged = /** @type {{ document$?: { subscribe: (act: () => void) => void } }} */ (globalThis).document$;
if (beside && exchanged) exchanged.subscribe(wakeText);
else wakeText();

if (!beside) {
  wakeSearch();
  wakeDrawer();
  wakeHeader();
  wakeTop();
  if (has("[data-md-component=announce] .md-banner__button")) import("./parts/announce.js");
  if (has("[data-mp-nearest]")) import("./search/nearest.js");
  if (has("article :is(pre, .tabbed-set, .md-typeset__scrollwrap), [data-md-component=toc] a")) {
    import("./parts/reading.js").then(({ wake }) => wake(features, settings.copy ?? "", settings.copied ?? ""));
  }
}
