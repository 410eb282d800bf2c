"""What an author probably meant where YAML does not parse: a plain sentence, and a corrected line that was tried.
Nothing here changes a file."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

import yaml

from generator.diagnostics import Lines, Problem, error
from generator.frontmatter.quoting import line_at, quoted, split_line

_ENOUGH_EVENTS = 3000


def syntax_problem(failure: yaml.YAMLError, text: str, lines: Lines) -> Problem:
    """The problem behind libyaml's message, at the place where an author would mend it."""
    offset, context = _offset(failure, "problem_mark", text), _offset(failure, "context_mark", text)
    if offset is None:
        return error(lines.at(0), "yaml-syntax", "this front matter cannot be read", _GENERAL)
    candidates = dict.fromkeys(
        start
        for place in (offset, context, *_lines_above(text, offset))
        if place is not None
        for start in line_at(text, place)[:1]
    )
    for diagnose in (_tab, _open_bracket, _missing_quotes, _missing_space, _missing_colon, _indentation):
        for start in candidates:
            problem = diagnose(text, start, lines)
            if problem is not None:
                return problem
    return _unexplained(failure, text, offset, context, lines)


_GENERAL = "every line is 'key: value'; put a value with special characters in quotes"


def _offset(failure: yaml.YAMLError, name: str, text: str) -> int | None:
    mark: Any = getattr(failure, name, None)
    return None if mark is None else min(int(mark.index), len(text))


def _lines_above(text: str, offset: int) -> list[int]:
    """Libyaml notices a mistake up to a few lines late."""
    places: list[int] = []
    start = line_at(text, offset)[0]
    while start > 0 and len(places) < 3:
        start = line_at(text, start - 1)[0]
        if text[start : start + 1] not in ("", "\n"):
            places.append(start)
    return places


def _tab(text: str, start: int, lines: Lines) -> Problem | None:
    line = _line(text, start)
    indent = line[: len(line) - len(line.lstrip())]
    mended = line.replace("\t", "  ") if "\t" in indent else line.expandtabs(1).rstrip()
    if "\t" not in line or not _is_better(text, start, mended):
        return None
    message = "a tab stands where YAML wants spaces"
    return error(lines.span(start + line.index("\t")), "yaml-tab", message, f"use spaces:   {_shown(mended)}")


def _missing_quotes(text: str, start: int, lines: Lines) -> Problem | None:
    line = _line(text, start)
    mended = quoted(line)
    if not mended or not _is_better(text, start, mended):
        return None
    value = split_line(line)[1]
    span = lines.span(start + line.index(value, len(line.rstrip()) - len(value)))
    hint = f"put it in quotes:   {mended.strip()}"
    first = value[0]
    if first in "\"'":
        return error(span, "yaml-quote", "the quotes around this text do not match", hint)
    if first in "[{":
        return error(span, "yaml-bracket", f"a text that begins with '{first}' must stand in quotes", hint)
    if first in "@`%*&!|>#-?,]}":
        return error(span, "yaml-character", f"a text that begins with '{first}' must stand in quotes", hint)
    if re.search(r":(\s|$)", value):
        return error(span, "yaml-colon", "a text with a colon in it must stand in quotes", hint)
    return error(span, "yaml-syntax", "this value cannot be read without quotes", hint)


def _missing_space(text: str, start: int, lines: Lines) -> Problem | None:
    line = _line(text, start)
    match = re.match(r"^(\s*(?:- )?\w[\w-]*):([^\s/].*)$", line)
    if match is None or not _is_better(text, start, f"{match[1]}: {match[2]}"):
        return None
    span = lines.span(start + match.end(1))
    return error(span, "yaml-space", "a colon needs a space after it", _shown(f"{match[1]}: {match[2]}".strip()))


_KEYS = "aliases|authors?|categor(?:y|ies)|date|description|draft|expires|image|slug|tags?|title|topics?|updated"
_NO_COLON = re.compile(rf"^({_KEYS})[ \t]+(\S.*)$", re.IGNORECASE)


def _missing_colon(text: str, start: int, lines: Lines) -> Problem | None:
    match = _NO_COLON.match(_line(text, start))
    if match is None or not _is_better(text, start, f"{match[1]}: {match[2]}"):
        return None
    return error(
        lines.span(start + match.end(1)), "yaml-space", "a colon is missing", _shown(f"{match[1]}: {match[2]}")
    )


def _indentation(text: str, start: int, lines: Lines) -> Problem | None:
    line = _line(text, start)
    flush = line.lstrip(" ")
    for mended in (flush, f"  {flush}"):
        if flush and mended != line and _is_better(text, start, mended):
            message = "this line does not begin in the same column as those it belongs to"
            where = "without spaces" if mended == flush else "with two spaces"
            hint = f"write it {where} before it:   {_shown(mended)}"
            return error(lines.span(start + len(line) - len(flush)), "yaml-indent", message, hint)
    return None


def _open_bracket(text: str, start: int, lines: Lines) -> Problem | None:
    line = _line(text, start)
    for opening, closing in ("[]", "{}"):
        if opening in line and closing not in line and _is_better(text, start, line.rstrip(" ,") + closing):
            span = lines.span(start + line.index(opening))
            hint = _shown((line.rstrip(" ,") + closing).strip())
            return error(span, "yaml-bracket", f"the '{opening}' has no '{closing}'", hint)
    return None


def _unexplained(failure: yaml.YAMLError, text: str, offset: int, context: int | None, lines: Lines) -> Problem:
    if context is not None and "quoted scalar" in str(getattr(failure, "context", "")):
        mark = text[context : context + 1]
        return error(
            lines.span(context), "yaml-quote", "this quote is never closed", f"put a {mark} at the end of the text"
        )
    if context is not None and "flow" in str(getattr(failure, "context", "")):
        mark = text[context : context + 1]
        return error(
            lines.span(context), "yaml-bracket", f"the '{mark}' is never closed", "close it, or put the text in quotes"
        )
    place = context if context is not None and "simple key" in str(getattr(failure, "context", "")) else offset
    return error(lines.span(place), "yaml-syntax", "this front matter cannot be read from here on", _GENERAL)


def _line(text: str, start: int) -> str:
    return text[start : line_at(text, start)[1]]


def _shown(line: str) -> str:
    return line if len(line) <= 120 else f"{line[:119]}…"


def _is_better(text: str, start: int, mended: str) -> bool:
    """Whether YAML reads on to a later line with the mended line in place."""
    end = line_at(text, start)[1]
    if mended == text[start:end]:
        return False
    after = _first_failure(text[:start] + mended + text[end:])
    return after is None or after > max(start + len(mended), (_first_failure(text) or 0) + len(mended) - (end - start))


def _first_failure(text: str) -> int | None:
    """Where libyaml stops, None if it does not."""
    try:
        for _ in islice(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), _ENOUGH_EVENTS):
            pass
    except yaml.YAMLError as failure:
        return _offset(failure, "problem_mark", text) or 0
    return None
