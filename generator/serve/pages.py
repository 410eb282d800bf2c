"""A page as the preview shows it: with its script, and with a version by which that script knows it. Opens no file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import unquote, urljoin, urlsplit

SCRIPT = "/__milepost/preview.js"
Stamp = Callable[[str], str]
"""What a file at a path is known by, "" for one that is not there."""

_TAG = re.compile(rb"<(link|script|img|source|video|audio|iframe|embed|object|image)\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""\s(rel|href|src|srcset|poster|data)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LOADED = frozenset({b"icon", b"preload", b"modulepreload", b"manifest"})
_END = b"</body>"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet of a page: its address as the page writes it, and what its file is known by."""

    href: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a page looks. `version` is of all but the style sheets, which a page can exchange while it is shown."""

    version: str
    sheets: tuple[Sheet, ...]


def look(page: bytes, path: str, stamp: Stamp) -> Look:
    """The look of the page at a path, with everything that its tags load from this site."""
    sheets: list[Sheet] = []
    hasher, end = blake2b(digest_size=12), 0
    for tag in _TAG.finditer(page):
        values = {found[1].lower(): found[2] or found[3] or b"" for found in _ATTRIBUTE.finditer(tag[0])}
        if tag[1].lower() == b"link" and b"stylesheet" in values.get(b"rel", b"").lower().split():
            sheets.append(_sheet(values.get(b"href", b""), path, stamp))
            hasher.update(page[end : tag.start()])
            end = tag.end()
        else:
            for address in _loaded(tag[1].lower(), values):
                hasher.update(_stamp_of(address, path, stamp).encode())
    hasher.update(page[end:])
    return Look(hasher.hexdigest(), tuple(sheets))


def _sheet(href: bytes, path: str, stamp: Stamp) -> Sheet:
    text = href.decode("utf-8", "replace").replace("&amp;", "&")
    return Sheet(text, _stamp_of(text, path, stamp))


def _loaded(tag: bytes, values: dict[bytes, bytes]) -> Iterator[str]:
    """The addresses that a tag makes a browser load."""
    if tag == b"link":
        if not _LOADED.intersection(values.get(b"rel", b"").lower().split()):
            return
        names: tuple[bytes, ...] = (b"href",)
    else:
        names = (b"src", b"poster", b"data")
    for name in names:
        if name in values:
            yield values[name].decode("utf-8", "replace").replace("&amp;", "&")
    for candidate in values.get(b"srcset", b"").split(b","):
        if candidate.strip():
            yield candidate.split()[0].decode("utf-8", "replace").replace("&amp;", "&")


def _stamp_of(address: str, path: str, stamp: Stamp) -> str:
    try:
        parts = urlsplit(urljoin(f"/{path.lstrip('/')}", address))
    except ValueError:  # an address that is none
        return ""
    return "" if parts.scheme or parts.netloc else stamp(unquote(parts.path))


def with_script(page: bytes, seen: Look) -> bytes:
    """The page with the preview's script, and nothing else of it changed."""
    stamps = json.dumps([sheet.stamp for sheet in seen.sheets])
    tag = f'<script type="module" src="{SCRIPT}" data-milepost="{seen.version}" data-sheets=\'{stamps}\'></script>'
    before, end, after = page.rpartition(_END)
    return before + tag.encode() + end + after if end else page + tag.encode()
