"""Series as the pages of their posts show them: the place, the list, the recap and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.library.values import Part, Post, Series
from generator.views.dates import day_in_words
from generator.views.naming import naming
from generator.views.parts import Here, shortened
from generator.views.series_values import PartView, RecapLine, RecapView, SeriesBox, SeriesEnd
from generator.views.series_words import Naming, SeriesWords, part_label, place_label
from generator.views.values import LinkText


@dataclass(frozen=True, slots=True)
class Telling:
    """A series with the words in which a page tells of it."""

    series: Series
    here: Here
    words: SeriesWords
    naming: Naming
    link: LinkText

    def label(self, part: Part) -> str:
        return part_label(part.number, self.naming, self.words)

    def place(self, part: Part) -> str:
        return place_label(part.number, self.series.total, self.naming, self.words)

    def post(self, part: Part) -> Post | None:
        site = self.here.site
        return site.library.posts[site.places.posts[part.post]] if part.post is not None else None


def told(series: Series, here: Here) -> Telling:
    link = LinkText(text=series.title, href=here.href(series.address) if series.address else "")
    return Telling(series, here, here.site.strings.series, naming(series, here.site), link)


def part_view(part: Part, telling: Telling, current: Part | None = None) -> PartView:
    post = telling.post(part)
    return PartView(
        label=telling.label(part),
        number="" if part.number is None else str(part.number),
        title=part.title or _untold(part, telling.words),
        href=telling.here.href(post.address) if post else "",
        state="" if post else _state(part, telling),
        key=post.address if post else "",
        current=part is current,
        minutes=telling.here.site.strings.minutes(post.minutes) if post else "",
        summary=_line(post) if post else "",
    )


def _untold(part: Part, words: SeriesWords) -> str:
    return words.gone if part.is_gone else words.in_preparation


def _state(part: Part, telling: Telling) -> str:
    """Why it cannot be read, unless that is what stands for its title."""
    if part.due is not None:
        return telling.words.planned_for.format(date=day_in_words(part.due.date, telling.here.site.strings.language))
    if not part.title:
        return ""
    return telling.words.gone if part.is_gone else telling.words.planned


def _line(post: Post) -> str:
    """What a post came to, in a line: its author's, else what it says it is about."""
    return post.entry.recap or post.entry.description or shortened(post.entry.text.summary)


def series_boxes(post: Post, here: Here) -> tuple[SeriesBox, ...]:
    """Where a post stands, its home series first."""
    return tuple(_box(telling, part) for telling, part in _stations(post, here))


def _stations(post: Post, here: Here) -> Iterator[tuple[Telling, Part]]:
    for place in here.site.library.places.get(post.entry.path, ()):
        series = here.site.places.series[place.series]
        yield told(series, here), series.parts[place.index]


def _box(telling: Telling, current: Part) -> SeriesBox:
    parts = telling.series.parts
    place = parts.index(current)
    readable = [part for part in parts if part.post is not None]
    before = next((part for part in reversed(parts[:place]) if part.post is not None), None)
    after = next((part for part in parts[place + 1 :] if part.post is not None), None)
    assert current in readable
    return SeriesBox(
        id=telling.series.id,
        title=telling.link.text,
        href=telling.link.href,
        place=telling.place(current),
        parts=tuple(part_view(part, telling, current) for part in parts),
        previous=part_view(before, telling) if before else None,
        next=part_view(after, telling) if after else None,
    )


def recap_of(post: Post, here: Here) -> RecapView | None:
    """What the earlier parts of the post's home series came to, as far as they can be read."""
    station = next(_stations(post, here), None)
    if station is None or post.entry.so_far is False:
        return None
    telling, current = station
    if telling.series.entry is not None and not telling.series.entry.recap:
        return None
    before = telling.series.parts[: telling.series.parts.index(current)]
    lines = tuple(_recap_lines(before, telling))
    if not lines:
        return None
    words = telling.words
    if isinstance(post.entry.so_far, str):
        return RecapView(title=words.recap, lead="", lines=(), text=post.entry.so_far)
    return RecapView(title=words.recap, lead=words.recap_lead, lines=lines)


def _recap_lines(parts: Iterable[Part], telling: Telling) -> Iterator[RecapLine]:
    for part in parts:
        if (post := telling.post(part)) is not None:
            href = telling.here.href(post.address)
            yield RecapLine(label=telling.label(part), title=part.title, href=href, text=_line(post))


def series_ends(post: Post, here: Here) -> tuple[SeriesEnd, ...]:
    """What a reader does after the post, in each of its series."""
    return tuple(_end(telling, part) for telling, part in _stations(post, here))


def _end(telling: Telling, current: Part) -> SeriesEnd:
    series, words = telling.series, telling.words
    plan = LinkText(text=words.plan, href=telling.here.href(series.plan)) if series.plan else None
    following = series.parts[series.parts.index(current) + 1 :]
    readable = next((part for part in following if part.post is not None), None)
    if readable is not None:
        place = telling.place(readable)
        text = words.next.format(place=place) if place else words.next_extra.format(series=series.title)
        return SeriesEnd(kind="next", text=text, part=part_view(readable, telling), series=telling.link, plan=plan)
    awaited = next((part for part in following if not part.is_gone), None)
    if awaited is not None:
        return SeriesEnd(
            kind="coming", text=words.coming, part=part_view(awaited, telling), series=telling.link, plan=plan
        )
    if series.entry is not None and series.entry.complete:
        text = words.finished.format(series=series.title)
        return SeriesEnd(kind="finished", text=text, part=None, series=telling.link, plan=plan)
    text = words.so_far.format(series=series.title)
    return SeriesEnd(kind="so-far", text=text, part=None, series=telling.link, plan=plan)
