"""What each feed of the site holds: which posts, in which order, and what it says about itself.

Nothing here writes a format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from generator.config.values import Config
from generator.diagnostics import Problems
from generator.feeds.entries import feed_entry
from generator.feeds.published import as_published
from generator.feeds.sizes import LIMIT, TooBig, judged, told, weight, within
from generator.feeds.texts import first_of, plain_text
from generator.feeds.values import FeedEntry, FeedPerson, FeedView
from generator.library.feeds import feed_title
from generator.library.values import FeedPlace, Library, Post
from generator.library.visibility import hidden_because
from generator.model import AuthorEntry, Body, Moment, SafeHtml, SeriesEntry, TopicEntry
from generator.routes import Route, absolute

Feed = tuple[FeedPlace, FeedView]


def feeds(
    library: Library, config: Config, bodies: Callable[[str], Body], now: Moment
) -> tuple[tuple[Feed, ...], Problems]:
    """Every feed with what is in it, and what is wrong with them; `bodies` gives a body by its digest.

    Drafts and what is dated after `now` are left out, even of a library that has them for a preview.
    """
    library = as_published(library, now)
    collecting = _Collecting(library=library, config=config, bodies=bodies, now=now)
    views: dict[Route, FeedView] = {}
    for place in library.feeds:
        if place.page not in views:
            views[place.page] = collecting.view(place)
    return tuple((place, views[place.page]) for place in library.feeds), told(collecting.too_big, config.path)


def newest(posts: Iterable[Post], count: int, now: Moment) -> tuple[Post, ...]:
    """The newest posts that everybody may see, newest first, then by id."""
    published = (post for post in posts if hidden_because(post.entry, now, with_drafts=False) is None)
    return tuple(sorted(published, key=lambda post: (-post.entry.date.epoch, post.feed_id))[: max(count, 0)])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Collecting:
    """One run over all feeds: a post that is in several is made ready once."""

    library: Library
    config: Config
    bodies: Callable[[str], Body]
    now: Moment
    entries: dict[str, FeedEntry] = field(default_factory=dict)
    too_big: list[TooBig] = field(default_factory=list)

    def view(self, place: FeedPlace) -> FeedView:
        config = self.config
        posts = newest(self._posts(place.page), config.options.feed.entries, self.now)
        kept = self._fitting(place, posts)
        if place.page.kind == "series" and config.options.feed.order == "part":
            kept = self._in_order(kept, place.page.key)
        entries = tuple(map(self._entry, kept))
        return FeedView(
            id=self._id(place),
            home=absolute(place.page_address, config.site_url),
            title=feed_title(place, config),
            description=first_of(self._description(place), config.site_name, config.site_url),
            language=config.theme.language,
            copyright=plain_text(config.copyright),
            author=FeedPerson(name=first_of(config.site_author, config.site_name), url=config.site_url),
            updated=max((entry.updated for entry in entries), default=None),
            entries=entries,
            hubs=config.options.feed.hubs,
        )

    def _posts(self, page: Route) -> tuple[Post, ...]:
        match page.kind:
            case "topic":
                return self.library.by_topic[page.key]
            case "author":
                return self.library.by_author[page.key]
            case "series":
                inside = self._numbers(page.key)
                return tuple(post for post in self.library.posts if post.entry.path in inside)
        return self.library.posts

    def _numbers(self, series: str) -> dict[str, int]:
        """The places of a series' posts, by path."""
        parts = next((one.parts for one in self.library.series if one.id == series), ())
        return {part.post: number for number, part in enumerate(parts) if part.post is not None}

    def _in_order(self, posts: Iterable[Post], series: str) -> tuple[Post, ...]:
        numbers = self._numbers(series)
        return tuple(sorted(posts, key=lambda post: numbers[post.entry.path]))

    def _fitting(self, place: FeedPlace, posts: tuple[Post, ...]) -> tuple[Post, ...]:
        weights = tuple(weight(self._entry(post)) for post in posts)
        kept = within(LIMIT, weights)
        trouble = judged(place.address, weights, [post.entry.span.path for post in posts], kept)
        if trouble is not None:
            self.too_big.append(trouble)
        return posts[:kept]

    def _entry(self, post: Post) -> FeedEntry:
        path = post.entry.path
        if path not in self.entries:
            entry = feed_entry(post, self.library, self.config, self.bodies)
            is_whole = self.config.options.feed.content == "full"
            self.entries[path] = entry if is_whole else replace(entry, body=SafeHtml())
        return self.entries[path]

    def _description(self, place: FeedPlace) -> str:
        """What the page says of itself, for the site's own feed what the site says."""
        if place.is_of_site:
            return self.config.site_description
        library, key = self.library, place.page.key
        entries: Mapping[str, Iterable[SeriesEntry | TopicEntry | AuthorEntry | None]] = {
            "series": (series.entry for series in library.series if series.id == key),
            "topic": (topic.entry for topic in library.topics if topic.slug == key),
            "author": (author.entry for author in library.authors if author.id == key),
        }
        entry = next(iter(entries[place.page.kind]), None)
        return first_of(entry.description, entry.text.summary) if entry is not None else place.title

    def _id(self, place: FeedPlace) -> str:
        """A feed's name for ever: like a post's, with a "/", which no slug has."""
        feed = self.config.options.feed
        if feed.ids == "permalink":
            return absolute(place.page_address, self.config.site_url)
        return f"tag:{feed.authority},{feed.year}:/{place.page.kind}/{place.page.key}"
