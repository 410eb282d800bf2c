"""The parser of one nesting limit: which rules each character begins. Built once, shared, never changed."""

from __future__ import annotations

import functools

from markdown_it import MarkdownIt
from markdown_it.rules_block import code, fence, heading, hr, list_block, reference, table
from markdown_it.rules_inline import backtick, emphasis, entity, escape, fragments_join, link_pairs, newline

from generator.markdown.abbreviations import abbreviation_definition
from generator.markdown.admonitions import admonition
from generator.markdown.alerts import quotation
from generator.markdown.attaching import attach_inline, attribute_line, attribute_list
from generator.markdown.bare_urls import url_after_scheme, url_of_web
from generator.markdown.blocks import DispatchingBlocks
from generator.markdown.definitions import definition_rule
from generator.markdown.footnotes import footnote_definition, footnote_reference
from generator.markdown.html_containers import html_around_markdown
from generator.markdown.icons import icon
from generator.markdown.inline import DispatchingInline
from generator.markdown.keys import keys
from generator.markdown.pairs import pair_up, paired
from generator.markdown.paragraphs import paragraph
from generator.markdown.recording import recorded_autolink, recorded_html, recorded_image, recorded_link
from generator.markdown.shortcuts import plain_code, plain_emphasis, plain_link
from generator.markdown.tabs import tab_set


class _Parser(MarkdownIt):
    """markdown-it with our two parsers. Addresses stay as written: rendering reads them, with their place."""

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link

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
            "`": (plain_code, backtick),
            "*": (plain_emphasis, emphasis.tokenize),
            "_": (plain_emphasis, emphasis.tokenize),
            "[": (footnote_reference, plain_link, recorded_link),
            "!": (recorded_image,),
            "<": (recorded_autolink, recorded_html),
            "&": (entity,),
            "=": (paired,),
            "^": (paired,),
            "~": (paired,),
            "+": (keys,),
            ":": (icon, url_after_scheme),
            "w": (url_of_web,),
            "{": (attribute_list,),
        },
        pairs=(link_pairs, pair_up, emphasis.postProcess),
        attach=attach_inline,
        join=fragments_join,
    )


def _blocks() -> DispatchingBlocks:
    lists = dict.fromkeys("+0123456789", (list_block,))
    ours = {"!": (admonition,), "?": (admonition,), "=": (tab_set,), "{": (attribute_line,)}
    common = {
        **lists,
        **ours,
        "`": (fence,),
        "~": (fence,),
        ">": (quotation,),
        "*": (abbreviation_definition, hr, list_block),
        "-": (hr, list_block),
        "_": (hr,),
    }
    within_lists = {**common, "*": (abbreviation_definition, hr), "-": (hr,), **dict.fromkeys(lists, ())}
    definitions = definition_rule()
    everywhere = {**common, "<": (html_around_markdown,), "#": (heading,), ":": (definitions,)}
    return DispatchingBlocks(
        rules={**everywhere, "[": (footnote_definition, reference)},
        interrupting={
            "paragraph": {**everywhere, "[": (footnote_definition,)},
            "reference": {**everywhere, "[": (footnote_definition,)},
            "blockquote": everywhere,
            "list": within_lists,
        },
        anywhere=table,
        code=code,
        last=(definitions, paragraph),
    )
