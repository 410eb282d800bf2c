"""`score`: every answer counts points, and the sum leads to a band."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.markdown import Line, PartForm
from generator.model import Group, Question, Quiz, Result
from generator.quiz.awards import MOST_POINTS, points_of, whole_number
from generator.quiz.bands import Bound, check_first, check_order, check_reached, tops
from generator.quiz.choosing import choices_hash, read_questions
from generator.quiz.kind import Answers, Kind, Reading, Score
from generator.quiz.reach import Reach, reachable
from generator.quiz.results import read_results

_MOST_SUM = 60 * MOST_POINTS


def _read(reading: Reading) -> Quiz:
    questions, is_whole = read_questions(reading, lambda line: _points(reading, line))
    bands = read_results(reading, "a lower bound", "0")
    bounds = []
    for head, thing in bands:
        low = whole_number(head.award or "", head.award_span, _MOST_SUM, reading.problems)
        if low is not None:
            bounds.append((Bound(low, head.award_span), head, thing))
    lows = [bound for bound, _, _ in bounds]
    reading.report(check_order(lows))
    sums = _reach(questions) if is_whole else None
    if sums is not None and len(lows) == len(bands):
        reading.report([*check_first(lows, sums.low, " points"), *check_reached(lows, sums, " points")])
    ends = tops((bound.low for bound in lows), sums.high if sums else 0)
    results = tuple(
        Result(low=bound.low, high=ends[bound.low], words=head.words, advice=thing.text, leads=thing.leads)
        for bound, head, thing in bounds
    )
    quiz = Quiz(kind="score", hash="", questions=questions, groups=(Group(),), results=results)
    return msgspec.structs.replace(quiz, hash=choices_hash(quiz))


def _points(reading: Reading, line: Line) -> tuple[int, ...] | None:
    points = points_of(line, f"3 | {line.words.plain}", reading.problems)
    return None if points is None else (points,)


def _reach(questions: Sequence[Question]) -> Reach:
    return reachable([answer.award[0] for answer in question.answers] for question in questions)


def score(quiz: Quiz, answers: Answers) -> Score:
    """The sum and its band; both None while a question has no answer. `answers` are indexes, None for none."""
    if None in answers:
        return {"sum": None, "result": None}
    total = sum(question.answers[at].award[0] for question, at in zip(quiz.questions, answers, strict=True))
    result = max(index for index, band in enumerate(quiz.results) if band.low <= total)
    return {"sum": total, "result": result}


SCORE = Kind(
    name="score",
    parts={
        "Questions": PartForm(items=True, items_awarded=True),
        "Results": PartForm(heads_awarded=True, leads=True),
    },
    read=_read,
    score=score,
)
