"""`## Results`, as kinds with bands or outcomes have them: headings with something before a bar, and advice below."""

from __future__ import annotations

from generator.diagnostics import error
from generator.markdown import Line, Thing
from generator.quiz.kind import Reading
from generator.quiz.texts import check_lines, check_loose


def read_results(reading: Reading, wanted: str, example: str) -> list[tuple[Line, Thing]]:
    """The results that say where they belong; `wanted` and `example` are what is told of the others."""
    problems = reading.problems
    headed = list(reading.headed("Results"))
    problems += check_loose(reading, "Results", "the first ### result")
    problems += check_lines((head for head, _ in headed), "a result")
    if "Results" in reading.parts and not headed:
        hint = f"write at least one:\n### {example} | What it is called\n\nAnd what to do about it."
        problems.append(error(reading.at("Results"), "quiz-bands", "there is no result below ## Results", hint))
    for head, _ in headed:
        if head.award is None:
            hint = f"write it with a bar before the title: ### {example} | {head.words.plain}"
            problems.append(error(head.award_span, "quiz-award", f"this result needs {wanted}", hint))
    return [(head, thing) for head, thing in headed if head.award is not None]


def bound_text(head: Line) -> str:
    """What a result says of where it begins."""
    return (head.award or "").strip()
