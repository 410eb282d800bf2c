/** The steps of a post can be ticked, and stay ticked. */

import { change, kept, nameOf, whenChanged } from "./store.js";

/** @param {HTMLElement} place which says of which post they are */
const stepsOf = function* (place) {
  for (const item of document.querySelectorAll(".mp-post li[data-mp-step]")) {
    const box = item.querySelector("input[type=checkbox]");
    if (!(item instanceof HTMLElement) || !(box instanceof HTMLInputElement)) continue;
    yield { box, name: nameOf(place.dataset.mpSteps ?? "", item.dataset.mpStep ?? "") };
  }
};

export const wake = () => {
  const place = document.querySelector("[data-mp-steps]");
  if (!(place instanceof HTMLElement)) return;
  const found = [...stepsOf(place)];
  for (const { box, name } of found) {
    box.disabled = false;
    box.addEventListener("change", () => change(({ steps }) => {
      steps[name] = box.checked;
    }));
  }
  whenChanged(() => {
    const { steps } = kept();
    // A tick that the author has set holds until the reader changes it.
    for (const { box, name } of found) box.checked = steps[name] ?? box.defaultChecked;
  });
  place.hidden = found.length === 0;
};
