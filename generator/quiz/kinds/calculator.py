"""`calculator`: numbers of the reader's go into formulas of the author's."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from generator.diagnostics import Span, error
from generator.markdown import PartForm
from generator.model import Figure, Input, Quiz
from generator.quiz.awards import checked_name
from generator.quiz.formula import FUNCTIONS, FormulaError, evaluate, postfix
from generator.quiz.identity import scoring_hash
from generator.quiz.kind import Answers, Kind, Reading, Score
from generator.quiz.limits import FIGURES, INPUTS, Count
from generator.quiz.tables import Columns, Row, decimal, needed_text, read_table
from generator.schema import shortened

_INPUTS = Columns(("name", "question", "from", "to", "start"), ("unit", "step"))
_RESULTS = Columns(("name", "label", "formula"), ("unit", "digits"))
_MOST_DIGITS = 6


def _read(reading: Reading) -> Quiz:
    taken: dict[str, Span] = {}
    inputs = tuple(_input(reading, row, taken) for row in _rows(reading, "Inputs", _INPUTS, INPUTS))
    figures = tuple(_figure(reading, row, taken) for row in _rows(reading, "Results", _RESULTS, FIGURES))
    scored = [
        "calculator",
        [each.name for each in inputs],
        [[figure.name, list(figure.postfix)] for figure in figures],
    ]
    return Quiz(kind="calculator", hash=scoring_hash(scored), inputs=inputs, figures=figures)


def _rows(reading: Reading, part: str, columns: Columns, count: Count) -> Sequence[Row]:
    """The rows of a part's table. One without rows is told of, unless something else about it is."""
    before = len(reading.problems)
    rows = read_table(reading, part, columns)
    return reading.within(rows, count, part) if rows or len(reading.problems) == before else ()


def _name(reading: Reading, row: Row, taken: dict[str, Span]) -> str:
    """The name of a row, "" where it has none that can be used; notes that it is taken."""
    problems = reading.problems
    text = needed_text(row, "name", problems)
    name = checked_name(text, row.at("name"), problems) if text else None
    if name is None:
        return ""
    if name in FUNCTIONS:
        message = f"{name!r} is a function of formulas"
        problems.append(error(row.at("name"), "quiz-name", message, "choose another name"))
    elif name in taken:
        message = f"two rows are called {name!r}"
        hint = f"the first is on line {taken[name].line}: give this one another name"
        problems.append(error(row.at("name"), "quiz-name", message, hint))
    else:
        taken[name] = row.at("name")
    return name


def _input(reading: Reading, row: Row, taken: dict[str, Span]) -> Input:
    problems = reading.problems
    name = _name(reading, row, taken)
    needed_text(row, "question", problems)
    low, high = decimal(row, "from", problems), decimal(row, "to", problems)
    start, step = decimal(row, "start", problems), decimal(row, "step", problems, 1.0)
    if low is not None and high is not None and low >= high:
        message = f"from {row.text('from')} to {row.text('to')} holds no number to choose"
        problems.append(error(row.at("to"), "quiz-number", message, "'to' is the larger one"))
    elif None not in (low, high, start) and not low <= start <= high:  # type: ignore[operator]
        message = f"the start, {row.text('start')}, is not within {row.text('from')} to {row.text('to')}"
        problems.append(error(row.at("start"), "quiz-number", message, "choose one that readers could enter"))
    if step is not None and step <= 0:
        problems.append(error(row.at("step"), "quiz-number", "a step is more than 0", "step: 1, or 0.5 for halves"))
    return Input(
        name=name,
        words=row.cells["question"].words,
        unit=row.text("unit"),
        low=low or 0.0,
        high=high or 0.0,
        step=step or 1.0,
        start=start or 0.0,
    )


def _figure(reading: Reading, row: Row, taken: dict[str, Span]) -> Figure:
    problems = reading.problems
    known = tuple(taken)
    name = _name(reading, row, taken)
    needed_text(row, "label", problems)
    digits = decimal(row, "digits", problems, 0.0)
    if digits is not None and digits not in range(_MOST_DIGITS + 1):
        message = f"{row.text('digits')} digits after the point cannot be shown"
        problems.append(error(row.at("digits"), "quiz-number", message, f"write a number from 0 to {_MOST_DIGITS}"))
    formula = needed_text(row, "formula", problems)
    return Figure(
        name=name,
        words=row.cells["label"].words,
        unit=row.text("unit"),
        digits=int(digits or 0),
        formula=formula,
        postfix=_postfix(reading, row, formula, known) if formula else (),
    )


def _postfix(reading: Reading, row: Row, formula: str, known: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return postfix(formula, known)
    except FormulaError as mistake:
        cell = row.at("formula")
        # Signs of code before the formula move it to the right.
        shift = row.cells["formula"].source.find(formula)
        span = Span(cell.path, cell.line, cell.column + shift + mistake.at)
        if mistake.unknown:
            near = get_close_matches(mistake.unknown, [*known, *FUNCTIONS], n=1, cutoff=0.6)
            hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known) or 'no names yet'}"
            reading.problems.append(error(span, "quiz-unknown-name", shortened(mistake.message, 200), hint))
        else:
            reading.problems.append(error(span, "quiz-formula", shortened(mistake.message, 200), mistake.hint))
        return ()


def score(quiz: Quiz, answers: Answers) -> Score:
    """What each formula comes to, None where it cannot be computed. `answers` are the numbers, None for none."""
    values: dict[str, float | None] = {
        each.name: None if answer is None else float(answer) for each, answer in zip(quiz.inputs, answers, strict=True)
    }
    for figure in quiz.figures:
        values[figure.name] = evaluate(figure.postfix, values)
    return {"values": [values[figure.name] for figure in quiz.figures]}


CALCULATOR = Kind(
    name="calculator",
    parts={"Inputs": PartForm(tables=True), "Results": PartForm(tables=True)},
    read=_read,
    score=score,
)
