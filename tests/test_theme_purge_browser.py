"""Every kind of page looks the same in Chromium with the purged style sheet and with the whole ones."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browsing import serving, visiting
from tests.example import add_every_construct, build_written, write_example
from tests.sites import LONG, build_site

KINDS = {
    "home": "", "post": "posts/hand-over-your-first-task/", "every construct": "posts/every-construct/",
    "page": "services/", "archive": "archive/", "year": "archive/2024/", "topics": "topics/", "topic": "topics/owner/",
    "authors": "authors/", "author": "authors/sales-desk/", "tags": "tags/", "wrong address": "no/such/page/",
}  # fmt: skip
# Lists made alike are looked at where there is time.
SHOWN = [kind for kind in KINDS if LONG or kind not in ("year", "authors", "tags")]
LOOKS = (("light", 1280), ("dark", 390))

# For every element: what is computed for it and for what is drawn before and after it, without movement.
COMPARE = """async whole => {
    const still = new CSSStyleSheet();
    still.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }");
    document.adoptedStyleSheets = [still];
    const parts = [null, "::before", "::after", "::marker", "::placeholder"];
    const looks = () => [...document.querySelectorAll("body, body *")].flatMap(element =>
        parts.map(part => [element, part, getComputedStyle(element, part).cssText]));
    const before = looks();
    const old = [...document.querySelectorAll("link[rel=stylesheet]")];
    await Promise.all(whole.map(href => new Promise((done, failed) => {
        const link = document.createElement("link");
        Object.assign(link, {rel: "stylesheet", href, onload: done, onerror: failed});
        old[0].before(link);
    })));
    for (const link of old) link.remove();
    const differing = (one, other) => {
        const had = new Set(one.split("; "));
        return other.split("; ").filter(value => !had.has(value)).slice(0, 6).join("; ");
    };
    return looks().flatMap(([element, part, now], place) => before[place][2] === now ? [] : [
        `${element.tagName}.${[...element.classList].join(".")}${part ?? ""}: ${differing(before[place][2], now)}`]);
}"""

# What a pointer or a key would change: each selector that could match here must stand in the purged sheet too.
MISSING = """async whole => {
    const states = new RegExp("::?(" + ["hover", "focus-visible", "focus-within", "focus", "active", "checked",
        "target", "visited", "before", "after", "marker", "open", "disabled", "indeterminate", "-webkit-[a-z-]+",
        "selection", "placeholder-shown", "placeholder", "backdrop"].join("|") + ")(?![\\\\w-])", "g");
    const rules = sheet => [...sheet.cssRules].flatMap(rule => [
        ...(rule.selectorText ? [rule.selectorText] : []), ...(rule.cssRules ? rules(rule) : [])]);
    const split = text => {
        let depth = 0;
        const found = [""];
        for (const sign of text) {
            depth += "([".includes(sign) ? 1 : ")]".includes(sign) ? -1 : 0;
            if (sign === "," && depth === 0) found.push(""); else found[found.length - 1] += sign;
        }
        return found.map(part => part.trim());
    };
    const known = new Set([...document.styleSheets].flatMap(rules).flatMap(split));
    const wanted = new Set();
    for (const href of whole) {
        const sheet = await new CSSStyleSheet().replace(await (await fetch(href)).text());
        for (const selector of rules(sheet).flatMap(split)) wanted.add(selector);
    }
    return [...wanted].filter(selector => {
        const bare = selector.replace(states, "").replace(/:(is|where|not)\\([\\s,]*\\)/g, "");
        const whatever = bare.replace(/([>+~\\s]|^)$/, "$1*");
        try { return !known.has(selector) && document.querySelector(whatever) !== null; } catch { return false; }
    });
}"""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The address of the example site, and those of the whole style sheets, which are published beside its pages."""
    folder = tmp_path_factory.mktemp("purged")
    write_example(folder, per_page=4)
    add_every_construct(folder)
    site = build_written(folder)
    config = folder / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("      per_page: 4\n", "      per_page: 4\n      purge: false\n")
    )
    build_site(folder, site_dir=tmp_path_factory.mktemp("whole") / "site")
    whole = tmp_path_factory.getbasetemp() / "whole0/site"
    links = re.findall(r'rel="stylesheet" href="([^"]+)"', (whole / "index.html").read_text("utf-8"))
    shutil.copytree(whole / "assets", site / "assets", dirs_exist_ok=True)
    with serving(site) as address:
        yield address, [address + link for link in links]


@pytest.mark.parametrize("kind", SHOWN)
def test_purging_changes_the_looks_of_nothing(example: tuple[str, list[str]], browser: Browser, kind: str):
    address, whole = example
    assert len(whole) > 2
    for scheme, width in LOOKS:
        options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
        with visiting(browser, address + KINDS[kind], **options) as visit:
            # The page for wrong addresses lists the nearest ones once its script has read the sitemap.
            visit.page.wait_for_load_state("networkidle")
            assert visit.page.evaluate(MISSING, whole) == []
            assert visit.page.evaluate(COMPARE, whole)[:5] == []
            if width == 1280:
                visit.page.reload(wait_until="networkidle")
                visit.page.emulate_media(media="print")
                assert visit.page.evaluate(COMPARE, whole)[:5] == []
