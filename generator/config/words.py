"""Phrases of the problems that mkdocs.yml can have: near misses and lists of names."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], cutoff: float = 0.65) -> str:
    """The known name that looks most like this one, "" if none does."""
    from difflib import get_close_matches

    # Lower case first, because `Material` and `MATERIAL` are the commonest slips; very long names are no slips.
    by_lower = {word.lower(): word for word in known}
    found = get_close_matches(name.lower()[:80], by_lower, n=1, cutoff=cutoff)
    return by_lower[found[0]] if found else ""


def did_you_mean(name: str, known: Iterable[str], cutoff: float = 0.65) -> str:
    near = nearest(name, known, cutoff)
    return f"did you mean '{near}'?" if near else ""


def listed(names: Iterable[str], last: str = "or") -> str:
    """'a', 'a or b', 'a, b or c'."""
    *others, final = [*names] or [""]
    return f"{', '.join(others)} {last} {final}" if others else final
