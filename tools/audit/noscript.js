// The controls that a reader sees and can reach, and what is known of each without using it. Run in the page.
() => {
    // A switch may be transparent where its label is what is seen.
    const shown = element => element.checkVisibility({
        opacityProperty: element.localName !== "input", visibilityProperty: true,
    }) && element.getBoundingClientRect().width > 0 && element.getBoundingClientRect().height > 0
    const name = element => `${element.localName}${element.id ? `#${element.id}` : ""}`
        + [...element.classList].map(one => `.${one}`).join("")
        + ` "${(element.getAttribute("aria-label") || element.title || element.textContent || "").trim().slice(0, 40)}"`
    const submits = element => element.form && element.form.hasAttribute("action")
    const dead = []
    const switches = []
    for (const element of document.querySelectorAll(
        "button, input, select, textarea, label, a, [role=button], [role=link], [role=tab], [role=switch], [tabindex]"
    )) {
        if (!shown(element) || element.disabled || element.closest("[inert]")) continue
        switch (element.localName) {
            case "button":
                if (!submits(element) && !element.hasAttribute("popovertarget") && !element.hasAttribute("commandfor")) {
                    dead.push(name(element))
                }
                break
            case "input":
                if (["checkbox", "radio"].includes(element.type)) switches.push([element.id, name(element)])
                else if (!submits(element)) dead.push(name(element))
                break
            case "select": case "textarea":
                if (!submits(element)) dead.push(name(element))
                break
            case "label":
                if (element.control?.disabled || getComputedStyle(element).pointerEvents === "none") break
                if (!element.control) dead.push(name(element))
                else if (["checkbox", "radio"].includes(element.control.type)) {
                    switches.push([element.control.id, name(element)])
                }
                break
            case "a":
                // `href="#"` leads to the top of the page.
                if (!element.hasAttribute("href") && element.hasAttribute("tabindex")) dead.push(name(element))
                break
            default:
                // What scrolls may be focused; anything else that says it is a control needs a script.
                if (element.role && element.role !== "region") dead.push(name(element))
        }
    }
    return {dead, switches}
}
