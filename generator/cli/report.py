"""Problems and results as a person, an editor or GitHub reads them. Nothing here decides what is a problem."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from generator.diagnostics import Problem, Problems, Severity

if TYPE_CHECKING:
    from generator.build import Result
    from generator.model import Moment

Format = Literal["text", "json", "github"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_GITHUB: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def seen_from_here(problems: Problems, config: Path) -> Problems:
    """The problems with paths that lead there from the current folder, for editors and terminals that follow them.

    They are relative to the folder of `config`, which differs where the configuration was named with `-f`.
    """
    folder = config.parent
    if folder.is_absolute() and folder.is_relative_to(Path.cwd()):
        folder = folder.relative_to(Path.cwd())
    if folder == Path():
        return problems
    replace = msgspec.structs.replace
    return tuple(replace(p, span=replace(p.span, path=(folder / p.span.path).as_posix())) for p in problems)


def formatted(problems: Problems, form: Format) -> str:
    """The problems as text without a line end at its end; "" for none, but JSON always is an array."""
    match form:
        case "text":
            return "\n".join(str(problem) for problem in problems)
        case "json":
            # ASCII, because a pipe on Windows may carry nothing else.
            return json.dumps([_record(problem) for problem in problems], indent=2)
        case "github":
            return "\n".join(_annotation(problem) for problem in problems)


def built(result: Result, seconds: float) -> str:
    """The one line at the end of a build that may have published something."""
    problems = counted(result.problems)
    if result.counts is None:
        if any(problem.code == "publish-interrupted" for problem in result.problems):
            return f"Publishing broke off: {problems}. The next build completes it."
        return f"Nothing was published: {problems}. The site is as it was."
    counts = result.counts
    if result.is_old:
        return f"Nothing has changed since the last build: {_contents(result)}, in {seconds:.1f} s.{_remarks(result)}"
    changes = f"{plural(counts.written, 'file')} written, {counts.deleted:,} deleted"
    if not counts.written and not counts.deleted:
        changes = "nothing has changed"
    return f"Published {_contents(result)}: {changes}, in {seconds:.1f} s.{_remarks(result)}"


def previewed(result: Result, seconds: float, *, before: bool) -> str:
    """The same for a build that only the author sees; `before` tells whether there has been a good one."""
    if result.counts is None:
        shown = "The preview shows the last state without errors."
        nothing = "There is nothing to show yet: mend the file and save it."
        return f"Not built: {counted(result.problems)}. {shown if before else nothing}"
    return f"Built {_contents(result)}, in {seconds:.1f} s.{_remarks(result)}"


def _contents(result: Result) -> str:
    """What the site holds."""
    return (
        f"{plural(result.counts.posts, 'post')}, {plural(result.counts.pages, 'page')} in all" if result.counts else ""
    )


def _remarks(result: Result) -> str:
    said = (hidden(result), f"{counted(result.problems)}." if result.problems else "")
    return "".join(f" {part}" for part in said if part)


def hidden(result: Result) -> str:
    """What readers do not see yet or any more, and when time alone will next change the site; "" for nothing."""
    posts = result.hidden
    parts = (
        plural(posts.drafts, "draft") if posts.drafts else "",
        f"{posts.scheduled:,} scheduled" if posts.scheduled else "",
        f"{posts.expired:,} expired" if posts.expired else "",
        f"next change on {in_words(result.until)}" if result.until is not None else "",
    )
    said = ", ".join(part for part in parts if part)
    if posts.posts:
        return f"Hidden: {said}."
    return f"{said[0].upper()}{said[1:]}." if said else ""


def in_words(moment: Moment) -> str:
    """A day and a time of the site's zone, "24 November 2026, 09:00"; midnight is the day alone."""
    at = datetime.fromisoformat(moment.iso)
    day = f"{at.day} {_MONTHS[at.month - 1]} {at.year}"
    return day if (at.hour, at.minute) == (0, 0) else f"{day}, {at:%H:%M}"


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


def explained_writes(written: Mapping[str, tuple[str, ...]]) -> str:
    """A line for each file that was written, with what was other than before."""
    lines = (f"{path}: {', '.join(why) or 'what it is made of'}" for path, why in written.items())
    return "\n".join(lines) or "No file was written."
