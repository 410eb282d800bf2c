/** Comments that another service keeps: nothing is asked of it before the reader has pressed the button that names it. */

/** What the service looks for to put its comments into. @type {Record<string, () => HTMLElement>} */
const PLACES = {
  giscus: () => Object.assign(document.createElement("div"), { className: "giscus" }),
  isso: () => Object.assign(document.createElement("div"), { id: "isso-thread" }),
};

const isDark = () => document.body.dataset["mdColorScheme"] === "slate";

/** giscus has colours of its own: those of the page's scheme, now and whenever the reader changes it. @param {string} origin */
const followScheme = (origin) => {
  new MutationObserver(() => {
    const frame = document.querySelector("iframe.giscus-frame");
    if (!(frame instanceof HTMLIFrameElement)) return;
    frame.contentWindow?.postMessage({ giscus: { setConfig: { theme: isDark() ? "dark" : "light" } } }, origin);
  }).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
};

/** @param {HTMLElement} section @param {string} service */
const load = (section, service) => {
  /** @type {{ src: string, attributes: Record<string, string> }} */
  const { src, attributes } = JSON.parse(section.dataset["mpSettings"] ?? "");
  const script = document.createElement("script");
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  if (service === "giscus") {
    script.setAttribute("data-theme", isDark() ? "dark" : "light");
    followScheme(new URL(src).origin);
  }
  script.async = true;
  script.src = src;
  script.addEventListener("error", () => {
    const status = section.querySelector(".mp-comments__failed");
    if (status instanceof HTMLElement) status.textContent = status.dataset["mpText"] ?? "";
  });
  const place = PLACES[service]?.();
  if (place) section.append(place);
  section.append(script);
};

for (const section of document.querySelectorAll("[data-mp-comments]")) {
  const ask = section.querySelector(".mp-comments__ask");
  const button = ask?.querySelector("button");
  if (!(section instanceof HTMLElement) || !(ask instanceof HTMLElement) || !button) continue;
  section.hidden = ask.hidden = false;
  button.addEventListener("click", () => {
    ask.remove();
    section.tabIndex = -1;
    section.focus();
    load(section, section.dataset["mpComments"] ?? "");
  }, { once: true });
}
