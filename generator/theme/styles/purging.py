"""What of a style sheet can apply to nothing on a site, taken away. Text to text; no page and no file is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.theme.styles.references import without_unused
from generator.theme.styles.selectors import living
from generator.theme.styles.tokens import Declaration, Node, Rule, Token, parse, written
from generator.theme.styles.vocabulary import Vocabulary

_WITHOUT_SELECTORS = frozenset({"font-face", "page", "property", "counter-style", "font-palette-values", "import"})
_OLD_NAMES = ("-ms-", "-o-")


def purge(css: str, vocabulary: Vocabulary) -> str:
    """The style sheet without the rules that match nothing, the icons and keyframes that nothing names, and spaces.

    What is not understood stays. A page whose names are all in the vocabulary looks the same with either text.
    """
    return written(without_unused(alive(parse(css), vocabulary), vocabulary))[0]


def alive(nodes: Iterable[Node], vocabulary: Vocabulary) -> tuple[Node, ...]:
    """The rules that can match, with those of their selectors that can."""
    return tuple(kept for node in nodes if (kept := _alive(node, vocabulary)) is not None)


def _alive(node: Node, vocabulary: Vocabulary) -> Node | None:
    if isinstance(node, Declaration) or node.body is None:
        return node
    if node.keyword.endswith("keyframes") or node.keyword in _WITHOUT_SELECTORS:
        return node
    if node.keyword:
        body = alive(node.body, vocabulary)
        # An empty layer still takes its place among the layers.
        return replace(node, body=body) if body or node.keyword == "layer" else None
    selectors = living(node.prelude, vocabulary)
    body = alive(_current(node.body), vocabulary)
    return Rule("", _joined(selectors), body) if selectors and body else None


def _joined(selectors: Sequence[Sequence[Token]]) -> tuple[Token, ...]:
    from tinycss2.ast import LiteralToken

    joined: list[Token] = []
    for selector in selectors:
        joined += [LiteralToken(0, 0, ","), *selector] if joined else selector
    return tuple(joined)


def _current(body: tuple[Node, ...]) -> tuple[Node, ...]:
    """Without the names that properties had before browsers agreed, where the agreed one stands beside them."""
    names = {node.name.lower() for node in body if isinstance(node, Declaration)}
    return tuple(node for node in body if not (isinstance(node, Declaration) and _is_former(node.name.lower(), names)))


def _is_former(name: str, names: set[str]) -> bool:
    if name.startswith(_OLD_NAMES):
        return True
    return name.startswith("-webkit-mask") and name.removeprefix("-webkit-") in names
