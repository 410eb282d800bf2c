"""Every feed of real sites is valid, says the same in each format, and is found from every page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from generator.diagnostics import Span
from generator.feeds import feed_files, feeds
from generator.model import Number, Ref
from tests.example import SITE_URL
from tests.feed_checks import (
    SITE_FEEDS,
    addresses,
    atom_faults,
    check_feed,
    check_feeds,
    json_faults,
    lost,
    read_atom,
    read_json,
    read_rss,
)
from tests.feed_samples import NOW, linked, options, post, texts
from tests.sites import build_site, said, write_site
from tests.sites import post as source

SPAN = Span("content/posts/purpose.md")
HUB = "https://hub.example/?a=1&b=2"
PLACES = {"series": Ref("Four steps", SPAN), "topics": ("Sales",), "authors": ("Ada",)}


def files_of_feeds(*posts: Any, **feed: Any) -> dict[str, bytes]:
    """Every feed of a site of these posts, by address; `feed` are options."""
    config = options(**feed)
    bodies = {entry.body: body for entry, body in posts}
    found, _ = feeds(linked(posts, config), config, bodies.__getitem__, NOW)
    return dict(feed_files(found, config))


def test_every_feed_of_the_example_site_is_valid_and_whole(example_folder: Path):
    read = check_feeds(example_folder, SITE_URL)
    assert len(read["feed.xml"]) == 20
    urls = [url for entries in read.values() for entry in entries for url in addresses(entry.body)]
    assert len(urls) > 100
    assert lost(urls, example_folder, SITE_URL) == []
    assert {name.partition("/")[0] for name in read if "/" in name} == {"authors", "series", "topics"}


def test_a_moved_blog_below_a_path_has_its_feeds_there_and_one_for_each_category(tmp_path: Path):
    config = (
        "site_name: Advice\nsite_url: https://firm.example/advice/\nplugins:\n  - blog\n"
        "  - milepost: {purge: false, feed: {authority: firm.example, year: 2024}}\n"
    )
    files = {
        "mkdocs.yml": config,
        "docs/index.md": "# Welcome\n",
        "docs/blog/index.md": "# Blog\n",
        "docs/blog/posts/a.md": source("A", body="![Up](a.png) [B](b.md#why)", categories="[R & D]", tags="[one]"),
        "docs/blog/posts/b.md": source("B", body="## Why", categories="[R & D]"),
        "docs/blog/posts/a.png": (Path(__file__).parent.parent / "content/pictures/signpost.png").read_bytes(),
    }
    result = build_site(write_site(tmp_path, files))
    assert result.counts, said(result)
    read = check_feeds(tmp_path / "site", "https://firm.example/advice/")
    (category,) = [name for name in read if "/" in name]
    assert sorted(entry.title for entry in read[category]) == ["A", "B"]
    first = next(entry for entry in read["feed.xml"] if entry.title == "A")
    assert first.tags == ("R & D", "one")
    assert f'href="{next(entry.url for entry in read["feed.xml"] if entry.title == "B")}#why"' in first.body
    assert first.url.startswith("https://firm.example/advice/blog/")


def test_feeds_may_hold_summaries_only():
    files = files_of_feeds(post("purpose"), content="summary")
    for name, read in (("feed.xml", read_rss), ("atom.xml", read_atom), ("feed.json", read_json)):
        check_feed(name, files[name])
        assert [(entry.summary, entry.body) for entry in read(files[name])] == [("The first paragraph.", "")]
    assert json.loads(files["feed.json"])["items"][0]["content_text"] == "The first paragraph."


def test_the_feed_of_a_series_may_be_in_reading_order():
    posts = [post(f"p{part}", f"2026-01-0{part}", part=Number(value=part, span=SPAN), **PLACES) for part in (1, 2, 3)]
    name = "series/four-steps/feed.xml"
    assert texts(files_of_feeds(*posts)[name], "//item/title") == ["P3", "P2", "P1"]
    in_order = files_of_feeds(*posts, order="part")
    assert texts(in_order[name], "//item/title") == ["P1", "P2", "P3"]
    assert texts(in_order["feed.xml"], "//item/title") == ["P3", "P2", "P1"]


def test_subscribers_at_a_former_address_get_the_feed_and_learn_the_new_one():
    files = files_of_feeds(post("purpose"), also=("feed_rss_created.xml", "old/rss.xml"))
    assert files["feed_rss_created.xml"] == files["old/rss.xml"] == files["feed.xml"]
    assert b"created" not in files["feeds.opml"]


def test_hubs_are_named_in_every_format():
    files = files_of_feeds(post("purpose", **PLACES), hubs=(HUB,))
    assert json.loads(files["feed.json"])["hubs"] == [{"type": "WebSub", "url": HUB}]
    for name in (name for name in files if name.endswith(".xml")):
        links = etree.fromstring(files[name]).iter("{http://www.w3.org/2005/Atom}link")
        assert {link.get("rel"): link.get("href") for link in links}["hub"] == HUB, name
        check_feed(name, files[name])


def test_feeds_without_a_post_are_valid():
    files = files_of_feeds()
    assert {name for name in files if name != "feeds.opml"} == {*SITE_FEEDS}
    assert [check_feed(name, files[name]) for name in SITE_FEEDS] == [[], [], []]
    assert b"1970" in files["atom.xml"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<updated>2026-01-02T", b"<updated>2026-01-02 "),
        (b"<id>tag:", b"<id>"),
        (b"</entry>", b"<id>tag:x,2024:y</id></entry>"),
        (b'<content type="html"', b'<content type="CDATA"'),
        (b"<author>", b"<author><url>https://x.example</url>"),
        (b"</subtitle>", b"</subtitle><subtitle>Twice</subtitle>"),
        (b"<summary>", b"<description/><summary>"),
        (b"<name>Milepost &amp; Co.</name>", b""),
        (b"</entry>", b'<link href="https://x.example/a.mp3"/></entry>'),
    ],
)
def test_the_rules_of_atom_are_held(right: bytes, wrong: bytes):
    feed = files_of_feeds(post("purpose"))["atom.xml"]
    assert atom_faults(feed) == []
    assert right in feed
    assert atom_faults(feed.replace(right, wrong)) != []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'"title"', b'"name"'),
        (b"version/1.1", b"version/2"),
        (b'"id": "tag:advice.example,2024:purpose"', b'"id": 7'),
        (b"T00:00:00+00:00", b""),
        (b'"url": "https://advice.example', b'"url": "'),
        (b'"content_html"', b'"content"'),
    ],
)
def test_the_rules_of_json_feed_are_held(right: bytes, wrong: bytes):
    feed = files_of_feeds(post("purpose"))["feed.json"]
    assert json_faults(feed) == []
    assert right in feed
    assert json_faults(feed.replace(right, wrong)) != []
