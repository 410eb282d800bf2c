"""The benchmark of peers: both get the same posts and edits, and its rows say whether a bar is met."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "benchmarks"


@pytest.fixture(scope="module")
def peers():
    """The benchmarks' own modules, which are scripts beside each other and no package."""
    sys.path.insert(0, str(FOLDER))
    try:
        import peers_sites
        import peers_table
    finally:
        sys.path.remove(str(FOLDER))
    return peers_sites, peers_table


def test_hugo_gets_the_same_posts_and_the_same_edits(peers, tmp_path):
    sites, _ = peers
    blog = sites.write_sites(tmp_path, 12, 1000)
    hugo = blog.theirs / "content/blog/posts"
    for edit in sites.EDITS.values():
        change = edit(blog, 0)
        assert change.texts
        for number, text in change.texts.items():
            blog.write(number, text)
            assert blog.post(number).read_text("utf-8") == text
    ours = {path.stem: path.read_text("utf-8") for path in blog.ours.glob("docs/blog/posts/*.md")}
    theirs = {path.stem: path.read_text("utf-8") for path in hugo.glob("*.md")}
    assert len(ours) == 13
    assert ours.keys() == theirs.keys()
    assert {name: words(text) for name, text in ours.items()} == {name: words(text) for name, text in theirs.items()}
    assert not any("!!!" in text or "\n# " in text for text in theirs.values())


def words(text: str) -> list[str]:
    """Of the text below the front matter and the title, without the signs of either dialect."""
    body = text.partition("\n---\n")[2].lstrip()
    body = body.partition("\n")[2] if body.startswith("# ") else body
    kept = body.replace('!!! tip "', "").replace("> [!tip] ", "").replace("<!-- more -->", "<!--more-->")
    return kept.replace('"\n', "\n").replace("> ", "").split()


def test_an_edit_changes_one_word_of_one_post_each_time_anew(peers, tmp_path):
    sites, _ = peers
    blog = sites.write_sites(tmp_path, 12, 400)
    before = blog.post(1).read_text("utf-8").split()
    first, second = (sites.a_word_edited(blog, 0) for _ in range(2))
    assert first.word != second.word
    (edited,) = (text.split() for text in first.texts.values())
    assert [new for old, new in zip(before, edited, strict=True) if old != new] == [f"{first.word}."]


@pytest.mark.parametrize(
    ("key", "theirs", "ours", "cells"),
    [
        ("edit", [10.0, 20.0, 10.0], [0.4, 0.9, 0.4], "| 10.00 s | 0.40 s | 1/25.0 | CPU at most 1/20 | yes |"),
        ("edit", [10.0], [0.6], "| 10.00 s | 0.60 s | 1/16.7 | CPU at most 1/20 | **no** |"),
        ("cold wall", [10.0], [19.0], "| 10.00 s | 19.00 s | 1.90 | wall at most 1.8 | **no** |"),
        ("workers", [], [1.8], "|  | 1.80 s |  | at least 1.75 times as fast | yes |"),
        ("workers", [], [1.6], "|  | 1.60 s |  | at least 1.75 times as fast | **no** |"),
        ("title", [10.0], [20.0], "| 10.00 s | 20.00 s | 2.00 | reported |  |"),
    ],
)
def test_a_row_says_whether_its_bar_is_met(peers, key, theirs, ours, cells):
    _, table = peers
    row = table.Row(key, "a name", 10_000, theirs, ours, "s")
    assert str(row) == f"| a name | 10,000 {cells}"
