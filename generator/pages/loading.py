"""What a piece of HTML makes a browser load from elsewhere or run inline, as sources of a Content-Security-Policy.

It reads what this program has rendered. A frame is the owner's: its scripts and style sheets count. What stands between
(a text, a list) counts with its pictures, players, frames and forms only, so that no text can bring a script.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from html import unescape
from urllib.parse import quote, urlsplit

from generator.views.policy import Sources, joined_sources

DIRECTIVES = {
    "img": "img-src",
    "source": "img-src media-src",
    "video": "media-src",
    "audio": "media-src",
    "track": "media-src",
    "iframe": "frame-src",
    "form": "form-action",
}
# With these fonts and no others, a style sheet names a host besides its own.
_FONTS = {"https://fonts.googleapis.com": "https://fonts.gstatic.com"}
_EMBEDDING = re.compile(rf"<({'|'.join(DIRECTIVES)})\b([^>]*)>", re.IGNORECASE)
_ADDRESS = re.compile(r"""\s(src|srcset|poster|action)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style\s*>", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(r"<link\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s(src|type|rel|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_RUNS = re.compile(
    r"(?:|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma)script)", re.IGNORECASE
)
_MARK = re.compile(r"[\x02\x03]")


def embedded(html: str) -> Sources:
    """The hosts of pictures, players, frames and forms. Most pages have none, which is told at a glance."""
    if "//" not in html:
        return {}
    return joined_sources({name: (host,)} for name, host in _embedded(html))


def loaded(frame: str) -> Sources:
    """The same for a whole frame, with its scripts and style sheets: files of other hosts by address, inline by digest.

    What holds a slot's mark cannot be known before the page, so it is not allowed.
    """
    return joined_sources([embedded(frame), *_scripts(frame), *_styles(frame)])


def _embedded(html: str) -> Iterator[tuple[str, str]]:
    for tag in _EMBEDDING.finditer(html):
        if "//" in tag[2]:
            for name, *values in _ADDRESS.findall(tag[2]):
                directives = "img-src" if name.lower() == "poster" else DIRECTIVES[tag[1].lower()]
                for host in _hosts(name.lower(), "".join(values)):
                    yield from ((directive, host) for directive in directives.split())


def _hosts(attribute: str, value: str) -> Iterator[str]:
    """The origins in an address, or in a list of candidates (`srcset`)."""
    text = unescape(value).strip()
    for candidate in re.split(r",\s+|\s+", text) if attribute == "srcset" else [text]:
        if host := _origin(candidate):
            yield host


def _origin(url: str) -> str:
    try:
        parts = urlsplit(f"https:{url}" if url.startswith("//") else url)
        is_plain = re.fullmatch(r"[A-Za-z0-9.:\[\]-]+", parts.netloc.rpartition("@")[2])
    except ValueError:
        return ""
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme.lower()}://{host.lower()}" if parts.scheme in ("http", "https") and is_plain else ""


def _scripts(frame: str) -> Iterator[Sources]:
    for script in _SCRIPT.finditer(frame):
        told = _attributes(script[1])
        if "src" in told:
            if address := _address(told["src"]):
                yield {"script-src": (address,)}
        elif _RUNS.fullmatch(told.get("type", "").strip()) and script[2] and not _MARK.search(script[2]):
            yield {"script-src": (digest_source(script[2]),)}


def _styles(frame: str) -> Iterator[Sources]:
    for style in _STYLE.finditer(frame):
        if style[1] and not _MARK.search(style[1]):
            yield {"style-src": (digest_source(style[1]),)}
    for link in _LINK.finditer(frame):
        told = _attributes(link[1])
        if "stylesheet" in told.get("rel", "").lower().split() and (address := _address(told.get("href", ""))):
            host = _origin(told["href"])
            yield {"style-src": (address,), "font-src": (_FONTS.get(host, host),)}


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): unescape("".join(values)) for name, *values in _ATTRIBUTE.findall(text)}


def _address(url: str) -> str:
    """A file on another host as a source: without query, since sources have none, and with no sign that ends one."""
    origin = _origin(url)
    return origin + quote(urlsplit(url).path, safe="/%~!$&'()*+=:@") if origin else ""


def digest_source(text: str) -> str:
    """An inline script or style as a source: its bytes' SHA-256."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
