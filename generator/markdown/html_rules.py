"""The tables of rendering: which token becomes what HTML."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from generator.markdown import links
from generator.markdown.rendering import (
    Mode,
    Rendering,
    Rules,
    attributes_html,
    escape,
    render_tokens,
    shown_attributes,
)


def _code_inline(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    token = tokens[index]
    attributes = attributes_html(shown_attributes(rendering, token)) if token.attrs else ""
    rendering.out.append(f"<code{attributes}>{escape(token.content)}</code>")


def _text(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    rendering.out.append(escape(tokens[index].content))


def _html(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    rendering.out.append(tokens[index].content)


def _nothing(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    pass


def _code_block(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    rendering.out.append(f"<pre><code>{escape(tokens[index].content)}</code></pre>\n")


INLINE = Rules(
    fixed={
        "softbreak": "\n",
        "hardbreak": "<br>\n",
        "em_open": "<em>",
        "em_close": "</em>",
        "strong_open": "<strong>",
        "strong_close": "</strong>",
    },
    rules={
        "text_special": _text,
        "code_inline": _code_inline,
        "link_open": links.link_open,
        "link_close": links.link_close,
        "image": links.image,
        "html_inline": _html,
    },
)


def _inline(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    token = tokens[index]
    if token.children:
        rendering.block = token
        render_tokens(rendering, token.children, INLINE)


def _heading_close(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    tag = tokens[index].tag
    anchor = tokens[index].meta.get("anchor", "")
    if anchor and rendering.mode is Mode.PAGE and tag != "h1":
        rendering.out.append(f'<a class="headerlink" href="#{escape(anchor)}" title="Permanent link">¶</a>')
    rendering.out.append(f"</{tag}>\n")


BLOCKS = Rules(
    fixed={
        "paragraph_open": "<p>",
        "paragraph_close": "</p>\n",
        "bullet_list_open": "<ul>\n",
        "list_item_close": "</li>\n",
    },
    rules={"inline": _inline, "heading_close": _heading_close, "html_block": _html, "code_block": _code_block},
)
