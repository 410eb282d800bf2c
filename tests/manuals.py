"""The examples of the manual, as readers would copy them out of its pages."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
# A fence that holds fences has more marks than they.
_FENCE = re.compile(r'^(?P<marks>`{3,})(\w+)(?: title="([^"]+)")?\n(.*?)^(?P=marks)$', re.MULTILINE | re.DOTALL)


def fences(path: Path) -> list[tuple[str, str, str]]:
    """Language, title ("" for none) and text of each block of code of a page."""
    return [found[1:] for found in _FENCE.findall(path.read_text("utf-8"))]


def whole_files(path: Path) -> dict[str, str]:
    """The files of a site that a page prints: a title says where one stands, ```yaml title="mkdocs.yml"."""
    return {title: text for _, title, text in fences(path) if title}
