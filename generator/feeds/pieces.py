"""What an element of a page becomes in a feed: pieces of HTML, and nodes that are still to be written.

Nothing is decided here about any element.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Mode = Literal["flow", "phrase", "text"]
"""Where nodes are written: among blocks, inside one line (blocks are unwrapped), inside code (everything is)."""


class Inner(NamedTuple):
    """Nodes that are still to be written, in order."""

    nodes: tuple[LexborNode, ...]
    mode: Mode


Pieces = tuple[str | Inner, ...]


def children_of(node: LexborNode) -> tuple[LexborNode, ...]:
    """Elements and texts right below a node; without the contents of <template>, which are no children."""
    found = []
    child = node.child
    while child is not None:
        if child.is_element_node or child.is_text_node:
            found.append(child)
        child = child.next
    return tuple(found)


def classes_of(node: LexborNode) -> frozenset[str]:
    return frozenset((node.attributes.get("class") or "").split())


def bold_line(nodes: tuple[LexborNode, ...]) -> Pieces:
    """A title, label or summary as a paragraph of its own."""
    return ("<p><strong>", Inner(nodes, "phrase"), "</strong></p>") if nodes else ()
