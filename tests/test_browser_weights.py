"""What scripts weigh and ask for, as a browser loads them."""

from __future__ import annotations

from urllib.request import urlopen

import brotli
import pytest

from tests.browsing import DESKTOP, Visiting

MOST_AT_ONCE = 8 * 1024


@pytest.mark.parametrize(
    "address",
    [
        "",
        "posts/hand-over-your-first-task/",
        "posts/four-steps-vision/",
        "contact/",
        "archive/",
        "series/four-steps/plan/",
    ],
)
def test_the_scripts_that_load_at_once_are_small(site: str, visit: Visiting, address: str):
    seen = visit(site)
    loaded: set[str] = set()
    seen.page.on("request", lambda request: loaded.add(request.url) if request.resource_type == "script" else None)
    seen.page.set_viewport_size(DESKTOP)
    seen.page.goto(f"{site}{address}", wait_until="networkidle")
    assert loaded
    sizes = {url.rpartition("/")[2]: compressed(url) for url in sorted(loaded)}
    assert sum(sizes.values()) <= MOST_AT_ONCE, sizes


def compressed(url: str) -> int:
    with urlopen(url) as answer:
        return len(brotli.compress(answer.read()))


def test_a_page_has_nothing_inline(site: str, visit: Visiting):
    page = visit(f"{site}posts/hand-over-your-first-task/").page
    kinds = "[...document.scripts].filter(s => !s.src && s.type !== 'application/ld+json').length"
    assert page.evaluate(kinds) == 0
    assert page.locator("style").count() == 0
