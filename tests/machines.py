"""What machines read on a page, for tests: its <head> and its structured data, and the properties that types need.

The table follows schema.org's types and what Google Search Central's "Structured data" pages list as required and,
where this site always has it, recommended: Article, Breadcrumb (at least two places, the last without `item`), FAQPage,
ProfilePage, Carousel (ItemList), Organization, Sitelinks search box (WebSite).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "Organization": ("name",),
    "Person": ("name",),
    "WebSite": ("name", "url"),
    "WebPage": (),
    "CollectionPage": ("name", "url", "description", "isPartOf"),
    "ProfilePage": ("name", "url", "mainEntity"),
    "BlogPosting": (
        "headline", "url", "mainEntityOfPage", "datePublished", "dateModified", "author", "publisher", "description",
        "inLanguage", "wordCount", "timeRequired",
    ),
    "CreativeWorkSeries": ("name", "url"),
    "BreadcrumbList": ("itemListElement",),
    "ItemList": ("itemListElement", "numberOfItems"),
    "ListItem": ("position",),
    "ImageObject": ("url",),
    "FAQPage": ("mainEntity",),
    "Question": ("name",),
    "Quiz": ("name", "url", "inLanguage", "hasPart"),
    "Answer": ("text",),
    "SearchAction": ("target", "query-input"),
    "EntryPoint": ("urlTemplate",),
    "CreativeWork": ("url",),
}  # fmt: skip
URLS = ("@id", "url", "item", "sameAs")
MOMENTS = ("datePublished", "dateModified", "dateCreated")


def tree(html: bytes | str) -> LexborHTMLParser:
    return LexborHTMLParser(html if isinstance(html, str) else html.decode())


def structured(html: bytes | str) -> list[dict[str, Any]]:
    """The things that a page says it is, () for a page that says nothing."""
    scripts = tree(html).css('script[type="application/ld+json"]')
    assert len(scripts) <= 1, "one script holds all structured data"
    if not scripts:
        return []
    document = json.loads(scripts[0].text())
    assert document["@context"] == "https://schema.org"
    return list(document["@graph"])


def thing(html: bytes | str, kind: str) -> dict[str, Any]:
    """The one thing of a type on a page."""
    (found,) = [thing for thing in structured(html) if thing["@type"] == kind]
    return found


def faults(value: Any, way: str = "") -> Iterator[str]:
    """What is wrong with structured data: unknown types, missing properties, empty values, URLs that are none."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from faults(item, f"{way}[{number}]")
        return
    if not isinstance(value, dict):
        return
    here = f"{way}/{value.get('@type')}"
    needed = REQUIRED.get(str(value.get("@type")))
    if needed is None:
        yield f"{here}: unknown type"
    yield from (f"{here}: no {name}" for name in needed or () if name not in value)
    yield from (f"{here}: {name} is empty" for name, inner in value.items() if inner in ("", [], None, {}))
    for name in URLS:
        urls = value.get(name, [])
        for url in urls if isinstance(urls, list) else [urls]:
            if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc:
                yield f"{here}: {name} is no whole URL: {url}"
    for name in MOMENTS:
        if name in value and datetime.fromisoformat(value[name]).tzinfo is None:
            yield f"{here}: {name} has no offset"
    if value.get("@type") in ("BreadcrumbList", "ItemList"):
        yield from _list_faults(value, here)
    for name, inner in value.items():
        yield from faults(inner, f"{here}.{name}")


def _list_faults(value: Mapping[str, Any], here: str) -> Iterator[str]:
    items = value.get("itemListElement", [])
    if [item.get("position") for item in items] != list(range(1, len(items) + 1)):
        yield f"{here}: positions do not count from 1"
    if value["@type"] == "BreadcrumbList":
        if len(items) < 2:
            yield f"{here}: fewer than two places"
        yield from (f"{here}: place {item['position']} has no name" for item in items if not item.get("name"))
        yield from (f"{here}: place {item['position']} has no item" for item in items[:-1] if not item.get("item"))
    else:
        yield from (f"{here}: an item without url" for item in items if not item.get("url"))


def meta(html: bytes | str, name: str) -> list[str]:
    """The contents of <meta name> or <meta property> of one name, in order."""
    found = tree(html).css(f'meta[name="{name}"], meta[property="{name}"]')
    return [node.attributes.get("content") or "" for node in found]


def links(html: bytes | str, rel: str) -> list[str]:
    return [node.attributes.get("href") or "" for node in tree(html).css(f'link[rel="{rel}"]')]
