"""The quizzes of a series: what its page and its plan need to show how a reader has done over all of them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.library.values import PublishedQuiz
from generator.model import LinkRef, Result
from generator.views.quiz_values import QuizView, ResultView, SeriesQuiz, SeriesResult
from generator.views.quizzes import Quizzes, post_at, quiz_card
from generator.views.series import Telling, part_view
from generator.views.series_values import PartView


def series_quizzes(telling: Telling) -> tuple[SeriesQuiz, ...]:
    """Those that its file names and that readers can see, in the author's order."""
    entry, library = telling.series.entry, telling.here.site.library
    names = (ref.name for ref in entry.quizzes) if entry is not None else ()
    shown = Quizzes(telling.here)
    found = (library.quizzes[name] for name in dict.fromkeys(names) if name in library.quizzes)
    return tuple(_of_series(quiz, shown.view(quiz), telling) for quiz in found)


def _of_series(quiz: PublishedQuiz, view: QuizView, telling: Telling) -> SeriesQuiz:
    return SeriesQuiz(
        card=quiz_card(quiz, telling.here),
        data=view.data,
        groups=tuple(msgspec.structs.replace(group, fields=()) for group in view.groups),
        results=tuple(_results(quiz, view.results, telling)),
    )


def _results(quiz: PublishedQuiz, views: tuple[ResultView, ...], telling: Telling) -> Iterator[SeriesResult]:
    for result, view in zip(quiz.quiz.results, views, strict=True):
        yield SeriesResult(result=view, part=_part(result, quiz, telling))


def _part(result: Result, quiz: PublishedQuiz, telling: Telling) -> PartView | None:
    """The first part of the series to which some advice leads."""
    parts = {part.post: part for part in telling.series.parts if part.post is not None}
    for ref in (*(ref for ref in result.advice.refs if isinstance(ref, LinkRef)), *(lead.ref for lead in result.leads)):
        post = post_at(ref, quiz, telling.here)
        if post is not None and post.entry.path in parts:
            return part_view(parts[post.entry.path], telling)
    return None
