"""A post's page without its text: from facts alone, so that a build can tell whether the page has changed."""

from __future__ import annotations

from generator.entries.questions import questions_in
from generator.model import Body, Shape, Value
from generator.model.constructs import holds_construct
from generator.views.constructs import PLAIN, QUIZ, TEXT, sheet_of
from generator.views.pages import PostView
from generator.views.quiz_values import Fill


class Sketch(Value, frozen=True, kw_only=True):
    """All that a page shows but its text, and what is put into that text."""

    view: PostView
    """With neither `body` nor `rest`."""
    body: str
    """The digest of the body whose text belongs there."""
    fills: tuple[Fill, ...]
    early: int
    """Among how many characters of the text its first picture leads."""


def shape_of(body: Body, *, has_questions: bool) -> Shape:
    """What a page needs of a body before its text; `has_questions` is whether its author marked it as questions."""
    return Shape(
        title=body.title,
        headings=body.headings,
        questions=questions_in(body) if has_questions else (),
        has_constructs=holds_construct(body.content.html),
    )


def sheet_around(view: PostView, fills: tuple[Fill, ...], *, has_constructs: bool) -> str:
    """The style sheet for a page whose text is still to come; `has_constructs` is whether that holds any."""
    around = sheet_of(view)
    if around == QUIZ or any(fill.quiz for fill in fills):
        return QUIZ
    if around == TEXT or has_constructs:
        return TEXT
    filled = (html for fill in fills for html in (fill.html, *fill.pictures))
    return TEXT if any(map(holds_construct, filled)) else PLAIN
