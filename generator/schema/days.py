"""Dates and times as authors write them; one that cannot be read is answered with a line to paste.

Nothing here knows the site's time zone, or what day it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from pydantic import ValidationInfo

from generator.diagnostics import Problem, Span, error
from generator.frontmatter import Node, ScalarNode
from generator.schema.guesses import guess_days
from generator.schema.mistakes import MistakeError, name_of, shape_of, shortened


@dataclass(frozen=True, slots=True)
class When:
    """A date or a point in time with its place. Without an offset of its own `at` is in the site's time zone."""

    at: datetime
    span: Span


_WRITTEN = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:(?:[Tt]|[ \t]+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"(?:[ \t]*(?P<zone>[Zz]|[+-]\d{1,2}(?::?\d{2})?))?)?",
    re.ASCII,
)

_EARLIEST = 1900


def read_when(node: Node, info: ValidationInfo) -> When:
    """A date, or a date and time with or without an offset from UTC."""
    text = node.text.strip() if isinstance(node, ScalarNode) else ""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise MistakeError(_unread(node, name_of(info, node)))
    try:
        at = _datetime(found)
    except (ValueError, OverflowError):
        message = f"there is no {text} in the calendar"
        raise MistakeError(unreadable(node.span, name_of(info, node), message, "")) from None
    if at.year < _EARLIEST:
        message = f"the year {at.year} cannot be right"
        raise MistakeError(unreadable(node.span, name_of(info, node), message, ""))
    return When(at, node.span)


def _datetime(found: re.Match[str]) -> datetime:
    year, month, day = map(int, found["day"].split("-"))
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    zone = _offset(found["zone"]) if found["zone"] else None
    return datetime(year, month, day, hour, minute, second, tzinfo=zone)


def _offset(text: str) -> timezone:
    if text in "Zz":
        return UTC
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    if int(minutes) > 59:
        raise ValueError(text)
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if text[0] == "-" else offset)


def _unread(node: Node, name: str) -> Problem:
    if not isinstance(node, ScalarNode):
        return unreadable(node.span, name, f"'{name}' should be a date, and this is {shape_of(node)}", "")
    hint = "   (or)   ".join(f"{name}: {guess}" for guess in guess_days(node.text))
    return unreadable(node.span, name, f"{shortened(node.text.strip())!r} cannot be read as a date", hint)


def unreadable(span: Span, name: str, message: str, hint: str) -> Problem:
    """A date that cannot be read: whether it decides on who may see a post is in the code."""
    hint = hint or f"write year-month-day, such as   {name}: 2026-11-20   or   {name}: 2026-11-20 09:00"
    if name in ("date", "created"):
        return error(span, "unreadable-date", message, hint)
    if name == "expires":
        return error(span, "unreadable-expires", message, hint)
    return error(span, "unreadable-day", message, hint)
