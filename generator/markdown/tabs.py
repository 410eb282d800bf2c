"""Tabs: `=== "Label"` with text indented by four spaces. Tabs that follow one another are one set.

`===! "Label"` begins a new set, `===+ "Label"` is the tab that is open at first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from generator.markdown.containers import indented_lines, inline_token, line_text, tokenize_inside
from generator.markdown.parsing import parsing_of
from generator.markdown.rendering import Mode, Rendering

_OPENING = re.compile(r'===([!+]{0,2})[ \t]*"(.*)"[ \t]*$')


def tab_set(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A set of tabs."""
    match = _opening(state, start)
    if match is None:
        return False
    if silent:
        return True
    parsing = parsing_of(state.env)
    parsing.tab_sets += 1
    number = parsing.tab_sets
    opening = state.push("tab_set_open", "", 1)
    labels: list[Token] = []
    selected = 1
    last = line = start
    while match is not None and (line == start or "!" not in match[1]):
        selected = len(labels) + 1 if "+" in match[1] else selected
        last = _push_tab(state, line, end, match[2], labels)
        line = state.skipEmptyLines(last)
        match = _opening(state, line) if line < end and state.sCount[line] >= state.blkIndent else None
    state.push("tab_set_close", "div", -1)
    opening.map = [start, last]
    opening.meta = {"number": number, "labels": labels, "selected": selected}
    state.line = last
    return True


def _opening(state: StateBlock, line: int) -> re.Match[str] | None:
    return None if state.is_code_block(line) else _OPENING.match(line_text(state, line))


def _push_tab(state: StateBlock, line: int, end: int, label: str, labels: list[Token]) -> int:
    last, indent = indented_lines(state, line, end)
    state.push("tab_open", "div", 1).attrs = {"class": "tabbed-block"}
    token = inline_token(label, line, state.level)
    token.type = "tab_label"
    labels.append(token)
    state.tokens.append(token)
    tokenize_inside(state, line + 1, last, indent)
    state.push("tab_close", "div", -1)
    return last


def tab_set_open(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    """The buttons that choose a tab, and their labels. In an excerpt there are none: all tabs are shown."""
    if rendering.mode is not Mode.PAGE:
        return
    meta = tokens[index].meta
    number, labels = meta["number"], meta["labels"]
    name = f"__tabbed_{number}"
    rendering.out.append(f'<div class="tabbed-set tabbed-alternate" data-tabs="{number}:{len(labels)}">')
    rendering.add_island(
        "".join(
            f'<input{" checked" if tab == meta["selected"] else ""} id="{name}_{tab}" name="{name}" type="radio">'
            for tab in range(1, len(labels) + 1)
        )
    )
    rendering.out.append('<div class="tabbed-labels">')
    for tab, label in enumerate(labels, 1):
        rendering.add_island(f'<label for="{name}_{tab}">')
        rendering.render_text(label)
        rendering.add_island("</label>")
    rendering.out.append('</div>\n<div class="tabbed-content">\n')


def tab_set_close(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    if rendering.mode is Mode.PAGE:
        rendering.out.append("</div>\n</div>\n")


def tab_label(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    """A tab's label above its text, where there are no buttons."""
    if rendering.mode is not Mode.PAGE:
        rendering.out.append("<p><strong>")
        rendering.render_text(tokens[index])
        rendering.out.append("</strong></p>\n")
