"""Tags in a piece of HTML, found without a parser: what they are called, what they say, what stands between them.

What this misreads shows as text: nothing that is not a tag here reaches the cleaner as one.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

# No possessive group: Python 3.11.2 matches those wrongly (python/cpython#106052).
TAG = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z))|<[!?][^<>]*>|<(?P<slash>/?)(?P<name>[A-Za-z][^\s/>\"'<]*)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*'){0,5000})>",
    re.DOTALL,
)
ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'>/=]+)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+)))?"
)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag: its name and attributes in lower case, and where it begins in its text."""

    name: str
    attributes: dict[str, str]
    offset: int


def read_tag(match: re.Match[str]) -> Tag:
    """The tag that TAG found."""
    attributes: dict[str, str] = {}
    for attribute in ATTRIBUTE.finditer(match["attributes"] or ""):
        attributes.setdefault(attribute["name"].lower(), value_of(attribute))
    return Tag(match["name"].lower(), attributes, match.start())


def value_of(attribute: re.Match[str]) -> str:
    """The value of an attribute that ATTRIBUTE found, its character references read."""
    written = next((attribute[kind] for kind in ("double", "single", "bare") if attribute[kind] is not None), "")
    return html.unescape(written)


def without_control(text: str) -> str:
    """Numeric references to control characters taken out: read by the cleaner, they would be marks."""
    return _REFERENCE.sub(_readable, text) if "&#" in text else text


def _readable(match: re.Match[str]) -> str:
    digits = (match[1] or match[2]).lstrip("0")
    code = int(digits or "0", 16 if match[1] else 10) if len(digits) < 8 else 0xFFFD
    return "\ufffd" if code < 32 and code not in (9, 10) else match[0]


def as_text(between: str) -> str:
    """What stands between tags. What looks like one and is none shows as it is, to every parser alike."""
    return between.replace("<", "&lt;")
