"""What only some texts hold: boxes, code, tables and the like. Pages without any of it load a smaller style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from generator.model import SafeHtml
from generator.model.constructs import CLASSES, holds_construct
from generator.views.quiz_values import QuizView, SeriesQuiz

PLAIN = "plain"
TEXT = "text"
QUIZ = "quiz"
"""The style sheets of which a page loads one: QUIZ has all rules, TEXT those without quizzes, PLAIN those without the
constructs below either."""

_QUIZ = SafeHtml("<details>")
"""Stands for a quiz, whatever it holds."""


def is_quiz(name: str) -> bool:
    """Whether a class is one that templates and scripts give to quizzes alone."""
    return name.startswith("mp-quiz")


def is_construct(name: str) -> bool:
    """Whether a class belongs to a construct."""
    return any(part in name for part in CLASSES)


def sheet_of(view: Any) -> str:
    """The style sheet for a view, by all of the HTML that it holds. Any: a view of whatever kind, or a part of one."""
    sheet = PLAIN
    for text in _texts(view):
        if text is _QUIZ:
            return QUIZ
        if sheet == PLAIN and holds_construct(text.html):
            sheet = TEXT
    return sheet


def _texts(value: Any) -> Iterator[SafeHtml]:
    if isinstance(value, QuizView | SeriesQuiz):
        yield _QUIZ
    elif isinstance(value, SafeHtml):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in _fields_of_html(type(value)):
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)


@cache
def _fields_of_html(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields in which a kind of view may hold HTML, itself or deeper down. The others are words and numbers."""
    return tuple(name for name, hint in get_type_hints(kind).items() if _may_be_html(hint))


def _may_be_html(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return issubclass(hint, SafeHtml) or bool(_fields_of_html(hint))
    return any(_may_be_html(part) for part in get_args(hint))
