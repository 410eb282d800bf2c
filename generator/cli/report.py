"""Problems as a person, an editor or GitHub reads them. Nothing here decides what is a problem."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from generator.diagnostics import Problem, Problems, Severity

Format = Literal["text", "json", "github"]

_GITHUB: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def formatted(problems: Problems, form: Format) -> str:
    """The problems as text without a line end at its end; "" for none, but JSON always is an array."""
    match form:
        case "text":
            return "\n".join(str(problem) for problem in problems)
        case "json":
            return json.dumps([_record(problem) for problem in problems], ensure_ascii=False, indent=2)
        case "github":
            return "\n".join(_annotation(problem) for problem in problems)


def _record(problem: Problem) -> dict[str, str | int]:
    return {
        "file": problem.span.path,
        "line": problem.span.line,
        "column": problem.span.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _annotation(problem: Problem) -> str:
    """A line that GitHub Actions shows at the file's line (workflow commands)."""
    place = [f"file={_property(problem.span.path)}"]
    if problem.span.line:
        place.append(f"line={problem.span.line}")
    if problem.span.column:
        place.append(f"col={problem.span.column}")
    place.append(f"title={_property(problem.code)}")
    text = problem.message if not problem.hint else f"{problem.message}\nhint: {problem.hint}"
    return f"::{_GITHUB[problem.severity]} {','.join(place)}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def counted(problems: Iterable[Problem]) -> str:
    """How many of each severity, as words: "2 errors, 1 warning"."""
    counts = Counter(problem.severity for problem in problems)
    severities: tuple[Severity, ...] = ("error", "warning", "note")
    return ", ".join(plural(counts[severity], severity) for severity in severities if counts[severity])


def plural(number: int, noun: str) -> str:
    """A number with its noun: "1 page", "2,000 pages"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
