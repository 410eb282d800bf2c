"""A content file's bytes as an entry."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.entries import VISIBILITY_CODES, ParsedEntry, parse_authors_file
from generator.model import AuthorEntry, PageEntry, PostEntry, Source, TopicEntry, encode
from tests.entries_samples import BLOG, entry, parsed, post, rules

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared/corpus/18f"


def test_a_title_comes_from_front_matter_or_heading_or_name():
    assert post("title: One", "# Two").title == "One"
    assert entry("posts/2026-11-20-x.md", "# Two *steps*\n\nText.").title == "Two steps"
    assert entry("posts/2026-11-20-x.md", "---\ntitle: ''\n---\n# Two").title == "Two"
    assert entry("pages/about-us.md", "Text.").title == "About us"
    assert entry("pages/index.md", "Text.").title == "Home"
    assert entry("topics/sales.md", "").title == "Sales"


def test_a_date_comes_from_front_matter_or_the_files_name():
    assert post().date.iso == "2026-11-20T00:00:00+00:00"
    assert post("date: 2026-11-21").date.iso == "2026-11-21T00:00:00+00:00"
    assert post("date:").date.date == "2026-11-20"
    assert post("date: {created: 2026-11-20, updated: 2026-12-01}").updated is not None


def test_a_date_without_a_zone_is_the_sites_own():
    assert post("date: 2026-11-20 09:00", timezone="Europe/Berlin").date.iso == "2026-11-20T09:00:00+01:00"
    assert post(timezone="America/New_York").date.epoch == post().date.epoch + 5 * 3600
    west = post("date: 2026-11-20T02:00:00Z", timezone="America/New_York")
    assert (west.date.iso, west.date.date) == ("2026-11-19T21:00:00-05:00", "2026-11-19")


def test_the_ends_of_the_calendar_are_no_trouble():
    for zone in ("UTC", "Pacific/Kiritimati", "America/New_York", "Europe/Amsterdam"):
        assert post("expires: 9999-12-31T23:59:59-12:00", timezone=zone).expires is not None
        assert post("updated: 1900-01-01T00:00:00+14:00", timezone=zone).updated is not None


def test_a_missing_description_is_the_first_paragraph_cut_at_a_word():
    assert post(body="One. Two.\n\nThree.").description == "One. Two."
    assert post("description: Mine.", "One.").description == "Mine."
    long = post(body="word " * 100).description
    assert len(long) <= 161
    assert long.endswith("word…")


def test_problems_in_the_text_have_the_files_line():
    found = parsed("posts/2026-11-20-x.md", "---\ntitle: x\n---\n\n![](a.png)\n")
    assert [problem.span.line for problem in found.problems] == [5]


def test_a_post_holds_what_its_author_wrote():
    found = post(
        "date: 2026-11-20\nupdated: 2026-11-21\nexpires: 2027-01-01\nreview_by: 2027-05-01\nid: urn:x\n"
        "authors: [a, b]\ntopics: Sales\ntags: [t]\ncanonical: https://a.example/\nlinks: [b.md]\npin: yes\n"
        "readtime: 4\nlang: de\nhide: [navigation]\ntoc: no\ntemplate: wide.html\nextra: {k: 1}\n"
        "aliases: /old/\nimage: a.jpg"
    )
    assert [ref.name for ref in found.authors] == ["a", "b"]
    assert (found.review_by.date, found.id, found.pin, found.readtime) == ("2027-05-01", "urn:x", True, 4)
    assert (found.hide, found.lang, found.template, found.extra) == (
        ("navigation", "toc"),
        "de",
        "wide.html",
        '{"k":1}',
    )
    assert found.aliases[0].name == "/old/"
    assert found.image is not None
    assert found.canonical is not None


def test_an_author_and_a_page_hold_what_their_file_says():
    author = entry("authors/sales-desk.md", "---\nname: The sales desk\ntitle: Sales\navatar: a.svg\n---\nWe sell.")
    assert isinstance(author, AuthorEntry)
    assert (author.title, author.role, author.slug, author.description) == (
        "The sales desk",
        "Sales",
        "sales-desk",
        "We sell.",
    )
    page = entry("pages/index.md", "---\nhero: {title: T, text: X, button: {text: Go, link: a.md}}\n---\n")
    assert isinstance(page, PageEntry)
    assert page.hero is not None
    assert page.hero.button is not None
    assert (page.hero.button.label, page.hero.button.target.name) == ("Go", "a.md")
    assert isinstance(entry("topics/sales.md", "Text."), TopicEntry)


@pytest.mark.parametrize(
    "line", ["draft: maybe", "draft:", "date: soon", "date: [x]", "date: {updated: 2026-11-20}", "expires: never"]
)
def test_what_leaves_open_who_may_see_a_post_is_told_apart(line: str):
    found = parsed(
        "posts/x.md",
        f"---\ntitle: x\ndraft: true\n{line}\n---\n" if "draft" not in line else f"---\ntitle: x\n{line}\n---\n",
    )
    assert any(problem.code in VISIBILITY_CODES and problem.severity == "error" for problem in found.problems)


@pytest.mark.parametrize(
    "text", [b"\xff", b"---\ntitle: x\n", b"---\n[\n---\n", b"a\x00b", "---\ntitle: a: b\ndraft: true\n---\n"]
)
def test_a_file_that_nobody_can_read_has_no_entry_and_an_error(text: bytes | str):
    found = parsed("posts/2026-11-20-x.md", text)
    assert found.entry is None
    assert [problem.severity for problem in found.problems] == ["error"]


def test_what_was_parsed_can_be_stored_and_read_again():
    for path in ("posts/2026-11-20-x.md", "pages/x.md", "topics/x.md", "authors/x.md"):
        found = parsed(path, "---\ntitle: x\nimage: a.jpg\ntags: a, b\n---\nText with [a link](b.md).\n")
        assert msgspec.msgpack.decode(encode(found), type=ParsedEntry) == found


def test_materials_register_of_authors_is_read():
    text = """
authors:
  team:
    name: The team
    description: Creators
    avatar: assets/team.png
  guest:
    name: A guest
    description: Guest
    avatar: https://a.example/g.png
    slug: our-guest
    url: https://guest.example/
"""
    found = parse_authors_file(
        Source(path="blog/.authors.yml", data=text.encode()), rules(layout=BLOG, blog_layout=True)
    )
    assert found.problems == ()
    team, guest = found.authors
    assert (team.id, team.slug, team.title, team.role) == ("team", "team", "The team", "Creators")
    assert team.avatar is not None
    assert team.avatar.src.name == "../assets/team.png"
    assert (guest.id, guest.slug, guest.url) == ("guest", "our-guest", "https://guest.example/")
    assert guest.avatar is not None
    assert guest.avatar.src.name == "https://a.example/g.png"


@pytest.mark.parametrize("text", ["", "# nothing", "authors:", "authors: {}"])
def test_a_register_without_authors_is_no_mistake(text: str):
    assert parse_authors_file(Source(path=".authors.yml", data=text.encode()), rules()).problems == ()


LINES = st.sampled_from(
    [
        "title: x",
        "title: [x]",
        "date: 2026-11-20",
        "date: soon",
        "draft: yes",
        "slug: ../x",
        "slug: ''",
        "# x",
        "---",
        "- a",
        ": b",
    ]
) | st.text(max_size=10)
PATHS = st.sampled_from(
    ["posts/x.md", "posts/2026-99-99-x.md", "pages/index.md", "topics/é.md", "authors/!.md", "posts/ .md"]
)


@given(PATHS, st.lists(LINES, max_size=8).map("\n".join), st.booleans())
def test_any_file_is_parsed_without_a_crash(path: str, text: str, is_blog: bool):
    for data in (text, f"---\n{text}\n---\n{text}"):
        found = parsed(path, data.encode("utf-8", "replace"), blog_layout=is_blog)
        assert found.entry is not None or any(problem.severity == "error" for problem in found.problems)
        encode(found)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the 18F corpus is not on this machine")
def test_the_oddities_of_a_real_blog_are_right_or_told():
    names = {path.name: path for path in sorted((CORPUS / "original").glob("*.md"))}
    found = {name: parsed(f"posts/{name}", path.read_bytes()) for name, path in names.items()}
    told: dict[str, list[str]] = {}
    for name, result in found.items():
        assert isinstance(result.entry, PostEntry)
        for problem in result.problems:
            told.setdefault(problem.code, []).append(name)
    assert told["text-in-front-matter"] == ["2014-05-14-hacking-bureaucracy-improving-hiring-and-software.md"]
    assert len(told["date-differs"]) == 22
    assert len(told["html-in-title"]) == 4
    assert "no-date" not in told
    assert "no-title" not in told
    assert not any("\n" in result.entry.title for result in found.values() if result.entry)
    tabbed = found["2016-05-19-content-debt-what-it-is-where-to-find-it-and-how-to-prevent-it-in-the-first-place.md"]
    assert isinstance(tabbed.entry, PostEntry)
    assert [ref.name for ref in tabbed.entry.authors] == ["melody"]
