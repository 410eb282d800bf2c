/** An announcement can be put away, and stays away until it says something else. */

const bar = document.querySelector("[data-md-component=announce]");
const text = bar?.querySelector(".md-typeset");
const button = bar?.querySelector("button");

/** @param {string} text */
const hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);

/** The key has the folder of the site before it, which boot.js knows. */
const scope = document.getElementById("mp-boot")?.dataset.scope ?? "/";
const key = `${new URL(scope, location.href).pathname}.__announce`;

if (bar instanceof HTMLElement && text && button) {
  const now = String(hash(text.textContent ?? ""));
  const hide = () => {
    bar.hidden = true;
  };
  try {
    if (localStorage.getItem(key) === now) hide();
  } catch {
    // Nothing may be stored: it is put away on this page alone.
  }
  document.documentElement.classList.remove("mp-dismissed");
  button.addEventListener("click", () => {
    hide();
    try {
      localStorage.setItem(key, now);
    } catch {
      // as above
    }
  });
}
