"""How much a quiz may hold. Nothing here reads one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.diagnostics import Problem, Span, error


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted, in words, the fewest and the most of it."""

    one: str
    many: str
    least: int
    most: int


QUESTIONS = Count("question", "questions", 1, 60)
ANSWERS = Count("answer", "answers", 2, 10)
SCALE = Count("word of the scale", "words of the scale", 2, 9)
DIMENSIONS = Count("dimension", "dimensions", 1, 12)
STATEMENTS = Count("statement", "statements", 1, 60)
OUTCOMES = Count("outcome", "outcomes", 2, 10)
INPUTS = Count("input", "inputs", 1, 20)
FIGURES = Count("result", "results", 1, 20)
ITEMS = Count("item", "items", 3, 20)
STEPS = Count("step", "steps", 1, 40)


def counted(found: Sequence[object], count: Count, span: Span) -> list[Problem]:
    """What is said where there are too few or too many."""
    number = len(found)
    if count.least <= number <= count.most:
        return []
    said = f"{number or 'no'} {count.one if number == 1 else count.many}"
    is_short = number < count.least
    wanted = (
        f"at least {count.least} {'is' if count.least == 1 else 'are'} needed"
        if is_short
        else f"at most {count.most} can be"
    )
    message = f"there {'is' if number == 1 else 'are'} {said} here, and {wanted}"
    hint = f"add {count.least - number} more" if is_short else f"leave out {number - count.most}"
    return [error(span, "quiz-count", message, hint)]
