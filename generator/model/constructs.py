"""What only some texts hold: boxes, code, tables and the like. Nothing here knows what is done about it."""

from __future__ import annotations

_TABLES = "table tbody td th thead tr"
ELEMENTS = frozenset(
    f"abbr audio blockquote code dd del details dl dt hr ins kbd mark pre sub summary sup video {_TABLES}".split()
)

CLASSES = (
    "admonition", "arithmatex", "critic", "footnote", "grid", "headerlink", "highlight", "key", "linenodiv", "linenos",
    "mermaid", "tabbed", "task-list", "typeset__scrollwrap", "typeset__table",
)  # fmt: skip
"""Parts of classes: `tabbed` stands for `tabbed-set` too."""

_COMMON = ("headerlink", "<code", "highlight", "<table", "admonition")
"""What most of the texts with a construct hold, so that it is looked for first."""
_SIGNS = tuple(dict.fromkeys((*_COMMON, *(f"<{name}" for name in sorted(ELEMENTS)), *CLASSES)))


def holds_construct(html: str) -> bool:
    """Whether a text holds a construct, or words that look like one."""
    text = html.lower()
    return any(sign in text for sign in _SIGNS)
