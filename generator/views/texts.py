"""A page's own text in pieces: HTML, and the quizzes that stand in it. Nothing here knows what a quiz shows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.values import PublishedQuiz
from generator.model import Body, Entry, Fragment, Ref, SafeHtml
from generator.views.parts import FIRST_SCREEN
from generator.views.quiz_values import Piece, QuizView, Text
from generator.views.quizzes import Quizzes
from generator.views.references import linked_quiz, resolve_pieces


def body_text(body: Body, entry: Entry | None, quizzes: Quizzes) -> Text:
    """A page's own text, as far as the place in it where something else is shown.

    Its first picture leads if none stands above the text and it begins with one.
    """
    if entry is None:
        return Text()
    early = 0 if entry.image else FIRST_SCREEN
    return _text(body.content.html[: body.place], body, entry, quizzes, early)


def rest_text(body: Body, entry: Entry | None, quizzes: Quizzes) -> Text:
    """What of a page's own text stands after that place."""
    if entry is None or body.place is None:
        return Text()
    return _text(body.content.html[body.place :], body, entry, quizzes, 0)


def closing_quiz(ref: Ref | None, quizzes: Quizzes) -> QuizView | None:
    """The quiz that front matter names; None while it is hidden."""
    shown = quizzes.here.site.library.quizzes.get(ref.name) if ref is not None else None
    return quizzes.view(shown) if shown is not None else None


def _text(html: str, body: Body, entry: Entry, quizzes: Quizzes, early: int) -> Text:
    here = quizzes.here
    fragment = Fragment(html=html, refs=body.content.refs)
    found = resolve_pieces(fragment, entry.path, here.href, here.site.library, here.site.icons, first_screen=early)
    return Text(pieces=tuple(_pieces(found, quizzes)))


def _pieces(found: Iterator[SafeHtml | PublishedQuiz], quizzes: Quizzes) -> Iterator[Piece]:
    for piece in found:
        if isinstance(piece, PublishedQuiz):
            yield Piece(html=SafeHtml(linked_quiz(piece, quizzes.here.href)), quiz=quizzes.view(piece))
        else:
            yield Piece(html=piece)
