"""The parser of one nesting limit: which rule each character begins. Built once, shared by all parses, never changed."""

from __future__ import annotations

import functools

from markdown_it import MarkdownIt
from markdown_it.rules_block import blockquote, code, fence, heading, hr, list_block, reference, table
from markdown_it.rules_inline import backtick, emphasis, entity, escape, fragments_join, link_pairs, newline

from generator.markdown.blocks import DispatchingBlocks
from generator.markdown.inline import DispatchingInline
from generator.markdown.paragraphs import paragraph
from generator.markdown.recording import (
    recorded_autolink,
    recorded_html,
    recorded_html_block,
    recorded_image,
    recorded_link,
)


class _Parser(MarkdownIt):
    """markdown-it with our two parsers. Addresses stay as written: rendering reads them, with their place."""

    def normalizeLink(self, url: str) -> str:
        return url

    def validateLink(self, url: str) -> bool:
        return True


@functools.cache
def parser(nesting: int) -> MarkdownIt:
    """The parser that follows blocks at most `nesting` deep."""
    md = _Parser("commonmark", {"maxNesting": nesting})
    md.block = _blocks()
    md.inline = _inline()
    return md


def _inline() -> DispatchingInline:
    return DispatchingInline(
        rules={
            "\n": (newline,),
            "\\": (escape,),
            "`": (backtick,),
            "*": (emphasis.tokenize,),
            "_": (emphasis.tokenize,),
            "[": (recorded_link,),
            "!": (recorded_image,),
            "<": (recorded_autolink, recorded_html),
            "&": (entity,),
        },
        pairs=(link_pairs, emphasis.postProcess, fragments_join),
    )


def _blocks() -> DispatchingBlocks:
    lists = {marker: (list_block,) for marker in "+0123456789"}
    common = {
        "`": (fence,),
        "~": (fence,),
        ">": (blockquote,),
        "*": (hr, list_block),
        "-": (hr, list_block),
        "_": (hr,),
        **lists,
    }
    within_lists = {**common, "*": (hr,), "-": (hr,), **{marker: () for marker in lists}}
    everywhere = {**common, "<": (recorded_html_block,), "#": (heading,)}
    return DispatchingBlocks(
        rules={**everywhere, "[": (reference,)},
        interrupting={
            "paragraph": everywhere,
            "reference": everywhere,
            "blockquote": everywhere,
            "list": within_lists,
        },
        anywhere=table,
        code=code,
        last=(paragraph,),
    )
