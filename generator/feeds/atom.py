"""A feed as Atom 1.0 (RFC 4287) through feedgen. Nothing here chooses or orders entries.

What feedgen 1.0.0 does that a caller must know: it prepends entries, writes the clock wherever no date was set, and
forgets an entry link's relation. Each entry here has one link, which is what a link without a relation says.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from generator.feeds.checked import well_formed
from generator.feeds.moments import local_time
from generator.feeds.rss import GENERATOR, media
from generator.feeds.texts import first_of, one_line
from generator.feeds.values import FeedEntry, FeedPerson, FeedView
from generator.library.feeds import MEDIA_TYPES
from generator.xmltext import xml_text

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries changed: Atom wants a date, and the time of the build would be another each time."""


def atom(feed: FeedView, url: str) -> bytes:
    """The feed at `url` as UTF-8, the same bytes for the same view."""
    from feedgen.feed import FeedGenerator  # lxml and dateutil with it: 60 ms

    channel = FeedGenerator()
    channel.load_extension("media", atom=True, rss=False)
    _fill_feed(channel, feed, url)
    for entry in feed.entries:
        _fill_entry(channel.add_entry(order="append"), entry)
    return well_formed(channel.atom_str(pretty=True))


def _fill_feed(channel: Any, feed: FeedView, url: str) -> None:  # feedgen has no types
    channel.id(xml_text(feed.id))
    channel.title(first_of(feed.title, feed.home))
    channel.subtitle(first_of(feed.description, feed.title, feed.home))
    channel.link(href=xml_text(url), rel="self", type=MEDIA_TYPES["atom"])
    channel.link(href=xml_text(feed.home), rel="alternate", type="text/html")
    for hub in feed.hubs:
        channel.link(href=xml_text(hub), rel="hub")
    channel.language(one_line(feed.language))
    channel.author(_person(feed.author, feed.home))
    channel.generator(GENERATOR)
    channel.rights(one_line(feed.copyright) or None)
    channel.updated(local_time(feed.updated) if feed.updated else NEVER)


def _fill_entry(item: Any, entry: FeedEntry) -> None:
    item.id(xml_text(entry.id))
    item.link(href=xml_text(entry.url), rel="alternate")
    item.title(first_of(entry.title, entry.url))
    item.published(local_time(entry.date))
    item.updated(local_time(entry.updated))
    item.summary(first_of(entry.summary, entry.title, entry.url))
    if entry.body.html:
        item.content(xml_text(entry.body.html), type="html")
    item.author([_person(author, entry.url) for author in entry.authors if one_line(author.name)])
    item.category([{"term": name} for category in entry.categories if (name := one_line(category))])
    if entry.picture is not None:
        item.media.content(media(entry.picture), group=None)


def _person(person: FeedPerson, otherwise: str) -> dict[str, str]:
    named = {"name": first_of(person.name, otherwise)}
    return {**named, "uri": xml_text(person.url)} if person.url else named
