"""Numbers never lie: whatever mix of parts a series has, they count from 1 to n, and nothing hidden is told."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.config.values import Config
from generator.diagnostics import has_errors
from generator.entries import parse_entry
from generator.library.link import Found, link
from generator.library.values import Library
from generator.model import Moment, Source
from tests.entries_samples import rules
from tests.series_drawn import SECRET, DrawnSeries, DrawnSite, drawn_sites
from tests.sites import NOW, build_site, published, write_site

CONFIG = """\
site_name: Advice
site_url: https://advice.example/
plugins:
  - search
  - milepost:
      cards: false
      feed: {authority: advice.example, year: 2024}
"""
WORDS = ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def linked(site: DrawnSite) -> Library:
    sources = (Source(path=path.removeprefix("content/"), data=text.encode()) for path, text in site.files.items())
    entries = tuple(parse_entry(source, rules()) for source in sources)
    found = Found(entries=entries, files=frozenset(), assets={}, has_icon=lambda _: True, has_template=lambda _: True)
    config = Config(site_name="Advice", site_url="https://advice.example/")
    now = Moment(int(NOW.timestamp()), NOW.isoformat())
    answer = link(found, config, now, with_drafts=False)
    assert not has_errors(answer.problems), [str(problem) for problem in answer.problems]
    return answer.library


@settings(max_examples=60)
@given(site=drawn_sites())
def test_every_part_keeps_its_number_whatever_becomes_of_its_post(site: DrawnSite):
    library = linked(site)
    paths = {post.entry.slug: post.entry.path for post in library.posts}
    found = {series.id: series for series in library.series}
    assert set(found) == {series.id for series in site.series}
    for drawn in site.series:
        series = found[drawn.id]
        numbers = [part.number for part in series.parts if part.number is not None]
        assert numbers == list(range(1, series.total + 1))
        assert [part.number for part in series.parts] == [part.number for part in drawn.parts]
        assert [part.title for part in series.parts] == [part.title for part in drawn.parts]
        assert [part.post for part in series.parts] == [paths.get(part.post or "") for part in drawn.parts]
        assert [part.is_gone for part in series.parts] == [part.state == "expired" for part in drawn.parts]
        for index, part in enumerate(series.parts):
            if part.post:
                assert (drawn.id, index) in {(place.series, place.index) for place in library.places[part.post]}
    for slug, home in site.homes.items():
        assert library.places[paths[slug]][0].series == home


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(site=drawn_sites())
def test_readers_see_the_same_numbers_everywhere_and_nothing_that_is_hidden(site: DrawnSite):
    with tempfile.TemporaryDirectory() as folder:
        write_site(Path(folder), {"mkdocs.yml": CONFIG, **site.files})
        result = build_site(Path(folder))
        assert not has_errors(result.problems), [str(problem) for problem in result.problems]
        files = published(Path(folder) / "site")
    assert [path for path, data in files.items() if SECRET in path or SECRET.encode() in data.lower()] == []
    pages = {path: LexborHTMLParser(data.decode()) for path, data in files.items() if path.endswith(".html")}
    search = json.loads(files["search/search_index.json"])["docs"]
    for series in site.series:
        check_series_page(series, pages)
        check_posts(series, site, pages, {doc["location"]: doc["text"] for doc in search})


def check_series_page(series: DrawnSeries, pages: dict[str, LexborHTMLParser]) -> None:
    page = pages[f"series/{series.id}/index.html"]
    check_rows(series, page.css("[id=mp-parts] ~ ol .mp-part"))
    count = f"{series.total} part" if series.readable == series.total else f"{series.readable} of {series.total} part"
    assert re.search(rf"(?<!\d){count}s?\b", said(page.css_first("header .mp-meta")).lower())
    cards = [said(card) for card in pages["series/index.html"].css("article, li") if series.title in said(card)]
    assert any(re.search(rf"(?<!\d)(?<! of ){count}s?\b", card.lower()) for card in cards)


def check_posts(
    series: DrawnSeries, site: DrawnSite, pages: dict[str, LexborHTMLParser], found: dict[str, str]
) -> None:
    total = WORDS[series.total] if series.id == "by-posts-alone" else str(series.total)
    for part in series.parts:
        if part.state != "published":
            continue
        box = pages[f"posts/{part.post}/index.html"].css_first(f"[data-mp-series='{series.id}']")
        check_rows(series, box.css(".mp-part"))
        number = WORDS[part.number or 0] if series.id == "by-posts-alone" else str(part.number)
        place = f"{series.title} Part {number} of {total}" if part.number else series.title
        assert said(box.css_first(".mp-place__title")).startswith(place)
        if site.homes.get(part.post or "") == series.id and part.number:
            assert found[f"posts/{part.post}/"].startswith(f"Part {number} of {series.title}.")


def check_rows(series: DrawnSeries, rows: list[LexborNode]) -> None:
    numbers = [said(row.css_first(".mp-part__number")) for row in rows]
    assert [number for number in numbers if number != "·"] == [str(n) for n in range(1, series.total + 1)]
    assert len(rows) == len(series.parts)
    for row, part in zip(rows, series.parts, strict=True):
        nothing = "No longer published" if part.state == "expired" else "In preparation"
        assert (part.title or nothing) in said(row)
        assert (row.css_first("a, [aria-current]") is not None) == (part.state == "published")


def said(node: LexborNode) -> str:
    return " ".join(node.text().split())


def test_a_hidden_post_does_not_name_a_series(tmp_path: Path):
    """Posts spell a series as they like; what readers see is how one of those spells it that they can read."""
    files = {
        "content/posts/a.md": "---\ntitle: A\ndate: 2026-01-01\ndraft: true\nseries: ON TRUST\npart: 1\n---\n\nText.\n",
        "content/posts/b.md": "---\ntitle: B\ndate: 2026-01-02\nseries: On trust\npart: 2\n---\n\nText.\n",
    }
    build_site(write_site(tmp_path, {"mkdocs.yml": CONFIG, **files}))
    assert [path for path, data in published(tmp_path / "site").items() if b"ON TRUST" in data] == []
    assert b"On trust" in published(tmp_path / "site")["series/on-trust/index.html"]
