"""A quiz in plain lines, as its author checks it: what counts what, what can be reached, and who is told what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from generator.model import Question, Quiz, Result
from generator.quiz.kinds import KINDS
from generator.quiz.kinds.profile import reach_of
from generator.quiz.reach import sums

_DEEP = "     "
_COUNTED = 5_000
"""Sums further apart than this are not counted one by one: it would take minutes."""


def shown(quiz: Quiz) -> Iterator[str]:
    """Lines without line ends: questions with their points, then what they can come to, then the results."""
    for number, question in enumerate(quiz.questions, 1):
        yield from _question(quiz, question, number)
    for number, each in enumerate(quiz.inputs, 1):
        yield f"{number}. {each.words.plain}"
        yield f"{_DEEP}{each.name}: from {each.low:g} to {each.high:g} in steps of {each.step:g} {each.unit}".rstrip()
        yield f"{_DEEP}begins at {each.start:g}"
    yield ""
    yield from _REACHES.get(quiz.kind, _nothing)(quiz)
    shares = _shares(quiz) if quiz.kind == "score" and _few_sums(quiz) else {}
    for result in quiz.results:
        share = f"   (of all ways to answer, {shares[result]} lead here)" if result in shares else ""
        yield f"  {_when(quiz, result)}  {result.words.plain}{share}".rstrip()
        for lead in result.leads:
            yield f"{_DEEP}{_DEEP}-> {lead.ref.target}"


def _question(quiz: Quiz, question: Question, number: int) -> Iterator[str]:
    """A question with its answers; a statement has its scale, which is the same for all, only if it is turned round."""
    dimension = f"{quiz.groups[question.group].name}: " if quiz.kind == "profile" else ""
    reverse = " (reverse)" if dimension and question.answers and question.answers[0].award[0] else ""
    effort = f"  ({question.effort})" if question.effort else ""
    yield f"{number}. {dimension}{question.words.plain}{reverse}{effort}"
    if dimension:
        return
    for answer in question.answers:
        yield f"{_DEEP}{_award(quiz, answer.award):>5}  {answer.words.plain}"


def _award(quiz: Quiz, award: tuple[int, ...]) -> str:
    if quiz.kind != "outcome":
        return str(award[0])
    said = (f"{group.name} {points}" for group, points in zip(quiz.groups, award, strict=True) if points)
    return ", ".join(said) or "0"


def _when(quiz: Quiz, result: Result) -> str:
    if quiz.kind == "outcome" and result.group is not None:
        return f"{quiz.groups[result.group].name:>12}"
    dimension = f"{quiz.groups[result.group].name}, " if result.group is not None else ""
    unit = " %" if quiz.kind == "profile" else ""
    return f"{f'{dimension}{result.low} to {result.high}{unit}':>20}"


def _nothing(quiz: Quiz) -> Iterator[str]:
    yield from ()


def _score(quiz: Quiz) -> Iterator[str]:
    yield f"Answers come to sums from {quiz.results[0].low} to {quiz.results[-1].high}."
    yield ""


def _few_sums(quiz: Quiz) -> bool:
    """Whether all ways to answer can be counted at once."""
    return quiz.results[-1].high - quiz.results[0].low <= _COUNTED


def _shares(quiz: Quiz) -> dict[Result, str]:
    """By result, how many of all ways to answer lead to it."""
    ways = Counter({0: 1})
    for question in quiz.questions:
        ways = _added(ways, [answer.award[0] for answer in question.answers])
    total = sum(ways.values())
    shares = {r: Fraction(sum(ways[s] for s in ways if r.low <= s <= r.high), total) for r in quiz.results}
    return {result: f"{float(share * 100):.1f} %" for result, share in shares.items()}


def _added(ways: Counter[int], points: list[int]) -> Counter[int]:
    found: Counter[int] = Counter()
    for got, count in ways.items():
        for each in points:
            found[got + each] += count
    return found


def _profile(quiz: Quiz) -> Iterator[str]:
    if quiz.questions:
        yield f"Each is answered with: {', '.join(_scale(quiz))}."
    for group, dimension in enumerate(quiz.groups):
        reached = list(sums(reach_of(quiz, group)))
        shown = ", ".join(map(str, reached)) if len(reached) <= 12 else f"{len(reached)} values from 0 to 100"
        yield f"{dimension.name} ({dimension.words.plain}): {shown} %"
    yield ""


def _scale(quiz: Quiz) -> list[str]:
    return [answer.words.plain for answer in quiz.questions[0].answers]


def _outcome(quiz: Quiz) -> Iterator[str]:
    for index, group in enumerate(quiz.groups):
        most = sum(max(answer.award[index] for answer in question.answers) for question in quiz.questions)
        least = sum(min(answer.award[index] for answer in question.answers) for question in quiz.questions)
        yield f"{group.name}: from {least} to {most} points"
    yield ""


def _calculator(quiz: Quiz) -> Iterator[str]:
    yield "With the numbers that it begins with:"
    values = KINDS["calculator"].score(quiz, [each.start for each in quiz.inputs])["values"]
    for figure, value in zip(quiz.figures, values, strict=True):
        said = "-" if value is None else f"{value:z.{figure.digits}f}"
        yield f"  {figure.words.plain}: {said} {figure.unit}".rstrip()
        yield f"{_DEEP}{figure.name} = {figure.formula}"


def _ranking(quiz: Quiz) -> Iterator[str]:
    yield f"Readers put these in order{f' and keep the first {quiz.keep}' if quiz.keep else ''}."


_REACHES = {
    "score": _score,
    "profile": _profile,
    "outcome": _outcome,
    "calculator": _calculator,
    "ranking": _ranking,
}
