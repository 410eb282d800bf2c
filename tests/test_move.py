"""Whoever renames a text loses no link, no reader and no subscriber."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.commands import milepost
from tests.sites import NOW, PNG, QUICK, build_site, post, published, said, write_site

QUIZ = """---
title: How steady?
kind: score
---

## Questions

### Do you call?

- 0 | No
- 1 | Yes

## Results

### 0 | Not yet

Call.

### 1 | Yes

Good.
"""
FILES = {
    "mkdocs.yml": QUICK.replace(
        "plugins:", "nav:\n  - Home: pages/index.md\n  - First: posts/2026-01-02-first.md\nplugins:"
    ),
    "content/pages/index.md": (
        "---\ntitle: Home\nhero:\n  title: Hi\n  button: {text: Go, link: ../posts/2026-01-02-first.md}\n---\n\nHi.\n"
    ),
    "content/posts/2026-01-02-first.md": post(
        "First", "2026-01-02", "## More\n\nText.", authors="[ann]", topics="[sales]"
    ),
    "content/posts/second.md": post(
        "Second",
        "2026-01-03",
        "See [the first](2026-01-02-first.md#more), [again][1] and <a href='2026-01-02-first.md'>once more</a>.\n"
        "`[not](2026-01-02-first.md)`\n\n```quiz steady\n```\n\n[1]: 2026-01-02-first.md\n",
        quiz="steady",
        series="steps",
    ),
    "content/posts/trip/index.md": post(
        "Trip", "2026-01-04", "![A road](road.png) and [the first](../2026-01-02-first.md)."
    ),
    "content/posts/third.md": post("Third", "2026-01-05", "[The trip](trip/index.md), ![its road](trip/road.png)."),
    "content/posts/draft.md": post("Draft", "2026-01-06", draft="true"),
    "content/series/steps.md": (
        "---\ntitle: Steps\nparts:\n  - first  # begins\n  - second\n---\n\n[All](../posts/second.md).\n"
    ),
    "content/topics/sales.md": "---\ntitle: Sales and all that\n---\n\nOn sales.\n",
    "content/authors/ann.md": "---\nname: Ann Lee\n---\n\nWrites.\n",
    "content/quizzes/steady.md": QUIZ,
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_site(tmp_path / "firm", FILES)
    (folder / "content/posts/trip/road.png").write_bytes(PNG)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return folder


def move(*arguments: str) -> Result:
    return CliRunner().invoke(milepost, ["move", *arguments])


def built(site: Path) -> dict[str, bytes]:
    result = build_site(site)
    assert result.counts is not None, said(result)
    assert not [one for one in result.problems if one.severity != "note"], said(result)
    return published(site / "site")


def text(site: Path, path: str) -> str:
    return (site / "content" / path).read_text("utf-8")


def ids(pages: dict[str, bytes]) -> set[bytes]:
    return set(re.findall(rb"<guid[^>]*>([^<]+)", pages["feed.xml"]))


def test_a_post_takes_its_links_its_place_and_its_subscribers_with_it(site: Path):
    before = built(site)
    told = move("content/posts/2026-01-02-first.md", "beginning")
    assert told.exit_code == 0, told.output
    assert not (site / "content/posts/2026-01-02-first.md").exists()
    moved = text(site, "posts/2026-01-02-beginning.md")
    assert "id: tag:advice.example,2024:first\naliases: [/posts/first/]\n---" in moved
    second = text(site, "posts/second.md")
    assert "[the first](2026-01-02-beginning.md#more), [again][1] and <a href='2026-01-02-beginning.md'>" in second
    assert "`[not](2026-01-02-first.md)`" in second
    assert "[1]: 2026-01-02-beginning.md\n" in second
    assert "(../2026-01-02-beginning.md)" in text(site, "posts/trip/index.md")
    assert "  - beginning  # begins\n" in text(site, "series/steps.md")
    assert "link: ../posts/2026-01-02-beginning.md}" in text(site, "pages/index.md")
    assert "First: posts/2026-01-02-beginning.md" in (site / "mkdocs.yml").read_text("utf-8")
    pages = built(site)
    assert ids(pages) == ids(before)
    assert b"posts/beginning/" in pages["posts/first/index.html"]
    assert set(before) - set(pages) <= {path for path in before if path.startswith("assets/")}
    assert "content/posts/2026-01-02-first.md is now content/posts/2026-01-02-beginning.md." in told.stderr
    assert "/posts/first/ leads to /posts/beginning/." in told.stderr
    assert "+See [the first](2026-01-02-beginning.md#more)" in told.stdout


def test_there_and_back_leaves_one_address_more(site: Path):
    built(site)
    first = (site / "content/posts/second.md").read_bytes()
    move("second", "two")
    move("two", "second")
    after = text(site, "posts/second.md")
    assert after.encode() == first.replace(
        b"\n---\n\nSee", b"\nid: tag:advice.example,2024:second\naliases: [/posts/two/]\n---\n\nSee"
    )
    assert b"posts/second/" in built(site)["posts/two/index.html"]


def test_a_folder_goes_with_its_pictures(site: Path):
    move("content/posts/trip", "content/posts/journey")
    assert sorted(path.name for path in (site / "content/posts/journey").iterdir()) == ["index.md", "road.png"]
    assert not (site / "content/posts/trip").exists()
    assert "[The trip](journey/index.md), ![its road](journey/road.png)." in text(site, "posts/third.md")
    assert "![A road](road.png) and [the first](../2026-01-02-first.md)." in text(site, "posts/journey/index.md")
    built(site)


def test_a_file_that_goes_into_another_folder_finds_its_links(site: Path):
    move("third", "content/posts/2026/third.md")
    assert "[The trip](../trip/index.md), ![its road](../trip/road.png)." in text(site, "posts/2026/third.md")
    built(site)


@pytest.mark.parametrize(
    ("old", "new", "path", "line"),
    [
        ("steady", "steadier", "posts/second.md", "quiz: steadier\n"),
        ("steady", "steadier", "posts/second.md", "```quiz steadier\n"),
        ("sales", "selling", "posts/2026-01-02-first.md", "topics: [selling]\n"),
        ("ann", "ann-lee", "posts/2026-01-02-first.md", "authors: [ann-lee]\n"),
        ("steps", "ladder", "posts/second.md", "series: ladder\n"),
    ],
)
def test_what_texts_name_is_named_anew(site: Path, old: str, new: str, path: str, line: str):
    before = built(site)
    told = move(old, new)
    assert told.exit_code == 0, told.output
    assert line in text(site, path)
    pages = built(site)
    gone = {path for path in set(before) - set(pages) if not path.startswith("assets/")}
    assert {path for path in gone if not path.endswith("feed.xml")} == set()
    assert (not gone) or "must subscribe anew" in told.stderr


def test_line_ends_and_all_else_stay_as_they_are(site: Path):
    path = site / "content/posts/second.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    move("first", "one")
    assert path.read_bytes() == before.replace(b"2026-01-02-first.md", b"2026-01-02-one.md").replace(
        b"`[not](2026-01-02-one.md)`", b"`[not](2026-01-02-first.md)`"
    )


def test_a_draft_that_nobody_has_seen_gets_no_former_address(site: Path):
    move("draft", "sketch")
    assert "aliases" not in text(site, "posts/sketch.md")
    assert "id:" not in text(site, "posts/sketch.md")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("frist", "x", "There is no text 'frist'. Did you mean 'first'?"),
        ("first", "second", "content/posts/2026-01-02-second.md"),
        ("second", "third", "content/posts/third.md is there already, and stays as it is. Choose another name."),
        ("first", "content/pages/first.md", "content/pages/first.md is no place for a post"),
        ("content/pages/index.md", "start", "The home page stays where it is"),
        ("second", "???", "No address can be made of '???'"),
    ],
)
def test_what_cannot_be_moved_stays_and_is_told(site: Path, old: str, new: str, sentence: str):
    before = published(site)
    told = move(old, new)
    assert told.exit_code != 0
    assert sentence in told.stderr
    assert published(site) == before


def test_nothing_is_written_when_only_asked(site: Path):
    before = published(site)
    told = move("first", "beginning", "--dry-run")
    assert told.exit_code == 0
    assert "content/posts/2026-01-02-first.md would be content/posts/2026-01-02-beginning.md." in told.stderr
    assert "+++ b/content/posts/second.md" in told.stdout
    assert published(site) == before
