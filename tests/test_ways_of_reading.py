"""Every kind of page enlarged, on a narrow screen, by keyboard alone, without movement, without style sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import serving
from tests.sites import LONG
from tools.audit.example import KINDS, kind

Looking = Callable[..., Page]
NAMES = [kind.name for kind in KINDS if LONG or not kind.like]
ENLARGED = (427, 267)
NARROW = (320, 640)
DESKTOP = (1280, 800)
PHONE = (390, 844)
# Elements whose words are cut off: they are wider than their box, which hides the rest.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(element => {
    const style = getComputedStyle(element)
    return style.overflowX !== "visible" && style.overflowX !== "auto" && style.overflowX !== "scroll"
        && style.textOverflow !== "ellipsis" && style.position !== "absolute" && element.checkVisibility()
        && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 2
}).map(element => element.outerHTML.slice(0, 120))"""
FOCUSABLE = """a[href], button, input, select, textarea, summary, [tabindex]"""
# How each thing looks while nothing has the focus, with its label's and its neighbours' looks.
REMEMBER = """focusable => {
    const looks = element => {
        const style = getComputedStyle(element), after = getComputedStyle(element, "::after")
        return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.color,
                style.backgroundColor, style.borderColor, style.opacity, style.textDecoration, style.clip,
                after.outlineStyle, after.boxShadow].join()
    }
    const around = element => [element, element.parentElement, element.nextElementSibling,
        ...(element.labels ?? []), element.closest("article, li")].filter(Boolean)
    window.looksOf = element => around(element).map(looks).join(";")
    window.unfocused = new Map([...document.querySelectorAll(focusable)].map(one => [one, looksOf(one)]))
}"""
# What has the focus, each time that a key is let go; null is the end of the page.
LISTEN = """() => {
    const focused = () => {
        const element = document.activeElement
        if (!element || element === document.body) return null
        const label = element.labels?.[0], seen = label && getComputedStyle(element).opacity === "0" ? label : element
        const box = [...seen.getClientRects()].find(one => one.width && one.height) ?? seen.getBoundingClientRect()
        const hits = [0.1, 0.5, 0.9].flatMap(x => [0.2, 0.5, 0.8].map(y => document.elementFromPoint(
            box.left + x * box.width, box.top + y * box.height))).filter(Boolean)
        return {
            name: element.outerHTML.slice(0, 120),
            shown: looksOf(element) !== unfocused.get(element),
            seen: hits.some(one => seen.contains(one) || one.contains(seen) || one.control === element),
        }
    }
    window.stops = []
    addEventListener("keyup", () => stops.push(focused()))
}"""
MOVING = """() => document.getAnimations().filter(one => one.playState === "running"
    && one.timeline instanceof DocumentTimeline && one.effect.getComputedTiming().duration > 1)
    .map(one => `${one.effect.target?.outerHTML.slice(0, 80)} ${one.animationName ?? one.transitionProperty}`)"""


@pytest.fixture(scope="module")
def site(audited: Path) -> Iterator[str]:
    with serving(audited) as address:
        yield address


@pytest.fixture(scope="module")
def look(browser: Browser, site: str) -> Iterator[Looking]:
    """`look(name, window)` shows a kind of page in a window of that size; `options` are those of new_context.

    Each window is opened once for all kinds: to open a new one takes longer than most of these checks.
    """
    with ExitStack() as stack:

        @cache
        def window(**options: object) -> Page:
            return stack.enter_context(browser.new_context(**options)).new_page()  # type: ignore[arg-type]

        def show(name: str, size: tuple[int, int], **options: object) -> Page:
            page = window(**options)
            page.set_viewport_size({"width": size[0], "height": size[1]})
            page.goto(site + kind(name).address)
            return page

        yield show


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wider


@pytest.mark.parametrize("name", NAMES)
def test_enlarged_to_300_percent_a_page_is_read_by_scrolling_down_alone(look: Looking, name: str):
    page = look(name, ENLARGED, device_scale_factor=3)
    assert sideways(page) <= 0
    assert page.evaluate(CUT_OFF) == []
    page.evaluate("scrollTo(0, 600)")
    page.wait_for_timeout(50)
    header = page.locator(".md-header").bounding_box()
    assert header is None or header["y"] + header["height"] <= 267 / 3, "the header leaves room for the text"


@pytest.mark.parametrize("name", NAMES)
def test_letters_of_twice_the_size_fit_phone_and_desktop(look: Looking, name: str):
    page = look(name, DESKTOP)
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    for window in (DESKTOP, PHONE):
        page.set_viewport_size({"width": window[0], "height": window[1]})
        assert sideways(page) <= 0, window
        assert page.evaluate(CUT_OFF) == [], window


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("window", [DESKTOP, NARROW], ids=["desktop", "narrow"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(look: Looking, name: str, window):
    forced = "active" if window is NARROW else "none"
    page = look(name, window, reduced_motion="reduce", forced_colors=forced)
    page.evaluate(REMEMBER, FOCUSABLE)
    page.evaluate(LISTEN)
    stops = tabbed(page)
    assert len(stops) >= 8
    assert [stop["name"] for stop in stops if not stop["shown"]] == [], "no sign of the focus"
    assert [stop["name"] for stop in stops if not stop["seen"]] == [], "the focus is off the screen or covered"


def tabbed(page: Page) -> list[dict[str, object]]:
    """Each stop of the Tab key, until the page is left at its end."""
    for _ in range(30):
        for _ in range(10):
            page.keyboard.press("Tab")
        stops: list[dict[str, object]] = page.evaluate("stops")
        if None in stops:
            return stops[: stops.index(None)]  # type: ignore[arg-type]
    pytest.fail("300 tabs do not lead through the page")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_moves_for_those_who_ask_for_it(look: Looking, name: str):
    page = look(name, DESKTOP, reduced_motion="reduce")
    assert page.evaluate(MOVING) == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("name", NAMES)
def test_without_style_sheets_the_order_makes_sense(look: Looking, name: str):
    page = look(name, DESKTOP, java_script_enabled=False)
    page.evaluate("document.querySelectorAll('link[rel=stylesheet]').forEach(link => link.remove())")
    order = page.evaluate("""() => {
        const all = [...document.querySelectorAll("body *")]
        const place = selector => all.indexOf(document.querySelector(selector))
        return [".md-skip", "header", "main", "h1", "footer.md-footer"].map(place)
    }""")
    assert -1 not in order
    assert order == sorted(order), "skip link, header, main, title, footer"
