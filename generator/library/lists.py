"""What an owner may want to look through: posts, drafts, what is to come or overdue, gaps, calls to action."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Literal, get_args

from generator.library.values import Library
from generator.library.visibility import has_come
from generator.model import AnyEntry, CtaEntry, Moment, PostEntry, Value

Subject = Literal["posts", "drafts", "scheduled", "overdue", "series", "ctas"]
SUBJECTS: tuple[Subject, ...] = get_args(Subject)


class Row(Value, frozen=True, kw_only=True):
    """A line of a list. `path` is that of a content file, "" for a part of which nobody has written one."""

    when: str
    """An ISO date or moment, "" where none matters."""
    title: str
    path: str
    about: str = ""
    """What else there is to know: its topics, its series, until when."""


def rows(subject: Subject, library: Library, entries: tuple[AnyEntry, ...], now: Moment) -> tuple[Row, ...]:
    """The lines of one list in the order in which they matter."""
    return tuple(_MAKERS[subject](library, entries, now))


def _posts(library: Library, entries: tuple[AnyEntry, ...], now: Moment) -> Iterator[Row]:
    """Those that readers see, the newest first."""
    for post in library.posts:
        topics = ", ".join(topic.title for topic in post.topics)
        yield Row(when=post.entry.date.date, title=post.entry.title, path=post.entry.path, about=topics)


def _drafts(library: Library, entries: tuple[AnyEntry, ...], now: Moment) -> Iterator[Row]:
    for entry in entries:
        if entry.draft:
            when = entry.date.date if isinstance(entry, PostEntry) else ""
            yield Row(when=when, title=entry.title, path=entry.path)


def _scheduled(library: Library, entries: tuple[AnyEntry, ...], now: Moment) -> Iterator[Row]:
    """What is to come, the next first."""
    coming = [e for e in _all_posts(entries) if not e.draft and not has_come(e.date, now)]
    for entry in sorted(coming, key=lambda entry: entry.date):
        yield Row(when=entry.date.iso, title=entry.title, path=entry.path)


def _overdue(library: Library, entries: tuple[AnyEntry, ...], now: Moment) -> Iterator[Row]:
    """Advice that should have been looked at again, the oldest promise first."""
    due = [
        (post.entry.review_by, post)
        for post in library.posts
        if post.entry.review_by is not None
        and has_come(post.entry.review_by, now)
        and (post.reviewed is None or post.reviewed < post.entry.review_by)
    ]
    for moment, post in sorted(due, key=lambda found: found[0]):
        seen = f"last reviewed {post.reviewed.date}" if post.reviewed else ""
        yield Row(when=moment.date, title=post.entry.title, path=post.entry.path, about=seen)


def _series(library: Library, entries: tuple[AnyEntry, ...], now: Moment) -> Iterator[Row]:
    """Each series, and below it the parts that readers wait for."""
    for series in library.series:
        there = sum(part.post is not None for part in series.parts)
        path = series.entry.path if series.entry else ""
        yield Row(when="", title=series.title, path=path, about=f"{there} of {len(series.parts)} parts can be read")
        for part in series.parts:
            if part.post is None:
                what = "no longer published" if part.is_gone else "not published yet"
                when = part.due.date if part.due else ""
                yield Row(when=when, title=part.title or "(without a title)", path="", about=f"{series.title}: {what}")


def _ctas(library: Library, entries: tuple[AnyEntry, ...], now: Moment) -> Iterator[Row]:
    """Calls to action by the topics whose posts they close; those for all others last."""
    found = [entry for entry in entries if isinstance(entry, CtaEntry)]
    for entry in sorted(found, key=lambda entry: (not entry.topics, [ref.name.casefold() for ref in entry.topics])):
        topics = ", ".join(ref.name for ref in entry.topics) or "all other topics"
        until = f", until {_last_day(entry.ends)}" if entry.ends else ""
        begins = entry.begins.date if entry.begins else ""
        yield Row(when=begins, title=entry.title, path=entry.path, about=f"{topics}{until}")


def _last_day(end: Moment) -> str:
    """The last day before a moment as an ISO date."""
    return (datetime.fromisoformat(end.iso) - timedelta(seconds=1)).date().isoformat()


def _all_posts(entries: tuple[AnyEntry, ...]) -> Iterator[PostEntry]:
    return (entry for entry in entries if isinstance(entry, PostEntry))


_MAKERS: Mapping[Subject, Callable[[Library, tuple[AnyEntry, ...], Moment], Iterator[Row]]] = {
    "posts": _posts,
    "drafts": _drafts,
    "scheduled": _scheduled,
    "overdue": _overdue,
    "series": _series,
    "ctas": _ctas,
}
