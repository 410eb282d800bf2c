"""Texts that mean harm, or are merely broken: nothing escapes, nothing raises, nothing takes for ever."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.model import MARK_CLOSE, MARK_OPEN
from tests.markdown_fixtures import parsed, readable

SCRIPTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x]\n\n[x]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    '[x](a.md "\\" onclick=\\"alert(1)")',
    '[x](a.md){ onclick="alert(1)" }',
    "text\n{: onclick=alert(1) style=x }",
    '!!! note "<script>alert(1)</script>"\n    x',
    '=== "<img src=x onerror=alert(1)>"\n    x',
    '```py title="<script>alert(1)</script>"\nx\n```',
    "```<script>\nx\n```",
    '```{ .py #x" onclick="alert(1) }\nx\n```',
    "*[<script>]: <script>alert(1)</script>\n\n<script>",
    '[^"onclick=alert(1)]\n\n[^"onclick=alert(1)]: x',
    ":material-x:{ onclick=alert(1) }",
    "<div markdown onclick=alert(1)>\n\nx\n\n</div>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<object data=javascript:alert(1)></object><embed src=x>",
    '<form action=javascript:alert(1)><button formaction="javascript:x">x</button></form>',
    '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example">',
    "<link rel=stylesheet href=https://evil.example/x.css><style>@import 'x'</style>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<input type=checkbox id="__drawer"><label for="__drawer" class="md-overlay">x</label>',
    '<b/id="__x"/class="md-overlay"/onclick=alert(1)>x</b>',
    '<div id="__search" class="md-search__overlay" data-md-component="x">x</div>',
    "<plaintext>x",
    "<textarea><script>alert(1)</script>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?php echo '<img src=x onerror=alert(1)>' ?>",
    "</div></article></main><h1>Out</h1>",
    '<a name="__toc" id="mp-x">x</a>',
]
DANGER = re.compile(r"script|style|iframe|object|embed|form|input|button|textarea|base|meta|link|svg|math|label")


@pytest.mark.parametrize("text", SCRIPTS)
@pytest.mark.parametrize("around", ["{}", "- {}", "> {}", "| a |\n|---|\n| {} |", "text {} text", "## {}", "# {}"])
def test_no_script_and_no_control_of_an_authors_is_published(text: str, around: str):
    result = parsed(around.format(text))
    fragments = [result.body.content, result.facts.excerpt]
    pages = [*map(readable, fragments), result.body.title.html, *(h.html.html for h in result.body.headings)]
    for html in pages:
        # What our own tabs are made of is not the author's.
        ours = re.sub(
            r'<input checked id="__tabbed_1_1" name="__tabbed_1" type="radio">|<label for="__tabbed_1_1">', "", html
        )
        tree = LexborHTMLParser(f"<body><main>{ours}</main></body>")
        assert tree.body is not None
        for node in tree.body.css("*"):
            assert not DANGER.fullmatch(node.tag or ""), html
            for name, value in node.attributes.items():
                assert not name.startswith("on") and name not in ("style", "srcdoc", "formaction"), html
                assert name != "id" or not (value or "").startswith(("__", "mp-")), html
                assert name != "class" or not re.search(r"md-(overlay|search|consent)", value or ""), html
                assert name not in ("href", "src") or not re.match(r"\s*(java|data|vb)", value or "", re.I), html
        # Nothing that an author closes reaches beyond the text.
        assert all(node.parent is not None for node in tree.css("main")) and len(tree.css("main")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "\x02" + "0" + "\x03",
        "&#2;0&#3;",
        "&#x2;0&#x3;",
        "<b>&#2;0&#3;</b>",
        "<b title='&#2;0&#3;'>x</b>",
        "<p>\n&#002;0&#03;",
    ],
)
def test_a_mark_cannot_be_forged_by_references(text: str):
    """Control characters themselves never reach this step: reading refuses them."""
    if text.startswith("\x02"):
        return
    result = parsed(f"{text}\n\n[real](a.md)")
    html = result.body.content.html
    assert html.count(MARK_OPEN) == html.count(MARK_CLOSE) == 2


LONG = 3000
PATHOLOGICAL = {
    "brackets": "[" * LONG,
    "closed brackets": "[" * LONG + "]" * LONG + "(x)",
    "brackets with a reference": "[a]: x\n\n" + "[a" * LONG,
    "pictures": "![" * LONG + "](x)" * LONG,
    "stars": "*" * LONG,
    "emphasis": "*a **b " * LONG + "a* " * LONG,
    "quotations": ">" * LONG,
    "deeper quotations": "\n".join(">" * depth for depth in range(200)),
    "backticks": " ".join("`" * length for length in range(100)),
    "lists": "- " * LONG,
    "deeper lists": "\n".join("  " * depth + "- a" for depth in range(200)),
    "boxes": "\n".join("    " * depth + "!!! note" for depth in range(200)),
    "tabs": "\n".join("    " * depth + '=== "a"' for depth in range(200)),
    "footnotes": "[^a]: " * LONG,
    "footnote opens": "[^" * LONG,
    "footnotes that name themselves": "[^a]\n\n[^a]: " + "[^a] " * LONG,
    "definitions": "a\n" + ": " * LONG,
    "elements": "<div>" * LONG,
    "mixed elements": "<b><div></p>" * LONG,
    "open tags": '<a "<a" ' * LONG + ">",
    "comments": "<!--" * LONG,
    "quotes": "\"a 'b " * LONG,
    "attribute lists": "*a*{.x}" * LONG,
    "closing attribute lists": "*a " * LONG + "*{.x} " * LONG,
    "braces": "{" * LONG,
    "an address of brackets": "http://a.b/" + ".)" * LONG,
    "equal headings": "# a\n" * LONG,
    "a wide table": "|a" * LONG + "\n" + "|-" * LONG,
    "containers": "<div markdown>\n" * LONG,
    "highlighted lines": '```py hl_lines="1-999999" linenums="999999"\na\n```',
}


@pytest.mark.parametrize("text", PATHOLOGICAL.values(), ids=PATHOLOGICAL.keys())
def test_a_pathological_text_is_parsed_like_any_other(text: str):
    result = parsed(text)
    assert result.body.content.html.count("<script") == 0


PIECES = st.sampled_from(
    [
        *"\n \t*_`~=^+:![](){}<>#-|\"'&;\\./?12ab",
        "\n\n",
        "    ",
        "> ",
        "- ",
        "1. ",
        "- [ ] ",
        "!!! note\n",
        '??? "x"\n',
        '=== "t"\n',
        "```py\n",
        "```",
        "[^1]",
        "[^1]: ",
        "[a](b.md)",
        "![](c.png)",
        "<div>",
        "</div>",
        "<div markdown>\n",
        "<a href=x>",
        "</a>",
        "<!--",
        "-->",
        "{ .x }",
        "{: #y }",
        "|a|b|\n|-|-|\n",
        ":   d",
        "*[a]: b",
        ":material-x:",
        "++ctrl++",
        "https://e.org",
        "[a]: b",
        "<!-- more -->",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
@example("[^1]: # a\n\n[^1]")
@example('=== "t"\n    [^1]\n\n[^1]: === "u"')
def test_any_text_becomes_a_page_whose_marks_are_whole(text: str):
    result = parsed(text)
    for fragment in (result.body.content, result.facts.excerpt):
        marks = re.findall("\x02(/?)([0-9]+)\x03", fragment.html)
        assert len(marks) * 2 == fragment.html.count("\x02") + fragment.html.count("\x03")
        assert sorted({int(index) for _, index in marks}) == list(range(len(fragment.refs)))
        for slash, index in marks:
            assert not slash or ("", index) in marks
    assert all(problem.span.line >= 1 for problem in result.problems)
