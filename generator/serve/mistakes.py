"""Problems as the overlay shows them: with the text around them, and a way into the editor. Reads the files named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from generator.diagnostics import Problem, Severity
from generator.serve.editors import editor_link

MOST = 100
"""How many problems are shown with their places; the number of all is always told."""
_AROUND = 2
_LONGEST = 240
_LARGEST = 2_000_000
_RANK: Mapping[Severity, int] = {"error": 0, "warning": 1, "note": 2}


def shown_mistakes(problems: Iterable[Problem], root: Path, editor: str) -> dict[str, Any]:
    """Errors and warnings, the worst first, as JSON has them. `root` is the folder that their paths count from."""
    listed = sorted((p for p in problems if p.severity != "note"), key=lambda p: _RANK[p.severity])
    texts: dict[str, list[str]] = _Texts(partial(_lines, root))
    return {
        "errors": sum(problem.severity == "error" for problem in listed),
        "warnings": sum(problem.severity == "warning" for problem in listed),
        "list": [_shown(problem, root, editor, texts) for problem in listed[:MOST]],
    }


def broken_preview(sentence: str) -> dict[str, Any]:
    """The same for a build that ended without a word about any file."""
    told = {"severity": "error", "code": "", "message": sentence, "hint": "", "place": "", "edit": "", "excerpt": []}
    return {"errors": 1, "warnings": 0, "list": [told]}


class _Texts(defaultdict[str, list[str]]):
    """The lines of files by their paths, each file read once."""

    def __missing__(self, path: str) -> list[str]:
        self[path] = lines = self.default_factory(path)  # type: ignore[call-arg, misc]  # it is given the key
        return lines


def _shown(problem: Problem, root: Path, editor: str, texts: dict[str, list[str]]) -> dict[str, Any]:
    span = problem.span
    return {
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "place": str(span),
        "edit": editor_link(editor, root / span.path, span.line, span.column) if (root / span.path).exists() else "",
        "excerpt": _excerpt(texts[span.path], span.line, span.column) if span.line else [],
    }


def _excerpt(lines: list[str], line: int, column: int) -> list[dict[str, Any]]:
    """The lines around a place: number, text, and the column on the line that is meant (0 elsewhere)."""
    numbers = range(max(1, line - _AROUND), min(len(lines), line + _AROUND) + 1)
    return [_line(number, lines[number - 1], column if number == line else 0, number == line) for number in numbers]


def _line(number: int, text: str, column: int, is_meant: bool) -> dict[str, Any]:
    """A line that is longer than a screen is cut around its column."""
    start = max(0, column - _LONGEST // 2) if len(text) > _LONGEST else 0
    cut = text[start : start + _LONGEST]
    shown = f"{'…' if start else ''}{cut}{'…' if start + _LONGEST < len(text) else ''}"
    at = column - start + (1 if start else 0) if column else 0
    return {"number": number, "text": shown, "column": at, "meant": is_meant}


def _lines(root: Path, path: str) -> list[str]:
    """A file's lines; none of one that cannot be read, or is no text of an author's."""
    file = root / path
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return []
        return file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    except (OSError, ValueError):
        return []
