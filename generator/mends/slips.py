"""Whether a word is another one with a slip of the pen. Nearness alone is no proof: `hiring` is near `firing`."""

from __future__ import annotations

import re

_SHORTEST, _LONG = 4, 9


def is_slip(written: str, meant: str) -> bool:
    """One letter too many, too few, wrong or swapped; two in a long word. Never a digit or the first."""
    first, second = written.casefold(), meant.casefold()
    if first == second:
        return True
    shorter = min(len(first), len(second))
    if shorter < _SHORTEST or len(first) > 200 or re.findall(r"\d", first) != re.findall(r"\d", second):
        return False
    if first[0] != second[0] and first[:2] != second[1::-1]:
        return False
    most = 2 if shorter >= _LONG else 1
    return abs(len(first) - len(second)) <= most and _distance(first, second) <= most


def _distance(first: str, second: str) -> int:
    """How many letters must be added, taken out, exchanged or swapped with a neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        before, above, row = row, before, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]
