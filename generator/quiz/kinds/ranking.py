"""`ranking`: readers put items into their own order, and keep the first few."""

from __future__ import annotations

from generator.markdown import PartForm
from generator.model import Question, Quiz
from generator.quiz.identity import key_of, same_twice, scoring_hash
from generator.quiz.kind import Answers, Kind, Reading, Score
from generator.quiz.limits import ITEMS
from generator.quiz.settings import keep_of
from generator.quiz.texts import check_lines, check_plain


def _read(reading: Reading) -> Quiz:
    items, problems = reading.within(reading.items("Items"), ITEMS, "Items"), reading.problems
    problems += check_plain(reading, "Items")
    problems += check_lines(items, "an item")
    problems += same_twice(items, "items")
    questions = tuple(Question(key=key_of(item), words=item.words) for item in items)
    return Quiz(
        kind="ranking",
        hash=scoring_hash(["ranking", [question.key for question in questions]]),
        questions=questions,
        keep=keep_of(reading, len(items)),
    )


def score(quiz: Quiz, answers: Answers) -> Score:
    """The items that are kept, first things first. `answers` is the reader's order, as indexes of items."""
    return {"kept": list(answers[: quiz.keep or len(answers)])}


RANKING = Kind(
    name="ranking",
    parts={"Items": PartForm(items=True)},
    settings=frozenset({"keep"}),
    read=_read,
    score=score,
)
