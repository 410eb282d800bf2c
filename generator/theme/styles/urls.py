"""Relative addresses in a style sheet, for a sheet that is published in another folder. Nothing is looked up."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from generator.theme.styles.tokens import Declaration, Node, Token, declared, flat, inside

_WHOLE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#]|$")
_WITH_TEXTS = frozenset({"url", "src", "image-set", "-webkit-image-set"})


def moved(nodes: tuple[Node, ...], old: str, new: str) -> tuple[Node, ...]:
    """The rules with addresses that are right in the folder `new`; they were written for a sheet in `old`."""
    if old != new:
        for declaration in declared(nodes):
            _move(declaration, old, new)
    return nodes


def has_import(nodes: Iterable[Node]) -> bool:
    """Whether a sheet must stay a file of its own: these rules hold only where a file begins."""
    return any(not isinstance(node, Declaration) and node.keyword in {"import", "namespace"} for node in nodes)


def _move(declaration: Declaration, old: str, new: str) -> None:
    # The tokens are this build's own: they were parsed for it and nobody else has them.
    for token in flat(declaration.value):
        if token.type == "url":
            _set(token, old, new)
        elif token.type == "function" and token.lower_name in _WITH_TEXTS:
            for text in inside(token):
                if text.type == "string":
                    _set(text, old, new)


def _set(token: Token, old: str, new: str) -> None:
    address = token.value
    if _WHOLE.match(address):
        return
    token.value = posixpath.relpath(posixpath.join(old, address), new)
    text = token.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    token.representation = f'url("{text}")' if token.type == "url" else f'"{text}"'
