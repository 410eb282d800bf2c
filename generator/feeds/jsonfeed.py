"""A feed as JSON Feed 1.1. Nothing here chooses or orders entries."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.feeds.moments import local_time
from generator.feeds.texts import first_of, one_line
from generator.feeds.values import FeedEntry, FeedPerson, FeedView
from generator.xmltext import xml_text

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: FeedView, url: str) -> bytes:
    """The feed at `url` as UTF-8, the same bytes for the same view."""
    written = {
        "version": VERSION,
        "title": first_of(feed.title, feed.home),
        "home_page_url": xml_text(feed.home),
        "feed_url": xml_text(url),
        "description": first_of(feed.description, feed.title, feed.home),
        "language": one_line(feed.language),
        "authors": _people((feed.author,)),
        "hubs": [{"type": "WebSub", "url": xml_text(hub)} for hub in feed.hubs],
        "items": [_item(entry) for entry in feed.entries],
    }
    encoded = msgspec.json.format(msgspec.json.encode(_said(written, "items")), indent=1) + b"\n"
    # Within strings only, where it means the same: a server that takes the file for a page then shows text.
    return encoded.replace(b"<", b"\\u003c")


def _item(entry: FeedEntry) -> dict[str, Any]:
    summary = first_of(entry.summary, entry.title, entry.url)
    body = xml_text(entry.body.html)
    return _said(
        {
            "id": xml_text(entry.id),
            "url": xml_text(entry.url),
            "title": first_of(entry.title, entry.url),
            "summary": summary,
            # An item without either is none (JSON Feed 1.1, "Items").
            "content_html" if body else "content_text": body or summary,
            "image": xml_text(entry.picture.url) if entry.picture else "",
            "date_published": local_time(entry.date).isoformat(),
            "date_modified": local_time(entry.updated).isoformat(),
            "authors": _people(entry.authors),
            "tags": [name for category in entry.categories if (name := one_line(category))],
        }
    )


def _people(people: tuple[FeedPerson, ...]) -> list[dict[str, str]]:
    named = ((one_line(person.name), xml_text(person.url)) for person in people)
    return [_said({"name": name, "url": url}) for name, url in named if name]


def _said(fields: dict[str, Any], *needed: str) -> dict[str, Any]:
    """Only what says something."""
    return {name: value for name, value in fields.items() if value or name in needed}
