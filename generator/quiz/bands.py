"""Bands by their lower bounds alone: each ends before the next begins. Checks their order, and that all are reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.diagnostics import Problem, Span, error
from generator.quiz.reach import Reach


@dataclass(frozen=True, slots=True)
class Bound:
    """Where a band begins, and where that is written."""

    low: int
    span: Span


def tops(lows: Iterable[int], high: int) -> dict[int, int]:
    """By lower bound, the last value of each band; the highest ends at `high`."""
    ordered = sorted(set(lows))
    ends = [*(low - 1 for low in ordered[1:]), high]
    return dict(zip(ordered, ends, strict=False))


def _counted(number: int, unit: str) -> str:
    """A number with its unit, which is written with its space and in the plural: "1 point", "2 points"."""
    return f"{number}{unit.removesuffix('s') if number == 1 else unit}"


def check_order(bounds: Sequence[Bound]) -> list[Problem]:
    """Bounds that do not rise."""
    problems = []
    for before, bound in pairwise(bounds):
        if bound.low <= before.low:
            same = bound.low == before.low
            message = f"this result begins at {bound.low}, and the one above it {'too' if same else f'at {before.low}'}"
            hint = "results stand in rising order, each with a bound of its own"
            problems.append(error(bound.span, "quiz-bands", message, hint))
    return problems


def check_first(bounds: Sequence[Bound], lowest: int, unit: str) -> list[Problem]:
    """The first band begins at the lowest value that can be reached."""
    if not bounds or bounds[0].low == lowest:
        return []
    message = (
        f"the first result begins at {bounds[0].low}, and the least that answers come to is {_counted(lowest, unit)}"
    )
    return [error(bounds[0].span, "quiz-bands", message, f"let it begin at {lowest}")]


def check_reached(bounds: Sequence[Bound], reach: Reach, unit: str) -> list[Problem]:
    """Bands that no answers lead to."""
    ends = tops((bound.low for bound in bounds), reach.high)
    problems = []
    for bound in bounds:
        if bound.low > reach.high:
            message = f"no answers come to {_counted(bound.low, unit)}: the most is {_counted(reach.high, unit)}"
            problems.append(error(bound.span, "quiz-bands", message, "lower the bound, or take the result out"))
        elif not reach.any_within(bound.low, ends[bound.low]):
            message = f"no answers lead to this result, from {bound.low} to {_counted(ends[bound.low], unit)}"
            nearest = reach.first_at_least(bound.low)
            hint = (
                f"the next sum that answers come to is {_counted(nearest, unit)}"
                if nearest is not None
                else "take it out"
            )
            problems.append(error(bound.span, "quiz-bands", message, hint))
    return problems
