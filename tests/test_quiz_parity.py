"""The result is the same in the reader's browser and here: the shipped score() by node against Python's."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.config import Options
from generator.entries import Rules, parse_entry
from generator.model import Quiz, QuizEntry, Source
from generator.quiz.kinds import KINDS
from generator.routes import Layout
from generator.views.quiz_data import quiz_data
from tests.example import ROOT
from tests.quiz_texts import quiz_of

SETS = 3_000
SCRIPTS = ROOT / "templates" / "assets" / "javascripts" / "quiz"
FILES = sorted((ROOT / "content" / "quizzes").glob("*.md"))


def chosen(quiz: Quiz, chance: random.Random) -> list[int | None]:
    """Mostly complete, so that most sets come to a result; some with holes, and with what does not apply."""
    holes = chance.random() < 0.2
    answers: list[int | None] = []
    for question in quiz.questions:
        some: list[int | None] = list(range(len(question.answers)))
        answers.append(chance.choice(some + [-1] * quiz.na + [None] * holes))
    return answers


def numbers(quiz: Quiz, chance: random.Random) -> list[float]:
    ends = [(one.low, one.high, one.start, 0.0) for one in quiz.inputs]
    return [
        chance.choice([*end, chance.uniform(end[0], end[1]), float(round(chance.uniform(end[0], end[1])))])
        for end in ends
    ]


def answers(quiz: Quiz, chance: random.Random) -> list[Any]:
    if quiz.kind == "calculator":
        return numbers(quiz, chance)
    places = range(len(quiz.questions))
    if quiz.kind == "ranking":
        return chance.sample(places, len(places))
    if quiz.kind == "plan":
        return [chance.random() < 0.5 for _ in places]
    return chosen(quiz, chance)


def edges(quiz: Quiz) -> list[list[Any]]:
    """The same answer to every question; nothing at all; and each answer alone changed, which passes every bound."""
    if not quiz.questions or not quiz.questions[0].answers:
        return []
    most = max(len(question.answers) for question in quiz.questions)
    same = [[min(at, len(question.answers) - 1) for question in quiz.questions] for at in range(most)]
    found: list[list[Any]] = [*same, [None] * len(quiz.questions)]
    climbing = list(same[0])
    for place, question in enumerate(quiz.questions):
        for at in range(len(question.answers)):
            climbing[place] = at
            found.append(list(climbing))
    return found


def hand_made() -> Quiz:
    """Division by zero, halves, negative numbers, and every operator and function."""
    formulas = ("a / b", "round(a)", "round(0 - a)", "floor(a / 3)", "ceil(-a)", "min(a, b, 2)", "max(a, 0 - b)",
                "first + 1", "(a + b) * (a - b) / 7 - 0.1", "a * 1000000000 * a * 1000000000")  # fmt: skip
    names = ("first", *(f"f{place}" for place in range(1, len(formulas))))
    rows = "\n".join(f"| {name} | L{name} | `{formula}` |" for name, formula in zip(names, formulas, strict=True))
    return quiz_of(
        "calculator",
        "## Inputs\n\n| name | question | from | to | start |\n| --- | --- | --- | --- | --- |\n"
        "| a | A? | -100 | 100 | 0.5 |\n| b | B? | -2 | 2 | 0 |\n\n"
        f"## Results\n\n| name | label | formula |\n| --- | --- | --- |\n{rows}\n",
    )


def example(path: Path) -> Quiz:
    rules = Rules(layout=Layout(), options=Options(), docs_dir="content", language="en")
    entry = parse_entry(Source(path=f"quizzes/{path.name}", data=path.read_bytes()), rules).entry
    assert isinstance(entry, QuizEntry)
    assert entry.quiz is not None
    return entry.quiz


def in_the_browser(quizzes: list[Quiz], sets: list[list[list[Any]]]) -> list[list[Any]]:
    asked = [
        {"module": (SCRIPTS / f"{quiz.kind}.js").as_uri(), "data": json.loads(quiz_data("a", quiz)), "sets": some}
        for quiz, some in zip(quizzes, sets, strict=True)
    ]
    program = str(Path(__file__).with_name("quiz_scores.mjs"))
    command = [shutil.which("node") or "node", program]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    answers: list[list[Any]] = json.loads(done.stdout, parse_int=float)
    return answers


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node to run the scripts")
def test_the_browser_and_the_core_come_to_the_same_result():
    chance = random.Random(5)
    quizzes = [*map(example, FILES), hand_made()]
    assert {quiz.kind for quiz in quizzes} == set(KINDS)
    sets = [[*edges(quiz), *(answers(quiz, chance) for _ in range(SETS))] for quiz in quizzes]
    for quiz, some, theirs in zip(quizzes, sets, in_the_browser(quizzes, sets), strict=True):
        ours = [KINDS[quiz.kind].score(quiz, one) for one in some]
        unlike = [found for found in zip(some, ours, theirs, strict=True) if found[1] != found[2]]
        assert not unlike, (quiz.kind, len(unlike), unlike[:3])
        assert len({json.dumps(score) for score in ours}) > 3, "the sets lead to different results"


def test_every_band_and_every_outcome_comes_up_in_what_is_compared():
    chance = random.Random(5)
    for quiz in map(example, FILES):
        if not quiz.results:
            continue
        told: set[int] = set()
        for one in [*edges(quiz), *(answers(quiz, chance) for _ in range(SETS))]:
            score: Any = KINDS[quiz.kind].score(quiz, one)
            told.update(at for at in score.get("results", [score.get("result")]) if at is not None)
        assert told == set(range(len(quiz.results)))
