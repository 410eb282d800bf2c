"""Takes the pictures of the README and the manual, docs/images/*.png, of the example site as its people see it.

Run `make pictures`, or `python -m tools.pictures` in the repository's root. It builds the site in a temporary folder
and needs a Chromium. The build's time and the sizes are fixed, so the pictures change only with the site, the Chromium
and the fonts of the machine. The manual's test asks that each of them is shown somewhere.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from tests.browsing import serving
from tests.example import build_example, chromium, write_example
from tests.previews import previewing
from tests.quiz_browsing import choose, ready, show

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
LARGEST = 250_000
"""Bytes of a picture; more would make a page slow to read."""
DRAFT = "content/posts/three-prices.md"
DRAFTED = """---
title: Three prices on one page
date: 2026-11-23
description: Why one price makes people ask "yes or no", and three make them ask "which one".
authors: sales-desk
topics: sales
draft: true
---

A single price is a question with two answers. Three of them are a question about the customer.

## Why it works

Nobody compares you with nobody. Whoever sees three prices compares them with each other.
"""
SLIP = f"{DRAFTED}\nBegin with [what your hour is worth](what-your-hour-is-woth.md).\n"


def nothing(page: Page) -> None:
    """The page as it opens."""


def answered(page: Page) -> None:
    """A quiz with its result, which a reader sees at the top of the screen."""
    ready(page)
    choose(page, *([1] * page.locator(".mp-quiz fieldset").count()))
    show(page)
    page.locator(".mp-quiz__result").first.wait_for()
    page.evaluate("document.querySelector('.mp-quiz__result').scrollIntoView(); scrollBy(0, -80)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The first screen of a page, once something was done there."""

    name: str
    page: str
    width: int = 1000
    height: int = 640
    done: Callable[[Page], None] = nothing


PUBLISHED = (
    Picture(name="home.png", page="", width=1280, height=800),
    Picture(name="post.png", page="posts/the-business-you-are-really-in/", width=390, height=844),
    Picture(name="series.png", page="series/four-steps/", height=760),
    Picture(name="quiz.png", page="quizzes/business-balance/", height=760, done=answered),
    Picture(name="feeds.png", page="feeds/"),
)
DRAFTS = (Picture(name="draft.png", page="posts/three-prices/"),)
MISTAKES = (Picture(name="mistake.png", page="posts/three-prices/"),)


def main() -> int:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        with serving(build_example(Path(folder) / "published")) as site:
            sizes = [take(picture, site, browser) for picture in PUBLISHED]
        sizes += previewed(Path(folder) / "written", browser)
    return 0 if max(sizes) <= LARGEST else 1


def previewed(folder: Path, browser: Browser) -> list[int]:
    """What an author sees of a draft, first as it should be, then with a slip."""
    write_example(folder)
    (folder / DRAFT).write_text(DRAFTED, "utf-8")
    with previewing(folder) as preview:
        preview.until("/posts/three-prices/", "Nobody compares")
        sizes = [take(picture, f"{preview.url}/", browser) for picture in DRAFTS]
        (folder / DRAFT).write_text(SLIP, "utf-8")
        preview.until_said("missing-file")
        return sizes + [take(picture, f"{preview.url}/", browser) for picture in MISTAKES]


def take(picture: Picture, address: str, browser: Browser) -> int:
    """Photograph a page; the size of the file in bytes."""
    viewport = ViewportSize(width=picture.width, height=picture.height)
    context = browser.new_context(viewport=viewport, color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    # A preview never stops listening for news, so the network is never idle there.
    page.goto(f"{address}{picture.page}", wait_until="load")
    page.evaluate("document.fonts.ready")
    picture.done(page)
    page.wait_for_timeout(600)
    place = IMAGES / picture.name
    page.screenshot(path=place, animations="disabled")
    context.close()
    size = place.stat().st_size
    print(f"{place.relative_to(ROOT)}: {picture.width} x {picture.height}, {size / 1000:.0f} kB")
    return size


if __name__ == "__main__":
    sys.exit(main())
