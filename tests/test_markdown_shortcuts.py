"""Links, emphasis and code read by one pattern are what markdown-it's own rules make of them, whatever is around."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markdown import MarkdownOptions, parse, shortcuts

NEVER = re.compile(r"(?!)")
PIECES = (
    "**", "*", "__", "_", "***", "a", "be", "c.", " ", " ", "\n", "[", "]", "](", ")", "(x)", "[a](b)", "**a**", "_b_",
    "[b c](https://x.example/?q=1)", "![a](p.png)", "\\", "&amp;", "`", "<b>", "</b>", "{.c}", "~~", '"', "'",
    "www.x.de", "[^1]", ",", "!", "é", "\u00a0", "<https://x.example>", "- ", "[a]", '(b "c")', "==", "^2^", "https://x.example",
    "``", "`a`", "` b\n `", "\n  ",
)  # fmt: skip


def read(text: str) -> object:
    return parse(text, path="x.md", first_line=1, options=MarkdownOptions())


def read_by_markdown_it_alone(text: str) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shortcuts, "_LINK", NEVER)
        patch.setattr(shortcuts, "_EMPHASIS", NEVER)
        patch.setattr(shortcuts, "_CODE", NEVER)
        # Nothing is read before markdown-it's own loop begins.
        patch.setattr("generator.markdown.inline.read_plainly", lambda src, stops, tokens: (0, 0))
        return read(text)


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_whatever_stands_around_them(text):
    assert read(text) == read_by_markdown_it_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "**a** *b*, __c__. _d e_!",
        "*a **b** c* **d *e* f**",
        "**a *b **c** d*",
        "x**a** **b**x _c_d *e**",
        "[a **b** c](d) **[a](b) c**",
        "[a [b](c) d](e) ![a [b](c)](d.png)",
        "[a](b){ .c } **d**{ .e } _f_{ #g }",
        "[a](b 'c') [a](<b>) [a](b&amp;c) [a](\\b) [a]( b) [a](b",
        "`a` ``b`` ` c ` `  ` `d\\` `e``f` `g\n h` [`i`](j) **`k`** `<b>` `",
        "a\n b  \nc \n\t d\\\n**e**\n_f_",
        '"**a**" **"b"** "[c](d)" [it\'s](e)',
        "[https://x.example](y) [^1](z)\n\n[^1]: note",
    ],
)
def test_in_these_texts(text):
    assert read(text) == read_by_markdown_it_alone(text)


def test_they_are_used():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.markdown.inline.DispatchingInline.skipToken", None)  # without it no other link is read
        assert '<a href="https://x.example">a</a>' in read("[a](https://x.example)").body.content.html
