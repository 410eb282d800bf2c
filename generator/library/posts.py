"""Visible posts with their names resolved, in order, and grouped. Nothing here knows about addresses of lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from generator.config.values import Config
from generator.diagnostics import Problem, Problems, Span, error, note, warning
from generator.library.addresses import alias_address
from generator.library.ctas import Ctas, cta_for
from generator.library.names import Names
from generator.library.values import Post
from generator.library.visibility import has_come
from generator.model import Moment, PostEntry, Ref
from generator.model.texts import minutes_of
from generator.routes import Layout, absolute
from generator.schema import shortened

V = TypeVar("V")


def resolve_posts(
    entries: Iterable[PostEntry], names: Names, ctas: Ctas, address_of: Mapping[str, str], config: Config, now: Moment
) -> tuple[Post, ...]:
    """Posts newest first, then by feed id, so that the order does not hang on the order of files."""
    posts = [_post(entry, names, ctas, address_of[entry.path], config, now) for entry in entries]
    return tuple(sorted(posts, key=lambda post: (-post.entry.date.epoch, post.feed_id, post.entry.path)))


def _post(entry: PostEntry, names: Names, ctas: Ctas, address: str, config: Config, now: Moment) -> Post:
    topics = _once(names.topic(ref) for ref in entry.topics)
    changes = sorted((change for change in entry.changes if has_come(change.date, now)), key=lambda c: c.date)
    return Post(
        entry=entry,
        address=address,
        feed_id=_feed_id(entry, address, config),
        authors=_once(names.author(ref) for ref in entry.authors),
        topics=topics,
        tags=_once(names.tag(ref) for ref in entry.tags),
        minutes=entry.readtime or minutes_of(entry.text.words),
        updated=_latest((entry.updated, *(change.date for change in entry.changes)), now),
        reviewed=_latest((entry.reviewed,), now),
        changes=tuple(reversed(changes)),
        cta=cta_for(entry, topics, ctas),
    )


def _latest(moments: Iterable[Moment | None], now: Moment) -> Moment | None:
    """The last moment that has come: what is announced for later is not told before its day."""
    return max((moment for moment in moments if moment is not None and has_come(moment, now)), default=None)


def _once(found: Iterable[V | None]) -> tuple[V, ...]:
    return tuple(dict.fromkeys(value for value in found if value is not None))


def _feed_id(entry: PostEntry, address: str, config: Config) -> str:
    """A post's identity in every feed, which changes neither with its address nor with its date (RFC 4151)."""
    feed = config.options.feed
    if entry.id:
        return entry.id
    if feed.ids == "permalink":
        return absolute(address, config.site_url)
    return f"tag:{feed.authority},{feed.year}:{entry.slug}"


def check_feed_ids(posts: Iterable[Post], config: Config) -> Problems:
    """Two posts that feed readers would take for one, and ids that not every format can hold."""
    first: dict[str, Post] = {}
    problems: list[Problem] = []
    for post in sorted(posts, key=lambda post: post.entry.path):
        other = first.setdefault(post.feed_id, post)
        if other is not post and other.address != post.address:
            message = f"feed readers would take this for {other.entry.span.path}: both have the id {post.feed_id!r}"
            hint = f"give this one an id of its own, such as\nid: {post.feed_id}-2"
            problems.append(error(post.entry.slug_span, "same-id", message, hint))
        if post.entry.id and not _IRI.fullmatch(post.entry.id):
            problems.append(_odd_id(post.entry, config))
    return tuple(problems)


# As far as RFC 3987 matters here: a scheme, and none of the characters that an IRI never holds.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def _odd_id(entry: PostEntry, config: Config) -> Problem:
    """Of a blog that moves here with such ids it is right to keep them, so this stops nobody."""
    feed = config.options.feed
    message = f"the id {shortened(entry.id)!r} is not a URI, and some feed readers refuse an Atom feed with such an id"
    better = f"id: tag:{feed.authority or 'example.org'},{feed.year or '2026'}:{entry.slug}"
    hint = f"unless subscribers know the post by it, write:\n{better}"
    return warning(entry.slug_span, "odd-id", message, hint)


def due_reviews(posts: Iterable[Post], now: Moment) -> Problems:
    """Posts that somebody should have looked at again by now. Notes, for time alone stops no build."""
    return tuple(
        note(
            post.entry.review_span or post.entry.span,
            "review-due",
            f"this post was to be looked at again by {due.date}",
            "if it still holds, write when you looked, and the next date:   reviewed: " + now.date,
        )
        for post in posts
        if (due := post.entry.review_by) is not None and has_come(due, now) and not _is_reviewed(post, due)
    )


def _is_reviewed(post: Post, due: Moment) -> bool:
    """Whether somebody has looked on the day or since."""
    return post.reviewed is not None and post.reviewed >= due


def check_renamed(posts: Iterable[Post], refused: Collection[Span], config: Config) -> Problems:
    """Posts whose former address was a post's address here: without the id of that time, feeds show them as new.

    `refused` are the places of former addresses that cannot be had: whether there will be any is open.
    """
    if config.options.feed.ids != "tag":
        return ()
    shape = _post_shape(config.layout)
    return tuple(
        _renamed(post.entry, ref, former[1], config)
        for post in posts
        if not post.entry.id
        for ref in post.entry.aliases
        if ref.span not in refused
        if (former := shape.fullmatch(alias_address(ref.name) or "")) and former[1] != post.entry.slug
    )


def _post_shape(layout: Layout) -> re.Pattern[str]:
    """The addresses of posts by the layout's pattern; the first group is the slug."""
    parts = (re.escape(text) for text in re.split(r"\{\w+\}", layout.post))
    names = re.findall(r"\{(\w+)\}", layout.post)
    groups = ["([^/]+)" if name == "slug" else ".+?" for name in names]
    return re.compile("".join(text + group for text, group in zip(parts, [*groups, ""], strict=True)) or "(?!)")


def _renamed(entry: PostEntry, ref: Ref, slug: str, config: Config) -> Problem:
    feed = config.options.feed
    message = f"this post was once {ref.name!r}; without the id of that time, feed readers show it a second time"
    return error(
        ref.span, "renamed-without-id", message, f"add this line:\nid: tag:{feed.authority},{feed.year}:{slug}"
    )


def grouped(
    keys: Iterable[str], posts: Iterable[Post], keys_of: Callable[[Post], Iterable[str]]
) -> dict[str, tuple[Post, ...]]:
    """Posts by key, each group in the order of `posts`; every one of `keys` has a group, if an empty one."""
    groups: dict[str, list[Post]] = {key: [] for key in keys}
    for post in posts:
        for key in keys_of(post):
            groups[key].append(post)
    return {key: tuple(group) for key, group in groups.items()}
