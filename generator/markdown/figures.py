"""A picture that stands alone with a title becomes a figure, and the title its caption."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from generator.markdown.rendering import Rendering, escape

_LINKED = ["link_open", "image", "link_close"]


def make_figures(tokens: Sequence[Token]) -> None:
    """Turn paragraphs that are a picture with a title, linked or not, into figures."""
    for index, token in enumerate(tokens):
        if token.type != "paragraph_open" or token.hidden:
            continue
        shown = [child for child in tokens[index + 1].children or () if child.type != "text" or child.content.strip()]
        image = next((child for child in shown if child.type == "image"), None)
        if image is not None and "title" in image.attrs and (len(shown) == 1 or [c.type for c in shown] == _LINKED):
            token.type, token.tag = "figure_open", "figure"
            tokens[index + 2].type = "figure_close"
            tokens[index + 2].meta["caption"] = str(image.attrs.pop("title"))


def figure_open(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    rendering.out.append("<figure>\n")


def figure_close(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    rendering.out.append(f"\n<figcaption>{escape(tokens[index].meta['caption'])}</figcaption>\n</figure>\n")
