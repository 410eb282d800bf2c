"""Paragraphs and underlined headings in one rule: markdown-it reads the lines of every paragraph twice for them."""

from __future__ import annotations

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

from generator.markdown.parsing import parsing_of


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph, or a heading if a line of `=` or `-` ends it. Takes every line that it is shown."""
    before = state.parentType
    state.parentType = "paragraph"
    line, underline = _last_line(state, start, end)
    state.parentType = before
    text = mdTrim(state.getLines(start, line, state.blkIndent, False))
    tag = {"=": "h1", "-": "h2"}.get(underline, "p")
    kind = "heading" if underline else "paragraph"
    state.line = line + 1 if underline else line
    opening = state.push(f"{kind}_open", tag, 1)
    opening.map = [start, state.line]
    opening.markup = underline
    inline = state.push("inline", "", 0)
    inline.content = text
    inline.map = [start, line]
    inline.children = []
    state.push(f"{kind}_close", tag, -1).markup = underline
    return True


def _last_line(state: StateBlock, start: int, end: int) -> tuple[int, str]:
    """The line after the paragraph's text, and the character that underlines it ("" for none)."""
    interrupts = state.md.block.ruler.getRules("paragraph")
    src, indents, empty = state.src, state.sCount, state.isEmpty
    tables = parsing_of(state.env).features.tables
    line = start + 1
    while line < state.lineMax and not empty(line):
        indent = indents[line]
        # More would be code, but in a paragraph it is a lazy continuation; less than nothing is one in a quotation.
        if indent - state.blkIndent <= 3 and indent >= 0:
            first = src[state.bMarks[line] + state.tShift[line]]
            if not first.isalpha():
                if first in "=-" and line < end and indent >= state.blkIndent and _is_underline(state, line, first):
                    return line, first
                if any(rule(state, line, state.lineMax, True) for rule in interrupts):
                    break
            elif tables and any(rule(state, line, state.lineMax, True) for rule in interrupts):
                break
        line += 1
    return line, ""


def _is_underline(state: StateBlock, line: int, character: str) -> bool:
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    return not text.rstrip(" \t").strip(character)
