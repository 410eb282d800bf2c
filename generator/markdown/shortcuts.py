"""The plainest links and emphasis, `[words](address)` and `**words**`, each by one pattern.

Most of them are as plain as this, and markdown-it's rules, which see to every way of nesting, take four times as long.
The tokens are theirs; what is less plain is left to them.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from generator.markdown.parsing import parsing_of

_LINK = re.compile(r"\[([^\[\]]+)\]\(([^\s\x00-\x1f\x7f()<>\\&]+)\)")
# Between a space and a letter a delimiter can only open, between a letter and a space or a stop only close. So these
# two are a pair, whatever stands around them.
_EMPHASIS = re.compile(r"(?<![^ \n\t])(\*\*?|__?)(?=[^\W_])([^*_]*[^\W_])\1(?=[ \n\t.,;:!?)]|\Z)")


def plain_link(state: StateInline, silent: bool) -> bool:
    """A link of words without any sign to an address that needs no reading. Notes where it stood, as all links do."""
    match = _LINK.match(state.src, state.pos, state.posMax)
    if match is None or parsing_of(state.env).stops.search(match[1]):
        return False
    if not silent:
        opening = state.push("link_open", "a", 1)
        opening.attrs["href"] = match[2]
        opening.meta["at"] = match.start()
        state.append_pending(match[1])
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def plain_emphasis(state: StateInline, silent: bool) -> bool:
    """Emphasised words without any sign, between spaces or before a stop."""
    match = None if silent else _EMPHASIS.match(state.src, state.pos, state.posMax)
    if match is None or parsing_of(state.env).stops.search(match[2]):
        return False
    name = "strong" if len(match[1]) == 2 else "em"
    state.push(f"{name}_open", name, 1).markup = match[1]
    state.append_pending(match[2])
    state.push(f"{name}_close", name, -1).markup = match[1]
    state.pos = match.end()
    return True
