"""Which feeds a site has, and where they are. Nothing here knows what a feed holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.config.values import Config
from generator.library.names import folded
from generator.library.values import FeedFormat, FeedPlace, Planned
from generator.routes import Route

FEED = "feed.xml"
"""The site's own feed, and that of a page below the page."""

OPML = "feeds.opml"
"""All of them as one file, as feed readers take it."""

SITE_FEEDS: tuple[tuple[str, FeedFormat], ...] = ((FEED, "rss"), ("atom.xml", "atom"), ("feed.json", "json"))
MEDIA_TYPES: Mapping[FeedFormat, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
FORMAT_NAMES: Mapping[FeedFormat, str] = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
WITH_FEED = ("series", "topic", "author")
"""Kinds of page that have a feed of their own."""


def feed_places(planned: Iterable[Planned], config: Config) -> tuple[FeedPlace, ...]:
    """Every feed of a site with these pages. None where the site does not know its own URL: feeds hold whole ones."""
    if not (config.site_url and config.options.feed.enabled):
        return ()
    own = (page for page in planned if page.route.kind in WITH_FEED and page.route.page == 1)
    by_kind = sorted(own, key=lambda page: (WITH_FEED.index(page.route.kind), folded(page.title), page.route.key))
    return (*_site_feeds(config), *map(_page_feed, by_kind))


def feed_addresses(feeds: Iterable[FeedPlace]) -> tuple[str, ...]:
    """The files that these feeds are, with the list of them."""
    addresses = tuple(feed.address for feed in feeds)
    return (*addresses, OPML) if addresses else ()


def feed_title(feed: FeedPlace, config: Config) -> str:
    """What a feed is called in a list of everything that somebody reads."""
    name = config.site_name or config.site_url
    return f"{feed.title} – {name}" if feed.title else name


def _site_feeds(config: Config) -> Iterator[FeedPlace]:
    home = Route("home")
    for address, format in SITE_FEEDS:
        yield FeedPlace(address=address, page=home, page_address="", title="", format=format)
    for address in dict.fromkeys(config.options.feed.also):
        if all(address != own for own, _ in SITE_FEEDS):
            yield FeedPlace(address=address, page=home, page_address="", title="", is_former=True)


def _page_feed(page: Planned) -> FeedPlace:
    return FeedPlace(address=f"{page.address}{FEED}", page=page.route, page_address=page.address, title=page.title)
