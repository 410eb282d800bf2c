/** On the page for wrong addresses: the pages whose address has most of the wrong one's words, by the sitemap. */

import { isNear, words } from "./words.js";

const MOST = 5;
const SEPARATOR = /[\s\-_./]+/gu;
/** The second page of a list and those after it: nobody looks for them by their address. */
const FURTHER = /\/page\/\d+\/$/;

const section = document.querySelector("[data-mp-nearest]");
const list = section?.querySelector("ul");

/** An address as words; one that nobody can decode as it stands. @param {string} path */
const readable = (path) => {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
};

/** @param {string[]} wanted @param {string[]} given */
const score = (wanted, given) =>
  wanted.reduce((sum, word) => sum + (given.includes(word) ? 2 : given.some((other) => word.length > 3 && isNear(word, other)) ? 1 : 0), 0);

/** "posts/hand-over-your-first-task/" as a title may have been: "Hand over your first task". @param {string} path */
const title = (path) => {
  const name = readable(path).split("/").filter(Boolean).at(-1)?.replace(/[-_]+/g, " ") ?? "";
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** The sitemap names pages at the site's own address; here they are asked for at the host that shows this page. */
const pages = async (/** @type {URL} */ sitemap) => {
  const answer = await fetch(sitemap);
  const parsed = new DOMParser().parseFromString(answer.ok ? await answer.text() : "<urlset/>", "application/xml");
  return [...parsed.querySelectorAll("url > loc")].map((place) => new URL(place.textContent ?? "", sitemap).pathname);
};

if (section instanceof HTMLElement && list) {
  const sitemap = new URL(section.dataset.mpNearest ?? "", document.baseURI);
  const root = new URL("./", sitemap).pathname;
  const inside = (/** @type {string} */ path) => words(readable(path.replace(root, "")).replace(/\.html?$/, ""), SEPARATOR);
  const wanted = inside(location.pathname);
  const near = (await pages(sitemap))
    .filter((path) => !FURTHER.test(path))
    .map((path) => ({ path, score: score(wanted, inside(path)) }))
    .filter(({ score }) => score > 1)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST);
  for (const { path } of near) {
    const item = document.createElement("li");
    item.append(Object.assign(document.createElement("a"), { href: path, textContent: title(path) }));
    list.append(item);
  }
  section.hidden = near.length === 0;
}
