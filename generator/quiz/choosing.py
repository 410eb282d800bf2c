"""Questions whose answers are chosen among a few, as more than one kind has them."""

from __future__ import annotations

from collections.abc import Callable

from generator.diagnostics import Problem, error
from generator.markdown import Line
from generator.model import Answer, Question, Quiz
from generator.quiz.identity import key_of, same_twice, scoring_hash
from generator.quiz.kind import Reading
from generator.quiz.limits import ANSWERS, QUESTIONS, counted
from generator.quiz.texts import check_lines, check_loose

Award = Callable[[Line], tuple[int, ...] | None]
"""Reads the award of an answer; None where it cannot be read, which has been reported."""


def read_questions(reading: Reading, award: Award) -> tuple[tuple[Question, ...], bool]:
    """Everything below `## Questions`, and whether every answer was read, so that sums can be told."""
    problems = reading.problems
    headed = reading.within(list(reading.headed("Questions")), QUESTIONS, "Questions")
    problems += check_loose(reading, "Questions", "the first ### question")
    problems += check_lines((head for head, _ in headed), "a question")
    problems += same_twice((head for head, _ in headed), "questions")
    questions = []
    for head, thing in headed:
        problems += counted(thing.items, ANSWERS, head.span)
        answers = _answers(thing.items[: ANSWERS.most], award, problems)
        problems += _no_choice(head, answers, len(thing.items))
        questions.append(Question(key=key_of(head), words=head.words, help=thing.text, answers=answers))
    read = sum(len(question.answers) for question in questions)
    is_whole = bool(questions) and read == sum(len(thing.items) for _, thing in headed)
    return tuple(questions), is_whole and all(question.answers for question in questions)


def _answers(items: tuple[Line, ...], award_of: Award, problems: list[Problem]) -> tuple[Answer, ...]:
    problems += check_lines(items, "an answer")
    problems += same_twice(items, "answers")
    # One that holds more than a line may have lost its bar to what stands below it.
    awarded = ((item, award_of(item)) for item in items if item.more is None)
    return tuple(
        Answer(key=key_of(item), words=item.words, award=award) for item, award in awarded if award is not None
    )


def _no_choice(head: Line, answers: tuple[Answer, ...], written: int) -> list[Problem]:
    if len(answers) < 2 or len(answers) < written or len({answer.award for answer in answers}) > 1:
        return []
    message = "all answers to this question count the same, so it changes nothing"
    return [error(head.span, "quiz-no-choice", message, "give one of them other points, or take the question out")]


def choices_hash(quiz: Quiz) -> str:
    """The scoring of a quiz whose answers are chosen."""
    questions = [[q.key, q.group, [[answer.key, *answer.award] for answer in q.answers]] for q in quiz.questions]
    return scoring_hash([quiz.kind, [group.name for group in quiz.groups], questions])
