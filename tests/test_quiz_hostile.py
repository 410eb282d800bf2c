"""Whatever stands in a quiz's file, its author gets sentences with places, and readers nothing that was not meant."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import QuizEntry
from generator.quiz import KINDS, ParsedQuiz
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
@given(st.sampled_from(sorted(KINDS)), mutated())
def test_what_can_be_scored_is_scored(kind: str, text: str):
    """A quiz without an error has a result for every set of answers."""
    quiz = read(kind, text).quiz
    if quiz is None:
        return
    answers: list[object] = [0 for _ in quiz.questions] or [each.start for each in quiz.inputs]
    assert KINDS[kind].score(quiz, answers)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("kind", ["score", "ranking", "plan", "calculator"])
def test_what_an_author_writes_is_text_wherever_it_stands(kind: str, hostile: str):
    swap = {"score": "Nobody", "ranking": "Family", "plan": "Write it down", "calculator": "Hours a week"}[kind]
    found = read(kind, TEXTS[kind].replace(swap, f"{swap} {hostile}"))
    quiz = found.quiz
    assert quiz is not None or found.problems
    if quiz is None:
        return
    lines = [question.words for question in quiz.questions] + [each.words for each in quiz.inputs]
    lines += [answer.words for question in quiz.questions for answer in question.answers]
    for words in lines:
        assert "<script" not in words.html.html
        assert "onerror" not in words.html.html.replace("&lt;img src=x onerror=alert(1)&gt;", "")
        assert "javascript:" not in words.html.html
        assert '" onfocus' not in words.html.html
