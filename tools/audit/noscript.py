"""A page without scripts: it has the same words, and no control that does nothing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from playwright.sync_api import Page, ViewportSize
from selectolax.lexbor import LexborHTMLParser

from tools.audit.finding import Finding

CONTROLS = Path(__file__).with_name("noscript.js").read_text("utf-8")
# Buttons and fields that need a script are rightly missing without it, so their words do not count.
WORDS = """() => [document.body.innerText,
    [...document.querySelectorAll("button, label, [role=status]")]
        .filter(one => one.checkVisibility()).map(one => one.innerText).join(" ")]"""
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
# Which of these switches change where an element is or how it looks: one that changes nothing does nothing. Whatever
# moves is brought to its end first, and each switch is put back before the next is turned.
EFFECTIVE = """switches => {
    const looks = () => {
        for (const animation of document.getAnimations()) {
            if (animation.effect.getComputedTiming().endTime < Infinity) animation.finish()
        }
        return [...document.body.querySelectorAll("*")].map(element => {
            const box = element.getBoundingClientRect(), style = getComputedStyle(element)
            return [box.x, box.y, box.width, box.height, style.visibility, style.opacity, style.color,
                    style.backgroundColor].join()
        }).join(";")
    }
    const turn = box => {
        if (box.type === "checkbox") box.checked = !box.checked
        else {
            const others = [...document.getElementsByName(box.name)].filter(other => other !== box)
            if (box.checked && others.length) others[0].checked = true
            else box.checked = true
        }
    }
    const untouched = looks()
    return switches.filter(id => {
        const ticked = [...document.querySelectorAll("input")].filter(one => one.checked)
        turn(document.getElementById(id))
        const changed = looks() !== untouched
        for (const one of document.querySelectorAll("input")) one.checked = ticked.includes(one)
        return changed
    })
}"""


def check_without_scripts(page: Page, bare: Page, url: str, kind: str) -> tuple[tuple[Finding, ...], float]:
    """Controls that do nothing, and the share of the words with scripts that are there without; `bare` runs none."""
    with_scripts = words(page, url)
    findings: list[Finding] = []
    bare.set_viewport_size(DESKTOP)
    bare.goto(url)
    without = counted(bare.evaluate(WORDS))
    for size in (DESKTOP, PHONE):
        bare.set_viewport_size(size)
        findings += [Finding("dead control", kind, f"{what} at {size['width']} px") for what in dead(bare)]
    kept = (with_scripts & without).total() / max(1, with_scripts.total())
    return tuple(findings), kept


def words(page: Page, url: str) -> Counter[str]:
    page.set_viewport_size(DESKTOP)
    page.goto(url, wait_until="networkidle")
    return counted(page.evaluate(WORDS)) - offered(page.request.get(url).text())


def offered(html: str) -> Counter[str]:
    """The words of what is there for scripts alone: to tick, plan, keep and forget. Without them it stays hidden."""
    nodes = LexborHTMLParser(html).css("[hidden], [data-mp-note], template")
    return counted([" ".join(node.text(separator=" ") for node in nodes), ""])


def counted(texts: list[str]) -> Counter[str]:
    """The words of the first text that are not those of the second."""
    whole, without = (Counter(re.findall(r"\w+", text.casefold())) for text in texts)
    return whole - without


def dead(page: Page) -> list[str]:
    controls = page.evaluate(CONTROLS)
    switches = controls["switches"]
    effective = page.evaluate(EFFECTIVE, sorted({identity for identity, _ in switches}))
    return [*controls["dead"], *(name for identity, name in switches if identity not in effective)]
