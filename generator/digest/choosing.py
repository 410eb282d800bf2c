"""Which posts an issue holds, and why there may be none. Nothing here knows how they look."""

from __future__ import annotations

from collections.abc import Iterable

from generator.config.words import nearest
from generator.feeds.collect import newest
from generator.library.values import Library, Post
from generator.model import Moment, Value


class Wanted(Value, frozen=True, kw_only=True):
    """The posts since a moment; of one series and of one topic where these are named by their ids."""

    since: Moment
    series: str = ""
    topic: str = ""


class Unknown(Value, frozen=True):
    """What was asked for is not there."""

    message: str
    hint: str


class Nothing(Value, frozen=True):
    """It is there, but nothing was published since then."""

    message: str
    hint: str


def choose(wanted: Wanted, library: Library, now: Moment) -> tuple[Post, ...] | Unknown | Nothing:
    """The posts that everybody may see, newest first; those of a series in the order of its parts."""
    published = newest(library.posts, len(library.posts), now)
    if wanted.series:
        series = next((each for each in library.series if each.id == wanted.series), None)
        if series is None:
            return _unknown("series", wanted.series, (each.id for each in library.series))
        by_path = {post.entry.path: post for post in published}
        published = tuple(by_path[part.post] for part in series.parts if part.post in by_path)
    if wanted.topic:
        if wanted.topic not in library.by_topic:
            return _unknown("topic", wanted.topic, (topic.slug for topic in library.topics))
        slugs = {post.entry.path for post in library.by_topic[wanted.topic]}
        published = tuple(post for post in published if post.entry.path in slugs)
    found = tuple(post for post in published if post.entry.date.epoch >= wanted.since.epoch)
    return found or _nothing(wanted, published)


def _unknown(kind: str, name: str, known: Iterable[str]) -> Unknown:
    names = sorted(known)
    near = nearest(name, names, 0.5)
    several = {"series": "series", "topic": "topics"}[kind]
    hint = f"Did you mean {near}?" if near else f"The {several} of this site: {', '.join(names[:20]) or 'none'}."
    return Unknown(f"There is no {kind} {name!r} on this site.", hint)


def _nothing(wanted: Wanted, published: tuple[Post, ...]) -> Nothing:
    kind = "".join(
        (f" in the series {wanted.series}" * bool(wanted.series), f" about {wanted.topic}" * bool(wanted.topic))
    )
    message = f"Nothing has been published{kind} since {wanted.since.date}."
    if not published:
        return Nothing(message, "No post that readers can see is there at all.")
    last = max(published, key=lambda post: post.entry.date.epoch)
    day = last.entry.date.date
    return Nothing(message, f"The newest is of {day}: {last.entry.title}. Write --since {day} to have it.")
