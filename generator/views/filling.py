"""A text with marks, and what stands for each on one page, to the text as the page shows it. Nothing here looks up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import MARK_CLOSE, MARK_OPEN, SafeHtml
from generator.views.quiz_values import Fill, Piece, Text

MARK = re.compile(f"{MARK_OPEN}(/?)([0-9]+){MARK_CLOSE}")
_QUIZ_MARK = re.compile(f"{MARK_OPEN}([0-9]+){MARK_CLOSE}")


def fill_html(html: str, fills: tuple[Fill, ...], first_screen: int = 0) -> str:
    """The HTML of a text without quizzes. Its first picture leads if it stands among the first so many characters."""
    return MARK.sub(_Filling(fills, first_screen), html) if fills else html


def fill_text(html: str, fills: tuple[Fill, ...], first_screen: int) -> Text:
    """The same in pieces, with the quizzes that stand in it."""
    filled = fill_html(html, fills, first_screen)
    if not any(fill.quiz for fill in fills):
        return Text(pieces=(Piece(html=SafeHtml(filled)),) if filled.strip() else ())
    return Text(pieces=tuple(_pieces(filled, fills)))


def _pieces(filled: str, fills: tuple[Fill, ...]) -> Iterator[Piece]:
    for place, piece in enumerate(_QUIZ_MARK.split(filled)):
        if place % 2:
            fill = fills[int(piece)]
            yield Piece(html=SafeHtml(fill.html), quiz=fill.quiz)
        elif piece.strip():
            yield Piece(html=SafeHtml(piece))


@dataclass(slots=True)
class _Filling:
    """One pass over one text. The marks of quizzes stay, for the text is cut there."""

    fills: tuple[Fill, ...]
    first_screen: int
    has_picture: bool = False

    def __call__(self, mark: re.Match[str]) -> str:
        index = int(mark[2])
        fill = self.fills[index] if index < len(self.fills) else _NOTHING
        if mark[1]:
            return "" if fill.is_dropped else "</a>"
        if fill.quiz is not None:
            return mark[0]
        return self._picture(fill.pictures, mark) if fill.pictures else fill.html

    def _picture(self, pictures: tuple[str, ...], mark: re.Match[str]) -> str:
        leads = not self.has_picture and mark.start() < self.first_screen
        self.has_picture = True
        return pictures[2 * _stands_in_picture(mark) + leads]


_NOTHING = Fill(is_dropped=True)


def _stands_in_picture(mark: re.Match[str]) -> bool:
    """Whether the author wrote a <picture> around it, who then has chosen."""
    html, position = mark.string, mark.start()
    return html.rfind("<picture", 0, position) > html.rfind("</picture", 0, position)
