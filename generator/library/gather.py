"""Some of the site's entries as if they were all of it: names resolved, posts ordered, pages planned.

Which entries those are is the caller's choice: what is visible now, or what time will bring.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.config.values import Config
from generator.library.addresses import entry_address
from generator.library.ctas import Ctas, gather_ctas
from generator.library.feeds import feed_addresses, feed_places
from generator.library.names import Names, gather_names
from generator.library.plan import Parts, plan_pages
from generator.library.posts import grouped, resolve_posts
from generator.library.quizzes import published_quizzes
from generator.library.series import Readable, places_of, resolve_series
from generator.library.series_rows import AllSeries
from generator.library.values import FeedPlace, Page, Place, Planned, Post, PublishedQuiz, Series
from generator.model import (
    AnyEntry,
    AuthorEntry,
    CtaEntry,
    Moment,
    PageEntry,
    PostEntry,
    QuizEntry,
    SeriesEntry,
    TopicEntry,
)

E = TypeVar("E", bound=AnyEntry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The parts of a site with these entries, its pages and feeds, and where each entry's own page stands."""

    parts: Parts
    ctas: Ctas
    planned: tuple[Planned, ...]
    feeds: tuple[FeedPlace, ...]
    series: tuple[Series, ...]
    places: Mapping[str, tuple[Place, ...]]
    address_of: Mapping[str, str]
    with_pages: tuple[tuple[AnyEntry, str], ...]
    """Entries with a page of their own, and its address: in some layouts authors and topics have none."""

    @property
    def addresses(self) -> Iterator[str]:
        """Those of all pages, and of all feeds with the list of them."""
        yield from (page.address for page in self.planned)
        yield from feed_addresses(self.feeds)


def gather(
    entries: tuple[AnyEntry, ...], known: AllSeries, expired: Collection[str], config: Config, now: Moment
) -> Gathered:
    """The site that these entries make; `now` decides what is said of them, not which they are.

    `known` are all series with all parts, and `expired` the posts that are not among the entries any more.
    """
    posts = _of(PostEntry, entries)
    names = gather_names(posts, _of(TopicEntry, entries), _of(AuthorEntry, entries), config.layout)
    address_of = {entry.path: entry_address(entry, names, config.layout) for entry in entries}
    ctas = gather_ctas(_of(CtaEntry, entries), names)
    posted = resolve_posts(posts, names, ctas, address_of, config, now)
    readable = Readable(
        posts={post.entry.path: post for post in posted},
        files={entry.path for entry in _of(SeriesEntry, entries)},
        expired=expired,
        names=names,
        now=now,
    )
    series = resolve_series(known, readable, config.layout)
    quizzes = published_quizzes(_of(QuizEntry, entries), posted, names, address_of)
    parts = _parts(entries, posted, series, quizzes, names)
    planned = plan_pages(parts, config)
    pairs = ((entry, address_of[entry.path]) for entry in entries)
    return Gathered(
        parts=parts,
        ctas=ctas,
        planned=planned,
        feeds=feed_places(planned, config),
        series=series,
        places=places_of(series, known.homes),
        address_of=address_of,
        with_pages=tuple((entry, address) for entry, address in pairs if address or isinstance(entry, PageEntry)),
    )


def _parts(
    entries: tuple[AnyEntry, ...],
    posts: tuple[Post, ...],
    series: tuple[Series, ...],
    quizzes: tuple[PublishedQuiz, ...],
    names: Names,
) -> Parts:
    pages = (_page(entry, names) for entry in _of(PageEntry, entries))
    years = dict.fromkeys(post.entry.date.year for post in posts)
    return Parts(
        posts=posts,
        pages=tuple(sorted(pages, key=lambda page: page.address)),
        series=series,
        quizzes=quizzes,
        names=names,
        by_topic=grouped(names.topics, posts, lambda post: (topic.slug for topic in post.topics)),
        by_author=grouped(names.authors, posts, lambda post: (author.id for author in post.authors)),
        by_year=grouped(years, posts, lambda post: (post.entry.date.year,)),
    )


def _page(entry: PageEntry, names: Names) -> Page:
    named = {ref.name: topic for block in entry.blocks for ref in block.topics if (topic := names.topic(ref))}
    return Page(entry=entry, address=entry.address, topics=named)


def _of(kind: type[E], entries: Iterable[AnyEntry]) -> list[E]:
    return [entry for entry in entries if isinstance(entry, kind)]
