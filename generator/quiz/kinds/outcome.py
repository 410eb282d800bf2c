"""`outcome`: answers count for outcomes, and those with most points are the reader's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from generator.diagnostics import Problem, error
from generator.markdown import Line, PartForm, Thing
from generator.model import Group, Question, Quiz, Result
from generator.quiz.awards import name_of, named_points
from generator.quiz.choosing import choices_hash, read_questions
from generator.quiz.kind import Answers, Kind, Reading, Score
from generator.quiz.limits import OUTCOMES
from generator.quiz.results import read_results


def _read(reading: Reading) -> Quiz:
    outcomes = _outcomes(reading)
    names = tuple(outcomes)
    questions, is_whole = read_questions(reading, lambda line: named_points(line, names, reading.problems))
    if is_whole:
        reading.report(_unreached(outcomes, questions))
    results = tuple(
        Result(group=index, words=head.words, advice=thing.text, leads=thing.leads)
        for index, (head, thing) in enumerate(outcomes.values())
    )
    groups = tuple(Group(name=name, words=head.words) for name, (head, _) in outcomes.items())
    quiz = Quiz(kind="outcome", hash="", questions=questions, groups=groups, results=results)
    return msgspec.structs.replace(quiz, hash=choices_hash(quiz))


def _outcomes(reading: Reading) -> dict[str, tuple[Line, Thing]]:
    headed = read_results(reading, "a name", "maker")
    if headed:
        headed = list(reading.within(headed, OUTCOMES, "Results"))
    outcomes: dict[str, tuple[Line, Thing]] = {}
    for head, thing in headed:
        name = name_of(head, "outcome", reading.problems)
        if name is not None and name in outcomes:
            message = f"two outcomes are called {name!r}"
            reading.problems.append(error(head.award_span, "quiz-name", message, "give this one another name"))
        elif name is not None:
            outcomes[name] = (head, thing)
    return outcomes


def _unreached(outcomes: Mapping[str, tuple[Line, Thing]], questions: Sequence[Question]) -> Iterator[Problem]:
    for index, (name, (head, _)) in enumerate(outcomes.items()):
        if not any(answer.award[index] > 0 for question in questions for answer in question.answers):
            message = f"no answer counts for {name!r}, so nobody gets this result"
            hint = f"let an answer count for it: - {name} | ..."
            yield error(head.award_span, "quiz-unreachable", message, hint)


def score(quiz: Quiz, answers: Answers) -> Score:
    """The points of each outcome, and all outcomes that have most; nothing while a question has no answer.

    `answers` are indexes, None for none.
    """
    if None in answers:
        return {"sums": None, "results": []}
    chosen = [question.answers[at] for question, at in zip(quiz.questions, answers, strict=True)]
    sums = [sum(answer.award[index] for answer in chosen) for index in range(len(quiz.groups))]
    return {"sums": sums, "results": [index for index, points in enumerate(sums) if points == max(sums)]}


OUTCOME = Kind(
    name="outcome",
    parts={
        "Questions": PartForm(items=True, items_awarded=True),
        "Results": PartForm(heads_awarded=True, leads=True),
    },
    read=_read,
    score=score,
)
