"""Material's widgets without Material's style sheet: each says as plain HTML what it says on the page.

Nothing here knows addresses, or elements that need no class to be understood.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from generator.feeds.pieces import Inner, Pieces, bold_line, children_of, classes_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Rule = Callable[["LexborNode"], Pieces | None]

DONE, TO_DO = "☑", "☐"


def inline_widget(node: LexborNode) -> Pieces | None:
    """What stands for an element that may occur in a line of text or code; None for one that is no such widget."""
    if node.tag == "input":
        return _check_box(node)
    return _by_class(node, _INLINE)


def block_widget(node: LexborNode) -> Pieces | None:
    """The same for elements among blocks."""
    if node.tag == "details":
        return _details(node)
    if node.tag == "summary":
        return bold_line(children_of(node))
    return _by_class(node, _BLOCKS)


def _by_class(node: LexborNode, rules: dict[tuple[str, str], Rule]) -> Pieces | None:
    """Authors give any class to any element, so a widget is known by its element too."""
    tag = node.tag or ""
    rule = next((rule for name in sorted(classes_of(node)) if (rule := rules.get((tag, name)))), None)
    return rule(node) if rule else None


def _details(node: LexborNode) -> Pieces:
    """Opened out: a reader that unwraps <details> would make one text of the question and its answer."""
    return "<div>", Inner(children_of(node), "flow"), "</div>"


def _admonition(node: LexborNode) -> Pieces:
    return "<blockquote>", Inner(children_of(node), "flow"), "</blockquote>"


def _title(node: LexborNode) -> Pieces:
    return bold_line(children_of(node))


def _tabs(node: LexborNode) -> Pieces | None:
    """Each tab's label, then what is in the tab."""
    below = children_of(node)
    labels = [label for row in _having("tabbed-labels", below) for label in children_of(row) if label.tag == "label"]
    contents = _having("tabbed-content", below)
    blocks = [block for content in contents for block in _having("tabbed-block", children_of(content))]
    if not labels or len(labels) != len(blocks):
        return None
    pairs = zip(labels, blocks, strict=True)
    tabs = ((*bold_line(children_of(label)), "\n", Inner(children_of(block), "flow")) for label, block in pairs)
    return tuple(piece for tab in tabs for piece in tab)


def _having(name: str, nodes: tuple[LexborNode, ...]) -> list[LexborNode]:
    return [node for node in nodes if node.is_element_node and name in classes_of(node)]


def _code(node: LexborNode) -> Pieces | None:
    """Title, then the code as text. A table of line numbers has them in a <pre> of their own, which is left out."""
    blocks = node.css("td.code pre") or node.css("pre")
    if len(blocks) != 1:
        return None
    title = node.css_first(".filename")
    head = bold_line(children_of(title)) if title is not None else ()
    return *head, "\n<pre><code>", Inner(children_of(blocks[0]), "text"), "</code></pre>"


def _check_box(node: LexborNode) -> Pieces:
    """A task's box as a character, the space after it is the page's own; every other input is a control of the page."""
    above = classes_of(node.parent) if node.parent is not None else frozenset()
    is_task = any(name.startswith("task-list") for name in above)
    if not is_task or (node.attributes.get("type") or "").lower() != "checkbox":
        return ()
    return (DONE if "checked" in node.attributes else TO_DO,)


def _effort(node: LexborNode) -> Pieces:
    """How long a step takes and when it is due: only the page sets it off from the sentence."""
    return "(", Inner(children_of(node), "phrase"), ")"


def _nothing(node: LexborNode) -> Pieces:
    return ()


def _unwrapped(node: LexborNode) -> Pieces:
    return (Inner(children_of(node), "flow"),)


_INLINE: dict[tuple[str, str], Rule] = {
    ("a", "headerlink"): _nothing,
    ("span", "twemoji"): _nothing,
    ("span", "linenos"): _nothing,
    ("span", "mp-effort"): _effort,
}

_BLOCKS: dict[tuple[str, str], Rule] = {
    ("div", "admonition"): _admonition,
    ("p", "admonition-title"): _title,
    ("div", "tabbed-set"): _tabs,
    ("div", "highlight"): _code,
    ("table", "highlighttable"): _code,
    ("div", "md-typeset__scrollwrap"): _unwrapped,
    ("div", "md-typeset__table"): _unwrapped,
}
