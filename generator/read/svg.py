"""The size of an SVG from its first element's attributes; no XML is parsed and no entity expanded."""

from __future__ import annotations

import re
from typing import Literal

# What may stand before the first element. No possessive forms: Python 3.11.2 matches some of them wrongly.
_BEFORE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->)", re.DOTALL)
_DOCTYPE = re.compile(r"\s*<!DOCTYPE[^>\[]*(?:\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*\])?\s*>", re.IGNORECASE)
_ROOT = re.compile(r"\s*<(?:[A-Za-z_][\w.-]*:)?svg(?=[\s/>])", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s*([A-Za-z_][\w.:-]*)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(px|em|rem|ex|pt|pc|in|cm|mm|q)?", re.IGNORECASE)
# In pixels as CSS defines them; em as a picture on its own has it, in the browser's default font size.
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
}
_SMALLEST, _LARGEST = 0.001, 1_000_000


def svg_size(head: bytes) -> tuple[int, int] | Literal["not an SVG"] | None:
    """Width and height in pixels, from `width` and `height`, else from `viewBox`; None where it names no size.

    `head` is the file's first 64 KB. A length in per cent says nothing of a size, so the viewBox counts.
    """
    attributes = _root_attributes(_decoded(head))
    if attributes is None:
        return "not an SVG"
    width, height = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
    box = _box(attributes.get("viewBox", ""))
    if box is not None and (width is None or height is None):
        ratio = box[0] / box[1]
        width, height = width or (height * ratio if height else box[0]), height or (width / ratio if width else box[1])
    if width is None or height is None or max(width, height) > _LARGEST:
        return None
    return max(1, round(width)), max(1, round(height))


def _decoded(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")


def _root_attributes(text: str) -> dict[str, str] | None:
    """The attributes of the first element, if that is an <svg>."""
    position = 0
    while before := _BEFORE.match(text, position) or _DOCTYPE.match(text, position):
        position = before.end()
    root = _ROOT.match(text, position)
    if root is None:
        return None
    attributes: dict[str, str] = {}
    position = root.end()
    while attribute := _ATTRIBUTE.match(text, position):
        position = attribute.end()
        attributes.setdefault(attribute[1], attribute[2] if attribute[2] is not None else attribute[3])
    return attributes


def _pixels(length: str) -> float | None:
    """A length as pixels; None for none, for per cent, and for what is no length that a picture can have."""
    match = _LENGTH.fullmatch(length.strip())
    if match is None:
        return None
    pixels = float(match[1]) * _PIXELS[(match[2] or "").lower()]
    return pixels if _SMALLEST <= pixels <= _LARGEST else None


def _box(view_box: str) -> tuple[float, float] | None:
    """Width and height of a viewBox, "min-x min-y width height"."""
    numbers = [_pixels(number) for number in re.split(r"[\s,]+", view_box.strip())[2:]]
    match numbers:
        case [float() as width, float() as height]:
            return width, height
    return None
