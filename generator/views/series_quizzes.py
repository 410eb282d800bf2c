"""The quizzes of series: what pages and plans need to show how a reader has done over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.library.values import PublishedQuiz
from generator.model import LinkRef, Result
from generator.views.parts import Here
from generator.views.quiz_values import QuizView, ResultView, SeriesQuiz, SeriesResult
from generator.views.quizzes import Quizzes, post_at, quiz_card
from generator.views.series import Telling, part_view, told
from generator.views.series_values import PartView, PlanGroup


def series_quizzes(telling: Telling) -> tuple[SeriesQuiz, ...]:
    """Those that its file names and that readers can see, in the author's order."""
    library, shown = telling.here.site.library, Quizzes(telling.here)
    found = (library.quizzes[name] for name in _named(telling) if name in library.quizzes)
    return tuple(_quiz(quiz, shown.view(quiz), (telling,), telling.here) for quiz in found)


def all_quizzes(here: Here) -> tuple[SeriesQuiz, ...]:
    """Every quiz that readers can see, with the parts of those series that name it."""
    tellings, shown = tuple(told(series, here) for series in here.site.library.series), Quizzes(here)
    return tuple(
        _quiz(quiz, shown.view(quiz), tuple(one for one in tellings if quiz.id in _named(one)), here)
        for quiz in here.site.library.quizzes.values()
    )


def with_steps(quizzes: tuple[SeriesQuiz, ...], groups: tuple[PlanGroup, ...]) -> tuple[SeriesQuiz, ...]:
    """The same on a page that shows the steps of the parts: each result leads to those of its own."""
    anchors = {group.key: f"#mp-plan-{number}" for number, group in enumerate(groups, 1)}
    return tuple(
        msgspec.structs.replace(quiz, results=tuple(_with_steps(one, anchors) for one in quiz.results))
        for quiz in quizzes
    )


def _with_steps(result: SeriesResult, anchors: Mapping[str, str]) -> SeriesResult:
    key = result.part.key if result.part else ""
    return msgspec.structs.replace(result, steps=anchors.get(key, ""))


def _named(telling: Telling) -> Iterable[str]:
    entry = telling.series.entry
    return dict.fromkeys(ref.name for ref in entry.quizzes) if entry is not None else ()


def _quiz(quiz: PublishedQuiz, view: QuizView, tellings: tuple[Telling, ...], here: Here) -> SeriesQuiz:
    return SeriesQuiz(
        card=quiz_card(quiz, here),
        data=view.data,
        groups=tuple(msgspec.structs.replace(group, fields=()) for group in view.groups),
        results=tuple(_results(quiz, view.results, tellings)),
    )


def _results(
    quiz: PublishedQuiz, views: tuple[ResultView, ...], tellings: tuple[Telling, ...]
) -> Iterator[SeriesResult]:
    for result, view in zip(quiz.quiz.results, views, strict=True):
        parts = (part for telling in tellings if (part := _part(result, quiz, telling)) is not None)
        yield SeriesResult(result=view, part=next(parts, None))


def _part(result: Result, quiz: PublishedQuiz, telling: Telling) -> PartView | None:
    """The first part of the series to which some advice leads."""
    parts = {part.post: part for part in telling.series.parts if part.post is not None}
    for ref in (*(ref for ref in result.advice.refs if isinstance(ref, LinkRef)), *(lead.ref for lead in result.leads)):
        post = post_at(ref, quiz, telling.here)
        if post is not None and post.entry.path in parts:
            return part_view(parts[post.entry.path], telling)
    return None
