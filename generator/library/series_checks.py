"""What is wrong with series files, and with what posts say of their series. Nothing here decides what readers see."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise

from generator.diagnostics import Problem, Problems, error, note, warning
from generator.library.nearest import Nearest, nearest
from generator.library.series_rows import AllSeries, Row, Rows
from generator.library.visibility import has_come
from generator.model import Moment, PostEntry, Ref, SeriesEntry, SeriesPart
from generator.routes import Layout
from generator.schema import shortened

_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSeries:
    """What series files and posts are held against: over everything that there is, visible or not."""

    all: AllSeries
    rows: Mapping[str, Rows]
    """By id."""
    listed: Mapping[tuple[str, str], Row]
    """By a series' id and a post's path."""
    placed: Mapping[str, tuple[tuple[Rows, Row], ...]]
    """By a post's path where it stands in which series, its home first."""
    before: Mapping[str, PostEntry | None]
    """By a post's path the post before it among those that name the same series."""
    near_posts: Callable[[], Nearest]
    """Prepared when it is first asked for, which most sites never do."""
    meant: Mapping[str, str]
    """By the id of a series without a file that of one with a file which may have been meant."""
    unread: Collection[str]
    """The ids of series whose files could not be read."""
    hidden: Collection[str]
    now: Moment


def known_series(
    series: AllSeries, hidden: Collection[str], unread: Iterable[str], layout: Layout, now: Moment
) -> KnownSeries:
    """`hidden` are the paths of what cannot be read now, `unread` those of files that are broken."""
    files = nearest(series.names.files)
    # Looked up once a series: to look once a post took longer than all else that is done for series.
    near = ((rows.id, files.to(rows.title, 0.75)) for rows in series.rows if rows.entry is None)
    return KnownSeries(
        all=series,
        rows={rows.id: rows for rows in series.rows},
        listed={(rows.id, row.path): row for rows in series.rows for row in rows.rows if row.path},
        placed=_placed(series),
        before={
            post.path: other for posts in series.claims.values() for other, post in pairwise((None, *posts)) if post
        },
        near_posts=cache(partial(nearest, series.posts.by_name)),
        meant={id: found for id, found in near if found},
        unread=frozenset(path.removeprefix(f"{layout.series_dir}/").removesuffix(".md") for path in unread),
        hidden=hidden,
        now=now,
    )


def _placed(series: AllSeries) -> dict[str, tuple[tuple[Rows, Row], ...]]:
    found: dict[str, list[tuple[Rows, Row]]] = defaultdict(list)
    for rows in series.rows:
        for row in rows.rows:
            if row.path is not None:
                found[row.path].append((rows, row))
    return {
        path: tuple(sorted(places, key=lambda place: place[0].id != series.homes.get(path)))
        for path, places in found.items()
    }


def check_series_file(entry: SeriesEntry, known: KnownSeries) -> Problems:
    """Parts that are no post, or stand twice; promises that were not kept; series that are none."""
    return (*_parts(entry, known), *_whole(entry, known))


def _parts(entry: SeriesEntry, known: KnownSeries) -> Iterator[Problem]:
    seen: dict[str, SeriesPart] = {}
    for part in entry.parts:
        found = known.all.posts.find(part.post, entry.path) if part.post else ()
        if part.post and not found:
            yield _unknown_part(part.post, known)
        elif part.post and len(found) > 1:
            message = f"{len(found)} posts are called {shortened(part.post.name)!r}"
            yield error(part.post.span, "part-ambiguous", message, f"write the path of the one you mean: {found[0]}")
        elif part.post and seen.setdefault(found[0], part) is not part:
            message = f"{shortened(part.post.name)!r} is a part of this series already: see {seen[found[0]].span}"
            yield error(part.post.span, "part-twice", message, "take one of the two lines out")
        if part.due is not None and part.due_span is not None:
            late = not (found and found[0] not in known.hidden) and has_come(part.due, known.now)
            if late:
                message = f"this part was promised for {part.due.date}, and nobody can read it yet"
                yield note(part.due_span, "promise-passed", message, "give it a new day, or take the day out")


def _unknown_part(ref: Ref, known: KnownSeries) -> Problem:
    near = known.near_posts().to(ref.name, 0.6)
    hint = f"did you mean {near!r}?" if near else "name a post by its slug, or announce it:   - title: …"
    several = [name for name in re.split(r"[,\s]+", ref.name) if name in known.all.posts.by_name]
    if len(several) >= _FEWEST:
        hint = f"write each on a line of its own, with a dash:   - {several[0]}"
    return error(ref.span, "unknown-part", f"there is no post {shortened(ref.name)!r}", hint)


def _whole(entry: SeriesEntry, known: KnownSeries) -> Iterator[Problem]:
    rows = known.rows[entry.slug].rows
    if len(rows) < _FEWEST and not (entry.lists_parts and not rows):  # then it is told what is wrong with the list
        message = f"a series has at least two parts, and this one has {len(rows) or 'none'}"
        yield warning(entry.span, "short-series", message, "list its posts and what you have planned under   parts:")
    planned = next((part for part in entry.parts if part.post is None), None)
    if entry.complete and planned is not None:
        message = "this series is complete, and this part is still planned"
        yield warning(planned.span, "complete-with-planned", message, "take the part out, or write   complete: false")


def check_post_series(post: PostEntry, known: KnownSeries) -> Problems:
    """What a post says of its series: the series must be there, list it, and number it likewise."""
    if post.series is None:
        return tuple(_part_without_series(post))
    id = known.all.names.id_of(post.series)
    if not id:
        message = f"{post.series.name!r} under series has no letter or digit to make an address of"
        return (error(post.series.span, "bad-name", message, "give it a name with at least one letter"),)
    if id in known.unread:
        return ()
    rows = known.rows[id]
    if rows.listed:
        return tuple(_against_file(post, post.series, rows, known))
    if near := known.meant.get(id):
        hint = f"did you mean {near!r}?   series: {near}"
        return (error(post.series.span, "unknown-series", f"no series {post.series.name!r}", hint),)
    return tuple(_among_posts(post, post.series, known.all.claims[id], known.before[post.path]))


def _part_without_series(post: PostEntry) -> Iterator[Problem]:
    if post.part is not None:
        message = "this post has the number of a part, and no series"
        yield warning(
            post.part.span, "part-without-series", message, "add a line   series: …   or take the line   part:   out"
        )


def _against_file(post: PostEntry, ref: Ref, rows: Rows, known: KnownSeries) -> Iterator[Problem]:
    assert rows.entry is not None
    row = known.listed.get((rows.id, post.path))
    if not rows.rows:
        return
    if row is None:
        hint = f"add it there, in its place:   - {post.slug}"
        yield error(ref.span, "not-in-series", f"{rows.entry.span} does not list this post", hint)
    elif post.part is not None and post.part.value != row.number:
        place = f"as part {row.number}" if row.number else "as a part that is not counted"
        hint = "take this line out: that file has the order"
        yield error(post.part.span, "part-disagrees", f"{rows.entry.span} has this post {place}", hint)


def _among_posts(
    post: PostEntry, ref: Ref, claims: tuple[PostEntry, ...], before: PostEntry | None
) -> Iterator[Problem]:
    """Of a series that no file lists: its posts number themselves from 1 without a gap, or none of them does."""
    last = before.part.value if before is not None and before.part is not None else 0
    if len(claims) < _FEWEST:
        yield warning(
            ref.span,
            "short-series",
            "no other post names this series",
            "write the name as its other posts do, or take the line out",
        )
    elif post.part is None:
        if claims[0].part is not None:
            message = "other posts of this series have a number, and this one has none"
            yield error(ref.span, "part-missing", message, f"add the next line\npart: {len(claims)}")
    elif before is not None and last == post.part.value:
        message = f"{before.span} is part {last} already"
        yield error(post.part.span, "same-part", message, "give one of the two another number")
    elif post.part.value > last + 1:
        message = f"there is no part {last + 1} of this series"
        hint = f"number the parts without a gap, or announce part {last + 1} in a file of the series"
        yield error(post.part.span, "part-gap", message, hint)
