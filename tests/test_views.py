"""What views hold besides the content: frames, heads, contents, words and dates."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.model import Canonical, Heading, Moment, SafeHtml, encode
from generator.routes import Addresses, Route
from generator.views import entry_of, strings_in, view
from generator.views.dates import date_text, month_in_words
from generator.views.parts import shortened
from generator.views.shell import ABSOLUTE, MenuItem
from generator.views.strings import ENGLISH, GERMAN, MATERIAL, Strings
from generator.views.toc import render_toc
from tests import views_samples as samples


def seen(kind: str, key: str = "", number: int = 1, *, of=None, body=None):
    of = of or samples.site()
    return view(samples.planned(kind, key, number, of=of), of, body or samples.body())


def heading(level: int, anchor: str) -> Heading:
    return Heading(level=level, anchor=anchor, text=anchor.upper(), html=SafeHtml(f"<em>{anchor}</em>"))


def outline(html: str) -> list:
    """The contents as nested lists of what the links say."""

    def below(node) -> list:
        found = []
        for item in node.css("li"):
            if item.parent == node:
                found.append(item.css_first("a").text())
                found += [below(inner) for inner in item.css("ul") if inner.parent.parent == item]
        return found

    return below(LexborHTMLParser(f"<ul id=top>{html}</ul>").css_first("#top"))


@pytest.mark.parametrize(
    ("levels", "nested"),
    [
        ("2a 2b", ["a", "b"]),
        ("2a 3b 3c 2d", ["a", ["b", "c"], "d"]),
        ("2a 3b 4c 2d 3e", ["a", ["b", ["c"]], "d", ["e"]]),
        ("3a 2b", ["a", "b"]),
        ("2a 4b 3c", ["a", ["b", "c"]]),
        ("2a 4b 2c 4d", ["a", ["b"], "c", ["d"]]),
        ("1a 2b 1c", ["a", ["b"], "c"]),
    ],
)
def test_contents_are_nested_as_headings_are(levels, nested):
    html = render_toc(tuple(heading(int(each[0]), each[1]) for each in levels.split()))
    assert outline(html) == nested
    assert html.count("<li") == html.count("</li>")
    assert html.count("<ul") == html.count("</ul>")


def test_contents_appear_from_two_headings_on_unless_they_are_hidden():
    two = (heading(2, "a"), heading(2, "b"))
    assert seen("post", "posts/one.md", body=samples.body(headings=two)).frame.with_toc
    assert "#b" in seen("post", "posts/one.md", body=samples.body(headings=two)).shell.toc
    assert not seen("post", "posts/one.md", body=samples.body(headings=two[:1])).frame.with_toc
    hidden = samples.site(samples.library(posts=(samples.post("a", "2026-01-01", hide=("toc",)),)))
    view_of_hidden = seen("post", "posts/a.md", of=hidden, body=samples.body(headings=two))
    assert not view_of_hidden.frame.with_toc
    assert view_of_hidden.shell.toc == ""


@pytest.mark.parametrize(
    ("kind", "key", "number", "depth", "active"),
    [
        ("home", "", 1, 0, "1"),
        ("page", "pages/about.md", 1, 1, "3.1"),
        ("topics", "", 1, 1, "2"),
        ("topic", "sales", 1, 2, "2"),
        ("topic", "sales", 2, 4, "2"),
        ("post", "posts/one.md", 1, 2, ""),
        ("not-found", "", 1, ABSOLUTE, ""),
    ],
)
def test_a_frame_knows_its_depth_and_the_active_menu_entry(kind, key, number, depth, active):
    frame = seen(kind, key, number).frame
    assert (frame.depth, frame.active, frame.is_home) == (depth, active, kind == "home")


def test_a_menu_entry_of_a_folder_is_not_active_for_a_folder_with_a_longer_name():
    menu = (MenuItem(key="1", title="Top", address="top/"),)
    assert seen("topics", of=samples.site(menu=menu)).frame.active == ""


def test_the_canonical_address_is_ours_or_where_a_post_was_first_published():
    head = seen("post", "posts/one.md").shell.head
    assert '<link rel="canonical" href="https://milepost.example/advice/posts/one/">' in head
    first = samples.post("first", "2026-01-01", canonical=Canonical(url="https://other.example/a?b&c", site="Other"))
    found = seen("post", "posts/first.md", of=samples.site(samples.library(posts=(first,))))
    assert '<link rel="canonical" href="https://other.example/a?b&amp;c">' in found.shell.head
    assert found.first_published.text == "Other"


def test_without_a_site_url_there_is_no_canonical_address_and_no_feed():
    config = dataclasses.replace(samples.CONFIG, site_url="")
    head = seen("post", "posts/one.md", of=samples.site(config=config)).shell.head
    assert "canonical" not in head
    assert "rss" not in head


def test_every_page_leads_to_the_feeds_of_the_site_and_to_its_own():
    site_feeds = [
        ("application/rss+xml", "Milepost &amp; Co.", "../../feed.xml"),
        ("application/atom+xml", "Milepost &amp; Co. (Atom)", "../../atom.xml"),
        ("application/feed+json", "Milepost &amp; Co. (JSON Feed)", "../../feed.json"),
    ]
    own = ("application/rss+xml", "Sales – Milepost &amp; Co.", "feed.xml")
    assert feed_links(seen("topic", "sales")) == [*site_feeds, own]
    assert feed_links(seen("topic", "sales", 2))[-1] == (*own[:2], "../../feed.xml")
    assert feed_links(seen("post", "posts/two.md")) == site_feeds
    assert feed_links(seen("not-found"))[0][2] == "/advice/feed.xml"


def feed_links(page: Any) -> list[tuple[str, str, str]]:
    pattern = r'<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)">'
    return re.findall(pattern, page.shell.head)


def test_the_page_for_wrong_addresses_is_not_indexed():
    head = seen("not-found").shell.head
    assert "noindex" in head
    assert "canonical" not in head


def test_machines_are_told_what_a_post_is():
    head = seen("post", "posts/three.md").shell.head
    assert '<meta property="og:type" content="article">' in head
    assert '<meta property="og:title" content="Three &lt;i&gt;things&lt;/i&gt; &amp; more">' in head
    assert '<link rel="prev" href="../two/">' in head
    assert 'rel="next"' not in head


def test_cards_use_the_room_of_columns_that_would_be_empty_and_texts_keep_their_place():
    theme = samples.with_theme(features=("navigation.tabs",))
    group = MenuItem(key="1.1", title="Authors", address="authors/")
    menu = (MenuItem(key="1", title="The firm", address=None, children=(group,)),)
    of = samples.site(config=theme, menu=menu)
    assert seen("topics", of=of).frame.hide == ("navigation", "toc")
    assert seen("authors", of=of).frame.hide == ("toc",), "the tabs do not show the group's other entries"
    assert seen("topics").frame.hide == ("toc",), "without tabs the menu is at the side alone"
    assert seen("archive", of=of).frame.hide == ()
    assert seen("post", "posts/one.md", of=of).frame.hide == ()


def test_hidden_things_are_named_in_the_frames_key_in_one_order():
    post = samples.post("a", "2026-01-01", hide=("toc", "navigation"))
    assert seen("post", "posts/a.md", of=samples.site(samples.library(posts=(post,)))).frame.hide == (
        "navigation",
        "toc",
    )


def test_views_can_be_digested_and_say_the_same_each_time():
    for kind, key in [("home", ""), ("post", "posts/three.md"), ("topic", "sales"), ("not-found", "")]:
        assert encode(seen(kind, key)) == encode(seen(kind, key))


@pytest.mark.parametrize(
    ("kind", "key", "number", "path"),
    [
        ("post", "posts/one.md", 1, "posts/one.md"),
        ("page", "pages/about.md", 1, "pages/about.md"),
        ("home", "", 1, "pages/index.md"),
        ("topic", "sales", 1, "topics/sales.md"),
        ("topic", "sales", 2, None),
        ("topic", "craft", 1, None),
        ("author", "desk", 1, "authors/desk.md"),
        ("archive", "", 1, None),
        ("redirect", "old/one/", 1, None),
    ],
)
def test_a_page_tells_whose_text_it_shows(kind, key, number, path):
    of = samples.site()
    entry = entry_of(samples.planned(kind, key, number, of=of), of)
    assert (entry.path if entry else None) == path


def test_dates_are_in_the_themes_language_and_a_time_of_day_stays_for_machines():
    assert date_text(samples.moment("2026-11-22"), "de").text == "22. November 2026"
    evening = Moment(epoch=0, iso="2026-11-22T19:30:00+01:00")
    assert date_text(evening, "en").iso == "2026-11-22T19:30:00+01:00"
    assert month_in_words("2026-11", "en") == "November 2026"
    assert month_in_words("2026-11", "zh-Hant")
    assert date_text(samples.moment("2026-11-22"), "tlh").text == "November 22, 2026"


def test_words_are_ours_in_english_and_german_and_materials_or_english_elsewhere():
    french = {"blog.archive": "Archives", "readtime.other": "Temps de lecture : # min", "footer.next": "footer.next"}
    words = strings_in("fr", lambda key: french.get(key, key))
    assert words.archive == "Archives"
    assert words.minutes(3) == "Temps de lecture : 3 min"
    assert words.next == "Next"
    assert words.newest_posts == "Newest posts"
    assert strings_in("de", lambda key: "x").archive == "Archiv"
    assert strings_in("en", lambda key: "x").language == "en"


def test_the_german_table_is_whole_and_asks_for_the_same_values():
    import re

    tables = [(ENGLISH, GERMAN), (ENGLISH.progress, GERMAN.progress), (ENGLISH.series, GERMAN.series)]
    words = [
        (field, getattr(ours, field), getattr(theirs, field))
        for ours, theirs in tables
        for field in ours.__struct_fields__
        if isinstance(getattr(ours, field), str)
    ]
    for field, english, german in words:
        assert re.findall(r"\{\w+\}", english) == re.findall(r"\{\w+\}", german) or sorted(
            re.findall(r"\{\w+\}", english)
        ) == sorted(re.findall(r"\{\w+\}", german)), field
        assert german != english or field in ("blog", "several"), field
    assert set(MATERIAL) <= set(Strings.__struct_fields__)


def test_a_long_text_is_cut_after_a_word():
    assert shortened("One two  three\nfour", 13) == "One two three…"
    assert shortened("One, two", 5) == "One…"
    assert shortened("Unbreakable", 4) == "Unbr…"
    assert shortened("Short") == "Short"


def test_a_blog_without_a_page_of_its_own_takes_its_name_from_the_words():
    of = samples.site()
    addresses = Addresses({**of.addresses.by_route, Route("blog"): "blog/"})
    of = dataclasses.replace(of, addresses=addresses)
    assert seen("blog", of=of).title.html == "Blog"


def test_a_post_whose_last_change_is_its_first_day_does_not_say_so():
    post = samples.post("a", "2026-01-01", updated=samples.moment("2026-01-01"))
    assert seen("post", "posts/a.md", of=samples.site(samples.library(posts=(post,)))).updated is None
