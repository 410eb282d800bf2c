"""Front matter that was written for Jekyll, which takes more than we do: read as far as it goes, and mended."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

import yaml

from generator.diagnostics import Problem, Span, warning

_FENCES = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TIME = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)"
    r"(?:(?:[ \t]+|T)(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"[ \t]*(?:(?P<utc>Z|UTC|GMT)|(?P<sign>[+-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?)?)?"
)
_NAME = re.compile(r"[A-Za-z_][\w-]{0,60}")


class _Texts(yaml.SafeLoader):
    """Yes and no are read as such, and everything else is text: dates are written in too many ways."""


_Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:null")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """A file cut in two. `values` is None where it has no front matter; `offset` is where the body begins."""

    values: Mapping[str, object] | None
    body: str
    offset: int
    problems: tuple[Problem, ...] = ()

    swallowed: tuple[str, ...] = ()
    """Text that stood where keys should."""


def parse_front(text: str, path: str) -> Front:
    """Problems: `import-front-matter`, where it could be read only with a mend or not at all."""
    found = _FENCES.match(text)
    if found is None:
        return Front(values=None, body=text, offset=0)
    body, offset = text[found.end() :], found.end()
    given, problem = _loaded(found[1], path)
    values = {str(key): value for key, value in given.items() if _NAME.fullmatch(str(key))}
    swallowed = tuple(f"{key}: {value}" for key, value in given.items() if str(key) not in values)
    problems = [problem] if problem else []
    for line in swallowed:
        span = key_span(text, line, path)
        message = f"a line of the front matter is text and no key: {short(line)}"
        hint = "it comes as `extra: swallowed`: put it where it belongs"
        problems.append(warning(span, "import-front-matter", message, hint))
    return Front(values=values, body=body, offset=offset, problems=tuple(problems), swallowed=swallowed)


def key_span(text: str, key: str, path: str) -> Span:
    """Where a key stands in a file."""
    found = re.search(rf"^{re.escape(key[:30])}", text, re.MULTILINE)
    return Span(path, text.count("\n", 0, found.start()) + 1, 1) if found else Span(path)


def _loaded(text: str, path: str) -> tuple[Mapping[object, object], Problem | None]:
    """The values; with what was mended, or why nothing could be read."""
    try:
        return _mapping(yaml.load(text, _Texts)), None
    except (yaml.YAMLError, ValueError, RecursionError) as mistake:
        span, reason = _where(mistake, path)
    mended = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE).replace("\t", "  ")
    try:
        values = _mapping(yaml.load(mended, _Texts))
    except (yaml.YAMLError, ValueError, RecursionError):
        lines = [line.partition(":") for line in text.splitlines() if re.match(r"[A-Za-z_]\w*:", line)]
        values = {name: value.strip().strip("\"'") for name, _, value in lines}
        hint = "each line with a key came as text: look at them"
    else:
        hint = "it could be read with spaces in place of its tabs"
    return values, warning(span, "import-front-matter", f"the front matter is not YAML: {reason}", hint)


def _mapping(given: object) -> Mapping[object, object]:
    return given if isinstance(given, dict) else {}


def _where(mistake: Exception, path: str) -> tuple[Span, str]:
    mark = getattr(mistake, "problem_mark", None)
    reason = getattr(mistake, "problem", None) or str(mistake)
    return (Span(path, mark.line + 2, mark.column + 1) if mark else Span(path)), str(reason)


def time_in(value: object) -> date | datetime | None:
    """A day or a moment as Jekyll takes it: `2016-03-21 12:00:00 -0400`, or less of that. None for what is neither."""
    found = _TIME.fullmatch(str(value).strip())
    if found is None:
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        if found["hour"] is None:
            return day
        zone = _zone(found)
        return datetime(
            day.year,
            day.month,
            day.day,
            int(found["hour"]),
            int(found["minute"]),
            int(found["second"] or 0),
            tzinfo=zone,
        )
    except ValueError:
        return None


def _zone(found: re.Match[str]) -> timezone | None:
    if found["utc"]:
        return UTC
    if found["sign"] is None:
        return None
    away = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return timezone(away if found["sign"] == "+" else -away)


def texts_in(value: object) -> list[str]:
    """A list of texts, which may be written as one text, each on one line."""
    if value is None:
        return []
    found = value if isinstance(value, list) else [value]
    return [" ".join(str(one).split()) for one in found if one is not None and str(one).strip()]


def short(text: str) -> str:
    """A text on one line, cut where it is long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else f"{plain[:57]}…"
