"""What may stand where in a quiz, and what is said of text that may not. Nothing here knows a kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.diagnostics import Problem, Span, error
from generator.markdown import Line, Thing
from generator.quiz.kind import Reading

_KEY = re.compile(r"\{#[\w-]+\}")
_ABOVE = "what introduces the quiz stands above its first ##, what closes it below ## Afterwards"


def check_lines(lines: Iterable[Line], what: str) -> Iterator[Problem]:
    """Lines that say nothing, and items that hold more than a line; `what` is "an answer"."""
    for line in lines:
        if line.more is not None:
            yield _text(line.more, f"{what} is one line, and nothing can stand below it", "write it all on one line")
        elif not line.words.plain:
            hint = "write the words, or take the line out; a picture alone cannot be read aloud"
            yield _text(line.span, f"{what} needs words", hint)
        elif key := _KEY.search(line.words.plain):
            message = f"{key[0]} is shown to readers here, because a key stands last on its line"
            yield _text(line.span, message, "move it to the end, and keep one of them where there are two")


def check_loose(reading: Reading, part: str, wanted: str) -> Iterator[Problem]:
    """What stands in a part of things before its first `###`."""
    for thing in reading.things(part):
        if thing.head is None and (span := thing.text_span or _first(thing.items)):
            yield _text(span, f"nothing can stand here, between ## {part} and {wanted}", _ABOVE)


def check_plain(reading: Reading, part: str) -> Iterator[Problem]:
    """What stands in a part of items alone, beside its list."""
    for thing in reading.things(part):
        if thing.head is not None:
            yield _text(thing.span, f"## {part} has no headings of its own", "write a list: each line begins with -")
        elif thing.text_span is not None:
            yield _text(thing.text_span, f"nothing but the list can stand below ## {part}", _ABOVE)


def check_tables(reading: Reading, part: str) -> Iterator[Problem]:
    """What stands in a part that is a table alone, beside it."""
    for thing in reading.things(part):
        if thing.head is not None:
            yield _text(thing.span, f"## {part} has no headings of its own", "write a table, one row for each")
        elif thing.text_span is not None:
            yield _text(thing.text_span, f"nothing but the table can stand below ## {part}", _ABOVE)


def check_text(thing: Thing, what: str, hint: str) -> Iterator[Problem]:
    """Text below a heading that can have none."""
    if thing.text_span is not None:
        yield _text(thing.text_span, f"nothing but {what} can stand below this heading", hint)


def _text(span: Span, message: str, hint: str) -> Problem:
    return error(span, "quiz-text", message, hint)


def _first(items: tuple[Line, ...]) -> Span | None:
    return items[0].span if items else None
