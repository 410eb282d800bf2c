"""Takes the README's two pictures of the example site, docs/images/home.png and docs/images/post.png.

Run `make pictures`, or `python -m tools.pictures` in the repository's root. It builds the site in a temporary folder
and needs a Chromium. The build's time and the sizes are fixed, so the pictures change only with the site, the Chromium
and the fonts of the machine.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from tests.browsing import serving
from tests.example import build_example, chromium

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
LARGEST = 250_000
"""Bytes of a picture; more would make the README slow to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    name: str
    page: str
    width: int
    height: int


PICTURES = (
    Picture(name="home.png", page="", width=1280, height=800),
    Picture(name="post.png", page="posts/the-business-you-are-really-in/", width=390, height=844),
)


def main() -> int:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser, serving(build_example(Path(folder))) as site:
        sizes = [take(picture, site, browser) for picture in PICTURES]
    return 0 if max(sizes) <= LARGEST else 1


def take(picture: Picture, address: str, browser: Browser) -> int:
    """Photograph the first screen of a page; the size of the file in bytes."""
    viewport = ViewportSize(width=picture.width, height=picture.height)
    context = browser.new_context(viewport=viewport, color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}{picture.page}", wait_until="networkidle")
    place = IMAGES / picture.name
    page.screenshot(path=place, animations="disabled")
    context.close()
    size = place.stat().st_size
    print(f"{place.relative_to(ROOT)}: {picture.width} x {picture.height}, {size / 1000:.0f} kB")
    return size


if __name__ == "__main__":
    sys.exit(main())
