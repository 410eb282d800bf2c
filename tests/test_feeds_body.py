"""What becomes of a page's HTML in feeds: by examples, and for any HTML whatever."""

from __future__ import annotations

import re
from pathlib import Path
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.feeds import feed_body
from generator.feeds.allowed import ALLOWED, ATTRIBUTES, EVERYWHERE
from generator.model import SafeHtml

PAGE = "https://advice.example/posts/purpose/"
TEXT = Path(__file__).with_name("feeds").joinpath("bodies.txt").read_text("utf-8")
PAIRS = re.findall(r"^([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.$", TEXT, re.MULTILINE | re.DOTALL)


def made(html: str) -> str:
    return feed_body(SafeHtml(html), PAGE).html


def test_there_are_examples():
    assert len(PAIRS) == len(TEXT.split("\n.\n\n")) > 20


@pytest.mark.parametrize(("html", "expected"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_a_body_reads_well_in_a_feed(html: str, expected: str):
    assert made(html) == expected


@pytest.mark.parametrize("html", [pair[1] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_a_body_that_was_made_for_feeds_stays_as_it_is(html: str):
    assert made(made(html)) == made(html)


def test_a_body_that_holds_nothing_to_read_is_empty():
    assert made("<!-- only this --><script>1</script> ") == made("") == ""


def test_a_body_nested_deeper_than_programs_call_keeps_its_words():
    begun = process_time()
    assert "deep" in made("<div>" * 5000 + "deep" + "</div>" * 5000)
    assert "deep" in made("<blockquote><b>" * 3000 + "deep")
    assert process_time() - begun < 5


NAMES = [
    *sorted(ALLOWED),
    "svg",
    "script",
    "style",
    "iframe",
    "input",
    "form",
    "template",
    "math",
    "object",
    "x-y",
    "body",
]
VALUES = st.sampled_from(
    [
        "",
        "a",
        "#x",
        "../x",
        "/x",
        "//h/x",
        "java\nscript:x",
        "javascript:x",
        "data:x",
        "http://[",
        "ht tp://x",
        "a,b 1x, c",
        "\x00",
        "x" * 70,
    ]
)
ATTRIBUTE_NAMES = [
    "href", "src", "srcset", "poster", "cite", "id", "class", "style", "onclick", "title", "type", "hidden", "data",
]  # fmt: skip
CLASSES = [
    "highlight", "highlighttable", "admonition", "admonition-title", "tabbed-set", "tabbed-content", "tabbed-labels",
    "tabbed-block", "twemoji", "headerlink", "linenos", "code", "filename", "task-list-item",
]  # fmt: skip


@st.composite
def tags(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(NAMES))
    if draw(st.booleans()):
        return f"</{name}>"
    values = draw(st.dictionaries(st.sampled_from(ATTRIBUTE_NAMES), VALUES, max_size=3))
    kind = draw(st.sampled_from(["", *CLASSES]))
    return f"<{name} class='{kind}'" + "".join(f' {key}="{value}"' for key, value in values.items()) + ">"


HTML = st.lists(
    st.one_of(tags(), st.text(max_size=8), st.sampled_from(["<!--", "-->", "&#xFFFE;", "&lt;script&gt;", "<"]))
)


@settings(max_examples=200)
@given(HTML.map("".join))
@example("<table><tr><td><iframe src='x'></table>")
@example("<p><a href='x'><p><a href='y'>")
def test_any_html_becomes_what_feeds_may_hold(html: str):
    body = made(html)
    assert not re.search("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", body)
    tree = LexborHTMLParser(f"<!doctype html><body>{body}").body
    assert tree is not None
    for node in tree.css("*"):
        if node.tag in ("body", None):
            continue
        assert node.tag in ALLOWED
        assert set(node.attributes) <= {*ATTRIBUTES.get(node.tag, ()), *EVERYWHERE, "controls"}
        for name in ("href", "src", "poster", "cite"):
            if name in node.attributes:
                assert re.match("https?://|mailto:|tel:", node.attributes[name] or "")
        for address in (node.attributes.get("srcset") or "").split(", "):
            assert not address or re.match("https?://", address)


@given(st.text(max_size=200))
def test_the_words_of_any_text_are_kept(text: str):
    from html import escape

    plain = re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    tree = LexborHTMLParser(made(f"<p>{escape(plain)}</p>")).body
    assert tree is not None
    assert tree.text().strip() == plain.strip()


def test_what_the_markdown_step_makes_reads_well_in_a_feed():
    """Everything that Markdown can say, through the real parser."""
    from generator.markdown import MarkdownOptions, parse

    text = Path(__file__).with_name("feeds").joinpath("post.md").read_text("utf-8")
    parsed = parse(text, path="posts/purpose.md", first_line=1, options=MarkdownOptions())
    bare = re.sub("\x02.*?\x03", "", parsed.body.content.html)  # links within the site are test_feeds.py's
    body = made(bare)
    assert not re.search(r"""\s(class|id|style|on\w+|loading)=|<(script|input|svg|span|label|details|iframe)|¶""", body)
    assert not re.search(r"""(href|src|cite)="(?!https?://)""", body)
    for said in (
        "<mark>mark</mark> <kbd>Ctrl</kbd>+<kbd>C</kbd>",
        f'<sup><a href="{PAGE}#fn:1">1</a></sup>',
        "<h2>Why now?</h2>",
        "<blockquote>\n<p><strong>Mind the <em>gap</em></strong></p>\n<p>Once.</p>",
        "<p><strong>Why <code>x</code>?</strong></p>\n<p>Because.</p>",
        "<p><strong>By <em>phone</em></strong></p>\n\n<p>Call.</p>",
        '<p><strong>mail.py</strong></p>\n<pre><code>send("&lt;b&gt;")\n\nx = 1\n</code></pre>',
        "<li>☐ Write it</li>",
        "<li>☑ Keep it\n<ul>\n<li>☐ Say it</li>",
        '<p>An alert in <abbr title="Hypertext">HTML</abbr>.</p>\n</blockquote>',
        "<dt>Purpose</dt>\n<dd>The why.</dd>",
        '<td align="right">2</td>',
        '<img src="https://pictures.example/a.png" alt="Light" width="300">',
        "<div>raw <b>text</b></div>",
        "<p>The note.",
    ):
        assert said in body
    assert "Dark" not in body
