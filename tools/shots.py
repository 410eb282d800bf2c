"""Photographs every kind of page of the example site: whole pages, phone to desktop, light and dark, and in print.

Run `make shots`, or `python -m tools.shots` in the repository's root; it needs a Chromium. `shots/index.html` shows
the pictures side by side. Options choose fewer: --pages home,post-long --schemes dark,print --widths 390.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from tests.browsing import serving
from tests.example import add_every_construct, build_written, chromium, write_example
from tests.sites import NOW
from tools.example_pages import example_pages
from tools.shots_index import Shot, write_index

ROOT = Path(__file__).resolve().parent.parent
WIDTHS = {390: 844, 820: 1180, 1280: 800}
"""Phone, tablet and desktop: width to height of the window."""
SCHEMES = ("light", "dark", "print")
PER_PAGE = 4
"""Posts on a page of a list, so that the example site's lists have second pages."""
SETTLED = """async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = "eager";
    await Promise.allSettled(pictures.map(picture => picture.decode()));
    await document.fonts.ready;
}"""


def main(arguments: list[str]) -> int:
    options = parsed(arguments)
    folder: Path = options.out
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, chromium() as browser:
        write_example(Path(made), per_page=options.per_page)
        add_every_construct(Path(made))
        site = build_written(Path(made))
        pages = example_pages(Path(made), site, NOW)
        if unknown := [name for name in options.pages if name not in pages]:
            print(f"no page is called {', '.join(unknown)}; there are {', '.join(pages)}", file=sys.stderr)
            return 1
        chosen = {name: address for name, address in pages.items() if not options.pages or name in options.pages}
        with serving(site) as address:
            shots = list(take_all(chosen, address, browser, options))
    write_index(folder, shots)
    print(f"{len(shots)} pictures: {folder / 'index.html'}")
    return 0


def parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make shots", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "shots", help="the folder for the pictures")
    parser.add_argument("--pages", type=listed(str), default=[], help="kinds of page, with commas between; else all")
    parser.add_argument("--widths", type=listed(int), default=list(WIDTHS), help="widths of the window in pixels")
    parser.add_argument("--schemes", type=listed(str), default=list(SCHEMES), help="any of light, dark, print")
    parser.add_argument("--per-page", type=int, default=PER_PAGE, help="posts on a page of a list")
    return parser.parse_args(arguments)


def listed(kind: Callable[[str], object]) -> Callable[[str], list[object]]:
    return lambda text: [kind(part.strip()) for part in text.split(",") if part.strip()]


def take_all(pages: dict[str, str], address: str, browser: Browser, options: argparse.Namespace) -> Iterator[Shot]:
    """One context for each scheme and width, which goes through all the pages."""
    for scheme in options.schemes:
        if scheme == "print":
            yield from taken(pages, address, browser, scheme, 0, lambda page, name: prints(page, options.out, name))
            continue
        for width in options.widths:
            yield from taken(
                pages, address, browser, scheme, width, lambda page, name: photographs(page, options.out, name)
            )


def taken(
    pages: dict[str, str], address: str, browser: Browser, scheme: str, width: int, take: Callable[[Page, str], str]
) -> Iterator[Shot]:
    viewport = ViewportSize(width=width or 1280, height=WIDTHS.get(width, 900))
    colours = "dark" if scheme == "dark" else "light"
    context = browser.new_context(viewport=viewport, color_scheme=colours, reduced_motion="reduce")  # type: ignore[arg-type]  # a literal, chosen above
    page = context.new_page()
    for name, path in pages.items():
        page.goto(f"{address}{path}", wait_until="load")
        page.evaluate(SETTLED)
        file = take(page, f"{name}-{width}-{scheme}" if width else f"{name}-{scheme}")
        yield Shot(page=name, address=path, width=width, scheme=scheme, file=file)
    context.close()
    print(f"{scheme} {width or ''}: {len(pages)} pages", flush=True)


def photographs(page: Page, folder: Path, name: str) -> str:
    file = f"{name}.png"
    page.screenshot(path=folder / file, full_page=True, animations="disabled")
    return file


def prints(page: Page, folder: Path, name: str) -> str:
    """The page as a printer gets it, and the sheets one below the other as a picture."""
    from PIL import Image
    from pypdfium2 import PdfDocument

    place = folder / f"{name}.pdf"
    page.pdf(path=place, format="A4")
    with PdfDocument(place) as document:
        sheets = [sheet.render(scale=1.25).to_pil() for sheet in document]
    joined = Image.new("RGB", (sheets[0].width, sum(sheet.height + 8 for sheet in sheets)), (120, 120, 120))
    top = 0
    for sheet in sheets:
        joined.paste(sheet, (0, top))
        top += sheet.height + 8
    joined.save(folder / f"{name}.png")
    return f"{name}.png"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
