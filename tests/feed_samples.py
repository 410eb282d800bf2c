"""Small sites whose feed is looked at: posts as parsing leaves them, linked by the real step, read by real parsers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from lxml import etree

from generator.config.values import Config, FeedOptions, Options
from generator.diagnostics import Problems, Span
from generator.entries.values import ParsedEntry
from generator.feeds import FeedView, feeds, rss
from generator.library.link import Found, link
from generator.library.values import Library
from generator.model import AnyEntry, Asset, Body, Fragment, Moment, PostEntry, Ref, TextFacts

SITE = "https://advice.example/"
CONFIG = Config(
    site_name="Milepost & Co.",
    site_url=SITE,
    site_description="Plain advice for owners.",
    options=Options(feed=FeedOptions(authority="advice.example", year="2024")),
)
NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def moment(iso: str) -> Moment:
    """ "2026-11-22" or "2026-11-22T09:00:00+01:00"."""
    text = iso if "T" in iso else f"{iso}T00:00:00+00:00"
    return Moment(int(datetime.fromisoformat(text).timestamp()), text)


NOW = moment("2026-11-22T12:00:00+00:00")


def options(**feed: Any) -> Config:
    return replace(CONFIG, options=replace(CONFIG.options, feed=replace(CONFIG.options.feed, **feed)))


def post(slug: str, date: str = "2026-01-02", html: str = "<p>Advice.</p>", **more: Any) -> tuple[PostEntry, Body]:
    """A post and its body; `refs` are the body's."""
    path = f"posts/{slug}.md"
    span = Span(f"content/{path}")
    body = Body(content=Fragment(html=html, refs=more.pop("refs", ())))
    names = {key: tuple(Ref(name, span) for name in more.pop(key, ())) for key in ("authors", "topics", "tags")}
    summary = more.pop("summary", "The first paragraph.")
    fields = {"title": slug.capitalize(), "text": TextFacts(summary=summary, refs=body.content.refs), **names, **more}
    entry = PostEntry(
        path=path, span=span, slug=slug, slug_span=span, date=moment(date), body=f"body of {slug}", **fields
    )
    return entry, body


def linked(
    posts: tuple[tuple[AnyEntry, Body], ...],
    config: Config = CONFIG,
    assets: Mapping[str, Asset] | None = None,
    **how: bool,
) -> Library:
    entries = tuple(ParsedEntry(path=entry.path, entry=entry, body=body) for entry, body in posts)
    files = frozenset(entry.path for entry, _ in posts) | frozenset(assets or {})
    found = Found(
        entries=entries,
        files=files,
        assets=assets or {},
        has_icon=lambda name: True,
        has_template=lambda name: True,
    )
    return link(found, config, NOW, with_drafts=how.get("with_drafts", False)).library


def feed_view(*posts: tuple[PostEntry, Body], config: Config = CONFIG, **how: Any) -> tuple[FeedView, Problems]:
    bodies = {entry.body: body for entry, body in posts}
    found, problems = feeds(linked(posts, config, **how), config, bodies.__getitem__, NOW)
    return found[0][1], problems


def feed_of(*posts: tuple[PostEntry, Body], config: Config = CONFIG, **how: Any) -> bytes:
    """The site's feed as subscribers fetch it."""
    return rss(feed_view(*posts, config=config, **how)[0], f"{config.site_url}feed.xml")


def items(feed: bytes) -> list[Any]:
    return etree.fromstring(feed).findall("channel/item")


def texts(feed: bytes, path: str) -> list[str]:
    """What stands in every element at an XPath, as a parser reads it."""
    return [element.text or "" for element in etree.fromstring(feed).xpath(path, namespaces=NAMESPACES)]
