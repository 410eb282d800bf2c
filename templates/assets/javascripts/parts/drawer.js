/** The menu of a narrow screen: while it is open the rest rests, Escape closes it, and the focus goes in and returns. */

const WIDE = matchMedia("(min-width: 76.25em)");

/** @type {Element[]} */
let resting = [];

/** Everything beside the way from the page's root to the menu, but for the surface that closes it. @param {Element} menu */
const beside = function* (menu) {
  for (let inner = menu; inner !== document.body && inner.parentElement; inner = inner.parentElement) {
    for (const other of inner.parentElement.children) {
      if (other !== inner && !other.matches(".md-overlay, script, dialog") && !other.hasAttribute("inert")) yield other;
    }
  }
};

/** @param {HTMLInputElement} box @param {Element} menu */
const opened = (box, menu) => {
  resting = [...beside(menu)];
  for (const element of resting) element.toggleAttribute("inert", true);
  // The menu is unseen, and cannot take the focus, until its style has changed.
  requestAnimationFrame(() => {
    if (!box.checked) return;
    const links = [...menu.querySelectorAll("a[href]")].filter((link) => link.checkVisibility({ visibilityProperty: true }));
    const active = links.find((link) => link.matches(".md-nav__link--active")) ?? links.find((link) => link.matches(".md-nav__link"));
    if (active instanceof HTMLElement) active.focus();
  });
};

/** @param {boolean} toButton */
const closed = (toButton) => {
  for (const element of resting) element.removeAttribute("inert");
  resting = [];
  const button = document.querySelector("[data-mp-drawer]");
  if (toButton && button instanceof HTMLElement) button.focus();
};

/** From now on the menu follows this box; called once, after the box has changed. @param {HTMLInputElement} box */
export const follow = (box) => {
  const menu = document.querySelector(".md-sidebar--primary");
  if (!menu) return;
  const follow = () => {
    for (const button of document.querySelectorAll("[data-mp-drawer]")) {
      button.setAttribute("aria-expanded", String(box.checked));
    }
    if (box.checked) opened(box, menu);
    else closed(!WIDE.matches);
  };
  const close = () => {
    if (box.checked) box.click();
  };
  box.addEventListener("change", follow);
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") close();
  });
  WIDE.addEventListener("change", close);
  menu.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a");
    if (link && link.hash && link.pathname === location.pathname) close();
  });
  follow();
};
