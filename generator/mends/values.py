"""A mend, and what it is planned from: one file's text, and the names that the site knows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.diagnostics import Lines, Problems, Span
from generator.editor.looking import Rules


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text` takes the place of what stands from offset `start` to before `end` of a page's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """Edits that belong together, and the problems that are gone with them."""

    problems: Problems
    edits: tuple[Edit, ...]
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A content file. `text` is all of it with "\\n" as line end and without a byte order mark."""

    path: str
    text: str
    body_line: int
    """The line, from 1, on which the text below the front matter begins."""
    lines: Lines
    rules: Rules
    language: str

    def offset(self, span: Span) -> int:
        """Where a problem's place is in the text."""
        return self.lines.offset(span.line - 1) + max(span.column - 1, 0)

    def row(self, line: int) -> tuple[int, int]:
        """Where the line with this number begins and ends, without its line end."""
        start = self.lines.offset(line - 1)
        end = self.text.find("\n", start)
        return start, (end if end >= 0 else len(self.text))

    def line(self, line: int) -> str:
        start, end = self.row(line)
        return self.text[start:end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a text may name: content files, addresses with the file of each ("" for none), and slugs of all kinds."""

    files: Collection[str]
    addresses: Mapping[str, str]
    slugs: Collection[str]
