"""The files that feeds are: each in its format, at its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.config.values import Config
from generator.feeds.atom import atom
from generator.feeds.collect import Feed
from generator.feeds.jsonfeed import json_feed
from generator.feeds.opml import opml
from generator.feeds.rss import rss
from generator.feeds.values import FeedView
from generator.library.feeds import FEED, OPML
from generator.library.values import FeedFormat
from generator.routes import absolute

_WRITERS: Mapping[FeedFormat, Callable[[FeedView, str], bytes]] = {"rss": rss, "atom": atom, "json": json_feed}


def feed_files(feeds: Iterable[Feed], config: Config) -> Iterator[tuple[str, bytes]]:
    """Addresses with what stands there; a feed at a former address says where it is now."""
    places = []
    for place, view in feeds:
        own = FEED if place.is_former else place.address
        yield place.address, _WRITERS[place.format](view, absolute(own, config.site_url))
        places.append(place)
    if places:
        yield OPML, opml(tuple(places), config)
