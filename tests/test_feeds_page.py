"""The page that lists all feeds, and the ways there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.machines import structured, tree
from tests.sites import QUICK, build_site, post, published, said, write_site

PARTS = {"authors": "[Ada]", "topics": "[Sales & offers]", "series": "Four steps"}
FILES = {"content/posts/a.md": post("One", part="1", **PARTS), "content/posts/b.md": post("Two", part="2", **PARTS)}


def built(folder: Path, options: str = "", **files: str) -> dict[str, bytes]:
    """A small site; `options` are lines of ours."""
    result = build_site(write_site(folder, {"mkdocs.yml": QUICK + options, **FILES, **files}))
    assert result.counts, said(result)
    return published(folder / "site")


def led(html: bytes, css: str) -> list[str]:
    return [link.attributes["href"] or "" for link in tree(html).css(css)]


def test_the_page_names_every_feed_by_group_with_its_whole_address(tmp_path: Path) -> None:
    files = built(tmp_path)
    page = tree(files["feeds/index.html"])
    groups = {
        section.css_first("h2").text(): {
            link.text(): (link.attributes["href"], link.parent.css_first(".mp-feeds__address").text())
            for link in section.css("li > a")
        }
        for section in page.css("section")
    }
    whole, site = groups["Everything new"], "https://advice.example/"
    assert whole["RSS"] == ("../feed.xml", f"{site}feed.xml")
    assert whole["Atom"] == ("../atom.xml", f"{site}atom.xml")
    assert whole["JSON Feed"] == ("../feed.json", f"{site}feed.json")
    assert groups["Series"] == {"Four steps": ("../series/four-steps/feed.xml", f"{site}series/four-steps/feed.xml")}
    assert list(groups["Topics"]) == ["Sales & offers"]
    assert list(groups["Authors"]) == ["Ada"]
    assert list(groups["All at once"].values()) == [("../feeds.opml", f"{site}feeds.opml")]
    # What is listed is there, and what is there is listed.
    listed = {href.removeprefix("../") for feeds in groups.values() for href, _ in feeds.values()}
    there = {name for name in files if name.endswith((".opml", "feed.xml", "atom.xml", "feed.json"))}
    assert listed == there

    assert page.css_first("h1").text() == "Feeds"
    assert {thing["@type"] for thing in structured(files["feeds/index.html"])} == {"WebPage", "BreadcrumbList"}
    assert b"<loc>https://advice.example/feeds/</loc></url>" in files["sitemap.xml"]
    found = [doc for doc in json.loads(files["search/search_index.json"])["docs"] if doc["location"] == "feeds/"]
    assert "RSS reader" in found[0]["text"]
    # Without a form the end of a post leads there, and so does the foot of every page.
    assert led(files["posts/a/index.html"], ".mp-foot .mp-subscribe a") == ["../../feeds/"]
    assert led(files["posts/a/index.html"], "footer.md-footer .mp-subscribe a") == ["../../feeds/"]
    assert led(files["404.html"], "footer.md-footer .mp-subscribe a") == ["/feeds/"]
    assert b"<form" not in files["feeds/index.html"].partition(b"<article")[2].partition(b"</article>")[0]


@pytest.mark.parametrize("missing", ["address", "feed"])
def test_without_feeds_there_is_no_page_and_nothing_leads_there(missing: str, tmp_path: Path) -> None:
    config = QUICK.replace("site_url: https://advice.example/\n", "")
    if missing == "feed":
        config = QUICK.replace("feed: {", "feed: {enabled: false, ")
    files = built(tmp_path, **{"mkdocs.yml": config})
    assert "feeds/index.html" not in files
    assert b"mp-subscribe" not in files["posts/a/index.html"]


def test_a_page_of_the_owners_takes_its_place_and_german_readers_are_told_in_german(tmp_path: Path) -> None:
    files = built(tmp_path / "own", **{"content/pages/feeds.md": "# How to follow us\n\nAsk Ada.\n"})
    assert b"Ask Ada." in files["feeds/index.html"]
    assert led(files["posts/a/index.html"], ".mp-foot .mp-subscribe a") == ["../../feeds/"]
    subscribe = (
        "      subscribe: {provider: buttondown, username: rat, privacy: 'Sonst nichts.'}\n"
        "theme: {name: material, language: de}\n"
    )
    files = built(tmp_path / "german", subscribe)
    article = tree(files["feeds/index.html"]).css_first("article")
    assert [heading.text() for heading in article.css("h2")] == [
        "So abonnieren Sie", "Alles Neue", "Reihen", "Themen", "Autoren", "Alle auf einmal", "Neue Beiträge per E-Mail",
    ]  # fmt: skip
    assert article.css_first("form label").text() == "Ihre E-Mail-Adresse"
    # Whose page shows the form may send it, and no other page may.
    allowed = b"form-action 'self' https://buttondown.com"
    assert allowed in files["feeds/index.html"] and allowed in files["posts/a/index.html"]
    assert allowed in files["_headers"]
    assert b"buttondown.com" not in files["index.html"]
