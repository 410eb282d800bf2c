/** Where its author was on a page, over a reload: the text that was read stays where it was, and what was open is open. */

const KEY = "__milepost.place";

/** @typedef {{path: string, at: number, id: string, top: number, open: number[]}} Place */

const landmarks = () => [...document.querySelectorAll("article [id], main [id]")];
const folds = () => [...document.querySelectorAll("details")];

/** The last place with a name above the middle of the window: what is written above it must not push it away. */
const landmark = () => {
  const above = landmarks().filter((one) => one.getClientRects().length && one.getBoundingClientRect().top < innerHeight / 2);
  return above.at(-1);
};

export const keepPlace = () => {
  const near = landmark();
  /** @type {Place} */
  const place = {
    path: location.pathname,
    at: scrollY,
    id: near?.id ?? "",
    top: near?.getBoundingClientRect().top ?? 0,
    open: folds().flatMap((fold, index) => (fold.open ? [index] : [])),
  };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(place));
    history.scrollRestoration = "manual";
  } catch {
    // Where nothing may be stored, the browser keeps the place as well as it can.
  }
};

/** @returns {Place | undefined} */
const kept = () => {
  try {
    const place = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
    return place?.path === location.pathname ? place : undefined;
  } catch {
    return undefined;
  }
};

/** @param {Place} place */
const scrollTo = ({ id, top, at }) => {
  const near = id ? document.getElementById(id) : null;
  const wanted = near && at > 0 ? scrollY + near.getBoundingClientRect().top - top : at;
  scroll({ top: wanted, behavior: "instant" });
};

export const restorePlace = () => {
  const place = kept();
  if (!place) return;
  folds().forEach((fold, index) => {
    if (place.open.includes(index)) fold.open = true;
  });
  scrollTo(place);
  // Pictures without a size, and fonts, may still move what is below them.
  addEventListener("load", () => {
    if (Math.abs(scrollY - place.at) < 2 || !place.id) scrollTo(place);
    history.scrollRestoration = "auto";
  }, { once: true });
};
