"""Subscribers are told of nothing when nothing is new: feeds stay the same bytes, and the same files."""

from __future__ import annotations

import importlib.metadata
import os
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from generator.feeds import feed_files, feeds
from tests.feed_samples import CONFIG, linked, moment
from tests.feed_samples import NOW as THEN
from tests.feed_samples import post as made
from tests.sites import NOW, build_site, post, published, said, write_quick_site

PLACES = {"authors": "[Ada]", "topics": "[Sales]", "series": "Two steps"}
FILES = {
    "content/posts/one.md": post("One", "2026-03-04", "See [two](two.md).", part="1", **PLACES),
    "content/posts/two.md": post("Two", "2026-03-05", part="2", updated="2026-04-01", **PLACES),
    "content/posts/next.md": post("Next", "2026-12-01", topics="[Sales]"),
}


def written(folder: Path) -> dict[str, bytes]:
    names = ("feed.xml", "atom.xml", "feed.json", "feeds.opml")
    return {name: data for name, data in published(folder / "site").items() if name.endswith(names)}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """What changes when a file is written again."""
    seen = {name: (folder / "site" / name).stat() for name in written(folder)}
    return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in seen.items()}


def test_no_feed_changes_with_a_draft_the_clock_or_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_quick_site(tmp_path, FILES)
    assert said(build_site(tmp_path)) == ""
    before, at = written(tmp_path), stamps(tmp_path)
    assert {"feed.xml", "atom.xml", "feed.json", "feeds.opml", "series/two-steps/feed.xml"} <= set(before)

    real = importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "99.0" if name == "milepost" else real(name))
    write_quick_site(
        tmp_path, {"content/posts/draft.md": post("Not yet", "2026-03-06", draft="yes", part="3", **PLACES)}
    )
    later = NOW + timedelta(days=3)
    assert said(build_site(tmp_path, now=later, clean=True)) == ""
    assert written(tmp_path) == before
    assert stamps(tmp_path) == at

    # The same sources elsewhere, written in another order and at other times.
    other = tmp_path / "other"
    for name in sorted(FILES, reverse=True):
        write_quick_site(other, {name: FILES[name]})
        os.utime(other / name, (1, 1))
    assert said(build_site(other)) == ""
    assert written(other) == before


def test_only_feeds_that_hold_a_changed_post_are_written_again(tmp_path: Path):
    write_quick_site(tmp_path, {**FILES, "content/posts/alone.md": post("Alone", authors="[Bo]", topics="[Work]")})
    build_site(tmp_path)
    at = stamps(tmp_path)
    write_quick_site(tmp_path, {"content/posts/alone.md": post("Alone", authors="[Bo]", topics="[Work]", body="New.")})
    build_site(tmp_path)
    changed = {name for name, stamp in stamps(tmp_path).items() if stamp != at[name]}
    assert changed == {"feed.xml", "atom.xml", "feed.json", "authors/bo/feed.xml", "topics/work/feed.xml"}


def test_every_order_of_files_makes_the_same_feeds():
    def files_of(posts: tuple[Any, ...]) -> dict[str, bytes]:
        bodies = {entry.body: body for entry, body in posts}
        return dict(feed_files(feeds(linked(posts), CONFIG, bodies.__getitem__, THEN)[0], CONFIG))

    same_day = {"topics": ("R&D", "Sales"), "authors": ("Ada", "Bo"), "tags": ("b", "a")}
    posts = [made(slug, "2026-02-01", updated=moment("2026-02-03"), **same_day) for slug in ("b", "a", "c")]
    first, *others = map(files_of, permutations(posts))
    assert len(first) == 8
    assert [other for other in others if other != first or list(other) != list(first)] == []
