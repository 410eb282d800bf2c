"""A page's own text in pieces: HTML, and the quizzes that stand in it. Nothing here knows what a quiz shows."""

from __future__ import annotations

from generator.library.values import PublishedQuiz
from generator.model import Body, BodyRef, Entry, Ref
from generator.views.filling import fill_text
from generator.views.parts import FIRST_SCREEN
from generator.views.quiz_values import Fill, QuizView, Text
from generator.views.quizzes import Quizzes
from generator.views.references import Look, linked_quiz


def fills_of(refs: tuple[BodyRef, ...], entry: Entry, quizzes: Quizzes) -> tuple[Fill, ...]:
    """What stands on this page for each reference of an entry's text, in their order."""
    here = quizzes.here
    look = Look(entry.path, here.href, here.site.library, here.site.icons)

    def quiz(found: PublishedQuiz) -> Fill:
        return Fill(linked_quiz(found, here.href), quiz=quizzes.view(found))

    return tuple(look.fill(ref, quiz) for ref in refs)


def first_screen(entry: Entry) -> int:
    """Among how many characters of its text a page's first picture leads: none if one stands above the text."""
    return 0 if entry.image else FIRST_SCREEN


def body_text(body: Body, entry: Entry | None, quizzes: Quizzes) -> tuple[Text, Text]:
    """A page's own text as far as the place in it where something else is shown, and what stands after that place."""
    if entry is None:
        return Text(), Text()
    return placed_text(body, fills_of(body.content.refs, entry, quizzes), first_screen(entry))


def placed_text(body: Body, fills: tuple[Fill, ...], early: int) -> tuple[Text, Text]:
    """The same from what stands for its references."""
    html, place = body.content.html, body.place
    return fill_text(html[:place], fills, early), Text() if place is None else fill_text(html[place:], fills, 0)


def closing_quiz(ref: Ref | None, quizzes: Quizzes) -> QuizView | None:
    """The quiz that front matter names; None while it is hidden."""
    shown = quizzes.here.site.library.quizzes.get(ref.name) if ref is not None else None
    return quizzes.view(shown) if shown is not None else None
