"""What axe says of a page, in each light it may be read in: colours, widths, and forced colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from tools.audit.finding import Finding

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPT = ROOT / "node_modules/axe-core/axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Whatever moves is brought to its end first: a colour on its way has the contrast of neither end.
SETTLED = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
    for (const animation of document.getAnimations()) {
        if (animation.effect.getComputedTiming().endTime < Infinity) animation.finish()
    }
    done()
})))"""
RUN = """async tags => {
    const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
    return found.violations.flatMap(rule => rule.nodes.map(node => [
        rule.id, String(node.target.at(-1)), node.any.concat(node.all, node.none).map(one => one.message).join(" "),
    ]))
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """How somebody looks at a page."""

    name: str
    width: int
    height: int
    scheme: Literal["dark", "light"] = "light"
    forced: Literal["active", "none"] = "none"


LIGHTS = (
    Light(name="desktop, light", width=1280, height=800),
    Light(name="desktop, dark", width=1280, height=800, scheme="dark"),
    Light(name="phone, light", width=390, height=844),
    Light(name="phone, dark", width=390, height=844, scheme="dark"),
    Light(name="phone, forced colours", width=390, height=844, forced="active"),
    Light(name="desktop, forced colours", width=1280, height=800, scheme="dark", forced="active"),
)


@cache
def source() -> str:
    return SCRIPT.read_text("utf-8")


def missing() -> str | None:
    """Why axe cannot run here, if it cannot."""
    return None if SCRIPT.is_file() else "node_modules has no axe-core: run `make node_modules/installed`"


def see(page: Page, light: Light) -> None:
    page.set_viewport_size({"width": light.width, "height": light.height})
    page.emulate_media(color_scheme=light.scheme, forced_colors=light.forced, reduced_motion="reduce")
    page.evaluate(SETTLED)


def check_axe(page: Page, kind: str, lights: tuple[Light, ...] = LIGHTS) -> tuple[Finding, ...]:
    """Each element that breaks a rule, once for each light in which it does."""
    # Evaluated and not added as an element, which the page's own policy would refuse.
    page.evaluate(source())
    found: list[Finding] = []
    for light in lights:
        see(page, light)
        found += [
            Finding("axe", kind, f"{rule}: {target}: {why} ({light.name})")
            for rule, target, why in page.evaluate(RUN, TAGS)
        ]
    return tuple(found)
