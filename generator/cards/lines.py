"""A text set in lines of even length, at the largest size at which it fits. Knows widths by asking, and no font."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

Measure = Callable[[str, int], float]
"""The width in pixels of a text at a size."""

_BREAKS = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")
"""Within a word: after the hyphen between two letters."""
_LONGEST = 600
"""Characters that are looked at; no card holds more."""


class Step(NamedTuple):
    """A size of type in pixels, the distance of its lines, and how many of them look well."""

    size: int
    leading: int
    lines: int


class Setting(NamedTuple):
    """`is_cut` tells that not all of the text is there; the last line then ends with "…"."""

    step: Step
    lines: tuple[str, ...]
    is_cut: bool = False


def set_lines(text: str, measure: Measure, steps: Sequence[Step], width: int) -> Setting:
    """The text at the first of the steps (largest first) at which it fits; at the last one it is cut."""
    pieces, measure = _pieces(text[:_LONGEST]), cache(measure)
    for step in steps:

        def wide(line: str, step: Step = step) -> float:
            return measure(line, step.size)

        lines = _filled(pieces, wide, width)
        if len(lines) <= step.lines and all(wide(line) <= width for line in lines):
            return Setting(step, _balanced(pieces, wide, width, len(lines)))
    last = steps[-1]
    return _cut_short(text, pieces, lambda line: measure(line, last.size), last, width)


def cut_to(text: str, wide: Callable[[str], float], width: int) -> str:
    """One line, cut with "…" if it is too long."""
    return text if wide(text) <= width else _cut(text, wide, width)


def _cut_short(text: str, pieces: Sequence[str], wide: Callable[[str], float], step: Step, width: int) -> Setting:
    """As much as the step holds, words in parts that no line can hold."""
    lines = _filled(_broken(pieces, wide, width), wide, width)
    if len(lines) <= step.lines and len(text) <= _LONGEST:
        return Setting(step, tuple(lines))
    end = min(len(lines), step.lines) - 1
    return Setting(step, (*lines[:end], _cut(lines[end], wide, width)), is_cut=True)


def _pieces(text: str) -> list[str]:
    """What may stand on lines of its own: words with the space behind them, and the parts of hyphenated ones.

    A no-break space holds its words together.
    """
    words = re.split(r"[ \t\r\n]+", text.strip(" \t\r\n"))
    return [part for word in words if word for part in _BREAKS.split(f"{word} ")]


def _filled(pieces: Sequence[str], wide: Callable[[str], float], width: float) -> list[str]:
    """As much on each line as it holds; a piece that is too wide stands alone."""
    lines, line = [], ""
    for piece in pieces:
        if line and wide((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line else lines


def _balanced(pieces: Sequence[str], wide: Callable[[str], float], width: float, count: int) -> tuple[str, ...]:
    """The same number of lines in the narrowest room that holds them: no word stands alone on the last."""
    narrow, best = width / 2 if count > 1 else width, _filled(pieces, wide, width)
    while width - narrow > 8:
        middle = (narrow + width) / 2
        lines = _filled(pieces, wide, middle)
        if len(lines) == count and all(wide(line) <= middle for line in lines):
            width, best = middle, lines
        else:
            narrow = middle
    return tuple(best)


def _broken(pieces: Sequence[str], wide: Callable[[str], float], width: float) -> list[str]:
    """Words that no line can hold, in parts that one can."""
    parts: list[str] = []
    for piece in pieces:
        while wide(piece.rstrip()) > width:
            head = _longest_start(piece, wide, width)
            parts.append(head)
            piece = piece[len(head) :]
        parts.append(piece)
    return [part for part in parts if part.strip()]


def _cut(line: str, wide: Callable[[str], float], width: float) -> str:
    start = line if wide(f"{line}…") <= width else _longest_start(line, lambda text: wide(f"{text}…"), width)
    word = start.rpartition(" ")[0]
    # A cut within a word is better than a line that is half empty.
    return f"{(word if len(word) * 3 > len(start) * 2 and start != line else start).rstrip(' ,;:–—-')}…"


def _longest_start(text: str, wide: Callable[[str], float], width: float) -> str:
    """The longest start that fits, one character at least, and no letter without the marks that belong to it."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wide(text[:middle]) <= width else (low, middle - 1)
    while low < len(text) and low > 1 and _is_mark(text[low]):
        low -= 1
    return text[:low]


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0
