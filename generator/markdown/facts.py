"""What other pages may show of a text: excerpt, summary, sections for search, number of words. Renders no page."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from markdown_it.token import Token

from generator.markdown.cleaning import finished_html, needs_cleaning
from generator.markdown.headings import Title
from generator.markdown.html_rules import BLOCKS, INLINE
from generator.markdown.links import plain_text
from generator.markdown.parsing import Parsing
from generator.markdown.rendering import Mode, Rendering, render_tokens
from generator.model import ActionStep, Body, Fragment, Section, TextFacts

_MORE = re.compile(r"\s*<!--\s*more\s*-->")
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def facts_of(
    parsing: Parsing,
    title: Title,
    tokens: Sequence[Token],
    body: Body,
    anchors: tuple[str, ...],
    steps: tuple[ActionStep, ...],
) -> TextFacts:
    """The facts of a text whose title has been taken off."""
    more = _end_of_excerpt(tokens) if "<!--" in parsing.text else -1
    first = _first_paragraph(tokens)
    opening = tokens[:more] if more >= 0 else first
    return TextFacts(
        title=title.text,
        excerpt=_excerpt(parsing, tokens if parsing.options.excerpt == "whole" else opening),
        has_more=more >= 0,
        summary=" ".join(plain_text(first[1].children or ()).split()) if first else "",
        anchors=anchors,
        refs=body.content.refs,
        words=sum(len(section.title.split()) + len(section.text.split()) for section in body.sections),
        steps=steps,
    )


def _end_of_excerpt(tokens: Sequence[Token]) -> int:
    """Where the block `<!-- more -->` is, -1 where there is none; inside a list or box it is a comment as any other."""
    for index, token in enumerate(tokens):
        if token.type == "html_block" and token.level == 0 and _MORE.match(token.content):
            return index
    return -1


def _first_paragraph(tokens: Sequence[Token]) -> Sequence[Token]:
    """The first paragraph that says something; one that stands by itself rather than one in a list or box."""
    nested: Sequence[Token] = ()
    for index, token in enumerate(tokens):
        if token.type == "paragraph_open" and plain_text(tokens[index + 1].children or ()).strip():
            if token.level == 0:
                return tokens[index : index + 3]
            nested = nested or tokens[index : index + 3]
    return nested


def _excerpt(parsing: Parsing, tokens: Sequence[Token]) -> Fragment:
    rendering = Rendering(parsing, INLINE, Mode.EXCERPT, cleaned=needs_cleaning(parsing))
    render_tokens(rendering, tokens, BLOCKS)
    return Fragment(html=finished_html(rendering).strip(), refs=tuple(rendering.refs))


def sections_of(title: str, tokens: Sequence[Token]) -> tuple[Section, ...]:
    """The text by heading, for search; the stretch before the first heading bears the title."""
    sections: list[Section] = []
    anchor, heading = "", title
    parts: list[str] = []
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            sections.append(Section(anchor=anchor, title=heading, text="\n".join(parts)))
            anchor, heading, parts = str(token.attrs["id"]), plain_text(tokens[index + 1].children or ()).strip(), []
        elif token.children is not None and tokens[index - 1].type != "heading_open":
            parts.append(plain_text(token.children or ()))
        elif token.type in ("fence", "code_block"):
            parts.append(token.content.rstrip())
        elif token.type == "html_block":
            parts.append(html.unescape(_TAG.sub(" ", _HIDDEN.sub(" ", token.content))).strip())
    sections.append(Section(anchor=anchor, title=heading, text="\n".join(parts)))
    return tuple(section for section in sections if section.anchor or section.title or section.text)
