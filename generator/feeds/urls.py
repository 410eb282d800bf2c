"""Addresses in a body as whole URLs, so that they lead somewhere wherever the text is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# As browsers read an address: they take these out wherever they stand, and somebody could hide a scheme with them.
_BREAKS = re.compile(r"[\t\n\r]+")
_ENDS = "".join(map(chr, range(0x21)))
_SIZE = re.compile(r"[0-9]+(?:\.[0-9]+)?[wxh]")


@lru_cache(maxsize=4096)
def whole_url(url: str, page_url: str) -> str | None:
    """An address as it stands on the page at `page_url`, as a whole URL; None where a feed must not have it."""
    try:
        whole = urljoin(page_url, _BREAKS.sub("", url.strip(_ENDS)).replace(" ", "%20"))
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme not in SCHEMES or (parts.scheme in ("http", "https") and not parts.netloc):
        return None
    return whole


def whole_srcset(srcset: str, page_url: str) -> str | None:
    """The same for every candidate of a `srcset`; None where none is left."""
    found = ((whole_url(url, page_url), size) for url, size in _candidates(srcset))
    return ", ".join(f"{url} {size}" if size else url for url, size in found if url) or None


def _candidates(srcset: str) -> Iterator[tuple[str, str]]:
    """Addresses with their sizes ("2x", "480w" or ""). A comma ends a candidate only where it ends a word, or comes
    after its size: URLs may hold commas (HTML's "parse a srcset attribute"). Linear in the length of the text.
    """
    words = srcset.split()[::-1]
    while words:
        url = words.pop().lstrip(",")
        if not url:
            continue
        size = ""
        if not url.endswith(","):
            size, comma, rest = words.pop().partition(",") if words else ("", "", "")
            if rest:
                words.append(rest)
            while not comma and words:
                _, comma, rest = words.pop().partition(",")
                if rest:
                    words.append(rest)
        yield url.rstrip(","), size if _SIZE.fullmatch(size) else ""
