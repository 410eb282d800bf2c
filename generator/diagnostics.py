"""What is wrong with what an author wrote, as values; nothing here prints, raises or reads a file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Literal

import msgspec

Severity = Literal["error", "warning", "note"]

_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


class Span(msgspec.Struct, frozen=True, order=True):
    """A place in a file: path relative to the site's folder, line and column from 1 (0: the file as a whole)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake: where, a stable code, how bad, a sentence, and what to do about it ("" if nothing can be said)."""

    span: Span
    code: str
    severity: Severity
    message: str
    hint: str = ""

    def __str__(self) -> str:
        head = f"{self.span}: {self.severity}[{self.code}]: {self.message}"
        return head if not self.hint else f"{head}\n  hint: {self.hint.replace(chr(10), chr(10) + '        ')}"


Problems = tuple[Problem, ...]


def error(span: Span, code: str, message: str, hint: str = "") -> Problem:
    """A mistake that stops publication."""
    return Problem(span=span, code=code, severity="error", message=message, hint=hint)


def warning(span: Span, code: str, message: str, hint: str = "") -> Problem:
    """A mistake that is published all the same, unless the build is strict."""
    return Problem(span=span, code=code, severity="warning", message=message, hint=hint)


def note(span: Span, code: str, message: str, hint: str = "") -> Problem:
    """Something an author should know and need not mend."""
    return Problem(span=span, code=code, severity="note", message=message, hint=hint)


def sorted_problems(*groups: Iterable[Problem]) -> Problems:
    """All problems once, by file and place; at one place the worst first."""
    once = {problem for group in groups for problem in group}
    return tuple(sorted(once, key=lambda p: (p.span, _RANK[p.severity], p.code, p.message)))


def softened(problems: Iterable[Problem]) -> Problems:
    """Errors as warnings: what is wrong inside a file that will not be published stops nobody."""
    return tuple(msgspec.structs.replace(p, severity="warning") if p.severity == "error" else p for p in problems)


def hardened(problems: Iterable[Problem]) -> Problems:
    """Warnings as errors, for a strict build."""
    return tuple(msgspec.structs.replace(p, severity="error") if p.severity == "warning" else p for p in problems)


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


class Lines:
    """Offsets in a text as spans. `first_line` is the file's line on which the text begins."""

    __slots__ = ("_first_line", "_path", "_starts")

    def __init__(self, text: str, path: str, first_line: int = 1) -> None:
        self._path = path
        self._first_line = first_line
        starts = [0]
        position = text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = text.find("\n", position + 1)
        self._starts = starts

    def span(self, offset: int) -> Span:
        """The place of the character at `offset` (from 0)."""
        row = bisect_right(self._starts, offset) - 1
        return Span(self._path, self._first_line + row, offset - self._starts[row] + 1)

    def at(self, row: int, column: int = 1) -> Span:
        """The place on the text's line `row` (from 0), at `column` (from 1)."""
        return Span(self._path, self._first_line + row, column)

    def offset(self, row: int) -> int:
        """Where the text's line `row` (from 0) begins."""
        return self._starts[row]
