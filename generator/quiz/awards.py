"""What stands before a bar: points, bounds and names. Every reader reports what it cannot read and returns None."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from difflib import get_close_matches

from generator.diagnostics import Problem, Span, error
from generator.markdown import Line
from generator.schema import shortened

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}", re.ASCII)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_NAMED = re.compile(r"(?P<name>[^\s+-]+)[ \t]*(?P<points>[+-][ \t]*[0-9]+)?", re.ASCII)
MINUS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{FULLWIDTH HYPHEN-MINUS}": "-"})
MOST_POINTS = 9999
MOST_NAMED = 999
RESERVED = "reverse"


def points_of(line: Line, example: str, problems: list[Problem]) -> int | None:
    """The whole number that an answer counts."""
    if line.award is None and "|" in line.source:
        problems.append(_narrow_bar(line))
        return None
    if line.award is None:
        message = "this answer does not say how many points it counts"
        problems.append(
            error(line.award_span, "quiz-award", message, f"write the points and a bar before it: - {example}")
        )
        return None
    return whole_number(line.award, line.award_span, MOST_POINTS, problems)


def _narrow_bar(line: Line) -> Problem:
    before, _, after = line.source.partition("|")
    hint = shortened(f"write it so: - {before.strip()} | {after.strip()}", 200)
    return error(line.span, "quiz-award", "the bar needs a space on either side", hint)


def whole_number(text: str, span: Span, most: int, problems: list[Problem]) -> int | None:
    """A whole number of at most `most`, with ASCII digits."""
    if _NUMBER.fullmatch(text) and abs(int(text)) <= most:
        return int(text)
    message = f"{shortened(text)!r} is not a whole number"
    if _NUMBER.fullmatch(text):
        message = f"{shortened(text)} is more than can be counted"
    problems.append(error(span, "quiz-award", message, _number_hint(text, most)))
    return None


def _number_hint(text: str, most: int) -> str:
    plain = "".join(_ascii_digit(sign) for sign in text.translate(MINUS))
    if plain != text and _NUMBER.fullmatch(plain):
        return f"write it with plain digits: {plain}"
    if re.fullmatch(r"[+-]?[0-9]+[.,][0-9]+", plain):
        return "points are whole numbers: multiply all of them by ten, say"
    if re.fullmatch(r"[+-]?[0-9]+[ \t]*%", plain):
        return f"write {plain.rstrip('% ')}: that it is percent is clear"
    return "write a number such as 3" + (f", from -{most} to {most}" if most == MOST_POINTS else "")


def _ascii_digit(sign: str) -> str:
    value = unicodedata.digit(sign, None)
    return sign if value is None else str(value)


def name_of(line: Line, what: str, problems: list[Problem]) -> str | None:
    """The name that a heading gives something: `sales | Sales`."""
    if line.award is None:
        message = f"this {what} has no name to be called by"
        hint = (
            f"write a short one and a bar before it: ### {_suggested(line.words.plain)} | {line.words.plain or 'Title'}"
        )
        problems.append(error(line.award_span, "quiz-name", message, shortened(hint, 200)))
        return None
    return checked_name(line.award, line.award_span, problems)


def checked_name(text: str, span: Span, problems: list[Problem]) -> str | None:
    """A name that formulas, awards and addresses can hold."""
    if _NAME.fullmatch(text) and text != RESERVED:
        return text
    if text == RESERVED:
        message, hint = f"{RESERVED!r} has a meaning of its own here", "choose another name"
    else:
        message = f"{shortened(text)!r} cannot be a name"
        hint = f"small letters a to z, digits and _ only, a letter first: {_suggested(text)}"
    problems.append(error(span, "quiz-name", message, hint))
    return None


def _suggested(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_0123456789")[:20].rstrip("_") or "a_name"


def named_points(line: Line, names: Sequence[str], problems: list[Problem]) -> tuple[int, ...] | None:
    """Points for each of the names: `maker+2, juggler` is 2 for the one and 1 for the other.

    None, too, where there are no names, because then something else is wrong.
    """
    if not names:
        return None
    if line.award is None and "|" in line.source:
        problems.append(_narrow_bar(line))
        return None
    if line.award is None:
        message = "this answer does not say which outcome it counts for"
        hint = f"write names and a bar before it: - {', '.join(names[:2]) or 'name'} | {line.words.plain}"
        problems.append(error(line.award_span, "quiz-award", message, shortened(hint, 200)))
        return None
    found: dict[str, int] = {}
    for word in line.award.split(","):
        read = _named(word.strip(), line.award_span, names, problems)
        if read is None:
            return None
        if read[0] in found:
            message = f"{read[0]!r} is counted twice here"
            problems.append(error(line.award_span, "quiz-award", message, "name each outcome once"))
            return None
        found[read[0]] = read[1]
    return tuple(found.get(name, 0) for name in names)


def _named(word: str, span: Span, names: Sequence[str], problems: list[Problem]) -> tuple[str, int] | None:
    match = _NAMED.fullmatch(word.translate(MINUS))
    if match is None:
        message = f"{shortened(word)!r} is no outcome with points"
        problems.append(error(span, "quiz-award", message, "write names with commas between them: maker+2, juggler"))
        return None
    points = int((match["points"] or "+1").replace(" ", "").replace("\t", "")[:8])
    if abs(points) > MOST_NAMED:
        message = f"{points} is more than an outcome can be given"
        problems.append(error(span, "quiz-award", message, f"write at most {MOST_NAMED}"))
        return None
    if match["name"] not in names:
        problems.append(unknown_name(match["name"], span, "outcome", names))
        return None
    return match["name"], points


def unknown_name(name: str, span: Span, what: str, names: Collection[str]) -> Problem:
    """A name that nothing has, with the one that may have been meant."""
    near = get_close_matches(name, list(names), n=1, cutoff=0.6)
    hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names) or 'none yet'}"
    return error(span, "quiz-unknown-name", f"there is no {what} {shortened(name)!r}", hint)
