"""Custom properties and keyframes: which of them a style sheet or a page's script can still name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.theme.styles.tokens import Declaration, Node, Rule, declared, flat
from generator.theme.styles.vocabulary import Vocabulary


def without_unused(nodes: tuple[Node, ...], vocabulary: Vocabulary) -> tuple[Node, ...]:
    """Without keyframes that nothing runs and icons that nothing shows.

    Other custom properties stay: the owner's own style sheet may use any of them, and they cost little.
    """
    while True:
        used = _mentioned(nodes)
        kept = _kept(nodes, used, vocabulary)
        if kept == nodes:
            return nodes
        nodes = kept


def _mentioned(nodes: Iterable[Node]) -> frozenset[str]:
    """Every name that a value mentions: custom properties in `var()`, keyframes by their animation."""
    return frozenset(
        token.value
        for node in declared(nodes)
        if _may_mention(node)
        for token in flat(node.value)
        if token.type in {"ident", "string"}
    )


def _may_mention(node: Declaration) -> bool:
    """Whether a value can name anything: few can, and looking into all of them takes long."""
    return (
        node.name.startswith("--") or "animation" in node.name or any(token.type == "function" for token in node.value)
    )


def _kept(nodes: tuple[Node, ...], used: frozenset[str], vocabulary: Vocabulary) -> tuple[Node, ...]:
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Declaration):
            if not _is_icon(node) or node.name in used or vocabulary.has_property(node.name):
                found.append(node)
        elif node.keyword.endswith("keyframes"):
            if _name(node) in used or vocabulary.has_keyframes(_name(node)):
                found.append(node)
        elif not node.body:
            found.append(node)
        elif body := _kept(node.body, used, vocabulary):
            found.append(node if body == node.body else replace(node, body=body))
    return tuple(found)


def _is_icon(node: Declaration) -> bool:
    """A custom property that is nothing but a picture in the style sheet itself."""
    if not node.name.startswith("--"):
        return False
    parts = [token for token in node.value if token.type != "whitespace"]
    if len(parts) != 1:
        return False
    return (parts[0].type == "url" and parts[0].value.startswith("data:")) or (
        parts[0].type == "function"
        and parts[0].lower_name == "url"
        and any(token.type == "string" and token.value.startswith("data:") for token in parts[0].arguments)
    )


def _name(keyframes: Rule) -> str:
    return next((token.value for token in keyframes.prelude if token.type in {"ident", "string"}), "")
