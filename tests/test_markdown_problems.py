"""What an author is told about a text, word for word."""

from __future__ import annotations

import pytest

from generator.diagnostics import Severity
from tests.markdown_fixtures import parsed

ALLOWED = "write the path of a content file, or an address with https:, http:, mailto: or tel:"
CASES = [
    (
        "[a](javascript:x)",
        "posts/a.md:1:1: error[unsafe-address]: this address is not published: it begins with 'javascript:'\n"
        f"  hint: {ALLOWED}",
    ),
    (
        "[a](ftp://example.org)",
        "posts/a.md:1:1: warning[refused-address]: this address is not published: it begins with 'ftp:'\n"
        f"  hint: {ALLOWED}",
    ),
    (
        "[a](//example.org/x)",
        "posts/a.md:1:1: warning[refused-address]: this address is not published: "
        "it begins with // and names no protocol\n"
        "  hint: write https://example.org/x",
    ),
    (
        "![](chart.png)",
        "posts/a.md:1:1: warning[no-alt]: this picture has no alternative text\n"
        "  hint: say what it shows: ![A chart of sales](chart.png)   or, for pure decoration, "
        '![](chart.png){ alt="" }',
    ),
    (
        "![A](https://example.org/a.png)",
        "posts/a.md:1:1: warning[foreign-media]: this is loaded from another site, which learns of every reader\n"
        "  hint: save the file beside the text and write its path, or link to it",
    ),
    (
        "[a](b.md){ style=x }",
        "posts/a.md:1:10: warning[refused-attribute]: the attribute 'style' is not published\n"
        "  hint: authors may set classes, an id, title, width, height, align, loading, target, rel, lang and data-*",
    ),
    (
        "text\n\n{: .x }",
        "posts/a.md:3:1: warning[unused-attributes]: these attributes belong to nothing\n"
        "  hint: write them on the line right below a block, or right after a link or picture",
    ),
    (
        '!!! note "T"\nText',
        "posts/a.md:2:1: warning[not-indented]: this text stands outside the box that !!! opens\n"
        "  hint: indent it by four spaces:\n            Text",
    ),
    (
        "Text[^1].",
        "posts/a.md:1:5: warning[unknown-footnote]: there is no footnote '1'\n"
        "  hint: write its text on a line of its own: [^1]: ...",
    ),
    (
        "[^1]: Note.",
        "posts/a.md:1:1: warning[unused-footnote]: nothing refers to the footnote '1', so it is not shown\n"
        "  hint: write [^1] where it belongs, or take it out",
    ),
    (
        "a[^1]\n\n[^1]: One.\n[^1]: Two.",
        "posts/a.md:4:1: warning[duplicate-footnote]: there is a footnote '1' above, so this one is not shown\n"
        "  hint: give it another label",
    ),
    (
        "".join(f"*[A{number}]: x\n" for number in range(210)),
        "posts/a.md:201:1: warning[too-many-abbreviations]: only the first 200 abbreviations are shown\n"
        "  hint: write the others out in the text",
    ),
    (
        "```nolang\nx\n```",
        "posts/a.md:1:4: note[unknown-code-language]: no colours are known for code in 'nolang'\n"
        "  hint: name a language that Pygments knows (pygments.org/languages), or text for none",
    ),
    (
        "```quiz purpose\nHow?\n```",
        "posts/a.md:1:4: error[quiz-fence]: a quiz is named here by its id, with nothing between the two lines\n"
        "  hint: ```quiz purpose\n        ```",
    ),
    (
        "<form></form>",
        "posts/a.md:1:1: warning[html-dropped]: <form> is not published\n"
        "  hint: the manual lists the HTML that may be written (docs/writing.md)",
    ),
    (
        '<b onclick="x">y</b>',
        "posts/a.md:1:4: warning[html-dropped]: the attribute onclick of <b> is not published\n  hint: take it out",
    ),
    (
        "<div>\n\ntext",
        "posts/a.md:1:1: warning[html-unclosed]: this <div> is never closed\n  hint: write </div> where it ends",
    ),
    (
        "Text\n\n<!-- hidden",
        "posts/a.md:3:1: warning[open-comment]: this comment never ends, so the rest of the text is not shown\n"
        "  hint: end it with -->",
    ),
    (
        "Text\n\n" + "> " * 101 + "x",
        "posts/a.md:3:1: error[too-deep]: lists, quotations and boxes are nested more than 100 deep\n"
        "  hint: what stands deeper cannot be shown: take some levels out",
    ),
]


@pytest.mark.parametrize(
    ("text", "words"), CASES, ids=[words.partition("[")[2].partition("]")[0] for _, words in CASES]
)
def test_an_author_is_told_in_these_words(text: str, words: str):
    assert [str(problem) for problem in parsed(text).problems] == [words]


def test_html_that_is_too_deep_is_told_once():
    problems = [p for p in parsed("<div>" * 3000).problems if p.code == "too-deep"]
    assert [(p.severity, p.span.line, p.span.column) for p in problems] == [("error", 1, 5001)]


@pytest.mark.parametrize(("deep", "expected"), [(3, []), (4, ["error"])])
def test_the_limit_of_nesting_is_an_option(deep: int, expected: list[Severity]):
    assert [p.severity for p in parsed("> " * deep + "x", nesting=4).problems] == expected
