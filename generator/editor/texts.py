"""One content file as the rules see it: its headings, links and paragraphs, each with the place of its words.

What is no prose of the author's (code, quotations, addresses, HTML) is blanked out of a paragraph, so that all else
stays where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from generator.diagnostics import Span
from generator.markdown.document import begin, parsed_tokens
from generator.markdown.links import plain_text
from generator.markdown.options import MarkdownOptions
from generator.markdown.parsing import Parsing
from generator.markdown.positions import place

BLANK = "\x00"
"""What stands in a paragraph's prose for a character that is none of it."""

# Bounded, so that no text takes long; what is longer is hardly a quotation.
_NO_PROSE = re.compile(
    r"(?P<tick>`{1,3})[^`]{1,300}(?P=tick)"
    r"|<!--.{0,400}?-->|<[a-zA-Z/][^<>]{0,400}>"
    r"|\]\([^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?[^()]{0,200}\)|\]\[[^\[\]]{0,200}\]"
    r"|\b(?:https?://|www\.)[^\s<>]{1,500}"
    r"|\{[:#. ][^{}\n]{0,200}\}"
    r"|[“„][^“”„]{0,1500}(?:[”“]|\Z)|«[^«»]{0,1500}»|»[^«»]{0,1500}«"
    r"|(?<![\w\"])\"[^\"]{1,1500}\"|(?<![\w‘])‘[^‘]{1,300}?’(?!\w)",
    re.DOTALL,
)


_HTML_HEADING = re.compile(r"<h([1-6])\b[^<>]{0,400}>([^\n]{0,400})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,400}>")
_QUOTATION = {"blockquote_open": 1, "blockquote_close": -1}


@dataclass(frozen=True, slots=True)
class HeadingAt:
    """A heading that stands free, in no list or box."""

    level: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class LinkAt:
    """A link: the words that a reader clicks on, where it leads, and where the words begin."""

    text: str
    href: str
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text. `prose` is as long as the text that was typed, so that an offset in it has a place."""

    prose: str
    has_source: bool
    """Whether a link or footnote stands in it."""
    group: int
    """The same for a list and the paragraph above it, which introduces it."""
    at: Callable[[int], Span]


@dataclass(frozen=True, slots=True)
class Text:
    headings: tuple[HeadingAt, ...]
    links: tuple[LinkAt, ...]
    paragraphs: tuple[Paragraph, ...]
    """In the author's own voice: those in quotations and tables are not among them."""


def read_text(body: str, path: str, first_line: int, options: MarkdownOptions) -> Text:
    """A body of Markdown, of which `first_line` is the file's line on which it begins."""
    parsing = begin(body, path, first_line, options)
    tokens = parsed_tokens(parsing)
    notes = [token for definition in parsing.footnotes.values() for token in definition]
    return Text(
        headings=tuple(_headings(parsing, tokens)),
        links=tuple(link for token, _ in _own((*tokens, *notes)) for link in _links(parsing, token)),
        paragraphs=tuple(_paragraphs(parsing, tokens)),
    )


def _headings(parsing: Parsing, tokens: Sequence[Token]) -> Iterator[HeadingAt]:
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map is not None:
            text = plain_text(tokens[index + 1].children or ()).strip()
            yield HeadingAt(int(token.tag[1]), text, parsing.at(token.map[0]))
        elif token.type == "html_block" and token.map is not None:
            for tag in _HTML_HEADING.finditer(token.content):
                row = token.map[0] + token.content.count("\n", 0, tag.start())
                yield HeadingAt(int(tag[1]), _TAG.sub("", tag[2]).strip(), parsing.at(row))


def _links(parsing: Parsing, block: Token) -> Iterator[LinkAt]:
    children = block.children or ()
    for index, child in enumerate(children):
        if child.type == "link_open" and "at" in child.meta:
            end = next((i for i in range(index, len(children)) if children[i].type == "link_close"), len(children))
            at = int(child.meta["at"])
            words = at + 1 if block.content.startswith("[", at) else at
            yield LinkAt(
                plain_text(children[index + 1 : end]).strip(), str(child.attrs["href"]), place(parsing, block, words)
            )


def _own(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """The texts of blocks outside quotations, which are somebody else's words; each with the token before it."""
    quoted = 0
    for before, token in pairwise(tokens):
        quoted += _QUOTATION.get(before.type, 0)
        if token.type == "inline" and not quoted:
            yield token, before


def _paragraphs(parsing: Parsing, tokens: Sequence[Token]) -> Iterator[Paragraph]:
    """The paragraphs outside quotations, headings and tables."""
    groups = _groups(tokens)
    for token, before in _own(tokens):
        if before.type == "paragraph_open":
            kinds = {child.type for child in token.children or ()}
            yield Paragraph(
                _NO_PROSE.sub(_blank, token.content),
                not kinds.isdisjoint(("link_open", "footnote_ref")),
                groups[id(token)],
                _placed(parsing, token),
            )


def _groups(tokens: Sequence[Token]) -> dict[int, int]:
    """A number for each text: that of a list is the number of the text above it."""
    found: dict[int, int] = {}
    lists = group = 0
    for token in tokens:
        if token.type.startswith(("bullet_list_", "ordered_list_")):
            lists += token.nesting
        elif token.type == "inline":
            group += 0 if lists else 1
            found[id(token)] = group
    return found


def _blank(found: re.Match[str]) -> str:
    return BLANK * len(found[0])


def _placed(parsing: Parsing, token: Token) -> Callable[[int], Span]:
    return lambda offset: place(parsing, token, offset)
