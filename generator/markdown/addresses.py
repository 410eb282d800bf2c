"""What an address in a link or picture may be: another site's, this site's, or refused. Nothing is looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from generator.routes import composed

DIRECT_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
DANGEROUS_SCHEMES = frozenset({"javascript", "vbscript", "data", "file", "blob", "filesystem", "about", "view-source"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_UNSAFE = re.compile(r"[^A-Za-z0-9;/?:@&=+$,\-_.!~*'()#%]|%(?![0-9A-Fa-f]{2})")
_NUMERIC_HOST = re.compile(r"https?://\[[0-9A-Fa-f:.]+\]", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_IGNORED = re.compile(r"[\t\n\r]")


@dataclass(frozen=True, slots=True)
class Direct:
    """An address outside this site, percent-encoded, ready for an attribute once it is escaped."""

    url: str


@dataclass(frozen=True, slots=True)
class Local:
    """An address on this site, percent-decoded, in the parts that `LinkRef` has."""

    target: str
    anchor: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """An address that is published nowhere; `scheme` is "" where it is not a scheme that is at fault."""

    scheme: str
    reason: str
    dangerous: bool = False


Address = Direct | Local | Refused


def read_address(written: str) -> Address:
    """What `written` (as it stands in the text, entities and escapes already read) leads to.

    Tabs and line ends are taken out first, as browsers do before they look for a scheme.
    """
    text = _IGNORED.sub("", written.strip())
    match = _SCHEME.match(text)
    if match:
        return _with_scheme(text, match[1].lower())
    if text[:2] in ("//", "/\\", "\\/", "\\\\"):
        return Refused("", "it begins with // and names no protocol")
    return _local(text)


def _with_scheme(text: str, scheme: str) -> Address:
    if scheme in DIRECT_SCHEMES:
        return Direct(encoded(text))
    return Refused(scheme, f"it begins with '{scheme}:'", scheme in DANGEROUS_SCHEMES)


def _local(text: str) -> Address:
    rest, _, anchor = text.partition("#")
    path, _, query = rest.partition("?")
    target, anchor = composed(unquote(path)), composed(unquote(anchor))
    if _CONTROL.search(target) or _CONTROL.search(anchor) or "\\" in target:
        return Refused("", "it holds a character that no file's name may have")
    return Local(target, anchor, _UNSAFE.sub(_percent, query))


def encoded(url: str) -> str:
    """A URL with everything percent-encoded that may not stand in one; encoded characters stay as they are."""
    if url.isascii():
        host = _NUMERIC_HOST.match(url)
        start = host.end() if host else 0
        return url[:start] + _UNSAFE.sub(_percent, url[start:])
    return _international(url)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def _international(url: str) -> str:
    from markdown_it.common.normalize_url import normalizeLink

    try:
        return _UNSAFE.sub(_percent, normalizeLink(url))
    except ValueError:  # A host that is no host: encoded as it is, it leads nowhere but harms nobody.
        return _UNSAFE.sub(_percent, url)
