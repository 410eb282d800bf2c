"""What admonitions, tabs and HTML containers share: finding the lines that are indented below one, and reading them."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token


def indented_lines(state: StateBlock, start: int, end: int) -> tuple[int, int]:
    """The line after the text that is indented below line `start`, and that text's indentation.

    Four spaces are the rule; two or three are taken as meant. Without any such text the first is `start + 1`.
    """
    base = state.sCount[start]
    indent = 0
    last = line = start + 1
    while line < end:
        if state.isEmpty(line):
            line += 1
            continue
        depth = state.sCount[line] - base
        if depth < 2 or depth < indent:
            break
        indent = indent or min(depth, 4)
        line += 1
        last = line
    return last, base + (indent or 4)


def tokenize_inside(state: StateBlock, first: int, last: int, indent: int) -> None:
    """Make the tokens of the lines from `first` to before `last`, whose text begins at column `indent`."""
    before = (state.blkIndent, state.lineMax, state.parentType, state.listIndent, state.ddIndent)
    state.blkIndent, state.lineMax, state.parentType, state.listIndent, state.ddIndent = indent, last, "root", -1, -1
    state.md.block.tokenize(state, first, last)
    state.blkIndent, state.lineMax, state.parentType, state.listIndent, state.ddIndent = before
    state.line = last


def inline_token(content: str, row: int, level: int) -> Token:
    """A block's text that stands on one line, for the inline parser."""
    return Token("inline", "", 0, content=content, map=[row, row + 1], level=level, children=[], block=True)


def line_text(state: StateBlock, line: int) -> str:
    """A line's text from its first character on."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
