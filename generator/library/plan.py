"""Which pages the site has. Nothing here knows what a page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.config.values import Config
from generator.library.names import Names
from generator.library.values import Page, Planned, Post, PublishedQuiz, Series, Topic
from generator.routes import Route, list_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What pages are planned from: the visible site, before it has addresses for lists."""

    posts: tuple[Post, ...]
    pages: tuple[Page, ...]
    series: tuple[Series, ...]
    quizzes: tuple[PublishedQuiz, ...]
    names: Names
    by_topic: Mapping[str, tuple[Post, ...]]
    by_author: Mapping[str, tuple[Post, ...]]
    by_year: Mapping[str, tuple[Post, ...]]


def plan_pages(parts: Parts, config: Config) -> tuple[Planned, ...]:
    """Every page, redirects and files left out; lists with as many pages as their posts need."""
    return (
        *_home(parts, config),
        *(Planned(route=Route("post", p.entry.path), address=p.address, title=p.entry.title) for p in parts.posts),
        *_pages(parts.pages, config),
        *_lists(parts, config),
        Planned(route=Route("not-found"), address="404.html", title=""),
    )


def _home(parts: Parts, config: Config) -> Iterator[Planned]:
    layout = config.layout
    if not config.options.blog_layout:
        yield Planned(route=Route("home"), address="", title=_title(parts.pages, "") or config.site_name)
        return
    title = _title(parts.pages, layout.blog)
    yield from _paginated("blog", "", layout.blog, title, len(parts.posts), config)


def _title(pages: Iterable[Page], address: str) -> str:
    return next((page.entry.title for page in pages if page.address == address), "")


def _pages(pages: tuple[Page, ...], config: Config) -> Iterator[Planned]:
    """The static pages, without the one that opens the home page or the blog's list."""
    opening = config.layout.blog if config.options.blog_layout else ""
    for page in pages:
        if page.address != opening:
            yield Planned(route=Route("page", page.entry.path), address=page.address, title=page.entry.title)


def _lists(parts: Parts, config: Config) -> Iterator[Planned]:
    layout = config.layout
    if layout.archive:
        yield Planned(route=Route("archive"), address=layout.archive, title="")
    if layout.archive_year:
        for year, posts in parts.by_year.items():
            yield from _year(year, len(posts), config)
    if layout.topics:
        yield Planned(route=Route("topics"), address=layout.topics, title="")
    for topic in parts.names.topics.values():
        yield from _topic(topic, parts, config)
    yield from _series(parts, config)
    yield from _quizzes(parts.quizzes, config)
    yield from _people(parts, config)
    yield from _feeds(parts.pages, config)
    if layout.tags and parts.names.tags:
        yield Planned(route=Route("tags"), address=layout.tags, title="")


def _year(year: str, posts: int, config: Config) -> Iterator[Planned]:
    """A year on one page, by month; in Material's layout on as many as it has there."""
    address = config.layout.archive_year.replace("{year}", year)
    if config.options.blog_layout:
        yield from _paginated("archive-year", year, address, year, posts, config)
    else:
        yield Planned(route=Route("archive-year", year), address=address, title=year)


def _topic(topic: Topic, parts: Parts, config: Config) -> Iterator[Planned]:
    if topic.address:
        yield from _paginated("topic", topic.slug, topic.address, topic.title, len(parts.by_topic[topic.slug]), config)


def _series(parts: Parts, config: Config) -> Iterator[Planned]:
    layout = config.layout
    if layout.series_all and parts.series:
        yield Planned(route=Route("series-all"), address=layout.series_all, title="")
    for series in parts.series:
        if series.address:
            yield Planned(route=Route("series", series.id), address=series.address, title=series.title)
        if series.plan:
            yield Planned(route=Route("series-plan", series.id), address=series.plan, title="")
    if layout.plan and any(post.steps for post in parts.posts):
        yield Planned(route=Route("plan"), address=layout.plan, title="")


def _quizzes(quizzes: tuple[PublishedQuiz, ...], config: Config) -> Iterator[Planned]:
    if quizzes:
        yield Planned(route=Route("quizzes"), address=config.layout.quizzes, title="")
    for quiz in quizzes:
        yield Planned(route=Route("quiz", quiz.path), address=quiz.address, title=quiz.entry.title)


def _people(parts: Parts, config: Config) -> Iterator[Planned]:
    if config.layout.authors and parts.names.authors:
        yield Planned(route=Route("authors"), address=config.layout.authors, title="")
    for author in parts.names.authors.values():
        if author.address:
            posts = len(parts.by_author[author.id])
            yield from _paginated("author", author.id, author.address, author.name, posts, config)


def _feeds(pages: tuple[Page, ...], config: Config) -> Iterator[Planned]:
    """The page of all feeds, where there are any and the owner has no page of that address."""
    address = config.layout.feeds
    if address and config.site_url and config.options.feed.enabled and all(page.address != address for page in pages):
        yield Planned(route=Route("feeds"), address=address, title="")


def _paginated(kind: str, key: str, address: str, title: str, posts: int, config: Config) -> Iterator[Planned]:
    per_page = config.options.per_page
    for number in range(1, max(1, -(-posts // per_page)) + 1):
        route = Route(kind, key, number)
        yield Planned(route=route, address=list_address(address, config.layout, number), title=title)
