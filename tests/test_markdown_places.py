"""Every reference and every problem names the line and column that its author sees in an editor."""

from __future__ import annotations

import pytest

from tests.markdown_fixtures import parsed

# Each text has one link or picture, of which the place is known by where its first character stands.
PLACES = {
    "a paragraph": "Text [here](x.md).",
    "a second line": "One\ntwo\nthree [here](x.md)",
    "an indented line": "One\n   two [here](x.md)",
    "a heading": "## Why [here](x.md) ##",
    "a heading with attributes": "## Why [here](x.md) { .x }",
    "an underlined heading": "Why [here](x.md)\n---",
    "a list": "- one\n- two [here](x.md)",
    "a nested list": "1. one\n\n   - two\n\n     three\n     four [here](x.md)",
    "a list by tabs": "-\tone\n\n\ttwo [here](x.md)",
    "a quotation": "> one\n> two [here](x.md)",
    "a lazy line of a quotation": "> one\ntwo [here](x.md)",
    "a list in a quotation": "> - one\n>   two [here](x.md)",
    "a task": "- [x] done [here](x.md)",
    "an action step": "- [ ] x [here](x.md) x | 20 min | day 3",
    "an action step of two lines": "> - [ ] x\n>   x [here](x.md) x | Day 3 ",
    "a box": "!!! note\n\n    text\n    more [here](x.md)",
    "a box's title": '!!! note "See [here](x.md)"\n    text',
    "a box that folds": '??? note "See [here](x.md)"\n    text',
    "an alert": "> [!NOTE]\n> text [here](x.md)",
    "an alert's title": "> [!NOTE] See [here](x.md)\n> text",
    "a tab": '=== "A"\n\n    text [here](x.md)',
    "a tab's label": '=== "A [here](x.md)"\n\n    text',
    "a box in a list in a quotation": "> 1. one\n>\n>     !!! tip\n>         two [here](x.md)",
    "a table's head": "| a | [here](x.md) |\n|---|---|\n| 1 | 2 |",
    "a table's cell": "| a | b |\n|---|---|\n| a | b [here](x.md) |",
    "a table without outer pipes": "a | b\n--|--\na | b [here](x.md)",
    "a cell after escaped pipes": "| a | b |\n|---|---|\n| `x\\|y` | z \\| [here](x.md) |",
    "equal cells": "| a | b |\n|---|---|\n| 1 | 1 |\n| 1 | 1 [here](x.md) |",
    "a table in a list": "- | a | b |\n  |---|---|\n  | 1 | [here](x.md) |",
    "a definition": "Term\n:   one\n    two [here](x.md)",
    "a term": "Term [here](x.md)\n:   one",
    "a footnote": "Text[^1].\n\n[^1]: one\n    two [here](x.md)",
    "emphasis": "*one **two [here](x.md)** three*",
    "after code and HTML": "`code` <b>x</b> &amp; [here](x.md)",
    "after an escape": "\\*a\\* [here](x.md)",
    "words that stand twice": "here here [here](x.md)",
    "Markdown in HTML": "<div markdown>\n\ntext [here](x.md)\n\n</div>",
    "letters of two code points": "café 日本 🎉 [here](x.md)",
    "a picture": "Text ![here](x.png).",
    "a picture in a link": "Text https ![here](x.png)",
    "HTML among text": 'Text <a href="x.md">here</a>',
    "HTML over two lines": 'Text <b\n title="x"> <a href="x.md">here</a>',
    "a block of HTML": '<div>\n  <p>\n  <a href="x.md">here</a></p></div>',
    "a block of HTML in a list": '- one\n\n  <div>\n  <a href="x.md">here</a></div>',
    "an icon": "Text :material-check:",
    "a box after spaces": "Text\n\n  !!! note\n      more [here](x.md)",
}
MARKERS = ("[here]", "![here]", '<a href="x.md">', ":material")


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize("first_line", [1, 8])
def test_a_reference_names_its_place(text: str, first_line: int):
    result = parsed(text, first_line=first_line)
    (ref,) = result.body.content.refs
    offset = min(text.find(marker) for marker in MARKERS if marker in text)
    line = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1)
    assert (ref.span.path, ref.span.line, ref.span.column) == ("posts/a.md", first_line + line, column + 1)


def test_references_that_are_alike_have_places_of_their_own():
    refs = parsed("[a](x.md) [a](x.md)\n[a](x.md)\n\n| [a](x.md) | [a](x.md) |\n|---|---|").body.content.refs
    assert [(ref.span.line, ref.span.column) for ref in refs] == [(1, 1), (1, 11), (2, 1), (4, 3), (4, 15)]


def test_an_attribute_that_is_refused_names_its_place():
    (problem,) = parsed('> text\n> <b title="x" style="y">z</b>').problems
    assert (problem.span.line, problem.span.column) == (2, 16)
