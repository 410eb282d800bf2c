"""Tables as Material shows them: in a box that scrolls, columns aligned by classes rather than style."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from generator.markdown.rendering import Rendering, aligned, attributes_html, shown_attributes


def table_open(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    attributes = attributes_html(shown_attributes(rendering, tokens[index]))
    rendering.out.append(f'<div class="md-typeset__scrollwrap"><div class="md-typeset__table">\n<table{attributes}>\n')


def table_close(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    rendering.out.append("</table>\n</div></div>\n")


def cell_open(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    """An author's own `align` on a cell wins over the colons of its column."""
    token = tokens[index]
    attributes = dict(shown_attributes(rendering, token))
    style = str(attributes.pop("style", ""))
    if style.startswith("text-align:"):
        attributes.setdefault("align", style.removeprefix("text-align:"))
    rendering.out.append(f"<{token.tag}{attributes_html(aligned(attributes))}>")
