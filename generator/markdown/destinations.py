"""Where the destinations of links and pictures stand in a text, as far as that can be told without parsing it.

Code is not looked into; attributes of HTML are. Whoever changes one looks afterwards what a parse makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_FENCE = re.compile(r" {0,3}(?:[-*+>] +|\d+\. +)?(`{3,}|~{3,})")
_PLACES = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<escaped>\\[\[\]()])"
    r"|\]\(\s*(?P<inline><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?=\s*(?:\)|\s[\"'(]))"
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?P<definition><[^<>\n]+>|[^\s<>]+)"
    r"|\b(?:href|src)\s*=\s*(?P<quote>[\"'])(?P<attribute>[^\"'<>\n]*)(?P=quote)",
    re.MULTILINE,
)
_ROOM = re.compile(r"[\s()<>]")


@dataclass(frozen=True, slots=True)
class Destination:
    """`target` is what is written from offset `start` to before `end`, without pointed brackets."""

    start: int
    end: int
    target: str
    is_attribute: bool

    def written(self, target: str) -> str:
        """Another target as it has to stand there."""
        return f"<{target}>" if not self.is_attribute and _ROOM.search(target) else target


def destinations(text: str) -> Iterator[Destination]:
    """All of them, in order."""
    for start, piece in _outside_fences(text):
        for found in _PLACES.finditer(piece):
            name = next((one for one in ("inline", "definition", "attribute") if found[one] is not None), "")
            if name:
                at, end = found.span(name)
                target = found[name]
                pointed = name != "attribute" and target.startswith("<")
                yield Destination(start + at, start + end, target[1:-1] if pointed else target, name == "attribute")


def relinked(text: str, lead: Callable[[str], str]) -> str:
    """The text with every destination as `lead` answers it."""
    pieces, done = [], 0
    for found in destinations(text):
        led = lead(found.target)
        if led != found.target:
            pieces += [text[done : found.start], found.written(led)]
            done = found.end
    return "".join((*pieces, text[done:]))


def _outside_fences(text: str) -> Iterator[tuple[int, str]]:
    """Pieces of the text that are not fenced code, and where each begins."""
    begins, at, fence = 0, 0, ""
    for line in text.splitlines(keepends=True):
        bar = _FENCE.match(line)
        if fence:
            if bar and bar[1].startswith(fence) and not line.strip(" >`~\r\n"):
                begins, fence = at + len(line), ""
        elif bar:
            yield begins, text[begins:at]
            fence = bar[1]
        at += len(line)
    if not fence:
        yield begins, text[begins:]
