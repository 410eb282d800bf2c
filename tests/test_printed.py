"""Titles and sentences of front matter, printed as the text is; and what must not change by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.markdown.typography import typeset
from tests.sites import build_site, post, said, write_site


@pytest.mark.parametrize(
    ("typed", "language", "printed"),
    [
        ('The owner\'s "best" -- and last... word', "en", "The owner’s “best” – and last… word"),
        ("Sag \"Ja\" und 'Nein'", "de", "Sag „Ja“ und ‚Nein‘"),
        ('Dites "oui"', "fr", "Dites «\u202foui\u202f»"),
        ("Rock 'n' roll, '90s", "en", "Rock ‘n’ roll, ’90s"),
        ("make --clean", "en", "make --clean"),
        ("a-b", "en", "a-b"),
        ("5\" and 6'", "en", '5" and 6’'),
        ("", "en", ""),
    ],
)
def test_a_plain_text_is_printed_as_its_language_does(typed: str, language: str, printed: str):
    assert typeset(typed, language) == printed


@given(st.text(alphabet="ab \"'-.…–’“<&", max_size=60), st.sampled_from(["en", "de", "fr", "xx"]))
def test_any_text_can_be_printed_and_what_is_printed_stays(text: str, language: str):
    once = typeset(text, language)
    assert typeset(once, language).count("\u202f") >= once.count("\u202f")
    assert [c for c in once if c.isalpha()] == [c for c in text if c.isalpha()]


TITLE = '"The owner\'s \\"best\\" hour"'


def test_readers_see_titles_and_sentences_printed_wherever_they_stand(tmp_path: Path):
    said_of_it = '"It\'s 3 -- or \\"more\\"."'
    files = {"content/posts/a.md": post(TITLE, description=said_of_it, changes="[{date: 2026-02-01, text: Don't.}]")}
    assert said(build_site(write_site(tmp_path, files))) == ""
    for path in ("posts/a/index.html", "index.html", "feed.xml"):
        text = LexborHTMLParser((tmp_path / "site" / path).read_bytes()).html
        assert "The owner’s “best” hour" in text, path
        assert "It’s 3 – or “more”." in text, path
    page = (tmp_path / "site/posts/a/index.html").read_text("utf-8")
    assert "Don’t." in page
    assert "owner's" not in page


def test_an_address_is_that_of_the_title_as_it_was_typed(tmp_path: Path):
    config = "site_name: A\nsite_url: https://a.example/\nplugins: [blog]\n"
    files = {"mkdocs.yml": config, "docs/index.md": "# A", "docs/blog/posts/a.md": post(TITLE)}
    assert build_site(write_site(tmp_path, files)).counts
    assert (tmp_path / "site/blog/2026/01/02/the-owners-best-hour/index.html").exists()


@pytest.mark.parametrize("name", ["The owner's job", "The owner’s job", "the OWNER'S job", "owner"])
def test_a_topic_is_found_by_its_title_however_the_apostrophe_is_typed(name: str, tmp_path: Path):
    topic = "---\ntitle: The owner's job\n---\n\nText.\n"
    author = '---\nname: Jo "Ace" O\'Neil\n---\n'
    files = {"content/topics/owner.md": topic, "content/authors/jo.md": author}
    files["content/posts/a.md"] = post(topics=f'["{name}"]', authors="['Jo \"Ace\" O''Neil']")
    assert said(build_site(write_site(tmp_path, files))) == ""
    page = LexborHTMLParser((tmp_path / "site/posts/a/index.html").read_bytes())
    links = {a.attributes["href"]: a.text() for a in page.css(".mp-head a")}
    assert links["../../topics/owner/"] == "The owner’s job"
    assert links["../../authors/jo/"] == "Jo “Ace” O’Neil"


def test_code_in_a_heading_stays_as_it_is(tmp_path: Path):
    text = "---\ndate: 2026-01-02\n---\n\n# Say `it's \"x\"` and 'y'\n\nText.\n"
    assert build_site(write_site(tmp_path, {"content/posts/a.md": text})).counts
    page = LexborHTMLParser((tmp_path / "site/posts/a/index.html").read_bytes())
    assert page.css_first("h1").text() == 'Say it\'s "x" and ‘y’'
    assert page.css_first("meta[property='og:title']").attributes["content"] == 'Say it\'s "x" and ‘y’'


def test_a_task_has_its_text_as_the_name_of_its_box(tmp_path: Path):
    body = "- [ ] Write to *them* <b>now</b> | 5 min\n- [x] Done"
    assert build_site(write_site(tmp_path, {"content/posts/a.md": post(body=body)})).counts
    page = LexborHTMLParser((tmp_path / "site/posts/a/index.html").read_bytes())
    labels = page.css(".task-list-item label")
    assert [" ".join(label.text().split()) for label in labels] == ["Write to them now 5 min", "Done"]
    assert all(label.css_first("input[type=checkbox]") for label in labels)
