"""Where in a text the destination of a Markdown link stands. HTML and code are not looked into."""

from __future__ import annotations

import re

from generator.frontmatter.quoting import line_at

_OPENING = re.compile(r"!?\[")
_TICKS = re.compile(r"`+")
_INLINE = re.compile(r"\(\s{0,20}(?:<(?P<pointed>[^<>\n]*)>|(?P<plain>[^\s<>()]*(?:\([^\s()]*\)[^\s()]*)*))")
_LABEL = re.compile(r"\[([^\[\]]{0,200})\]")
_LONGEST = 3000


def destination_at(text: str, offset: int) -> tuple[int, int] | None:
    """Where the destination of the link or picture that begins at `offset` stands, without pointed brackets.

    None where no link of Markdown's own begins there: an address that is its own text, or HTML.
    """
    opening = _OPENING.match(text, offset)
    if opening is None:
        return None
    closing = _closing(text, opening.end())
    if closing is None:
        return None
    inline = _INLINE.match(text, closing + 1)
    if inline is not None:
        return inline.span("pointed" if inline["pointed"] is not None else "plain")
    label = _LABEL.match(text, closing + 1)
    name = (label[1] if label else "") or text[opening.end() : closing]
    return _definition(text, name)


def _closing(text: str, start: int) -> int | None:
    """Where the bracket that was opened before `start` is closed, in the same paragraph."""
    depth, place, end = 1, start, min(len(text), start + _LONGEST)
    while place < end:
        letter = text[place]
        if letter == "\\":
            place += 1
        elif letter == "`":
            ticks = _TICKS.match(text, place)
            bar = ticks[0] if ticks else "`"
            found = re.compile(rf"(?<!`){bar}(?!`)").search(text, place + len(bar), end)
            place = (found.end() if found else place + len(bar)) - 1
        elif letter == "\n" and text.startswith("\n", place + 1):
            return None
        elif letter in "[]":
            depth += 1 if letter == "[" else -1
            if depth == 0:
                return place
        place += 1
    return None


def _definition(text: str, name: str) -> tuple[int, int] | None:
    """`[name]: destination`, where there is exactly one."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    if not words:
        return None
    found = list(
        re.finditer(rf"^ {{0,3}}\[\s*{words}\s*\]:[ \t]*<?(?P<to>[^\s<>]+)", text, re.MULTILINE | re.IGNORECASE)
    )
    if len(found) != 1 or _is_fenced(text, found[0].start()):
        return None
    return found[0].span("to")


def _is_fenced(text: str, offset: int) -> bool:
    """Whether a place is inside a block of code, as far as fences tell."""
    fence = ""
    start = 0
    while start < offset:
        _, end = line_at(text, start)
        bar = re.match(r" {0,3}(`{3,}|~{3,})", text[start:end])
        if bar and not fence:
            fence = bar[1]
        elif bar and text[start:end].strip().startswith(fence):
            fence = ""
        start = end + 1
    return bool(fence)
