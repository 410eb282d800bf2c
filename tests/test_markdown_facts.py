"""What other pages learn of a text: title, excerpt, summary, sections, anchors, words."""

from __future__ import annotations

import re

from tests.markdown_fixtures import parsed, readable


def test_the_heading_that_opens_a_text_is_its_title_and_not_repeated():
    result = parsed("# A *fine* title & more\n\nText.")
    assert result.facts.title == "A fine title & more"
    assert result.body.title.html == "A <em>fine</em> title &amp; more"
    assert readable(result.body.content) == "<p>Text.</p>\n"
    assert result.body.headings == ()


def test_a_title_has_no_links_and_no_references():
    result = parsed("# See [this](a.md)[^1] :material-check: ![chart](b.png)\n\n[^1]: Note.")
    assert result.body.title.html == "See this  chart"
    assert not result.facts.excerpt.refs


def test_the_excerpt_ends_at_more():
    facts = parsed("# T\n\nOne [a](a.md).\n\n- two\n\n<!-- more -->\n\nThree [b](b.md).").facts
    assert facts.has_more
    assert readable(facts.excerpt) == "<p>One <a to=a.md>a</a>.</p>\n<ul>\n<li>two</li>\n</ul>"
    assert len(facts.excerpt.refs) == 1
    assert [ref.target for ref in facts.refs] == ["a.md", "b.md"]


def test_more_inside_a_list_ends_nothing():
    facts = parsed("Text.\n\n- one\n\n    <!-- more -->\n\n    two").facts
    assert not facts.has_more
    assert facts.excerpt.html == "<p>Text.</p>"


def test_without_more_the_first_paragraph_is_the_excerpt():
    facts = parsed("![](a.png)\n\n> quoted\n\n## Part\n\nFirst *of all*.\n\nSecond.").facts
    assert facts.excerpt.html == "<p>First <em>of all</em>.</p>"
    assert facts.summary == "First of all."
    assert not facts.has_more


def test_a_text_of_one_list_has_an_excerpt_too():
    assert parsed("- one\n\n    more\n- two").facts.excerpt.html == "<p>one</p>"


def test_an_excerpt_has_no_ids_footnotes_permalinks_or_controls():
    text = (
        "## Part { #part .lead }\n\nText[^1] <b id=x>b</b> [l](a.md){ #l }.\n{: #p }\n\n"
        '=== "A"\n    a\n\n```py linenums="1"\nx\n```\n\n<!-- more -->\n\n[^1]: Note.'
    )
    excerpt = parsed(text).facts.excerpt
    assert not re.search(r"\bid=|\bname=|headerlink|footnote|<input|<label|#", excerpt.html)
    assert 'class="lead"' in excerpt.html
    assert "<strong>A</strong>" in excerpt.html


def test_an_excerpt_says_nothing_twice():
    assert len(parsed("Text ![](a.png)\n\n<!-- more -->").problems) == 1


def test_headings_are_listed_with_level_anchor_and_text():
    headings = parsed("## One *two*\n\n### `Three` [four](a.md)\n\n> #### Five").body.headings
    assert [(h.level, h.anchor, h.text, h.html.html) for h in headings] == [
        (2, "one-two", "One two", "One <em>two</em>"),
        (3, "three-four", "Three four", "<code>Three</code> four"),
        (4, "five", "Five", "Five"),
    ]


def test_every_id_of_the_page_is_an_anchor():
    text = (
        "# Title\n\n## Part\n\n## Own { #own }\n\nText[^n] and[^n].\n{: #para }\n\n"
        '<p id="html"><a name="old"></a></p>\n\n``` { .py #code }\nx\n```\n\n[^n]: Note.'
    )
    anchors = set(parsed(text).facts.anchors)
    assert anchors == {"title", "part", "own", "para", "html", "old", "code", "fn:n", "fnref:n", "fnref2:n"}


def test_search_finds_a_text_by_its_headings():
    text = (
        "# Title\n\nIntro *text*.\n\n## Part\n\n- item\n\n```py\ncode()\n```\n\n### Deep\n\n<div>html &amp; more</div>"
    )
    assert [(s.anchor, s.title, s.text) for s in parsed(text).body.sections] == [
        ("", "Title", "Intro text."),
        ("part", "Part", "item\ncode()"),
        ("deep", "Deep", "html & more"),
    ]


def test_search_finds_the_labels_of_tabs_and_no_script():
    sections = parsed('=== "Label"\n    text\n\n<style>\nb { x }\n</style>\n\n<!-- hidden -->').body.sections
    assert [s.text.strip() for s in sections] == ["Label\ntext"]


def test_words_are_those_that_a_reader_reads():
    assert parsed("# One two\n\nThree [four](five.md) ![six seven](x.png).\n\n<!-- eight -->").facts.words == 6


def test_the_language_decides_the_quotation_marks():
    def said(language: str) -> str:
        return parsed("\"a 'b' c\" don't", language=language).body.content.html.strip()

    assert said("en") == "<p>“a ‘b’ c” don’t</p>"
    assert said("de") == "<p>„a ‚b‘ c“ don’t</p>"
    assert said("de-CH") == "<p>«a ‹b› c» don’t</p>"
    assert said("fr") == "<p>«\u202fa “b” c\u202f» don’t</p>"
    assert said("xx") == said("en")


def test_an_empty_text_is_an_empty_page():
    result = parsed("")
    assert (result.body.content.html, result.facts.words, result.body.sections, result.problems) == ("", 0, (), ())


def test_trusted_html_is_published_as_it_is():
    text = '<form onsubmit="x()" style="y"><input></form>\n\n<script>\n1 < 2\n</script>\n\n<a href="a.md">a</a>'
    result = parsed(text, html="trusted")
    assert readable(result.body.content) == (
        '<form onsubmit="x()" style="y"><input></form>\n<script>\n1 < 2\n</script>\n<p><a to=a.md>a</a></p>\n'
    )
    assert result.problems == ()


def test_attribute_lists_of_trusted_authors_are_not_filtered():
    html = parsed("text\n{: style='color:red' }", html="trusted").body.content.html
    assert html == '<p style="color:red">text</p>\n'


def test_the_same_text_makes_the_same_value_whatever_was_parsed_before():
    text = '=== "A"\n    a[^1]\n\n## B\n\n```py\nx\n```\n\n[^1]: n\n\n*[HTML]: x'
    first = parsed(text)
    parsed("## B\n\n[^1]: other\n\nx[^1]")
    assert parsed(text) == first
