"""Who is visible at a moment, and until when that answer holds. Asked once, before any list or count is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from generator.model import AnyEntry, Moment, PostEntry

HiddenBecause = Literal["draft", "scheduled", "expired"]


def hidden_because(entry: AnyEntry, now: Moment, *, with_drafts: bool) -> HiddenBecause | None:
    """Why readers may not see an entry yet or any more, or None if they may. A post is visible from its date on,
    until the moment it expires. `with_drafts` shows what is not yet published, but nothing that has expired.
    """
    if isinstance(entry, PostEntry) and entry.expires is not None and entry.expires.epoch <= now.epoch:
        return "expired"
    if with_drafts:
        return None
    if entry.draft:
        return "draft"
    if isinstance(entry, PostEntry) and entry.date.epoch > now.epoch:
        return "scheduled"
    return None


def next_change(entries: Iterable[AnyEntry], now: Moment) -> Moment | None:
    """The first moment after `now` at which an entry appears or disappears by itself; None for never."""
    moments = (
        moment
        for entry in entries
        if isinstance(entry, PostEntry) and not entry.draft
        for moment in (entry.date, entry.expires)
        if moment is not None and moment.epoch > now.epoch
    )
    return min(moments, default=None)
