"""Addresses in a body as whole URLs, so that they lead somewhere wherever the text is read."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# What browsers ignore in an address, and somebody could hide a scheme with.
_IGNORED = re.compile(r"[\x00-\x20\x7f]+")
# A comma ends a candidate only where it ends a word: URLs may hold commas (the HTML standard's srcset grammar).
_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*[^\s,]|[^\s,])(?:\s+([0-9.]+[wxh]))?\s*(?:,|$)")


def whole_url(url: str, page_url: str) -> str | None:
    """An address as it stands on the page at `page_url`, as a whole URL; None where a feed must not have it."""
    try:
        whole = urljoin(page_url, _IGNORED.sub("", url))
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme not in SCHEMES or (parts.scheme in ("http", "https") and not parts.netloc):
        return None
    return whole


def whole_srcset(srcset: str, page_url: str) -> str | None:
    """The same for every candidate of a `srcset`; None where none is left."""
    found = [(whole_url(match[1], page_url), match[2]) for match in _CANDIDATE.finditer(srcset)]
    return ", ".join(f"{url} {size}" if size else url for url, size in found if url) or None
