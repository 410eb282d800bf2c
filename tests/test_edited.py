"""An edit that changes a text alone is put into its page; the site is always as a clean build makes it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from generator.build import LookedAt, Request, Result, build
from generator.build.again import build_again
from generator.cache import memory
from tests.sites import NOW, QUICK, SHARED, post, published, said, write_site

TEXT = """\
First words, and a [link](two.md) to another.

This is a text.

## A heading

Second words of this text, with `code`.

- One
- Two

Third words, "quoted".
"""
FILES = {
    "mkdocs.yml": QUICK.replace("year: 2024", "year: 2024, entries: 2").replace("purge", "cards: false\n      purge"),
    "content/posts/one.md": post(title="One", date="2026-01-02", body=TEXT),
    "content/posts/two.md": post(title="Two", date="2026-01-03", body=TEXT.replace("two.md", "one.md")),
    # Feeds hold the newest posts: what stands in them is more than a page.
    **{f"content/posts/n{n}.md": post(title=f"New {n}", date="2026-02-01", topics=f"[t{n}]") for n in range(3)},
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Built, and with its files at rest."""
    monkeypatch.setattr(memory, "SETTLED_NS", 0)
    folder = write_site(tmp_path / "warm", FILES)
    again(folder)
    return folder


def again(folder: Path, *, build_all: bool = True) -> Result:
    """A build as the command makes it. Without `build_all` it has to do with less than a build in full."""
    request = Request(config=folder / "mkdocs.yml", now=NOW)

    def whole() -> Result:
        assert build_all, "this took a build in full"
        return build(request, memory=folder / ".milepost/memory", store=SHARED)

    time.sleep(0.01)  # a tick of the clock of files
    return build_again(request, whole)


def edit(folder: Path, before: str, after: str, name: str = "one") -> None:
    path = folder / f"content/posts/{name}.md"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def is_clean(folder: Path, result: Result) -> bool:
    clean = folder.parent / "clean"
    first = build(Request(config=folder / "mkdocs.yml", now=NOW, site_dir=clean, force=True), store=SHARED)
    assert said(first) == said(result)
    return published(folder / "site") == published(clean)


def test_a_word_is_put_into_the_page_and_the_search_index_and_nothing_else_is_written(site: Path):
    edit(site, "Third words", "Third & 3 < 4 words")
    result = again(site, build_all=False)
    assert result.counts is not None
    assert result.counts.written == 2
    assert is_clean(site, result)
    edit(site, "Second words", "Fewer")
    edit(site, "Second words", "Many more second words", "two")
    assert is_clean(site, again(site, build_all=False))
    (site / "content/posts/two.md").touch()
    result = again(site, build_all=False)
    assert result.is_old
    edit(site, "Fewer", "Second words")
    assert is_clean(site, again(site, build_all=False))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: One", "title: Other"),
        ("## A heading", "## Another heading"),
        ("First words", "![](https://example.org/a.png)"),
        ("First words", "<span id='x'>First</span>"),
        ("(two.md)", "(n1.md)"),
        ("(two.md)", "(gone.md)"),
        ("Third", "| a | b |\n| - | - |\n| c | d |\n\nThird"),
        ("Third", "Third\n\n- [ ] Do it | 20 min\n\nThird"),
        ("Third", "word " * 900),
        ("Second words of this text", "This is the second post in a series of three"),
        ("Third", "<!-- more -->\n\nThird"),
        ("Third", ":material-check: Third"),
        ("Third", "\x07Third"),
        ("\n", "\r\n"),
    ],
)
def test_an_edit_that_may_change_more_than_a_text_is_built_as_a_whole(before: str, after: str, site: Path):
    edit(site, before, after)
    result = again(site)
    if result.counts is None:
        assert "One" in (site / "site/posts/one/index.html").read_text("utf-8")
        edit(site, after, before)
        result = again(site)
    assert is_clean(site, result)


def _broken(folder: Path) -> None:
    edit(folder, "Third", "[Third](gone.md)")


def _corrupt(folder: Path) -> None:
    for path in (folder / ".milepost/memory").iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    edit(folder, "Third", "Fourth")


def _scribble(folder: Path) -> None:
    (folder / "site/posts/one/index.html").write_text("<p>Mine</p>")
    edit(folder, "Third", "Fourth")


def _template(folder: Path) -> None:
    write_site(folder, {"templates/pages/post.html": "<h1>{{ view.title }}</h1> {{ view.body.html | length }}"})
    again(folder)
    edit(folder, "Third", "Fourth words of the")


@pytest.mark.parametrize("change", [_broken, _corrupt, _scribble, _template])
def test_where_more_than_a_text_has_changed_nothing_is_left_as_it_was(change: Callable[[Path], None], site: Path):
    change(site)
    result = again(site)
    if change is _broken:
        assert result.failed
        edit(site, "[Third](gone.md)", "Third")
        result = again(site, build_all=False)
    assert is_clean(site, result)


def test_two_sites_of_one_configuration_each_learn_of_an_edit(site: Path):
    other = Request(config=site / "mkdocs.yml", now=NOW, site_dir=site / "other")
    edit(site, "Second words", "Fewer")
    build(other, memory=site / ".milepost/memory", store=SHARED)
    result = again(site)
    assert is_clean(site, result)
    edit(site, "Fewer", "More")
    assert is_clean(site, again(site, build_all=False))


def test_a_text_that_stands_in_a_feed_is_changed_there_too(site: Path):
    name = "n2"
    path = site / f"content/posts/{name}.md"
    path.write_text(path.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    result = again(site)
    assert is_clean(site, result)
    assert "One more sentence." in (site / "site/topics/t2/feed.xml").read_text("utf-8")


def test_a_post_becomes_due_though_only_a_text_was_edited(site: Path):
    write_site(site, {"content/posts/due.md": post(title="Due", date="2026-12-24", draft="no")})
    again(site)
    edit(site, "Third", "Fourth")
    later = Request(config=site / "mkdocs.yml", now=NOW + timedelta(days=60))
    build_again(later, lambda: build(later, memory=site / ".milepost/memory"))
    assert (site / "site/posts/due/index.html").is_file()


def test_of_each_file_that_is_written_is_said_why(site: Path):
    edit(site, "Second words", "Fewer")
    assert again(site).written == {"posts/one/index.html": ("its text",), "search/search_index.json": ()}
    edit(site, "title: One", "title: Other")
    written = again(site).written
    assert "its title" in written["posts/one/index.html"]
    assert "the post before it" in written["posts/two/index.html"]
    assert "its months" in written["archive/2026/index.html"]
    assert written["search/search_index.json"] == ()
    (site / "site/posts/two/index.html").unlink()
    assert again(site).written == {"posts/two/index.html": ("the published file was changed or removed",)}
    config = (site / "mkdocs.yml").read_text("utf-8")
    write_site(site, {"mkdocs.yml": f"{config}copyright: Ours\n"})
    assert "what stands around all pages: the menu, the theme or an option" in again(site).written["index.html"]
    write_site(site, {"content/posts/new.md": post(title="Old", date="2025-01-01")})
    assert again(site).written["posts/new/index.html"] == ("it is new",)


def test_the_page_that_is_looked_at_is_ready_before_the_rest_is_published(site: Path):
    edit(site, "title: One", "title: Other")
    page, seen = site / "site/posts/one/index.html", []

    def ready(address: str, text: bytes) -> None:
        seen.append((address, text, page.read_bytes()))

    before = page.read_bytes()
    looked_at = LookedAt(("posts/one/", "posts/n1/"), ready)
    build(Request(config=site / "mkdocs.yml", now=NOW), memory=site / ".milepost/memory", looked_at=looked_at)
    assert seen == [("posts/one/", page.read_bytes(), before)]


def test_the_page_of_an_edited_text_is_ready_before_it_is_published_whoever_looks_at_it(site: Path):
    edit(site, "Second", "Further")
    page, seen = site / "site/posts/one/index.html", []
    before = page.read_bytes()
    time.sleep(0.01)
    looked_at = LookedAt((), lambda address, text: seen.append((address, text, page.read_bytes())))
    build_again(Request(config=site / "mkdocs.yml", now=NOW), lambda: pytest.fail("in full"), looked_at)
    assert seen == [("posts/one/", page.read_bytes(), before)]
    assert page.read_bytes() != before
