"""Links of a Markdown text, led elsewhere. What is code stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_FENCE = re.compile(r" {0,3}(?:[-*+>] +|\d+\. +)?(`{3,}|~{3,})")
_PLACES = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<escaped>\\[\[\]()])"
    r"|(?P<inline>\]\(\s*)(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?=\s*(?:\)|\s[\"'(])))"
    r"|(?P<definition>^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*)<?(?P<defined>[^\s<>]+)>?"
    r"|(?P<attribute>\b(?:href|src)\s*=\s*)(?P<quote>[\"'])(?P<valued>[^\"'<>\n]*)(?P=quote)",
    re.MULTILINE,
)
_ROOM = re.compile(r"[\s()<>]")


def relinked(text: str, lead: Callable[[str], str]) -> str:
    """The text with every destination of a link or picture as `lead` answers it."""
    return "".join(
        part if is_code else _PLACES.sub(lambda found: _led(found, lead), part) for part, is_code in _parts(text)
    )


def _led(found: re.Match[str], lead: Callable[[str], str]) -> str:
    if found["inline"]:
        given = found["angled"] if found["angled"] is not None else found["bare"]
        return f"{found['inline']}{_written(found[0][len(found['inline']) :], given, lead(given))}"
    if found["definition"]:
        stood, given = found[0][len(found["definition"]) :], found["defined"]
        return f"{found['definition']}{_written(stood, given, lead(given))}"
    if found["attribute"]:
        quote = found["quote"]
        return f"{found['attribute']}{quote}{lead(found['valued'])}{quote}"
    return found[0]


def _written(stood: str, given: str, led: str) -> str:
    """A destination as it stood where nothing changed; in angle brackets where it needs them."""
    if led == given:
        return stood
    return f"<{led}>" if _ROOM.search(led) else led


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether a piece is fenced code."""
    piece: list[str] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        opened = _FENCE.match(line)
        if fence:
            piece.append(line)
            if opened and opened[1].startswith(fence) and not line.strip(" >`~\r\n"):
                yield "".join(piece), True
                piece, fence = [], ""
        elif opened:
            yield "".join(piece), False
            piece, fence = [line], opened[1]
        else:
            piece.append(line)
    yield "".join(piece), bool(fence)
