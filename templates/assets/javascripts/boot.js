/**
 * Before the first paint: scripts are here, and the page has the colours that its reader chose or the system asks for.
 * A classic script in <head>, because a module would come after the paint. It keeps the choice as Material's bundle does.
 */
{
  /** @typedef {{media: string, scheme: string, primary: string, accent: string, name: string}} Palette */

  const root = document.documentElement;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** @type {Palette[]} */
  const palettes = JSON.parse(script.dataset.palettes || "[]");
  // The folder of the site, in which all its pages share what is remembered: this file lies three folders below it.
  const scope = new URL(script.dataset.scope || "../../../", script.dataset.scope ? location.href : script.src).pathname;

  /** @param {string} key */
  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(`${scope}.${key}`) || "null");
    } catch {
      return null; // forbidden, or not ours
    }
  };

  /** @param {string} key @param {unknown} value */
  const write = (key, value) => {
    try {
      localStorage.setItem(`${scope}.${key}`, JSON.stringify(value));
    } catch {
      // A reader who lets nothing be stored has the choice on this page.
    }
  };

  /** @param {string} media */
  const matches = (media) => Boolean(media) && matchMedia(media).matches;

  /** @type {number | undefined} */
  let chosen = read("__palette")?.index;

  const current = () => {
    if (chosen !== undefined && palettes[chosen]) return chosen;
    return Math.max(0, palettes.findIndex(({ media }) => matches(media)));
  };

  /** What a palette looks like now: that of the system stands for the first whose condition holds. @param {number} index */
  const seen = (index) => {
    const system = palettes[index]?.media === "(prefers-color-scheme)";
    return (system && palettes.find((one, at) => at !== index && matches(one.media))) || palettes[index];
  };

  const paint = () => {
    const index = current();
    const palette = seen(index);
    if (!palette) return;
    for (const key of /** @type {const} */ (["scheme", "primary", "accent", "media"])) {
      document.body.setAttribute(`data-md-color-${key}`, palette[key]);
    }
    root.dataset.mpPalette = String(index); // by which the style sheet shows the button's icon
    const button = document.querySelector("button[data-mp-palette]");
    const name = palettes[index]?.name ?? "";
    button?.setAttribute("aria-label", name);
    button?.setAttribute("title", name);
  };

  const choose = () => {
    chosen = (current() + 1) % palettes.length;
    const palette = seen(chosen);
    if (!palette) return;
    const { scheme, primary, accent } = palette;
    write("__palette", { index: chosen, color: { media: palettes[chosen]?.media, scheme, primary, accent } });
    paint();
  };

  // Browsers without modules get the page as it is without scripts.
  if ("noModule" in HTMLScriptElement.prototype) {
    root.classList.replace("no-js", "mp-js");
    if (read("__announce") !== null) root.classList.add("mp-dismissed");
    if (palettes.length > 1) {
      // The body comes right after <head>, and is coloured before anything of it is seen.
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        paint();
      }).observe(root, { childList: true });
      addEventListener("DOMContentLoaded", paint);
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
      addEventListener("click", ({ target }) => {
        if (target instanceof Element && target.closest("button[data-mp-palette]")) choose();
      });
    }
  }
}
