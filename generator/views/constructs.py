"""What only some texts hold: boxes, code, tables and the like. Pages without any of it load a smaller style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from generator.model import SafeHtml
from generator.views.strings import Strings

PLAIN = "plain"
TEXT = "text"
"""The two style sheets that a page may load: TEXT has all rules, PLAIN those without the constructs below."""

_TABLES = "table tbody td th thead tr"
ELEMENTS = frozenset(
    f"abbr audio blockquote code dd del details dl dt hr ins kbd mark pre sub summary sup video {_TABLES}".split()
)

CLASSES = (
    "admonition", "arithmatex", "critic", "footnote", "grid", "headerlink", "highlight", "key", "linenodiv", "linenos",
    "mermaid", "tabbed", "task-list", "typeset__scrollwrap", "typeset__table",
)  # fmt: skip
"""Parts of classes: `tabbed` stands for `tabbed-set` too."""

_SIGNS = (*(f"<{name}" for name in sorted(ELEMENTS)), *CLASSES)


def is_construct(name: str) -> bool:
    """Whether a class belongs to a construct."""
    return any(part in name for part in CLASSES)


def holds_construct(html: str) -> bool:
    """Whether a text holds a construct, or words that look like one."""
    text = html.lower()
    return any(sign in text for sign in _SIGNS)


def sheet_of(view: Any) -> str:
    """The style sheet for a view, by all of the HTML that it holds. Any: a view of whatever kind, or a part of one."""
    return TEXT if any(holds_construct(text.html) for text in _texts(view)) else PLAIN


def _texts(value: Any) -> Iterator[SafeHtml]:
    if isinstance(value, SafeHtml):
        yield value
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Strings):  # its hundred words hold no HTML
        for inner in msgspec.structs.astuple(value):
            yield from _texts(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
