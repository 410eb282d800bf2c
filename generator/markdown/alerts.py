"""GitHub's alerts, `> [!NOTE]`: a quotation whose first line names a type is shown as a box of that type."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock, blockquote
from markdown_it.token import Token

from generator.markdown.admonitions import TYPES
from generator.markdown.containers import inline_token

_MARKER = re.compile(r"\[!([A-Za-z]+)\][ \t]*([^\n]*)(?:\n|$)")
_AS_MATERIAL = {"important": "info", "caution": "danger"}


def quotation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block quotation, or an alert."""
    first = len(state.tokens)
    if not blockquote(state, start, end, silent):
        return False
    if not silent:
        _as_alert(state.tokens, first)
    return True


def _as_alert(tokens: list[Token], first: int) -> None:
    if len(tokens) < first + 4 or tokens[first + 1].type != "paragraph_open":
        return
    inline = tokens[first + 2]
    match = _MARKER.match(inline.content)
    if match is None or match[1].lower() not in TYPES:
        return
    opening, closing = tokens[first], tokens[-1]
    kind = match[1].lower()
    opening.type, opening.tag = "admonition_open", "div"
    opening.attrs = {"class": f"admonition {_AS_MATERIAL.get(kind, kind)}"}
    closing.type, closing.tag = "admonition_close", "div"
    row = inline.map[0] if inline.map else 0
    _cut_first_line(tokens, first, match.end())
    level = opening.level + 1
    tokens[first + 1 : first + 1] = [
        Token("admonition_title_open", "p", 1, {"class": "admonition-title"}, level=level, block=True),
        inline_token(match[2].strip() or kind.capitalize(), row, level + 1),
        Token("admonition_title_close", "p", -1, level=level, block=True),
    ]


def _cut_first_line(tokens: list[Token], first: int, length: int) -> None:
    inline = tokens[first + 2]
    inline.content = inline.content[length:]
    if inline.map:
        inline.map = [inline.map[0] + 1, inline.map[1]]
    if not inline.content:
        del tokens[first + 1 : first + 4]
