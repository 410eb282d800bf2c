"""When a post is published: by its front matter, or by the date before its file's name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.diagnostics import Problem, Problems, Span, error, warning
from generator.entries.kinds import dated_name
from generator.entries.moments import day_of_name, moment_of, start_of
from generator.frontmatter import MappingNode, ScalarNode
from generator.model import Moment

if TYPE_CHECKING:
    from generator.schema.days import When
    from generator.schema.models import DateFields

# Stands in for a date that cannot be read, so that everything else about the post can still be checked. It lies in the
# past: a post without a date counts as published, and its error stops the build.
_STAND_IN = date(1970, 1, 1)


def post_date(
    written: DateFields | None, path: str, fields: MappingNode, zone: str, file: Span
) -> tuple[Moment, Problems]:
    """A post's date in the site's zone; an error where there is none, a warning where file name and text disagree."""
    prefix = dated_name(path)[0]
    named = day_of_name(prefix) if prefix else None
    if written is not None:
        found = moment_of(written.created.at, zone)
        return found, _difference(found, named, written.created.span)
    if named is not None:
        return start_of(named, zone), ()
    stand_in = start_of(_STAND_IN, zone)
    return stand_in, (() if is_written("date", fields) else (_no_date(file.path),))


def shown_days(first: When | None, last: When | None, zone: str) -> tuple[Moment | None, Moment | None, Problems]:
    """The moment from which on something is shown, and that from which on it is not: both days are whole."""
    begins = start_of(first.at.date(), zone) if first else None
    ends = start_of(last.at.date() + timedelta(days=1), zone) if last and last.at.date() < date.max else None
    if first is None or last is None or begins is None or ends is None or begins < ends:
        return begins, ends, ()
    message = f"this would never be shown: 'until' is before 'from', which is {begins.date}"
    return begins, ends, (error(last.span, "never-shown", message, f"until: {begins.date}   or a later day"),)


def is_written(name: str, fields: MappingNode) -> bool:
    """Whether there is such a key with a value; if the value then cannot be had, it has been reported already."""
    return any(
        key.text.strip().casefold() == name and not (isinstance(value, ScalarNode) and value.is_nothing)
        for key, value in fields.entries
    )


def _no_date(path: str) -> Problem:
    hint = "date: 2026-11-20   in the front matter, or a file name that begins with the date: 2026-11-20-"
    return error(Span(path, 1, 1), "no-date", "this post has no date", hint)


def _difference(found: Moment, named: date | None, span: Span) -> Problems:
    if named is None or abs(date.fromisoformat(found.date) - named) <= timedelta(days=1):
        return ()
    message = f"the date is {found.date}, and the file's name says {named.isoformat()}"
    return (warning(span, "date-differs", message, f"date: {named.isoformat()}   or name the file otherwise"),)
