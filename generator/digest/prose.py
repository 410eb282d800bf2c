"""The HTML of a body as plain text for a mail: wrapped, lists and quotations marked, links numbered and told below.

The HTML that comes in is clean, as mail_body writes it. Nothing here knows a library.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

from generator.model import SafeHtml

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

COLUMNS = 72
"""Mail programs that show plain text quote it: more would be broken when somebody answers."""
_NARROWEST = 24
_DEEPEST = 40

_PARAGRAPHS = frozenset({"p", "dt", "figcaption", "caption", "h2", "h3", "h4", "h5", "h6"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BOXES = frozenset({
    "div", "figure", "table", "dl", "ul", "ol", "li", "blockquote", "dd", "pre", "hr",
})  # fmt: skip


def prose(body: SafeHtml) -> str:
    """The text, paragraphs apart by empty lines; "" for nothing. Links come after it, each on a line of its own."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(f"<!doctype html><body>{body.html}").body
    if tree is None:
        return ""
    links: dict[str, int] = {}
    text = "\n\n".join("\n".join(block) for block in _blocks(tree, COLUMNS, links, 0) if block)
    below = "\n".join(f"[{number}] {url}" for url, number in links.items())
    return "\n\n".join(part for part in (text, below) if part)


def lines(text: str, width: int = COLUMNS) -> list[str]:
    """A paragraph in lines; words and addresses are never broken, however long they are."""
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _blocks(node: LexborNode, width: int, links: dict[str, int], depth: int) -> Iterator[list[str]]:
    """Blocks of lines. Text between blocks is a block as well."""
    loose = ""
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if child.is_text_node or tag not in _BOXES | _PARAGRAPHS or depth > _DEEPEST:
            loose += _inline(child, links)
            continue
        yield lines(" ".join(loose.split()), width)
        loose = ""
        yield from _block(child, tag, width, links, depth + 1)
    yield lines(" ".join(loose.split()), width)


def _block(node: LexborNode, tag: str, width: int, links: dict[str, int], depth: int) -> Iterator[list[str]]:
    if tag in _PARAGRAPHS and not any(child.tag in _BOXES | _PARAGRAPHS for child in node.iter()):
        found = lines(" ".join(_inline(node, links).split()), width)
        yield [*found, "-" * max(map(len, found))] if found and tag in _HEADINGS else found
    elif tag == "pre":
        yield [f"    {line}".rstrip() for line in node.text().strip("\n").split("\n")]
    elif tag == "hr":
        yield ["* * *"]
    elif tag == "table":
        yield from _table(node, width, links, depth)
    elif tag in ("ul", "ol"):
        yield from _list(node, tag, width, links, depth)
    elif tag == "blockquote":
        quoted = [block for block in _blocks(node, max(width - 2, _NARROWEST), links, depth) if block]
        yield [f"> {line}".rstrip() for place, block in enumerate(quoted) for line in ([""] * bool(place) + block)]
    elif tag == "dd":
        inner = _blocks(node, max(width - 4, _NARROWEST), links, depth)
        yield from ([f"    {line}".rstrip() for line in block] for block in inner)
    else:
        yield from _blocks(node, width, links, depth)


def _list(node: LexborNode, tag: str, width: int, links: dict[str, int], depth: int) -> Iterator[list[str]]:
    """Items of one paragraph each stand together, all others apart."""
    items = []
    for number, item in enumerate((child for child in node.iter() if child.tag == "li"), 1):
        mark = f"{number}. " if tag == "ol" else "- "
        inner = [block for block in _blocks(item, max(width - len(mark), _NARROWEST), links, depth) if block]
        marks = itertools.chain((mark,), itertools.repeat(" " * len(mark)))
        items.append([[f"{next(marks)}{line}".rstrip() for line in block] for block in inner])
    if all(len(blocks) < 2 for blocks in items):
        yield [line for blocks in items for block in blocks for line in block]
    else:
        yield from (block for blocks in items for block in blocks)


def _table(node: LexborNode, width: int, links: dict[str, int], depth: int) -> Iterator[list[str]]:
    """A row a line, its cells apart by bars."""
    for caption in node.css("caption"):
        yield from _block(caption, "caption", width, links, depth)
    found: list[str] = []
    for row in node.css("tr"):
        cells = (" ".join(_inline(cell, links).split()) for cell in row.iter())
        found += lines(" | ".join(cells).strip(), width)
    yield found


def _inline(node: LexborNode, links: dict[str, int]) -> str:
    """The text of a node. What a link leads to is numbered, and so is told once."""
    if node.is_text_node:
        return node.text_content or ""
    tag = node.tag or ""
    if tag == "br":
        return "\n"
    if tag == "img":
        return node.attributes.get("alt") or ""
    text = "".join(_inline(child, links) for child in node.iter(include_text=True))
    href = node.attributes.get("href") if tag == "a" else None
    if not href or href == text.strip():
        return text
    return f"{text} [{links.setdefault(href, len(links) + 1)}]"
