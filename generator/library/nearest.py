"""The name that an author may have meant, among many: found by a look at a few, so that a thousand slips stay cheap."""

from __future__ import annotations

import posixpath
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

AROUND = 20
"""How many neighbours in the order of names are compared on either side."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """Paths in order, and by the last part of each, folded: two ways to those that look like a given one."""

    ordered: tuple[str, ...]
    by_last: Mapping[str, tuple[str, ...]]
    lasts: tuple[str, ...]

    def to(self, wanted: str, cutoff: float) -> str | None:
        """The path most like `wanted` (difflib's ratio, from 0 to 1, at least `cutoff`), None where none is.

        Compared are those with the same beginning, and those whose last part is the same or begins the same. The last
        parts must be alike in any case: that two files stand in one folder makes them no near misses.
        """
        last = _last(wanted)
        beside = {name: _last(name) for name in around(self.ordered, wanted)}
        alike = get_close_matches(last, set(beside.values()), n=2 * AROUND, cutoff=0.7)
        candidates = dict.fromkeys(name for name in beside if beside[name] in alike)
        for near in (last, *get_close_matches(last, around(self.lasts, last), cutoff=0.75)):
            candidates.update(dict.fromkeys(self.by_last.get(near, ())[: 2 * AROUND]))
        found = get_close_matches(wanted, list(candidates), n=1, cutoff=cutoff)
        if found:
            return found[0]
        same_last = self.by_last.get(last, ())
        return same_last[0] if last and len(same_last) == 1 else None


def nearest(names: Iterable[str]) -> Nearest:
    """Paths or addresses, prepared for many questions."""
    ordered = tuple(sorted(names))
    by_last: dict[str, list[str]] = {}
    for name in ordered:
        by_last.setdefault(_last(name), []).append(name)
    return Nearest(ordered, {last: tuple(group) for last, group in by_last.items()}, tuple(sorted(by_last)))


def around(ordered: tuple[str, ...], wanted: str) -> tuple[str, ...]:
    """The names that stand next to where `wanted` would stand in their order."""
    place = bisect_left(ordered, wanted)
    return ordered[max(0, place - AROUND) : place + AROUND]


def _last(path: str) -> str:
    return posixpath.basename(path.rstrip("/")).lower()
