"""Styles in a drawing: whether they load something from elsewhere. A CSS parser reads them, so no escape hides it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

# tinycss2 is published without types for its nodes: they are Any here.
_LOADING = frozenset({"image", "image-set", "-webkit-image-set", "src", "cross-fade", "-webkit-cross-fade", "element"})
_CARRIED = ("data:image/png", "data:image/jpeg", "data:image/webp", "data:font/", "data:application/")


def is_foreign_value(value: str) -> bool:
    """Whether an attribute such as `fill` asks for something outside the drawing."""
    if "(" not in value and "\\" not in value:
        return False
    import tinycss2

    return _loads(tinycss2.parse_component_value_list(value))


def clean_declarations(text: str) -> str | None:
    """The declarations of a `style` attribute that load nothing; None if that is all of them."""
    import tinycss2

    found = tinycss2.parse_blocks_contents(text)
    kept = [node for node in found if not _is_loading(node)]
    return None if len(kept) == len(found) else tinycss2.serialize(kept)


def clean_sheet(text: str) -> str | None:
    """The rules of a style sheet that load nothing; None if that is all of them."""
    import tinycss2

    found = tinycss2.parse_stylesheet(text)
    kept = [node for node in found if not _is_loading(node)]
    return None if len(kept) == len(found) else tinycss2.serialize(kept)


def _is_loading(node: Any) -> bool:
    if node.type == "at-rule" and node.lower_at_keyword == "namespace":
        return False  # a name that looks like an address
    if node.type == "at-rule":
        return node.lower_at_keyword == "import" or _loads(node.prelude) or _loads(node.content or ())
    if node.type == "qualified-rule":
        return _loads(node.prelude) or _loads(node.content)
    return node.type == "declaration" and _loads(node.value)


def _loads(nodes: Iterable[Any]) -> bool:
    """Iterative, because brackets may be nested deeper than Python calls."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node.type == "url" and not _is_own(node.value):
            return True
        if node.type == "function":
            if node.lower_name == "url" and not all(_is_own(a.value) for a in node.arguments if a.type == "string"):
                return True
            if node.lower_name in _LOADING:
                return True
            waiting += node.arguments
        elif node.type in ("() block", "[] block", "{} block"):
            waiting += node.content
    return False


def _is_own(address: str) -> bool:
    return address.strip().lower().startswith(("#", *_CARRIED))
