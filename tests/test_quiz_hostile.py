"""Whatever stands in a quiz's file, its author gets sentences with places, and readers nothing that was not meant."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Quiz, QuizEntry
from generator.quiz import KINDS, ParsedQuiz
from generator.quiz.kinds.profile import NOT_APPLYING
from tests.entries_samples import parsed
from tests.quiz_texts import TEXTS, read

MANY = 2000 if os.environ.get("MILEPOST_LONG") else 1000
PARTS = ("Questions", "Results", "Statements", "Items", "Steps", "Inputs", "Afterwards")
TABLES = (
    "| name | question | from | to | start |\n| --- | --- | --- | --- | --- |\n",
    "| a | b | 0 | 9 | 1 |\n",
    "| name | label | formula |\n| --- | --- | --- |\n",
    "| c | d | a * (2 + min(a, 3)) |\n",
)
BEGINNINGS = (
    "### ",
    "- ",
    "| ",
    " | ",
    "0 | ",
    "-3 | ",
    "sales, 0 | ",
    "maker+2, juggler | ",
    "reverse | ",
    "> ",
    "\t",
)
TEXT = ("word", "٣", "ß", "\N{RIGHT-TO-LEFT OVERRIDE}", "\\|", "*", "_", "::", "{", "}", "&amp;", "9" * 30, "{#key}")
MARKUP = ("<b>", "</section>", "[a](b.md)", "![](x.png)", "```\n", "[^1]", "[^1]: note\n", "\n", "\n\n")
HOSTILE = (
    "</script><script>alert(1)</script>",
    '" onfocus="alert(1)',
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
)
PIECES = (*(f"## {part}\n" for part in PARTS), *TABLES, *BEGINNINGS, *TEXT, *MARKUP, *HOSTILE)


def texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map(
        lambda parts: "".join(parts).replace("\r", "").translate({c: None for c in range(32) if c not in (9, 10)})
    )


def mutated() -> st.SearchStrategy[str]:
    """A sample with something cut out or put in."""
    places = st.floats(0, 1)

    def cut(text: str, at: float, length: int, piece: str) -> str:
        start = int(at * len(text))
        return text[:start] + piece + text[start + length :]

    sample = st.sampled_from(list(TEXTS.values()))
    return st.builds(cut, sample, places, st.integers(0, 30), st.sampled_from(PIECES))


def assert_sound(found: ParsedQuiz) -> None:
    for problem in found.problems:
        assert problem.message
        assert problem.span.line >= 0
    if found.quiz is not None:
        assert found.quiz.kind in KINDS
        assert not any(problem.severity == "error" and problem.code.startswith("quiz-") for problem in found.problems)


@settings(max_examples=MANY, deadline=None)
@given(st.sampled_from(sorted(KINDS)), texts() | mutated(), st.booleans())
def test_no_text_stops_the_reading_of_a_quiz(kind: str, text: str, na: bool):
    assert_sound(read(kind, text or "\n", na=na, keep="3" if kind == "ranking" else ""))


@settings(max_examples=MANY // 3, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(sorted(KINDS)))
def test_no_bytes_stop_the_reading_of_a_file(data: bytes, kind: str):
    for source in (data, f"---\ntitle: A\nkind: {kind}\n---\n".encode() + data):
        found = parsed("quizzes/a.md", source)
        assert found.entry is None or isinstance(found.entry, QuizEntry)


@settings(max_examples=MANY // 3, deadline=None)
@given(st.sampled_from(sorted(KINDS)), mutated(), st.booleans(), st.data())
def test_what_can_be_scored_is_scored(kind: str, text: str, na: bool, draw: st.DataObject):
    """A quiz without an error has a result for every set of answers, whatever else is odd about its file."""
    quiz = read(kind, text, na=na, idle="boost").quiz
    if quiz is None or kind not in ("score", "profile", "outcome"):
        return
    least = NOT_APPLYING if quiz.na else 0
    answers = [draw.draw(st.integers(least, len(question.answers) - 1)) for question in quiz.questions]
    found = KINDS[kind].score(quiz, answers)
    results = [found["result"]] if kind == "score" else found["results"]
    assert results
    assert all((result is None and quiz.na) or result in range(len(quiz.results)) for result in results)


WHERE = {
    "score": ("Nobody", "Who answers", "Think of", "Two minutes", "Feast", "Raise your", "Come back"),
    "profile": ("Marketing", "I drop", "Neglected", "Go on"),
    "outcome": ("The meeting", "And on", "The juggler", "Rest."),
    "calculator": ("Hours a week", "Lost a year"),
    "ranking": ("Family",),
    "plan": ("Write it down",),
}


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("kind", WHERE)
def test_what_an_author_writes_is_text_wherever_it_stands(kind: str, hostile: str):
    text = TEXTS[kind]
    for words in WHERE[kind]:
        text = text.replace(words, f"{words} {hostile}", 1)
    found = read(kind, text)
    assert found.quiz is not None, found.problems
    html = "".join(htmls(found.quiz))
    assert html.count(WHERE[kind][0])
    assert not re.search(r"<script|<img|href=.javascript:|<[^>]*onfocus=", html)


def htmls(quiz: Quiz) -> Iterator[str]:
    """All HTML of a quiz."""
    yield from (quiz.introduction.html, quiz.afterwards.html)
    for question in quiz.questions:
        yield from (question.words.html.html, question.help.html)
        yield from (answer.words.html.html for answer in question.answers)
    for result in quiz.results:
        yield from (result.words.html.html, result.advice.html)
    yield from (one.words.html.html for one in (*quiz.groups, *quiz.inputs, *quiz.figures))
