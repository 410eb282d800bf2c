"""Icons of the theme, `:material-check:`, as references: which icons there are is not known here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.markdown.rendering import Mode, Rendering, attributes_html, shown_attributes
from generator.model import IconRef

_ICON = re.compile(r":(material|fontawesome-(?:brands|regular|solid)|octicons|simple)-([a-z0-9]+(?:-[a-z0-9]+)*):")


def icon(state: StateInline, silent: bool) -> bool:
    """An icon's name between colons. Any other word between colons is text."""
    match = _ICON.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("icon", "", 0)
        token.meta = {"name": f"{match[1].replace('-', '/')}/{match[2]}", "source": match[0], "at": state.pos}
    state.pos = match.end()
    return True


def render_icon(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    """The icon's mark, with the attributes that the author wrote."""
    token = tokens[index]
    if rendering.mode is Mode.HEADING:
        return
    rendering.out.append(
        rendering.add_ref(
            IconRef(
                name=token.meta["name"],
                source=token.meta["source"],
                attrs=attributes_html(shown_attributes(rendering, token)),
                span=rendering.span(token),
            )
        )
    )
