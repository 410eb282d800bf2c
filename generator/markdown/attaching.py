"""Attribute lists find their element: the one before them among text, the block they end or stand next to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.diagnostics import Span, warning
from generator.markdown.attributes import AttributeList, allowed_attributes, match_attributes
from generator.markdown.parsing import Parsing, parsing_of
from generator.markdown.positions import place

# Possessive, and begun at the first of several spaces, so that a line of spaces is looked at once.
_AT_END = re.compile(r"(?:^|(?<![ \t])[ \t]++)(\{:?[^{}\n]*+\})[ \t]*+$")
_ENDS_WITH_LIST = frozenset({"heading_open", "th_open", "td_open", "dt_open"})
_TAKES_LIST = frozenset({"image", "code_inline", "icon", "keys"})


def attribute_list(state: StateInline, silent: bool) -> bool:
    """`{ ... }` right after something; `attach_inline` decides what it belongs to."""
    if state.pos == 0 or state.src[state.pos - 1] in " \n":
        return False
    found = match_attributes(state.src, state.pos)
    if found is None or found[1] > state.posMax:
        return False
    if not silent:
        token = state.push("text", "", 0)
        token.content = state.src[state.pos : found[1]]
        token.meta = {"attributes": found[0], "at": state.pos}
    state.pos = found[1]
    return True


def attach_inline(state: StateInline) -> None:
    """Give each attribute list to the element that ends where it begins; one that follows mere text stays text."""
    parsing = parsing_of(state.env)
    opened: list[Token] = []
    before: Token | None = None
    for token in state.tokens:
        if token.nesting == 1:
            opened.append(token)
            before = None
        elif token.nesting == -1:
            before = opened.pop() if opened else None
        elif "attributes" in token.meta:
            if before is not None and parsing.block is not None:
                token.content = ""
                _attach(parsing, before, token.meta["attributes"], place(parsing, parsing.block, token.meta["at"]))
        elif token.type in _TAKES_LIST:
            before = token
        elif token.content or token.type != "text":
            before = None


def attribute_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """An attribute list on a line of its own, `{: ... }` or `{ ... }`."""
    if state.is_code_block(start):
        return False
    begin, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    found = match_attributes(state.src, begin)
    if found is None or state.src[found[1] : stop].strip():
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.hidden = True
        token.map = [start, start + 1]
        token.meta = {"attributes": found[0], "column": begin - state.src.rfind("\n", 0, begin)}
        state.line = start + 1
    return True


def attach_blocks(parsing: Parsing, tokens: list[Token]) -> list[Token]:
    """Give the attribute lists at the end of headings and cells, and on lines of their own, to their blocks."""
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type == "inline" and tokens[index - 1].type in _ENDS_WITH_LIST:
            attach_at_end(parsing, tokens[index - 1], token)
        if token.type != "attributes":
            kept.append(token)
            continue
        row = token.map[0] if token.map else 0
        span = parsing.at(row, token.meta["column"])
        target = _neighbour(parsing, kept, tokens, index, row)
        if target is None:
            parsing.problems.append(
                warning(
                    span,
                    "unused-attributes",
                    "these attributes belong to nothing",
                    "write them on the line right below a block, or right after a link or picture",
                )
            )
        else:
            _attach(parsing, target, token.meta["attributes"], span)
    return kept


def _neighbour(
    parsing: Parsing, before: Sequence[Token], tokens: Sequence[Token], index: int, row: int
) -> Token | None:
    """The block right above an attribute line, else the one right below it."""
    if row and parsing.row(row - 1).strip(" \t>") and before and before[-1].nesting != 1:
        return _opening(before)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following if following is not None and following.nesting != -1 and following.block else None


def _opening(tokens: Sequence[Token]) -> Token | None:
    """The token that opens the last block of `tokens`; for the text of a tight list item, the item."""
    depth = 0
    for position in range(len(tokens) - 1, -1, -1):
        depth += tokens[position].nesting
        if depth == 0:
            opening = tokens[position]
            return tokens[position - 1] if opening.hidden and position else opening
    return None


def attach_at_end(parsing: Parsing, block: Token, inline: Token) -> None:
    """Give the attribute list with which a text ends, if it does, to a block."""
    match = _AT_END.search(inline.content)
    found = match_attributes(match[1]) if match else None
    if match is None or found is None:
        return
    span = place(parsing, inline, match.start(1))
    inline.content = inline.content[: match.start()]
    inline.meta.pop("starts", None)
    inline.meta.pop("begins", None)
    _attach(parsing, block, found[0], span)


def _attach(parsing: Parsing, token: Token, written: AttributeList, span: Span) -> None:
    kept, problems = allowed_attributes(written, span, trusted=parsing.options.html == "trusted")
    parsing.problems += problems
    if "alt" in kept and token.type == "image":
        token.meta["alt"] = True
    if "class" in kept and "class" in token.attrs:
        kept["class"] = f"{token.attrs['class']} {kept['class']}"
    token.attrs.update(kept)
