/** What is missing: a list that takes the focus and links to each field, and the same words at the fields. Fetched when needed. */

/** @typedef {import("./kind.js").Quiz} Quiz */

/** @param {Quiz} quiz @param {readonly number[]} wrong indexes of fields */
export const showErrors = ({ box, fields }, wrong) => {
  const list = /** @type {HTMLElement} */ (box.querySelector("ul"));
  list.replaceChildren();
  fields.forEach((field, index) => {
    const error = field.querySelector("[data-mp-error]");
    if (!(error instanceof HTMLElement)) return;
    const target = error.nextElementSibling?.querySelector("input");
    const isWrong = wrong.includes(index);
    error.hidden = !isWrong;
    error.textContent = isWrong ? (error.dataset.mpError ?? "") : "";
    const described = field.tagName === "FIELDSET" ? field : target;
    const others = (described?.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== error.id);
    const ids = isWrong ? [...others, error.id] : others;
    if (ids.length) described?.setAttribute("aria-describedby", ids.join(" "));
    else described?.removeAttribute("aria-describedby");
    if (described === target) target?.toggleAttribute("aria-invalid", isWrong);
    if (!isWrong || !target) return;
    const link = Object.assign(document.createElement("a"), { href: `#${target.id}` });
    link.textContent = `${field.querySelector("legend, label")?.textContent?.trim()}: ${error.textContent}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      target.focus();
    });
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  });
  const words = (wrong.length === 1 ? box.dataset.one : box.dataset.other) ?? "";
  /** @type {HTMLElement} */ (box.firstElementChild).textContent = words.replace("{count}", String(wrong.length));
  box.hidden = !wrong.length;
  if (wrong.length) box.focus();
};
