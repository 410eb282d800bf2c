/** A short message at the foot of the page, which screen readers say too. */

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {string} text */
export const say = (text) => {
  const box = document.querySelector(".md-dialog");
  const inner = box?.querySelector(".md-dialog__inner");
  if (!box || !inner) return;
  inner.textContent = text;
  box.classList.add("md-dialog--active");
  clearTimeout(timer);
  timer = setTimeout(() => {
    box.classList.remove("md-dialog--active");
    inner.textContent = "";
  }, 2000);
};
