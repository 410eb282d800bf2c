"""Who is visible at a moment, and until when that answer holds. Asked once, before any list or count is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from generator.model import AnyEntry, CtaEntry, Moment, PostEntry, QuizEntry, SeriesEntry

HiddenBecause = Literal["draft", "scheduled", "expired"]


def hidden_because(entry: AnyEntry, now: Moment, *, with_drafts: bool) -> HiddenBecause | None:
    """Why readers may not see an entry yet or any more, or None if they may. A post is visible from its date on,
    until the moment it expires. `with_drafts` shows what is not yet published, but nothing that has expired.
    """
    first, end = turning_points(entry)
    if end is not None and has_come(end, now):
        return "expired"
    if with_drafts:
        return None
    if entry.draft:
        return "draft"
    return None if first is None or has_come(first, now) else "scheduled"


def has_come(moment: Moment, now: Moment) -> bool:
    return moment.epoch <= now.epoch


def turning_points(entry: AnyEntry) -> tuple[Moment | None, Moment | None]:
    """The moment from which on an entry is visible, and that from which on it is not any more."""
    match entry:
        case PostEntry():
            return entry.date, entry.expires
        case CtaEntry():
            return entry.begins, entry.ends
        case QuizEntry():
            return entry.date, None
        case _:
            return None, None


def next_change(entries: Iterable[AnyEntry], now: Moment) -> Moment | None:
    """The first moment after `now` at which time alone changes what readers see; None for never."""
    moments = (moment for entry in entries if not entry.draft for moment in _moments(entry))
    return min((moment for moment in moments if not has_come(moment, now)), default=None)


def _moments(entry: AnyEntry) -> Iterator[Moment]:
    yield from (moment for moment in turning_points(entry) if moment is not None)
    if isinstance(entry, PostEntry):
        told = (entry.updated, entry.reviewed, entry.review_by, *(change.date for change in entry.changes))
        yield from (moment for moment in told if moment is not None)
    if isinstance(entry, SeriesEntry):
        yield from (part.due for part in entry.parts if part.due is not None)
