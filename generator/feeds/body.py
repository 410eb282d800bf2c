"""A post's HTML made fit for feed readers: whole URLs, no style, script or widget, and nothing lost that was said.

The tree is only read, and the new HTML is written from it; the cleaner has the last word. Nothing here knows a library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from generator.feeds.allowed import ALLOWED, AS_DIV, BLOCKS, DROPPED, VOID, cleaned
from generator.feeds.elements import attributes, film, frame, link, picture
from generator.feeds.pieces import Inner, Mode, Pieces, children_of
from generator.feeds.widgets import block_widget, inline_widget
from generator.model import SafeHtml
from generator.xmltext import xml_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

DEPTH = 200
"""Elements that stand deeper are unwrapped: cleaning takes time squared in the depth."""

_ONE_LINE = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})


@lru_cache(256)
def feed_body(html: SafeHtml, page_url: str) -> SafeHtml:
    """The HTML of a body as it goes into feeds. An address that is not whole is taken as on the page at `page_url`."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(f"<!doctype html><body>{xml_text(html.html)}").body
    if tree is None:
        return SafeHtml()
    # Once more at the end: a character reference ("&#xFFFE;") can name what the text itself did not hold.
    return SafeHtml(xml_text(cleaned("".join(_written(children_of(tree), page_url)))).strip())


def _written(nodes: Sequence[LexborNode], page_url: str) -> Iterator[str]:
    """Depth first, with a stack of our own because HTML may be nested deeper than Python calls."""
    stack: list[tuple[str | LexborNode, Mode, int]] = []
    stack.extend((node, "flow", 0) for node in reversed(nodes))
    while stack:
        here, mode, depth = stack.pop()
        if isinstance(here, str):
            yield here
            continue
        for piece in reversed(_pieces(here, mode, depth, page_url)):
            if isinstance(piece, str):
                stack.append((piece, mode, depth))
            else:
                stack.extend((node, piece.mode, depth + 1) for node in reversed(piece.nodes))


def _pieces(node: LexborNode, mode: Mode, depth: int, page_url: str) -> Pieces:
    """What one node becomes: HTML, and nodes still to be written."""
    if node.is_text_node:
        return (escape(node.text_content or "", quote=False),)
    tag = node.tag or ""
    if tag in DROPPED or "hidden" in node.attributes:
        return ()
    found = inline_widget(node)
    if found is None and mode == "flow" and depth <= DEPTH:
        found = block_widget(node)
    if found is not None:
        return found
    if mode == "text" or depth > DEPTH:
        return ("\n",) if tag == "br" else (Inner(children_of(node), mode),)
    return _element(node, tag, mode, page_url)


def _element(node: LexborNode, tag: str, mode: Mode, page_url: str) -> Pieces:
    """An element that is what its name says."""
    match tag:
        case "a":
            return link(node, mode, page_url)
        case "img":
            return picture(node, page_url)
        case "video" | "audio":
            return film(node, page_url)
        case "iframe" | "embed" | "object":
            return frame(node, mode, page_url)
    below = children_of(node)
    if mode == "phrase" and (tag in BLOCKS or tag in AS_DIV):
        return " ", Inner(below, mode), " "
    if tag in AS_DIV:
        return "<div>", Inner(below, mode), "</div>"
    if tag not in ALLOWED:
        return (Inner(below, mode),)
    opening = f"<{tag}{attributes(node, page_url)}>"
    if tag in VOID:
        return (opening,)
    return opening, _lost_lines(tag, below), Inner(below, "phrase" if tag in _ONE_LINE else mode), f"</{tag}>"


def _lost_lines(tag: str, below: Sequence[LexborNode]) -> str:
    """Every parser drops a newline right after <pre>: ours has, the cleaner's will, and so will the reader's."""
    starts_blank = tag == "pre" and below and below[0].is_text_node and (below[0].text_content or "").startswith("\n")
    return "\n\n" if starts_blank else ""
