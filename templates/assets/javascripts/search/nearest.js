/** On the page for wrong addresses: the pages whose address or title has most of the wrong address's words. */

import { isNear, words } from "./words.js";

const MOST = 5;
const SEPARATOR = /[\s\-_./]+/gu;

const section = document.querySelector("[data-mp-nearest]");
const list = section?.querySelector("ul");

/** @param {string[]} wanted @param {string[]} given */
const score = (wanted, given) =>
  wanted.reduce((sum, word) => sum + (given.includes(word) ? 2 : given.some((other) => word.length > 3 && isNear(word, other)) ? 1 : 0), 0);

if (section instanceof HTMLElement && list) {
  const address = new URL(section.dataset.mpNearest ?? "", document.baseURI);
  const root = new URL("../", address);
  const asked = location.pathname.startsWith(root.pathname) ? location.pathname.slice(root.pathname.length) : location.pathname;
  const wanted = words(decodeURI(asked).replace(/\.html?$/, ""), SEPARATOR);
  /** @type {{docs: {location: string, title: string}[]}} */
  const { docs } = await (await fetch(address)).json();
  const near = docs
    .filter(({ location }) => !location.includes("#"))
    .map(({ location, title }) => ({ location, title, score: score(wanted, words(`${decodeURI(location)} ${title}`, SEPARATOR)) }))
    .filter(({ score }) => score > 1)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST);
  for (const { location, title } of near) {
    const link = document.createElement("a");
    link.href = new URL(location, root).href;
    link.textContent = title.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  section.hidden = near.length === 0;
}
