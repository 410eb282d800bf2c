"""`<!-- recap -->` and `<!-- parts -->`: where a text wants what its series says."""

from __future__ import annotations

import pytest

from generator.model import Parsed
from tests import entries_samples
from tests.markdown_fixtures import parsed, said


def around(result: Parsed) -> tuple[str, str]:
    """The HTML before and after the place."""
    assert result.body.place is not None
    return result.body.content.html[: result.body.place], result.body.content.html[result.body.place :]


@pytest.mark.parametrize("word", ["recap", "parts"])
@pytest.mark.parametrize("further", ["", " <b>x</b>"])
@pytest.mark.parametrize("html", ["safe", "trusted"])
def test_a_comment_between_blocks_names_a_place_and_vanishes(word: str, further: str, html: str):
    text = f"# T\n\n<!-- more -->\n\nOne [a](a.md)[^1] & é.{further}\n\n<!-- {word} -->\n\n- [b](b.md)\n\n[^1]: Note."
    result = parsed(text, place=word, html=html)
    before, after = around(result)
    assert before.endswith(f".{further}</p>\n")
    assert after.startswith("<ul>\n<li>\x021\x03b\x02/1\x03</li>\n</ul>")
    assert 'class="footnote"' in after
    assert f"<!-- {word}" not in before + after
    assert not result.problems
    plain = parsed(text.replace(f"<!-- {word} -->", ""), html=html)
    assert result.facts == plain.facts


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("<!-- recap -->\n\n# T\n\nText.", ""),
        ("# T\n\n<!--recap-->\n\nText.", ""),
        ("Text.\n<!-- \n recap -->\nMore.", "<p>Text.</p>\n"),
        ("Text.\n\n   <!-- recap -->", "<p>Text.</p>\n"),
        ("<div><p>x</p></div>\n\n<!-- recap -->", "<div><p>x</p></div>\n"),
    ],
)
def test_the_first_the_last_and_the_narrowest_place_count(text: str, before: str):
    result = parsed(text, place="recap")
    assert around(result)[0] == before
    assert not result.problems


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a\n\n    <!-- recap -->", "3:5"),
        ("> <!-- recap -->", "1:3"),
        ("!!! note\n\n    <!-- recap -->", "3:5"),
        ('=== "A"\n\n    <!-- recap -->', "3:5"),
        ("Text <!-- recap --> here.", "1:6"),
        ("<!-- recap --> here", "1:1"),
        ("<div>\n  <!-- recap -->\n</div>", "2:3"),
        ("<div>\n\n<!-- recap -->\n\n</div>", "3:1"),
        ("<div markdown>\n\n<!-- recap -->\n\n</div>", "3:1"),
        ("Text[^1].\n\n[^1]: Note.\n\n    <!-- recap -->", "5:5"),
    ],
)
def test_a_comment_inside_something_is_a_comment_and_is_told(text: str, told: str):
    result = parsed(text, place="recap")
    assert result.body.place is None
    assert said(result) == f"{told} place-not-used"
    assert "recap" not in result.body.content.html
    assert "\x02@" not in result.body.content.html


def test_the_first_place_counts_and_the_second_is_told():
    result = parsed("<p>\n\n<!-- recap -->\n\n</p>\n\n<!-- recap -->\n\nText.\n\n<!-- recap -->", place="recap")
    assert said(result) == "3:1 place-not-used\n11:1 place-not-used"
    assert around(result)[1].startswith("<p>Text.</p>")


@pytest.mark.parametrize("place", ["", "parts"])
def test_another_kind_of_files_word_is_a_comment_as_any_other(place: str):
    result = parsed("One.\n\n<!-- recap -->\n\n- <!-- recap -->", place=place)
    assert result.body.place is None
    assert not result.problems
    assert result.body.content == parsed("One.\n\n<!-- note -->\n\n- <!-- note -->").body.content


def test_a_word_in_code_is_code():
    result = parsed("```html\n<!-- recap -->\n```\n\n`<!-- recap -->`", place="recap")
    assert result.body.place is None
    assert not result.problems
    assert result.body.content.html.count("recap") == 2


def test_thousands_of_places_take_no_longer_than_thousands_of_comments():
    result = parsed("<!-- recap -->\n\n" * 3000, place="recap")
    assert result.body.place == 0
    assert len(result.problems) == 2999


@pytest.mark.parametrize(("path", "word"), [("posts/a.md", "recap"), ("series/a.md", "parts"), ("pages/a.md", "")])
def test_each_kind_of_file_has_its_word(path: str, word: str):
    for written in ("recap", "parts"):
        text = f"---\ntitle: T\ndate: 2026-01-02\n---\n\nOne.\n\n<!-- {written} -->\n"
        body = entries_samples.parsed(path, text).body
        assert body is not None
        assert (body.place is not None) is (written == word)
