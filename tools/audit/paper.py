"""A post on paper: the words of the PDF that a browser prints of it."""

from __future__ import annotations

import re

import pypdfium2
from playwright.sync_api import Browser

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
