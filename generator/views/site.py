"""The site as views see it: the library with its options, addresses, menu and words, and where to find things in it.

Nothing here is about one page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.config.values import Config
from generator.library.values import (
    Author,
    FeedPlace,
    Library,
    Page,
    Planned,
    Post,
    PublishedQuiz,
    Redirect,
    Series,
    Tag,
    Topic,
)
from generator.model import AnyEntry
from generator.routes import Addresses, Route
from generator.views.references import Icons
from generator.views.shell import MenuItem
from generator.views.strings import Strings


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Things by the name that a page knows them by. Posts and pages by content path, as their routes' keys are."""

    posts: Mapping[str, int]
    """To the place in `library.posts`, so that a post finds its neighbours."""
    pages: Mapping[str, Page]
    """By address."""
    topics: Mapping[str, Topic]
    authors: Mapping[str, Author]
    tags: Mapping[str, Tag]
    series: Mapping[str, Series]
    series_of_topic: Mapping[str, tuple[Series, ...]]
    """By a topic's slug."""
    quizzes: Mapping[str, PublishedQuiz]
    """By content path."""
    redirects: Mapping[str, Redirect]
    site_feeds: tuple[FeedPlace, ...]
    """Those of the whole site, in its formats."""
    feeds: Mapping[tuple[str, str], FeedPlace]
    """Those of pages, by the kind and the key of their routes."""
    menu: Mapping[str, str]
    """The menu's addresses to their keys; of an address that stands there twice, the first."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """What every view is made from besides its own page and body."""

    library: Library
    config: Config
    addresses: Addresses
    menu: tuple[MenuItem, ...]
    strings: Strings
    icons: Icons
    related: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By a post's path the paths of those that are about the same things."""
    places: Places = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", _places(self.library, self.menu))

    @cached_property
    def pinned_first(self) -> tuple[Post, ...]:
        """All posts, newest first, those with `pin: true` before the others."""
        return tuple(sorted(self.library.posts, key=lambda post: not post.entry.pin))

    def address(self, kind: str, key: str = "", page: int = 1) -> str | None:
        """Where a page of the site stands, None where there is no such page."""
        return self.addresses.by_route.get(Route(kind, key, page))


def entry_of(planned: Planned, site: Site) -> AnyEntry | None:
    """The content file whose body the page shows: a post's, a page's, a topic's or an author's introduction."""
    key, places = planned.route.key, site.places
    match planned.route.kind:
        case "post":
            return site.library.posts[places.posts[key]].entry
        case "topic":
            return places.topics[key].entry if planned.route.page == 1 else None
        case "author":
            return places.authors[key].entry if planned.route.page == 1 else None
        case "page" | "home" | "blog":
            page = places.pages.get(planned.address)
            return page.entry if page else None
        case "series":
            return places.series[key].entry
        case "quiz":
            return places.quizzes[key].entry
        case _:
            return None


def _places(library: Library, menu: tuple[MenuItem, ...]) -> Places:
    return Places(
        posts={post.entry.path: index for index, post in enumerate(library.posts)},
        pages={page.address: page for page in library.pages},
        topics={topic.slug: topic for topic in library.topics},
        authors={author.id: author for author in library.authors},
        tags={tag.slug: tag for tag in library.tags},
        series={series.id: series for series in library.series},
        series_of_topic=_by_topic(library.series),
        quizzes={quiz.path: quiz for quiz in library.quizzes.values()},
        redirects={redirect.address: redirect for redirect in library.redirects},
        site_feeds=tuple(feed for feed in library.feeds if feed.is_of_site and not feed.is_former),
        feeds={(feed.page.kind, feed.page.key): feed for feed in library.feeds if not feed.is_of_site},
        menu=_menu_keys(menu),
    )


def _by_topic(all_series: tuple[Series, ...]) -> dict[str, tuple[Series, ...]]:
    found: dict[str, tuple[Series, ...]] = {}
    for series in all_series:
        for topic in series.topics:
            found[topic.slug] = (*found.get(topic.slug, ()), series)
    return found


def _menu_keys(items: tuple[MenuItem, ...]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for item in items:
        if item.address is not None:
            keys.setdefault(item.address, item.key)
        for address, key in _menu_keys(item.children).items():
            keys.setdefault(address, key)
    return keys
