"""Every kind of page through its real template: what a reader finds on it."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.model import Heading, SafeHtml
from generator.pages import render
from generator.views import RedirectView, view
from generator.views.shell import SLOTS, Frame
from tests import views_samples as samples
from tests.views_samples import KINDS

ENVIRONMENT = samples.environment()
CONTENT_ONLY = Frame(pieces=("", ""), slots=("content",))


def shown(kind: str, key: str = "", number: int = 1, *, of=None, body=None) -> str:
    of = of or samples.site()
    seen = view(samples.planned(kind, key, number, of=of), of, body or samples.body())
    return render(seen, CONTENT_ONLY, ENVIRONMENT)


def read(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def text(html: str, selector: str) -> str:
    return " ".join(" ".join(node.text() for node in read(html).css(selector)).split())


@pytest.mark.parametrize(("kind", "key", "number"), KINDS)
def test_every_kind_of_page_has_one_first_heading_where_the_skip_link_leads(kind, key, number):
    page = read(shown(kind, key, number))
    assert [node.attributes["id"] for node in page.css("h1")] == ["mp-content"]


@pytest.mark.parametrize(("kind", "key", "number"), KINDS)
def test_no_page_has_inline_style_or_script_or_a_picture_without_alt_and_no_id_twice(kind, key, number):
    page = read(shown(kind, key, number))
    assert not page.css("[style], style, script, [onclick]")
    assert all("alt" in image.attributes for image in page.css("img"))
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("kind", "key", "number"), KINDS)
def test_headings_skip_no_level_and_navigations_have_names_of_their_own(kind, key, number):
    page = read(shown(kind, key, number))
    levels = [int(node.tag[1]) for node in page.css("h1, h2, h3, h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    names = [nav.attributes.get("aria-label") for nav in page.css("nav")]
    assert all(names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("kind", "key", "number"), KINDS)
def test_every_page_has_a_description_and_a_title_of_its_own(kind, key, number):
    of = samples.site()
    shells = [view(samples.planned(*each, of=of), of, samples.body()).shell for each in KINDS]
    mine = view(samples.planned(kind, key, number, of=of), of, samples.body()).shell
    assert mine.description
    assert [s.description for s in shells].count(mine.description) == 1
    assert [s.title for s in shells].count(mine.title) == 1


def test_a_post_shows_its_head_its_text_and_what_belongs_to_it():
    html = shown("post", "posts/three.md")
    assert text(html, ".mp-head__topics") == "Sales, R&D"
    assert text(html, "h1") == "Three <i>things</i> & more"
    assert text(html, ".mp-standfirst") == "What to say, and when."
    assert "October 3, 2026" in text(html, ".mp-byline")
    assert "Updated on November 1, 2026" in text(html, ".mp-byline")
    assert "7 min read" in text(html, ".mp-byline")
    assert "The sales desk Sales" in text(html, ".mp-byline")
    assert "A <guest>" in text(html, ".mp-byline")
    assert text(html, "figcaption") == "Up & up"
    picture = read(html).css_first("figure img").attributes
    assert (picture["alt"], picture["width"], picture["height"]) == ('A "tall" ladder', "800", "450")
    assert picture["src"] == "../../assets/media/ladder-1a2b3c4d5e.png"
    assert "<p>The text.</p>" in html
    assert "March 1, 2027" in text(html, ".mp-foot")
    assert read(html).css_first(".md-tag").attributes["href"] == "../../tags/#tag-prices"
    assert "Writes about prices." in text(html, ".mp-authors")
    assert "Read first" in text(html, ".mp-foot")
    assert read(html).css_first("time").attributes["datetime"] == "2026-10-03"


def test_a_post_without_anything_optional_shows_no_empty_places():
    bare = samples.post("bare", "2026-01-01", text=samples.facts(""))
    html = shown("post", "posts/bare.md", of=samples.site(samples.library(posts=(bare,))))
    assert not read(html).css("figure, nav:not(.mp-crumbs), section, .mp-standfirst, .mp-head__topics")


def test_a_post_leads_to_its_neighbours_in_the_text_or_in_the_footer_but_not_in_both():
    plain = samples.site()
    assert "Earlier post" in shown("post", "posts/two.md", of=plain)
    with_footer = samples.site(config=samples.with_theme(features=("navigation.footer",)))
    assert "Earlier post" not in shown("post", "posts/two.md", of=with_footer)
    seen = view(samples.planned("post", "posts/two.md", of=with_footer), with_footer, samples.body())
    footer = read(seen.shell.footer_nav)
    assert [a.attributes["href"] for a in footer.css("a")] == ["../one/", "../three/"]
    assert len(footer.css("svg")) == 2


def test_a_heading_that_opens_the_text_is_the_posts_title_with_its_markup():
    body = samples.body(title=SafeHtml("What <em>one</em> says"))
    html = shown("post", "posts/one.md", body=body)
    assert '<h1 id="mp-content">What <em>one</em> says</h1>' in html


def test_home_shows_the_hero_the_newest_posts_with_pinned_ones_first_and_topics_with_counts():
    html = shown("home")
    assert text(html, ".mp-hero h1") == "A firm that moves"
    assert text(html, ".mp-hero p") == "Without pushing. Start"
    assert [node.text() for node in read(html).css(".mp-cards h3")] == ["One", "Three <i>things</i> & more", "Two"]
    assert "3 posts" in text(html, ".mp-topics")
    assert read(html).css_first(".mp-hero a").attributes["href"] == "posts/one/"


def test_a_home_page_without_a_file_names_the_site():
    html = shown("home", of=samples.site(samples.library(pages=())))
    assert text(html, "h1") == "Milepost & Co."
    assert "Plain advice for owners." in html


def test_the_archive_lists_years_newest_first_with_counts_and_leads_to_all_of_a_long_one():
    html = shown("archive", of=samples.site(config=samples.with_options(per_page=1)))
    assert [" ".join(node.text().split()) for node in read(html).css("h2")] == ["2026 2 posts", "2025 1 post"]
    assert "All posts of 2026" in html
    assert "Two" not in text(html, ".mp-lines")


def test_a_year_lists_its_months():
    html = shown("archive-year", "2026")
    assert [" ".join(node.text().split()) for node in read(html).css("h2")] == [
        "October 2026 1 post",
        "May 2026 1 post",
    ]


def test_a_topic_shows_its_introduction_on_the_first_page_only_and_leads_to_the_others():
    first, second = shown("topic", "sales", 1), shown("topic", "sales", 2)
    assert "The text." in first
    assert "The text." not in second
    assert text(second, "h1") == "Sales (page 2 of 2)"
    assert text(first, ".mp-cards h3") == "Three <i>things</i> & more Two"
    assert text(second, ".mp-cards h3") == "One"
    assert read(first).css_first("a.md-pagination__link").attributes["href"] == "page/2/"
    assert read(second).css_first("a.md-pagination__link").attributes["href"] == "../../"
    assert read(second).css_first(".md-pagination [aria-current=page]").text() == "2"


def test_a_topic_without_posts_says_so():
    assert "Nothing has been published here yet." in shown("topic", "craft", of=samples.site(samples.library(posts=())))


def test_an_author_has_a_face_a_role_links_and_posts_and_a_link_to_a_draft_is_left_out():
    html = shown("author", "desk")
    assert read(html).css_first("img").attributes["alt"] == "A desk"
    assert text(html, ".mp-person__head .mp-standfirst") == "Sales"
    assert text(html, ".mp-links") == "Write Its best"
    assert len(read(html).css(".mp-card")) == 3


def test_tags_stand_on_one_page_with_anchors():
    html = shown("tags")
    assert read(html).css_first(".md-tags a").attributes["href"] == "#tag-prices"
    assert text(html, "#tag-prices") == "Prices & offers 2 posts"


def test_the_page_for_wrong_addresses_uses_addresses_that_hold_everywhere():
    html = shown("not-found")
    assert all(a.attributes["href"].startswith("/advice/") for a in read(html).css("a"))
    assert "press /" in html


def test_a_redirect_needs_no_frame_and_keeps_search_engines_away():
    of = samples.site()
    seen = view(samples.planned("redirect", "old/one/", of=of), of)
    assert isinstance(seen, RedirectView)
    page = read(render(seen, None, ENVIRONMENT))
    assert page.css_first("meta[http-equiv=refresh]").attributes["content"] == "0; url=../../posts/one/"
    assert page.css_first("link[rel=canonical]").attributes["href"] == "https://milepost.example/advice/posts/one/"
    assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert page.css_first("a").text() == "One & only"


def test_every_slot_of_a_frame_is_filled():
    of = samples.site()
    headings = tuple(Heading(level=2, anchor=a, text=a, html=SafeHtml(a)) for a in ("first", "second"))
    seen = view(samples.planned("post", "posts/three.md", of=of), of, samples.body(headings=headings))
    frame = Frame(pieces=("<", *["|"] * (len(SLOTS) - 1), ">"), slots=SLOTS)
    html = render(seen, frame, ENVIRONMENT)
    assert html.startswith('<<meta http-equiv="Content-Security-Policy"')
    html = html.partition("|")[2]
    assert html.startswith("Three &lt;i&gt;things&lt;/i&gt; &amp; more - Milepost &amp; Co.|What to say, and when.|")
    assert 'href="#second"' in html


def test_titles_are_escaped_wherever_they_stand():
    hostile = samples.post("mine", "2026-01-01", title='"><script>alert(1)</script>', topics=(samples.SALES,))
    of = samples.site(samples.library(posts=(hostile,)))
    for kind, key in [("home", ""), ("archive", ""), ("topic", "sales"), ("topics", ""), ("post", "posts/mine.md")]:
        seen = view(samples.planned(kind, key, of=of), of, samples.body())
        assert "<script>" not in render(seen, samples.BARE_FRAME, ENVIRONMENT)


def test_a_text_in_another_language_says_so():
    other = samples.post("andere", "2026-01-01", lang="de")
    of = samples.site(samples.library(posts=(other,)))
    assert read(shown("post", "posts/andere.md", of=of)).css_first(".mp-post").attributes["lang"] == "de"
    assert read(shown("home", of=of)).css_first("article").attributes["lang"] == "de"


def test_a_blog_in_materials_layout_shows_excerpts_pinned_posts_first_in_pages():
    of = samples.site()
    blog = {samples.Route("blog", "", n): "blog/" if n == 1 else f"blog/page/{n}/" for n in (1, 2)}
    addresses = samples.Addresses({**of.addresses.by_route, **blog})
    of = dataclasses.replace(of, addresses=addresses)
    first, second = (shown("blog", "", number, of=of) for number in (1, 2))
    assert [node.text() for node in read(first).css("h2")] == ["One", "Three <i>things</i> & more"]
    assert [node.text() for node in read(second).css("h2")] == ["Two"]
    assert "What one says." in first
    assert read(first).css(".md-pin")
    seen = view(samples.planned("blog", "", 2, of=of), of, samples.body())
    assert '<link rel="prev" href="../../">' in seen.shell.head
