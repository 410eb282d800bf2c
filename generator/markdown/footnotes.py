"""Footnotes: `[^1]` in the text, `[^1]: note` below it. Numbered by first reference, with Python-Markdown's ids."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.diagnostics import Problem, warning
from generator.markdown.blocks import BlockRule
from generator.markdown.containers import tokenize_inside
from generator.markdown.parsing import Parsing, parsing_of
from generator.markdown.positions import place
from generator.markdown.rendering import Mode, Rendering, escape

_DEFINITION = re.compile(r"\[\^([^\]\[\s]{1,200})\]:[ \t]*")
_REFERENCE = re.compile(r"\[\^([^\]\[\s]{1,200})\]")
_PLAIN = re.compile(r"[\w-]+$")


def footnote_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^label]: text`, and what is indented below it."""
    if state.is_code_block(start):
        return False
    begin = state.bMarks[start] + state.tShift[start]
    match = _DEFINITION.match(state.src, begin, state.eMarks[start])
    if match is None:
        return False
    if silent:
        return True
    state.push("footnote_open", "", 1).meta = {"label": match[1]}
    state.tokens[-1].map = [start, start + 1]
    saved = state.bMarks[start], state.tShift[start], state.sCount[start]
    indent = state.sCount[start] + 4
    state.bMarks[start], state.tShift[start], state.sCount[start] = match.end(), 0, indent
    tokenize_inside(state, start, _last_line(state, start, end, saved[2]), indent)
    state.bMarks[start], state.tShift[start], state.sCount[start] = saved
    state.push("footnote_close", "", -1)
    return True


def _last_line(state: StateBlock, start: int, end: int, base: int) -> int:
    """The line after the definition: indented lines belong to it, and lines that carry on its first paragraph."""
    interrupts = state.md.block.ruler.getRules("paragraph")
    lazy = True
    last = line = start + 1
    while line < end:
        if state.isEmpty(line):
            lazy = False
        elif state.sCount[line] - base >= 2:
            last = line + 1
        elif lazy and state.sCount[line] >= state.blkIndent and not _begins_block(state, line, end, interrupts):
            # As deep as the rest, so that the paragraph takes it.
            last = line + 1
            state.sCount[line] = base + 4
        else:
            break
        line += 1
    return last


def _begins_block(state: StateBlock, line: int, end: int, interrupts: Sequence[BlockRule]) -> bool:
    return footnote_definition(state, line, end, True) or any(rule(state, line, end, True) for rule in interrupts)


def footnote_reference(state: StateInline, silent: bool) -> bool:
    """`[^label]`, if the text defines it."""
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    parsing = parsing_of(state.env)
    label = match[1]
    if label not in parsing.footnotes:
        if not silent and parsing.block is not None:
            parsing.problems.append(_unknown(parsing, parsing.block, state.pos, label))
        return False
    if not silent:
        uses = parsing.footnote_uses.get(label, 0) + 1
        parsing.footnote_uses[label] = uses
        parsing.footnote_numbers.setdefault(label, len(parsing.footnote_uses))
        token = state.push("footnote_ref", "", 0)
        token.meta = {"label": label, "use": uses}
    state.pos = match.end()
    return True


def _unknown(parsing: Parsing, block: Token, at: int, label: str) -> Problem:
    return warning(
        place(parsing, block, at),
        "unknown-footnote",
        f"there is no footnote '{label}'",
        f"write its text on a line of its own: [^{label}]: ...",
    )


def take_definitions(parsing: Parsing, tokens: list[Token]) -> list[Token]:
    """The tokens without the definitions of footnotes, which the parse keeps by label."""
    kept: list[Token] = []
    open_labels: list[tuple[str, list[Token]]] = []
    for token in tokens:
        if token.type == "footnote_open":
            open_labels.append((token.meta["label"], []))
            _note_duplicate(parsing, token)
        elif token.type == "footnote_close":
            label, note = open_labels.pop()
            parsing.footnotes.setdefault(label, note)
        else:
            (open_labels[-1][1] if open_labels else kept).append(token)
    return kept


def _note_duplicate(parsing: Parsing, token: Token) -> None:
    label, row = token.meta["label"], token.map[0] if token.map else 0
    if label in parsing.footnote_rows:
        parsing.problems.append(
            warning(
                parsing.at(row),
                "duplicate-footnote",
                f"there is a footnote '{label}' above, so this one is not shown",
                "give it another label",
            )
        )
    parsing.footnote_rows.setdefault(label, row)


def note_unused(parsing: Parsing) -> None:
    """A warning for each footnote that nothing refers to: it is not shown."""
    for label, row in parsing.footnote_rows.items():
        if label not in parsing.footnote_uses:
            parsing.problems.append(
                warning(
                    parsing.at(row),
                    "unused-footnote",
                    f"nothing refers to the footnote '{label}', so it is not shown",
                    f"write [^{label}] where it belongs, or take it out",
                )
            )


def anchor(parsing: Parsing, label: str) -> str:
    """A footnote's part of its ids: its label, or its number where the label cannot stand in an address."""
    return label if _PLAIN.match(label) else f"_{parsing.footnote_numbers[label]}"


def _reference_anchor(parsing: Parsing, label: str, use: int) -> str:
    return f"fnref{use if use > 1 else ''}:{anchor(parsing, label)}"


def anchors_of(parsing: Parsing) -> list[str]:
    """All ids of the footnotes."""
    found = []
    for label, uses in parsing.footnote_uses.items():
        found.append(f"fn:{anchor(parsing, label)}")
        found += [_reference_anchor(parsing, label, use) for use in range(1, uses + 1)]
    return found


def render_reference(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    if rendering.mode is not Mode.PAGE:
        return
    meta = tokens[index].meta
    label = meta["label"]
    rendering.out.append(
        f'<sup id="{escape(_reference_anchor(rendering.parsing, label, meta["use"]))}">'
        f'<a class="footnote-ref" href="#fn:{escape(anchor(rendering.parsing, label))}">'
        f"{rendering.parsing.footnote_numbers[label]}</a></sup>"
    )


def list_tokens(parsing: Parsing) -> list[Token]:
    """The list of footnotes that stands at the end of the text, as tokens; empty where nothing refers to one."""
    if not parsing.footnote_uses:
        return []
    tokens = [Token("footnotes_open", "div", 1)]
    for label in parsing.footnote_uses:
        note = list(parsing.footnotes[label])
        links = Token("footnote_links", "", 0, meta={"label": label})
        tokens.append(Token("footnote_item_open", "li", 1, meta={"label": label}))
        if note and note[-1].type == "paragraph_close":
            tokens += [*note[:-1], links, note[-1]]
        else:
            tokens += [*note, Token("paragraph_open", "p", 1), links, Token("paragraph_close", "p", -1)]
        tokens.append(Token("footnote_item_close", "li", -1))
    tokens.append(Token("footnotes_close", "div", -1))
    return tokens


def render_item(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    label = tokens[index].meta["label"]
    rendering.out.append(f'<li id="fn:{escape(anchor(rendering.parsing, label))}">\n')


def render_links_back(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    parsing, label = rendering.parsing, tokens[index].meta["label"]
    number = parsing.footnote_numbers[label]
    for use in range(1, parsing.footnote_uses[label] + 1):
        rendering.out.append(
            f'&#160;<a class="footnote-backref" href="#{escape(_reference_anchor(parsing, label, use))}" '
            f'title="Jump back to footnote {number} in the text">↩\ufe0e</a>'
        )
