"""`plan`: steps to be done one by one, each on its day."""

from __future__ import annotations

from generator.markdown import PartForm
from generator.model import Question, Quiz
from generator.quiz.identity import key_of, same_twice, scoring_hash
from generator.quiz.kind import Answers, Kind, Reading, Score
from generator.quiz.limits import STEPS
from generator.quiz.texts import check_lines, check_plain


def _read(reading: Reading) -> Quiz:
    steps, problems = reading.within(reading.items("Steps"), STEPS, "Steps"), reading.problems
    problems += check_plain(reading, "Steps")
    problems += check_lines(steps, "a step")
    problems += same_twice(steps, "steps")
    questions = tuple(Question(key=key_of(s), words=s.words, day=s.day, effort=s.effort) for s in steps)
    scored = ["plan", [[question.key, question.day] for question in questions]]
    return Quiz(kind="plan", hash=scoring_hash(scored), questions=questions)


def score(quiz: Quiz, answers: Answers) -> Score:
    """How many steps are done. `answers` says of each whether it is."""
    return {"done": sum(map(bool, answers))}


PLAN = Kind(name="plan", parts={"Steps": PartForm(items=True, efforts=True)}, read=_read, score=score)
