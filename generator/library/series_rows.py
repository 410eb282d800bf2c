"""Who stands where in which series, over everything that there is: what can be read now is not asked here.

A series is listed by its file, or by the numbers that its posts give themselves (`series:` and `part:`).
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.library.names import alike
from generator.model import AnyEntry, Moment, PostEntry, Ref, SeriesEntry
from generator.routes import joined, slug_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A part in its place: `path` is its post's, None while there is none; `title` and `due` are what is announced.

    `number` counts from 1; None for a part that is not counted.
    """

    path: str | None
    number: int | None
    title: str = ""
    due: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A series with all of its parts. `listed` tells whether its file lists them, and not the posts themselves."""

    id: str
    title: str
    entry: SeriesEntry | None
    rows: tuple[Row, ...]
    listed: bool


@dataclass(frozen=True, slots=True)
class Posts:
    """Posts by everything that a series file may call them: a path, a file's name, a slug."""

    by_name: Mapping[str, tuple[str, ...]]

    def find(self, ref: Ref, series: str) -> tuple[str, ...]:
        """The content paths of the posts that a name in the file at the path `series` may mean: one, if all is well."""
        name = ref.name.strip()
        beside = joined(posixpath.dirname(series), name)
        for each in (beside, name.removeprefix("/"), name):
            if each and (found := self.by_name.get(each)):
                return found
        return ()


def _posts(entries: Iterable[AnyEntry]) -> Posts:
    """A path means one post, and goes before a file's name, which goes before a slug."""
    posts = [entry for entry in entries if isinstance(entry, PostEntry)]
    slugs: dict[str, list[str]] = defaultdict(list)
    stems: dict[str, list[str]] = defaultdict(list)
    for post in posts:
        slugs[post.slug].append(post.path)
        stems[_stem(post.path)].append(post.path)
    by_name = {name: tuple(paths) for name, paths in (*slugs.items(), *stems.items())}
    return Posts(by_name | {post.path: (post.path,) for post in posts})


def _stem(path: str) -> str:
    folder, name = posixpath.split(posixpath.splitext(path)[0])
    return posixpath.basename(folder) if name in ("index", "README") else name


@dataclass(frozen=True, slots=True)
class SeriesNames:
    """Which series a name in a post means: the id or title of one with a file, else one that exists by use."""

    files: Mapping[str, SeriesEntry]
    """By id."""
    titles: Mapping[str, str]
    """The titles of those with a file, as they are compared, to their ids."""

    def id_of(self, ref: Ref) -> str:
        slug = slug_of(ref.name)
        return ref.name if ref.name in self.files else self.titles.get(alike(ref.name), slug)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllSeries:
    """Every series that there is, by id, with what was needed to find that out."""

    rows: tuple[Rows, ...]
    names: SeriesNames
    posts: Posts
    claims: Mapping[str, tuple[PostEntry, ...]]
    """The posts that name a series themselves, by its id, in the order of their numbers."""
    homes: Mapping[str, str]
    """By a post's path the id of the series that it names."""


def _names(entries: Iterable[AnyEntry]) -> SeriesNames:
    files = {entry.slug: entry for entry in entries if isinstance(entry, SeriesEntry)}
    return SeriesNames(files, {alike(entry.title): entry.slug for entry in files.values()})


def all_series(entries: Iterable[AnyEntry]) -> AllSeries:
    """Every series with every part, hidden ones too."""
    entries = tuple(entries)
    names, posts = _names(entries), _posts(entries)
    claims = _claims(entries, names)
    made = [
        *(_of_file(entry, posts, claims.get(entry.slug, ())) for entry in names.files.values()),
        *(_of_posts(id, claiming, None) for id, claiming in claims.items() if id not in names.files),
    ]
    return AllSeries(
        rows=tuple(sorted(made, key=lambda series: series.id)),
        names=names,
        posts=posts,
        claims=claims,
        homes={post.path: id for id, claiming in claims.items() for post in claiming},
    )


def _claims(entries: Iterable[AnyEntry], names: SeriesNames) -> dict[str, tuple[PostEntry, ...]]:
    """In the order of the posts' numbers, then of their dates."""
    claiming: dict[str, list[PostEntry]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry, PostEntry) and entry.series is not None and (id := names.id_of(entry.series)):
            claiming[id].append(entry)
    return {id: tuple(sorted(posts, key=_order)) for id, posts in claiming.items()}


def _order(post: PostEntry) -> tuple[int, int, str]:
    return (post.part.value if post.part else 1 << 30, post.date.epoch, post.path)


def _of_file(entry: SeriesEntry, posts: Posts, claims: tuple[PostEntry, ...]) -> Rows:
    if not entry.lists_parts:
        return _of_posts(entry.slug, claims, entry)
    rows: list[Row] = []
    seen: set[str | None] = {None}
    number = 0
    for part in entry.parts:
        found = posts.find(part.post, entry.path) if part.post else ()
        number += not part.extra
        path = found[0] if len(found) == 1 else None
        if path in seen:
            path = None  # that it stands there twice is told at its second place
        seen.add(path)
        rows.append(Row(path=path, number=None if part.extra else number, title=part.title, due=part.due))
    return Rows(id=entry.slug, title=entry.title, entry=entry, rows=tuple(rows), listed=True)


def _of_posts(id: str, claims: tuple[PostEntry, ...], entry: SeriesEntry | None) -> Rows:
    named = [post.series.name for post in sorted(claims, key=lambda post: post.path) if post.series]
    title = entry.title if entry else named[0]
    rows = tuple(Row(path=post.path, number=number) for number, post in enumerate(claims, 1))
    return Rows(id=id, title=title, entry=entry, rows=rows, listed=False)
