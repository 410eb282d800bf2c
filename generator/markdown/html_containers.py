"""HTML around Markdown: `<div class="grid cards" markdown>` ... `</div>`, whose text is read as Markdown."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from generator.markdown.containers import line_text
from generator.markdown.parsing import parsing_of
from generator.markdown.recording import recorded_html_block

_OPENING = re.compile(
    r"<(address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|header|li|nav|ol|p|section"
    r"|summary|td|th|ul)\b([^<>]*?)\smarkdown(?:\s*=\s*(?:\"(?:1|block|span)\"|'(?:1|block|span)'|1|block|span))?(?=[\s>])"
    r"([^<>]*)>[ \t]*$",
    re.IGNORECASE,
)


def html_around_markdown(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """An element with the attribute `markdown`, up to the line with its closing tag; any other HTML block otherwise."""
    match = None if state.is_code_block(start) else _OPENING.match(line_text(state, start))
    if match is None:
        return recorded_html_block(state, start, end, silent)
    if silent:
        return True
    last = _closing_line(state, start, end, match[1])
    parsing_of(state.env).has_html = True
    _push_html(state, start, f"<{match[1]}{match[2]}{match[3]}>\n")
    first = len(state.tokens)
    before = (state.lineMax, state.parentType)
    state.lineMax, state.parentType = last, "root"
    state.level += 1
    state.md.block.tokenize(state, start + 1, last)
    state.level -= 1
    state.lineMax, state.parentType = before
    if match[1].lower() in ("figure", "p", "summary", "figcaption"):
        _without_paragraphs(state, first)
    if last < end:
        _push_html(state, last, line_text(state, last) + "\n")
    state.line = min(last + 1, end)
    return True


def _closing_line(state: StateBlock, start: int, end: int, tag: str) -> int:
    """The line that begins with the closing tag, elements of the same kind in between passed over; else `end`."""
    opening = re.compile(rf"<{tag}\b", re.IGNORECASE)
    closing = re.compile(rf"</{tag}\s*>", re.IGNORECASE)
    depth = 1
    for line in range(start + 1, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return line
        text = line_text(state, line)
        if "<" in text:
            depth += len(opening.findall(text)) - len(closing.findall(text))
            if depth <= 0:
                return line
    return end


def _push_html(state: StateBlock, row: int, content: str) -> None:
    token = state.push("html_block", "", 0)
    token.content = content
    token.map = [row, row + 1]


def _without_paragraphs(state: StateBlock, first: int) -> None:
    """A picture or a line of text in these elements stands there by itself."""
    for token in state.tokens[first:]:
        if token.type in ("paragraph_open", "paragraph_close") and token.level == state.level + 1:
            token.hidden = True
