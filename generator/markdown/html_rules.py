"""The tables of rendering: which token becomes what HTML."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from generator.markdown import code_blocks, figures, footnotes, icons, keys, links, placing, tables, tabs, tasks
from generator.markdown.authors_html import render_html
from generator.markdown.rendering import Mode, Rendering, Rules, escape


def _text(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    rendering.out.append(escape(tokens[index].content))


def _nothing(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    pass


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
        "code_inline": code_blocks.inline_code,
        "link_open": links.link_open,
        "link_close": links.link_close,
        "image": links.image,
        "html_inline": render_html,
        "icon": icons.render_icon,
        "keys": keys.render_keys,
        "footnote_ref": footnotes.render_reference,
        "effort": tasks.render_effort,
    },
)


def _inline(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    token = tokens[index]
    if "task" not in token.meta:
        rendering.render_text(token)
        return
    tasks.open_task(rendering, token.meta["task"])
    rendering.render_text(token)
    tasks.close_task(rendering)


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
        "blockquote_open": "<blockquote>\n",
        "blockquote_close": "</blockquote>\n",
        "bullet_list_close": "</ul>\n",
        "ordered_list_close": "</ol>\n",
        "list_item_close": "</li>\n",
        "footnotes_open": '<div class="footnote">\n<hr>\n<ol>\n',
        "footnotes_close": "</ol>\n</div>\n",
        "footnote_item_close": "</li>\n",
    },
    rules={
        "inline": _inline,
        "heading_close": _heading_close,
        "html_block": render_html,
        "place": placing.render_place,
        "list_item_open": tasks.open_item,
        "code_block": code_blocks.code_block,
        "fence": code_blocks.fenced_code,
        "table_open": tables.table_open,
        "table_close": tables.table_close,
        "th_open": tables.cell_open,
        "td_open": tables.cell_open,
        "tab_set_open": tabs.tab_set_open,
        "tab_set_close": tabs.tab_set_close,
        "tab_label": tabs.tab_label,
        "figure_open": figures.figure_open,
        "figure_close": figures.figure_close,
        "footnote_item_open": footnotes.render_item,
        "footnote_links": footnotes.render_links_back,
        "footnote_open": _nothing,
        "footnote_close": _nothing,
    },
)
