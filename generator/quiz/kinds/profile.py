"""`profile`: statements are rated on a scale, each dimension comes to a percentage, and that leads to a band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from generator.diagnostics import Problem, Span, error
from generator.markdown import Line, PartForm, Thing
from generator.model import Answer, Fragment, Group, Question, Quiz, Result, Words
from generator.quiz.awards import RESERVED, name_of, unknown_name, whole_number
from generator.quiz.bands import Bound, check_first, check_order, check_reached, tops
from generator.quiz.choosing import choices_hash
from generator.quiz.identity import key_of, key_of_words, same_twice
from generator.quiz.kind import Answers, Kind, Reading, Score
from generator.quiz.limits import DIMENSIONS, SCALE, STATEMENTS
from generator.quiz.reach import Reach, percent, percents
from generator.quiz.results import read_results
from generator.quiz.settings import chart_of, scale_of
from generator.quiz.texts import check_lines, check_loose, check_text
from generator.schema import shortened

NOT_APPLYING = -1
"""The answer "does not apply"."""


@dataclass(frozen=True, slots=True)
class _Dimension:
    name: str
    head: Line
    statements: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Band:
    group: int | None
    bound: Bound
    head: Line
    thing: Thing


def _read(reading: Reading) -> Quiz:
    scale = scale_of(reading)
    dimensions = _dimensions(reading)
    names = [dimension.name for dimension in dimensions]
    bands = _bands(reading, names)
    if len(bands) == len(list(reading.headed("Results"))):
        _check_bands(reading, bands, dimensions, len(scale))
    groups = tuple(Group(name=dimension.name, words=dimension.head.words) for dimension in dimensions)
    questions = (
        Question(key=key_of(line), words=line.words, group=index, answers=_answers(scale, line))
        for index, dimension in enumerate(dimensions)
        for line in dimension.statements
    )
    quiz = Quiz(
        kind="profile",
        hash="",
        questions=tuple(questions),
        groups=groups,
        results=_results(bands, len(dimensions)),
        chart=chart_of(reading, len(dimensions)),
        na=reading.settings.na,
    )
    return msgspec.structs.replace(quiz, hash=choices_hash(quiz))


def _answers(scale: Sequence[str], statement: Line) -> tuple[Answer, ...]:
    """The words of the scale, each with its points."""
    points = range(len(scale))
    return tuple(
        Answer(key=key_of_words(text), words=Words(html=Fragment(html=_escaped(text)), plain=text), award=(each,))
        for text, each in zip(scale, reversed(points) if statement.award == RESERVED else points, strict=True)
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _dimensions(reading: Reading) -> tuple[_Dimension, ...]:
    problems = reading.problems
    headed = reading.within(list(reading.headed("Statements")), DIMENSIONS, "Statements")
    problems += check_loose(reading, "Statements", "the first ### dimension")
    if headed:
        reading.within([line for _, thing in headed for line in thing.items], STATEMENTS, "Statements")
    problems += same_twice((line for _, thing in headed for line in thing.items), "statements")
    problems += check_lines((head for head, _ in headed), "a dimension")
    dimensions: dict[str, _Dimension] = {}
    for head, thing in headed:
        _check_dimension(reading, head, thing)
        name = name_of(head, "dimension", problems)
        if name is not None and name in dimensions:
            message = f"two dimensions are called {name!r}"
            problems.append(error(head.award_span, "quiz-name", message, "give this one another name"))
        elif name is not None:
            dimensions[name] = _Dimension(name, head, thing.items)
    return tuple(dimensions.values())


def _check_dimension(reading: Reading, head: Line, thing: Thing) -> None:
    problems = reading.problems
    problems += check_text(thing, "a list of statements", "write each of them as a line that begins with -")
    problems += check_lines(thing.items, "a statement")
    if not thing.items:
        message = f"the dimension {head.words.plain!r} has no statements"
        problems.append(error(head.span, "quiz-count", message, "write at least one below it: - I know my numbers"))
    for line in thing.items:
        if line.award not in (None, RESERVED):
            hint = f"write the statement alone, or where agreeing is a bad sign: - {RESERVED} | {line.words.plain}"
            message = f"{shortened(line.award or '')!r} means nothing before a statement"
            problems.append(error(line.award_span, "quiz-award", message, shortened(hint, 200)))


def _bands(reading: Reading, names: Sequence[str]) -> list[_Band]:
    bands = []
    for head, thing in read_results(reading, "a lower bound in percent", "0"):
        name, comma, text = (head.award or "").rpartition(",")
        name = name.strip()
        if comma and name not in names:
            reading.problems.append(unknown_name(name, head.award_span, "dimension", names))
            continue
        low = whole_number(text.strip(), head.award_span, 100, reading.problems)
        if low is not None:
            bands.append(_Band(names.index(name) if comma else None, Bound(low, head.award_span), head, thing))
    return bands


def _check_bands(reading: Reading, bands: Sequence[_Band], dimensions: Sequence[_Dimension], scale: int) -> None:
    """Each dimension has the bands for all and its own; every band is one that some dimension can reach."""
    problems = reading.problems
    for group in (None, *range(len(dimensions))):
        problems += check_order([band.bound for band in bands if band.group == group])
    reached: set[Span] = set()
    unreached: dict[Span, Problem] = {}
    for index, dimension in enumerate(dimensions):
        mine = [band.bound for band in _of_group(bands, index)]
        problems += check_first(mine, 0, " percent")
        if dimension.statements and scale >= SCALE.least:
            reach = percents(len(dimension.statements), scale - 1, may_leave_out=reading.settings.na)
            found = {problem.span: problem for problem in check_reached(mine, reach, " percent")}
            reached.update(bound.span for bound in mine if bound.span not in found)
            unreached.update(found)
        else:
            reached.update(bound.span for bound in mine)
    problems += (problem for span, problem in unreached.items() if span not in reached)
    seen = reached | unreached.keys()
    problems += (_overridden(band) for band in bands if dimensions and band.bound.span not in seen)


def _overridden(band: _Band) -> Problem:
    message = f"every dimension has a result of its own from {band.bound.low} on, so nobody gets this one"
    return error(band.bound.span, "quiz-bands", message, "take it out, or one of the others")


def _of_group(bands: Sequence[_Band], group: int) -> list[_Band]:
    """The bands of a dimension, rising: those for all, unless it has one of its own with the same bound."""
    found = {band.bound.low: band for band in bands if band.group is None}
    found.update({band.bound.low: band for band in bands if band.group == group})
    return [found[low] for low in sorted(found)]


def _results(bands: Sequence[_Band], dimensions: int) -> tuple[Result, ...]:
    common = tops((band.bound.low for band in bands if band.group is None), 100)
    own = [tops((band.bound.low for band in _of_group(bands, index)), 100) for index in range(dimensions)]
    return tuple(
        Result(
            group=band.group,
            low=band.bound.low,
            high=(common if band.group is None else own[band.group])[band.bound.low],
            words=band.head.words,
            advice=band.thing.text,
            leads=band.thing.leads,
        )
        for band in bands
    )


def reach_of(quiz: Quiz, group: int) -> Reach:
    """The percentages that a dimension can come to."""
    mine = [question for question in quiz.questions if question.group == group]
    return percents(len(mine), len(mine[0].answers) - 1, may_leave_out=quiz.na)


def score(quiz: Quiz, answers: Answers) -> Score:
    """Percent and band of each dimension; None while a statement of it has no answer, or none of them applies.

    `answers` are indexes into the scale, `NOT_APPLYING`, or None for none.
    """
    percentages = [_percentage(quiz, answers, group) for group in range(len(quiz.groups))]
    return {
        "percents": percentages,
        "results": [None if p is None else _band(quiz, group, p) for group, p in enumerate(percentages)],
    }


def _percentage(quiz: Quiz, answers: Answers, group: int) -> int | None:
    mine = [(q, at) for q, at in zip(quiz.questions, answers, strict=True) if q.group == group]
    rated = [(q, at) for q, at in mine if at != NOT_APPLYING]
    if not rated or any(at is None for _, at in rated):
        return None
    got = sum(question.answers[at].award[0] for question, at in rated)
    return percent(got, 0, sum(len(question.answers) - 1 for question, _ in rated))


def _band(quiz: Quiz, group: int, percentage: int) -> int:
    """The index of the result with the highest bound that is reached; a dimension's own wins."""
    reached = ((r.low, r.group is not None, index) for index, r in enumerate(quiz.results) if r.group in (None, group))
    return max(found for found in reached if found[0] <= percentage)[2]


PROFILE = Kind(
    name="profile",
    parts={
        "Statements": PartForm(heads_awarded=True, items=True, items_awarded=True),
        "Results": PartForm(heads_awarded=True, leads=True),
    },
    settings=frozenset({"scale", "chart", "na"}),
    read=_read,
    score=score,
)
