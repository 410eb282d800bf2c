"""A post on paper: the words of the PDF that a browser prints of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pypdfium2
from playwright.sync_api import Browser

from tests.example import EVERY_CONSTRUCT


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A post to print, and by a name each what must stand on its paper."""

    address: str
    wanted: Mapping[str, str]


PRINTED = Paper(
    address=EVERY_CONSTRUCT.replace(".md", "/"),
    wanted={
        "author": "The operations desk",
        "date": "February 6, 2023",
        "address": "https://milepost.example/posts/every-construct/",
        "written-out links": "https://www.iso.org/",
        "folded text": "The answer.",
        "text of each tab": "The second tab.",
    },
)
MENU = ("Skip to content", "Search", "Back to top", "Table of contents", "Switch to")


def printed(browser: Browser, url: str) -> str:
    """All text of the page as printed from a screen in dark colours, spaces made single."""
    context = browser.new_context(color_scheme="dark")
    try:
        page = context.new_page()
        page.goto(url, wait_until="networkidle")
        pdf = page.pdf(format="A4")
    finally:
        context.close()
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = " ".join(one.get_textpage().get_text_range() for one in document)
    finally:
        document.close()
    return re.sub(r"\s+", " ", text)


def lacks(text: str, wanted: Mapping[str, str]) -> tuple[str, ...]:
    """What a printed post should have and has not (`wanted`: a name to the words), and the menu words that it has."""
    flat = squeezed(text)
    missing = tuple(name for name, words in wanted.items() if squeezed(words) not in flat)
    return (*missing, *(f"no {word!r}" for word in MENU if squeezed(word) in flat))


def squeezed(text: str) -> str:
    """Without spaces and hyphens, because lines of a PDF break where they like."""
    return re.sub(r"[\s￾\u00ad-]+", "", text)
