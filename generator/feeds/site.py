"""The feed of the whole site: which posts are in it, and what it says about itself. Nothing here writes a format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import accumulate

from generator.config.values import Config
from generator.diagnostics import Problems, Span, note
from generator.feeds.entries import feed_entry
from generator.feeds.texts import first_of, plain_text
from generator.feeds.values import FeedEntry, FeedPerson, FeedView
from generator.library.values import Library, Post
from generator.library.visibility import hidden_because
from generator.model import Body, Moment
from generator.routes import absolute
from generator.views.site import FEED

LIMIT = 1_000_000
"""Bytes that a feed may have: services that fetch feeds for many readers give up on larger ones."""

_AROUND_FEED, _AROUND_ENTRY = 4_000, 1_000


def site_feed(
    library: Library, config: Config, bodies: Callable[[str], Body], now: Moment
) -> tuple[FeedView, Problems]:
    """The newest posts and what is wrong with them as a feed; `bodies` gives a body by its digest.

    Only for a site with a `site_url`. Drafts and posts dated after `now` are left out, even of a library that has them
    for a preview.
    """
    posts = newest(library.posts, config.options.feed.entries, now)
    entries = tuple(feed_entry(post, library, config, bodies) for post in posts)
    weights = tuple(map(weight, entries))
    fitting = entries[: within(LIMIT, weights)]
    view = FeedView(
        url=absolute(FEED, config.site_url),
        home=config.site_url,
        title=first_of(config.site_name, config.site_url),
        description=first_of(config.site_description, config.site_name, config.site_url),
        language=config.theme.language,
        copyright=plain_text(config.copyright),
        author=FeedPerson(name=first_of(config.site_author, config.site_name), url=config.site_url),
        updated=max((entry.updated for entry in fitting), default=None),
        entries=fitting,
    )
    return view, _too_big(posts, weights, len(fitting), config)


def newest(posts: Iterable[Post], count: int, now: Moment) -> tuple[Post, ...]:
    """The newest posts that everybody may see, newest first, then by id."""
    published = (post for post in posts if hidden_because(post.entry, now, with_drafts=False) is None)
    return tuple(sorted(published, key=lambda post: (-post.entry.date.epoch, post.feed_id))[: max(count, 0)])


def within(limit: int, weights: tuple[int, ...]) -> int:
    """How many of the first entries fit into so many bytes: at least one, for without the newest a feed is nothing."""
    sums = accumulate(weights, initial=_AROUND_FEED)
    return max(sum(1 for size in sums if size <= limit) - 1, 1)


def weight(entry: FeedEntry) -> int:
    """How many bytes of a feed an entry takes, rather more than less."""
    texts = (entry.id, entry.url, entry.title, escape(entry.summary), entry.body.html, *entry.categories)
    return _AROUND_ENTRY + sum(len(escape(text).encode("utf-8", "replace")) for text in texts)


def _too_big(posts: tuple[Post, ...], weights: tuple[int, ...], kept: int, config: Config) -> Problems:
    total = _AROUND_FEED + sum(weights)
    if total <= LIMIT:
        return ()
    largest, path = max(zip(weights, (post.entry.span.path for post in posts), strict=True))
    newest_posts = "the newest post is" if kept == 1 else f"the {kept} newest posts are"
    size = f"the feed would be {_megabytes(total)}, and services that read feeds give up at 1 MB"
    message = f"{size}: only {newest_posts} in it"
    shorten = f"make {path} shorter, which takes {_megabytes(largest)}"
    fewer = (
        f", or ask for fewer posts:\nfeed:\n  entries: {kept}" if _AROUND_FEED + sum(weights[:kept]) <= LIMIT else ""
    )
    return (note(Span(config.path), "feed-too-big", message, shorten + fewer),)


def _megabytes(size: int) -> str:
    return f"{max(size / LIMIT, 0.1):.1f} MB"
