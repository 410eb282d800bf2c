"""What readers do not see, entry by entry: for an author's own view of the site."""

from __future__ import annotations

from collections.abc import Iterable

from generator.library.visibility import HiddenBecause, hidden_because, turning_points
from generator.model import AnyEntry, Moment
from generator.model.base import Value


class Unpublished(Value, frozen=True, kw_only=True):
    """Why an entry is hidden from readers; `at` is the moment at which it appears, or since which it has expired."""

    why: HiddenBecause
    at: Moment | None = None


def unpublished(entries: Iterable[AnyEntry], now: Moment) -> dict[str, Unpublished]:
    """The entries that readers do not see at a moment, by their paths."""
    hidden = ((entry, hidden_because(entry, now, with_drafts=False)) for entry in entries)
    return {entry.path: _unpublished(entry, why) for entry, why in hidden if why is not None}


def _unpublished(entry: AnyEntry, why: HiddenBecause) -> Unpublished:
    first, end = turning_points(entry)
    return Unpublished(why=why, at={"scheduled": first, "expired": end, "draft": None}[why])
