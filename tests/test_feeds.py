"""The site's feed as its subscribers get it."""

from __future__ import annotations

from dataclasses import replace
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from generator.diagnostics import Span
from generator.feeds import rss
from generator.feeds.rss import rss_date
from generator.feeds.sizes import LIMIT
from generator.model import Asset, ImageRef, LinkRef, Picture, Ref
from tests.feed_samples import CONFIG, NAMESPACES, feed_of, feed_view, items, moment, options, post, texts
from tests.sites import build_site, published, said, write_site
from tests.sites import post as source

SPAN = Span("content/posts/purpose.md")
PURPOSE = post(
    "purpose",
    "2026-03-04T09:30:00+01:00",
    html="<p>Write your purpose &amp; keep it.</p>",
    title='Purpose: "why" & whom',
    description="What a purpose is & what it is <not>.",
    authors=("The sales desk", "Guest"),
    topics=("Sales", "R&D"),
    tags=("prices", "sales", "Offers"),
    updated=moment("2026-05-06"),
)
LADDER = {"posts/ladder.png": Asset(path="posts/ladder.png", digest="1a2b3c4d5e" * 3, width=800, height=450)}


def test_a_feed_reader_finds_nothing_wrong_and_reads_what_was_written():
    read = feedparser.parse(feed_of(PURPOSE, post("offers", "2026-02-01")))
    assert not read.bozo
    assert read.version == "rss20"
    assert (read.feed.title, read.feed.subtitle) == ("Milepost & Co.", "Plain advice for owners.")
    assert (read.feed.link, read.feed.language) == ("https://advice.example/", "en")
    entry = read.entries[0]
    assert entry.title == 'Purpose: "why" & whom'
    assert (entry.id, entry.guidislink) == ("tag:advice.example,2024:purpose", False)
    assert entry.link == "https://advice.example/posts/purpose/"
    assert entry.published_parsed[:6] == (2026, 3, 4, 8, 30, 0)
    assert unescape(entry.summary) == "What a purpose is & what it is <not>."
    assert [content.value for content in entry.content] == ["<p>Write your purpose &amp; keep it.</p>"]
    assert [tag.term for tag in entry.tags] == ["Sales", "R&D", "prices", "Offers"]
    assert [author.name for author in entry.authors] == ["The sales desk", "Guest"]


def test_the_feed_says_where_it_is_and_not_which_version_made_it():
    feed = feed_of(PURPOSE)
    (own,) = etree.fromstring(feed).findall("channel/atom:link", NAMESPACES)
    assert dict(own.attrib) == {
        "href": "https://advice.example/feed.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }
    assert texts(feed, "//generator") == ["Milepost"]


def test_dates_are_in_the_sites_zone():
    assert texts(feed_of(PURPOSE), "//pubDate") == ["Wed, 04 Mar 2026 09:30:00 +0100"]


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("1891-02-03T00:00:00+00:53:28", "Tue, 03 Feb 1891 00:00:00 +0053"),
        ("0900-01-01T00:00:00-03:30", "Fri, 01 Jan 0900 00:00:00 -0330"),
        ("9999-12-31T23:59:59+14:00", "Fri, 31 Dec 9999 23:59:59 +1400"),
    ],
)
def test_odd_dates_stay_dates(iso: str, expected: str):
    assert rss_date(moment(iso)) == expected


def test_the_feed_is_as_new_as_the_newest_change_of_its_posts():
    feed = feed_of(PURPOSE, post("newer", "2026-04-01"))
    assert parsedate_to_datetime(texts(feed, "//lastBuildDate")[0]).date().isoformat() == "2026-05-06"
    feed = feed_of(PURPOSE, post("newer", "2026-06-01", updated=moment("2020-01-01")))
    assert parsedate_to_datetime(texts(feed, "//lastBuildDate")[0]).date().isoformat() == "2026-06-01"


def test_a_site_without_posts_has_an_empty_feed_without_a_date():
    feed = feed_of()
    assert items(feed) == []
    assert texts(feed, "//lastBuildDate") == []
    assert not feedparser.parse(feed).bozo


def test_posts_stand_newest_first_then_by_id():
    feed = feed_of(post("b", "2026-01-01"), post("a", "2026-01-01"), post("c", "2026-02-01"), post("z", "2025-12-31"))
    assert [guid.rpartition(":")[2] for guid in texts(feed, "//guid")] == ["c", "a", "b", "z"]


def test_no_draft_and_no_post_dated_tomorrow_is_in_the_feed():
    hidden = (post("draft", draft=True), post("later", "2026-11-23"), post("gone", expires=moment("2026-11-01")))
    for with_drafts in (False, True):
        feed = feed_of(PURPOSE, *hidden, with_drafts=with_drafts)
        assert texts(feed, "//item/link") == ["https://advice.example/posts/purpose/"]


def test_a_post_keeps_its_identity_when_date_title_and_host_change():
    before = feed_of(post("purpose", "2025-01-02"))
    moved = replace(CONFIG, site_url="https://new.example/blog/")
    after = feed_of(post("purpose", "2026-03-04", title="Another"), config=moved)
    assert texts(before, "//guid") == texts(after, "//guid") == ["tag:advice.example,2024:purpose"]
    assert texts(after, "//item/link") == ["https://new.example/blog/posts/purpose/"]


def test_an_id_of_its_own_or_its_address_may_be_a_posts_identity():
    assert texts(feed_of(post("purpose", id="urn:x:1")), "//guid") == ["urn:x:1"]
    feed = feed_of(post("purpose"), config=options(ids="permalink"))
    assert texts(feed, "//guid") == ["https://advice.example/posts/purpose/"]
    assert items(feed)[0].find("guid").get("isPermaLink") == "false"


def test_no_more_posts_than_the_owner_asks_for():
    posts = [post(f"p{day}", f"2026-01-{day:02}") for day in range(1, 29)]
    assert len(items(feed_of(*posts))) == 20
    assert texts(feed_of(*posts, config=options(entries=2)), "//guid") == [
        "tag:advice.example,2024:p28",
        "tag:advice.example,2024:p27",
    ]


def test_a_summary_is_never_empty():
    feed = feed_of(
        post("a", "2026-01-03", summary="The first\n paragraph."),
        post("b", "2026-01-02", summary="", description=""),
        post("c", "2026-01-01", description="Said on purpose."),
    )
    assert texts(feed, "//item/description") == ["The first paragraph.", "B", "Said on purpose."]


def test_a_title_that_speaks_of_a_tag_is_escaped_once_and_a_description_reads_as_html():
    feed = feed_of(post("a", title="The <b> & the &amp;", description="The <b> & the &amp;"))
    assert texts(feed, "//item/title") == ["The <b> & the &amp;"]
    assert texts(feed, "//item/description") == ["The &lt;b&gt; &amp; the &amp;amp;"]


def test_links_pictures_and_icons_of_the_site_have_whole_addresses():
    refs = (
        LinkRef(target="offers.md", anchor="why", span=SPAN),
        ImageRef(target="ladder.png", alt="A ladder", span=SPAN),
        LinkRef(target="", anchor="here", span=SPAN),
        LinkRef(target="draft.md", span=SPAN),
    )
    html = "<p>\x020\x03offers\x02/0\x03 \x021\x03 \x022\x03here\x02/2\x03 \x023\x03draft\x02/3\x03</p>"
    feed = feed_of(
        post("purpose", "2026-03-01", html=html, refs=refs), post("offers"), post("draft", draft=True), assets=LADDER
    )
    assert texts(feed, "//item[1]/content:encoded") == [
        '<p><a href="https://advice.example/posts/offers/#why">offers</a>'
        ' <img src="https://advice.example/assets/media/ladder-1a2b3c4d5e.png" alt="A ladder" width="800" height="450">'
        ' <a href="https://advice.example/posts/purpose/#here">here</a> draft</p>'
    ]


PICTURE = Picture(src=Ref("ladder.png", SPAN), alt='A "tall" ladder', caption="Up & up")


def test_the_posts_picture_is_media_and_the_first_picture_of_its_text():
    feed = feed_of(post("purpose", image=PICTURE), assets=LADDER)
    url = "https://advice.example/assets/media/ladder-1a2b3c4d5e.png"
    (media,) = etree.fromstring(feed).findall("channel/item/media:content", NAMESPACES)
    assert dict(media.attrib) == {"url": url, "type": "image/png", "medium": "image", "width": "800", "height": "450"}
    assert texts(feed, "//content:encoded") == [
        f'<figure><img src="{url}" alt="A &quot;tall&quot; ladder" width="800" height="450">'
        "<figcaption>Up &amp; up</figcaption></figure>\n<p>Advice.</p>"
    ]
    assert feedparser.parse(feed).entries[0].media_content[0]["url"] == url


def test_a_text_with_a_picture_gets_no_second_one():
    html = '<p><img src="https://x.example/a.png" alt="A"></p>'
    feed = feed_of(post("purpose", html=html, image=PICTURE), assets=LADDER)
    assert texts(feed, "//content:encoded") == [html]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("drawing.svg", "https://advice.example/assets/media/drawing-aaaaaaaaaa.svg"),
        ("https://x.example/a.png?b=1&c", "https://x.example/a.png?b=1&amp;c"),
    ],
)
def test_a_drawing_and_another_hosts_picture_are_in_the_text_only(name: str, shown: str):
    assets = {"posts/drawing.svg": Asset(path="posts/drawing.svg", digest="a" * 32)}
    feed = feed_of(post("purpose", image=Picture(src=Ref(name, SPAN), alt="A")), assets=assets)
    assert texts(feed, "//media:content") == []
    assert texts(feed, "//content:encoded") == [f'<figure><img src="{shown}" alt="A"></figure>\n<p>Advice.</p>']


def test_a_feed_over_a_megabyte_has_fewer_posts_and_says_so():
    posts = [post(f"p{day}", f"2026-01-{day:02}", html=f"<p>{'a&amp; ' * 30_000}</p>") for day in range(1, 9)]
    view, problems = feed_view(*posts)
    assert len(rss(view, "https://advice.example/feed.xml")) <= LIMIT
    assert [entry.id[-2:] for entry in view.entries] == ["p8", "p7", "p6"]
    assert [str(problem) for problem in problems] == [
        "mkdocs.yml: note[feed-too-big]: the feed /feed.xml would be 2.7 MB, and services that read feeds give up"
        " at 1 MB: only the 3 newest posts are in it\n"
        "  hint: make content/posts/p8.md shorter, which takes 0.3 MB, ask for fewer posts:\n"
        "        feed:\n"
        "          entries: 3\n"
        "        or let feeds hold summaries only:\n"
        "        feed:\n"
        "          content: summary"
    ]


def test_a_post_over_a_megabyte_is_in_the_feed_while_it_is_the_newest():
    long = f"<p>{'words ' * 200_000}</p>"
    view, problems = feed_view(post("new", "2026-02-01", html=long), post("old", "2026-01-01"))
    assert [entry.title for entry in view.entries] == ["New"]
    assert [problem.hint for problem in problems] == [
        "make content/posts/new.md shorter, which takes 1.2 MB, or let feeds hold summaries only:\n"
        "feed:\n  content: summary"
    ]
    assert feed_view(post("old"))[1] == ()


def test_the_copyright_line_is_text():
    config = replace(CONFIG, copyright='&copy; 2026 <a href="/about/">Milepost &amp; Co.</a>')
    assert texts(feed_of(PURPOSE, config=config), "//copyright") == ["© 2026 Milepost & Co."]
    assert texts(feed_of(PURPOSE), "//copyright") == []


def test_a_site_without_a_description_still_has_a_valid_feed():
    feed = feed_of(PURPOSE, config=replace(CONFIG, site_description=""))
    assert texts(feed, "/rss/channel/description") == ["Milepost &amp; Co."]


def test_two_runs_and_any_order_of_files_make_the_same_bytes():
    posts = (PURPOSE, post("offers", "2026-02-01"), post("third", "2026-02-01"))
    assert feed_of(*posts) == feed_of(*posts) == feed_of(*reversed(posts))


def test_the_site_that_is_built_has_the_feed_and_its_pages_lead_to_it(tmp_path: Path):
    body = "See the [other](other.md#why) one.\n\n## Here { #here }\n\n[Up](#here)."
    files = {
        "content/posts/first.md": source("First & foremost", "2026-03-04", body, topics="[Sales]"),
        "content/posts/other.md": source("Other", "2026-03-05", "## Why"),
        "content/posts/draft.md": source("Draft", "2026-03-06", draft="yes"),
        "content/posts/later.md": source("Later", "2026-11-23"),
    }
    result = build_site(write_site(tmp_path, files))
    assert said(result) == ""
    site = published(tmp_path / "site")
    read = feedparser.parse(site["feed.xml"])
    assert not read.bozo
    assert [entry.title for entry in read.entries] == ["Other", "First & foremost"]
    content = read.entries[1].content[0].value
    assert 'href="https://advice.example/posts/other/#why"' in content
    assert 'href="https://advice.example/posts/first/#here"' in content
    pages = [path for path in site if path.endswith("/index.html")]
    assert [path for path in pages if b'type="application/rss+xml"' not in site[path]] == []
