/** A button that takes much away does so when it is pressed twice. */

import { say } from "../parts/saying.js";

/** @param {HTMLElement} button with data-mp-sure, the question, and data-mp-done @param {() => void} act */
export const twice = (button, act) => {
  const words = button.textContent;
  let asked = false;
  const rest = () => {
    asked = false;
    button.textContent = words;
  };
  button.addEventListener("click", () => {
    if (asked) {
      rest();
      act();
      say(button.dataset.mpDone ?? "");
    } else {
      asked = true;
      button.textContent = button.dataset.mpSure ?? "";
      say(button.textContent);
    }
  });
  button.addEventListener("blur", rest);
  button.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") rest();
  });
};
