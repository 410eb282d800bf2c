"""`==marked==`, `^^inserted^^`, `~~deleted~~`, `H~2~O` and `x^2^`."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_DOUBLE = {"=": "mark", "^": "ins", "~": "del"}
_SINGLE = {"^": "sup", "~": "sub"}
_SINGLE_TEXT = {
    "^": re.compile(r"\^([^\s^~=*_`\[\]<>{}]{1,100})\^"),
    "~": re.compile(r"~([^\s^~=*_`\[\]<>{}]{1,100})~"),
}


def paired(state: StateInline, silent: bool) -> bool:
    """A run of two delimiters, to be paired later, or a short raised or lowered text between single ones."""
    marker = state.src[state.pos]
    if state.src[state.pos + 1 : state.pos + 2] == marker:
        return _double(state, silent, marker)
    return marker in _SINGLE and _single(state, silent, marker)


def _double(state: StateInline, silent: bool, marker: str) -> bool:
    if silent:
        return False
    scanned = state.scanDelims(state.pos, True)
    if scanned.length != 2:
        state.append_pending(marker * scanned.length)
    else:
        state.push("text", "", 0).content = marker * 2
        state.delimiters.append(
            Delimiter(ord(marker), 0, len(state.tokens) - 1, -1, scanned.can_open, scanned.can_close)
        )
    state.pos += scanned.length
    return True


def _single(state: StateInline, silent: bool, marker: str) -> bool:
    match = _SINGLE_TEXT[marker].match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        tag = _SINGLE[marker]
        state.push(f"{tag}_open", tag, 1)
        state.push("text", "", 0).content = match[1].replace("\\", "")
        state.push(f"{tag}_close", tag, -1)
    state.pos = match.end()
    return True


def pair_up(state: StateInline) -> None:
    """Turn the paired delimiters into elements."""
    for delimiters in [state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta)]:
        for delimiter in delimiters:
            marker = chr(delimiter.marker)
            if delimiter.end != -1 and marker in _DOUBLE:
                tag = _DOUBLE[marker]
                opening, closing = state.tokens[delimiter.token], state.tokens[delimiters[delimiter.end].token]
                opening.type, opening.tag, opening.nesting, opening.content = f"{tag}_open", tag, 1, ""
                closing.type, closing.tag, closing.nesting, closing.content = f"{tag}_close", tag, -1, ""
