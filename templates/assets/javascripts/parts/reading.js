/** What a text gets from scripts: copy buttons, contents that follow, linked tabs, and boxes that keyboards can scroll. */

/** @param {Set<string>} features of the theme @param {string} copy @param {string} copied the words for it */
export const wake = (features, copy, copied) => {
  offerCopies(features.has("content.code.copy"), copy, copied);
  openTabOfAddress();
  if (features.has("content.tabs.link")) linkTabs();
  letKeyboardsScroll();
  followContents(features.has("toc.follow"), features.has("navigation.tracking"));
};

/** Blocks of code with the class `copy` have the button in any case, those with `no-copy` in none. @param {boolean} all */
const offerCopies = (all, /** @type {string} */ name, /** @type {string} */ copied) => {
  if (!navigator.clipboard) return;
  for (const code of document.querySelectorAll("article pre > code")) {
    const block = code.closest(".highlight") ?? code;
    if (block.closest(".no-copy") || !(all || block.closest(".copy"))) continue;
    const button = Object.assign(document.createElement("button"), { className: "md-code__button", type: "button", title: name });
    button.dataset.mdType = "copy";
    button.setAttribute("aria-label", name);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText((code.textContent ?? "").trimEnd());
      (await import("./saying.js")).say(copied);
    });
    const place = Object.assign(document.createElement("div"), { className: "md-code__nav" });
    place.append(button);
    code.before(place);
  }
};

/** An address may name a tab: "#__tabbed_1_2". */
const openTabOfAddress = () => {
  const named = document.getElementById(location.hash.slice(1));
  if (named instanceof HTMLInputElement && named.name.startsWith("__tabbed_")) named.checked = true;
};

/** All tabs of one name open together. */
const linkTabs = () => {
  const inputs = [...document.querySelectorAll(".tabbed-set > input")].filter((one) => one instanceof HTMLInputElement);
  /** @param {HTMLInputElement} input */
  const name = (input) => input.labels?.[0]?.textContent?.trim();
  for (const input of inputs) {
    input.addEventListener("change", () => {
      const top = input.getBoundingClientRect().top;
      for (const other of inputs) if (name(other) === name(input)) other.checked = true;
      // Those above may have become longer: what was clicked stays where it is.
      scrollBy({ top: input.getBoundingClientRect().top - top, behavior: "instant" });
    });
  }
};

/** A box whose content is wider than itself can be reached and scrolled by keyboard, for as long as it is. */
const letKeyboardsScroll = () => {
  const observer = new ResizeObserver((boxes) => {
    for (const { target } of boxes) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of document.querySelectorAll("article :is(.md-typeset__scrollwrap, .tabbed-labels, pre > code, .highlighttable .code > div)")) {
    observer.observe(box);
  }
};

/** The entry of the part that is being read is marked. @param {boolean} scrolls @param {boolean} names in the address */
const followContents = (scrolls, names) => {
  /** @type {Map<HTMLElement, HTMLAnchorElement[]>} */
  const entries = new Map();
  for (const link of document.querySelectorAll("[data-md-component=toc] a")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) entries.set(heading, [...(entries.get(heading) ?? []), link]);
  }
  /** @type {HTMLElement | undefined} */
  let before;
  const mark = () => {
    const line = innerHeight / 3;
    const now = [...entries.keys()].filter((heading) => heading.getBoundingClientRect().top < line).at(-1);
    if (now === before) return;
    for (const [heading, links] of entries) for (const link of links) setActive(link, heading === now);
    if (names) history.replaceState(history.state, "", now ? `#${now.id}` : location.pathname + location.search);
    if (scrolls && now) for (const link of entries.get(now) ?? []) bringIntoView(link);
    before = now;
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px", threshold: [0, 1] });
  for (const heading of entries.keys()) observer.observe(heading);
};

/** @param {HTMLElement} link @param {boolean} is */
const setActive = (link, is) => {
  link.classList.toggle("md-nav__link--active", is);
  if (is) link.setAttribute("aria-current", "location");
  else link.removeAttribute("aria-current");
};

/** Scrolls the column alone, never the page. @param {HTMLElement} link */
const bringIntoView = (link) => {
  const column = link.closest(".md-sidebar__scrollwrap");
  if (!column) return;
  const [place, room] = [link.getBoundingClientRect(), column.getBoundingClientRect()];
  if (place.top < room.top || place.bottom > room.bottom) column.scrollTop += place.top - room.top - room.height / 2;
};
