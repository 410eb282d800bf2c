"""The numbers of a quiz in words and in the forms that HTML wants: inputs, units, awards, formulas. All are pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from generator.model import Answer, Group, Quiz
from generator.views.quiz_page_words import QuizPageWords

_TOKEN = re.compile(r"[a-z][a-z0-9_]*|[0-9]+(?:\.[0-9]+)?|\S", re.ASCII)
_SIGNS = {"*": " × ", "/": " ÷ ", "+": " + ", "-": " − ", ",": "; "}
_BEFORE_VALUE = frozenset(("", "(", ",", *"*/+-"))
_CURRENCY = re.compile(r"[A-Z]{3}")
_PLAIN_LABEL = re.compile(r"[\w '’&%€$£.]+")


def plain_number(value: float) -> str:
    """As HTML's inputs have it: "80", "0.5"."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


@lru_cache(maxsize=256)
def number_in(value: float, language: str) -> str:
    """A number as readers of a language write it."""
    from babel import UnknownLocaleError
    from babel.numbers import format_decimal

    try:
        return str(format_decimal(value, locale=language.replace("-", "_"), decimal_quantization=False))
    except (UnknownLocaleError, ValueError):
        return plain_number(value)


@lru_cache(maxsize=64)
def unit_in(unit: str, language: str) -> str:
    """A unit as readers see it: an ISO currency by its sign, any other as its author wrote it."""
    if not _CURRENCY.fullmatch(unit):
        return unit
    from babel import UnknownLocaleError
    from babel.numbers import get_currency_symbol

    try:
        return str(get_currency_symbol(unit, locale=language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return unit


def award_words(answer: Answer, groups: Iterable[Group], words: QuizPageWords) -> str:
    """ "3 points"; with points for several outcomes "The maker 2, the juggler 1"."""
    if len(answer.award) == 1:
        return words.points(answer.award[0])
    named = zip(groups, answer.award, strict=False)
    return ", ".join(f"{group.words.plain} {str(points).replace('-', '−')}" for group, points in named if points)


def formula_words(formula: str, labels: Mapping[str, str], words: QuizPageWords, language: str) -> str:
    """A formula with labels instead of names, as one would say it: "Hours a week × Your rate"."""
    functions, before, said = dict(words.functions), "", []
    for token in _TOKEN.findall(formula):
        if token == "-" and before in _BEFORE_VALUE:
            said.append("−")
        elif token in _SIGNS:
            said.append(_SIGNS[token])
        elif token[0].isdigit():
            said.append(number_in(float(token), language))
        elif token in labels:
            said.append(labels[token])
        else:
            said.append(f"{functions[token]} " if token in functions else token)
        before = token
    return "".join(said)


def labels_of(quiz: Quiz, words: QuizPageWords) -> dict[str, str]:
    """What the names in formulas are called: quoted if one of them might be taken for a part of a formula."""
    labels = {one.name: one.words.plain for one in quiz.inputs}
    labels |= {one.name: one.words.plain for one in quiz.figures}
    if all(_PLAIN_LABEL.fullmatch(label) for label in labels.values()):
        return labels
    return {name: words.quoted.format(text=label) for name, label in labels.items()}
