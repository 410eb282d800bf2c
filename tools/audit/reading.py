"""How a page reads: characters a line, the size of the letters, and author and date on a phone's first screen."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

LINES = Path(__file__).with_name("lines.js").read_text("utf-8")
IN_VIEW = """selector => [...document.querySelectorAll(selector)].some(element => {
    const box = element.getBoundingClientRect()
    return element.checkVisibility() && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight
})"""
AUTHOR = ".mp-byline .mp-profile strong"
DATE = ".mp-byline time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`characters` is the mean of the full lines on a desktop, `size` the smallest letters of running text in px."""

    characters: float
    size: float
    author: bool
    date: bool


def read(page: Page, url: str) -> Reading:
    """Only pages with running text have lines to count."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(url)
    desktop = page.evaluate(LINES)
    page.set_viewport_size({"width": 390, "height": 844})
    phone = page.evaluate(LINES)
    page.evaluate("scrollTo(0, 0)")
    author, date = (bool(page.evaluate(IN_VIEW, selector)) for selector in (AUTHOR, DATE))
    return Reading(
        characters=statistics.fmean(desktop["lines"]),
        size=min(desktop["size"], phone["size"]),
        author=author,
        date=date,
    )
