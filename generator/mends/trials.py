"""What a trial of mends has shown: whether a file is better for them, and which of several are to be tried next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.diagnostics import Problem
from generator.mends.values import Mend


def next_groups(group: tuple[Mend, ...], worse: frozenset[int]) -> list[tuple[Mend, ...]]:
    """What of mends that failed together is to be tried next, the last first; nothing where each has failed itself."""
    if len(group) == 1:
        return []
    lines = [frozenset(problem.span.line for problem in mend.problems) for mend in group]
    free = tuple(mend for mend, its in zip(group, lines, strict=True) if not its & worse)
    if 0 < len(free) < len(group):
        return [tuple(mend for mend in group if mend not in free), free]
    if free:
        return [group[len(group) // 2 :], group[: len(group) // 2]]
    seen: set[int] = set()
    firsts: list[Mend] = []
    others: list[Mend] = []
    for mend, its in zip(group, lines, strict=True):
        (others if its & seen else firsts).append(mend)
        seen |= its
    return [tuple(others), tuple(firsts)] if others else []


def worse_lines(mends: Iterable[Mend], before: Iterable[Problem], after: Iterable[Problem]) -> frozenset[int]:
    """The lines that have a problem which they had not, or which was to be mended."""
    had = Counter((problem.code, problem.span.line) for problem in before)
    has = Counter((problem.code, problem.span.line) for problem in after)
    gone = Counter((problem.code, problem.span.line) for mend in mends for problem in mend.problems)
    graver = {(problem.code, problem.span.line) for problem in after if problem.severity != "note"}
    return frozenset(place[1] for place in {*graver, *gone} if has[place] > had[place] - gone[place])


def is_better(mends: Iterable[Mend], before: Iterable[Problem], after: Iterable[Problem]) -> bool:
    """Whether the problems are gone that were to be mended, and no error or warning has come."""
    had, has = (Counter(problem.code for problem in problems) for problems in (before, after))
    gone = Counter(problem.code for mend in mends for problem in mend.problems)
    graver = {problem.code for problem in after if problem.severity != "note"}
    return all(has[code] <= had[code] - count for code, count in gone.items()) and all(
        has[code] <= had[code] for code in graver
    )


def reads_on(mends: Iterable[Mend], own: Iterable[Problem]) -> bool:
    """Whether a file of which only the first mistake was known can be read further now: `own` are those it has itself.

    Others may have been there before, unseen, save on the lines that were mended, and above a line that was moved.
    """
    mended = [problem for mend in mends for problem in mend.problems]
    lines = {problem.span.line for problem in mended}
    moved = any(problem.code == "yaml-indent" for problem in mended)
    return not any(
        problem.severity == "error"
        and 0 < problem.span.line <= max(lines)
        and (moved or problem.span.line in lines or problem.code.startswith(("yaml-", "front-matter-")))
        for problem in own
    )
