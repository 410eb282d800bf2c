"""What machines are given: the search index, the sitemap and robots.txt."""

from __future__ import annotations

import dataclasses
import json

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.config.values import SearchConfig
from generator.model import Canonical, Section
from generator.search import Searchable, robots, search_index, searchable, sitemap_entries, sitemaps
from generator.xmltext import xml_text
from tests import views_samples as samples

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def index(*pages: Searchable) -> dict:
    return json.loads(b"".join(search_index(pages, SearchConfig())))


def test_the_index_has_a_document_a_page_and_one_a_heading():
    page = Searchable(
        address="posts/one/",
        title="One & two",
        text="If a < b.",
        tags=("Prices & offers",),
        sections=(Section(anchor="why so", title="Why?", text="Because."),),
    )
    assert index(page) == {
        "config": {
            "lang": ["en"],
            "separator": r"[\s\-]+",
            "pipeline": ["stopWordFilter"],
            "fields": {"title": {"boost": 1000}, "text": {"boost": 1}, "tags": {"boost": 1000000}},
        },
        "docs": [
            {
                "location": "posts/one/",
                "title": "One &amp; two",
                "text": "If a &lt; b.",
                "tags": ["Prices & offers"],
            },
            {
                "location": "posts/one/#why%20so",
                "title": "Why?",
                "text": "Because.",
                "tags": ["Prices & offers"],
            },
        ],
    }


def test_an_index_of_nothing_is_whole():
    assert index()["docs"] == []


def test_several_pages_are_told_apart():
    pages = (Searchable(address="a/", title="A"), Searchable(address="", title="Home"))
    assert [doc["location"] for doc in index(*pages)["docs"]] == ["a/", ""]


@given(st.text(), st.text())
def test_any_text_makes_an_index_that_can_be_read(title, text):
    document = index(Searchable(address="a/", title=title, text=text))["docs"][0]
    assert "<" not in document["title"] + document["text"]


def test_posts_and_pages_are_found_with_description_text_and_tags_but_lists_are_not():
    of = samples.site()
    body = samples.body(
        sections=(Section(anchor="", title="", text="Opening."), Section(anchor="a", title="A", text="T"))
    )
    found = searchable(samples.planned("post", "posts/three.md", of=of), of, body)
    assert found.text == "What to say, and when. Opening."
    assert found.tags == ("Prices & offers",)
    assert [section.anchor for section in found.sections] == ["a"]
    for kind, key in [("archive", ""), ("tags", ""), ("not-found", ""), ("redirect", "old/one/"), ("topic", "craft")]:
        assert searchable(samples.planned(kind, key, of=of), of, body) is None


def urls(of=None) -> dict[str, str | None]:
    of = of or samples.site()
    entries = sitemap_entries(samples.planned_pages(of.library, of.config), of)
    data = sitemaps(entries, of.config.site_url)["sitemap.xml"]
    root = etree.fromstring(data)
    return {
        node.findtext("s:loc", namespaces=NAMESPACE): node.findtext("s:lastmod", namespaces=NAMESPACE)
        for node in root.iterfind("s:url", NAMESPACE)
    }


def test_the_sitemap_tells_when_each_page_truly_changed():
    found = urls()
    base = "https://milepost.example/advice/"
    assert found[f"{base}posts/three/"] == "2026-11-01T00:00:00+00:00"
    assert found[f"{base}posts/one/"] == "2025-01-01T00:00:00+00:00"
    assert found[f"{base}topics/sales/"] == "2026-11-01T00:00:00+00:00"
    assert found[f"{base}archive/2025/"] == "2025-01-01T00:00:00+00:00"
    assert found[base] == "2026-11-01T00:00:00+00:00"
    assert found[f"{base}about/"] is None


def test_the_sitemap_leaves_out_redirects_the_page_for_wrong_addresses_and_what_was_first_published_elsewhere():
    other = samples.post("other", "2026-01-01", canonical=Canonical(url="https://other.example/"))
    found = urls(samples.site(samples.library(posts=(other, *samples.POSTS))))
    assert not [url for url in found if "404" in url or "old" in url or "other" in url]


def test_without_a_site_url_there_is_nothing_to_put_into_a_sitemap():
    config = dataclasses.replace(samples.CONFIG, site_url="")
    assert urls(samples.site(config=config)) == {}
    assert b"Sitemap" not in robots(config)


def test_robots_are_told_where_the_sitemap_is():
    assert robots(samples.CONFIG) == (
        b"User-agent: *\nAllow: /\n\nSitemap: https://milepost.example/advice/sitemap.xml\n"
    )


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_that_is_cleaned_survives_xml(text):
    cleaned = xml_text(text)
    document = etree.Element("a")
    document.text = cleaned
    read = etree.fromstring(etree.tostring(document, encoding="utf-8")).text or ""
    assert read == cleaned


def test_cleaning_keeps_what_xml_allows_and_drops_the_rest():
    assert xml_text("tab\tline\nsmile \U0001f600 é") == "tab\tline\nsmile \U0001f600 é"
    assert xml_text("\x00\x08\x0b\x0c\x1f\ufffe\uffff\ud800\udfff") == ""
