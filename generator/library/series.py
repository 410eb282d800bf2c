"""Series as readers may see them: every part keeps its place and number, whatever has become of its post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.library.names import Names, folded
from generator.library.series_rows import AllSeries, Row, Rows
from generator.library.values import Part, Place, Post, Series, Topic
from generator.library.visibility import has_come
from generator.model import Moment
from generator.routes import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """What readers can see at a moment: posts by path, and the paths of series files; of what they cannot, `expired`
    are the posts that they once could."""

    posts: Mapping[str, Post]
    files: Collection[str]
    expired: Collection[str]
    names: Names
    now: Moment


def resolve_series(known: AllSeries, readable: Readable, layout: Layout) -> tuple[Series, ...]:
    """The series that readers can see, by title."""
    found = (_series(rows, readable, layout) for rows in known.rows)
    shown = (series for series in found if series is not None)
    return tuple(sorted(shown, key=lambda series: (folded(series.title), series.id)))


def places_of(series: Iterable[Series], homes: Mapping[str, str]) -> dict[str, tuple[Place, ...]]:
    """By a post's path where it stands in which series, its home first."""
    places: dict[str, list[Place]] = defaultdict(list)
    for each in series:
        for index, part in enumerate(each.parts):
            if part.post is not None:
                places[part.post].append(Place(series=each.id, index=index))
    return {
        path: tuple(sorted(found, key=lambda place: (place.series != homes.get(path), place.series)))
        for path, found in places.items()
    }


def _series(rows: Rows, readable: Readable, layout: Layout) -> Series | None:
    entry = rows.entry
    if entry is not None and entry.path not in readable.files:
        return None
    parts = tuple(_part(row, readable) for row in (rows.rows if rows.listed else _announced(rows.rows, readable)))
    posts = [readable.posts[part.post] for part in parts if part.post is not None]
    if not parts or (entry is None and not posts):
        return None
    address = layout.series.replace("{slug}", rows.id)
    with_plan = bool(address and layout.plan) and any(post.steps for post in posts)
    return Series(
        id=rows.id,
        title=rows.title if entry is not None else _called(posts, rows),
        address=address,
        plan=f"{address}{layout.plan}" if with_plan else "",
        entry=entry,
        topics=_topics(rows, posts, readable.names),
        parts=parts,
        total=sum(1 for part in parts if part.number is not None),
    )


def _called(posts: Sequence[Post], rows: Rows) -> str:
    """Of a series that no file names: as the first of its readable posts spells it. A draft's spelling is its own."""
    named = ((post.entry.path, post.entry.series.name) for post in posts if post.entry.series is not None)
    return min(named, default=("", rows.title))[1]


def _announced(rows: tuple[Row, ...], readable: Readable) -> tuple[Row, ...]:
    """Of a series that no file lists: up to the last part that can be read. Nobody has promised the others yet."""
    last = max((place for place, row in enumerate(rows, 1) if row.path in readable.posts), default=0)
    return rows[:last]


def _part(row: Row, readable: Readable) -> Part:
    post = readable.posts.get(row.path) if row.path else None
    if post is not None:
        return Part(number=row.number, title=post.entry.title, post=post.entry.path)
    if row.path in readable.expired:
        return Part(number=row.number, title=row.title, is_gone=True)
    # A day that has passed is no promise any more.
    due = row.due if row.due is not None and not has_come(row.due, readable.now) else None
    return Part(number=row.number, title=row.title, due=due)


def _topics(rows: Rows, posts: Sequence[Post], names: Names) -> tuple[Topic, ...]:
    """Those that its file names, else the one with which most of its posts begin."""
    if rows.entry is not None and rows.entry.topics:
        return tuple(dict.fromkeys(topic for ref in rows.entry.topics if (topic := names.topic(ref)) is not None))
    first = [post.topics[0] for post in posts if post.topics]
    return (max(first, key=first.count),) if first else ()
