"""A site as it is published: its addresses, and its posts' ids in feeds; from its folder, or over the network.

What comes from there may be anything: it is read up to a size, no entity of it is expanded, and nothing that it names
is fetched but its own sitemaps and feeds.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

_LARGEST = 50_000_000
_PATIENCE = 20.0
_MOST_MAPS = 50
_FEEDS = ("feed.xml", "atom.xml", "feed.json", "feed_rss_created.xml")
_ATOM = "{http://www.w3.org/2005/Atom}"


class Unreadable(Exception):
    """Why the published site cannot be looked at, in a sentence."""


class NoSuchName(Unreadable):
    """The same where nobody could read it: the name in the address does not exist."""


@dataclass(frozen=True, slots=True)
class Previous:
    """`addresses` are below the site's own; `ids` are those of posts in feeds, by address."""

    addresses: frozenset[str]
    ids: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is published there yet."""
        return not self.addresses and not self.ids


def read_previous(place: str) -> Previous:
    """The site in a folder, or at an http or https address. Raises Unreadable, and NoSuchName of an address."""
    is_address = place.startswith(("http://", "https://"))
    read = _fetched(place if place.endswith("/") else f"{place}/") if is_address else _opened(Path(place))
    urls = list(_urls(read))
    base = _base(urls)
    found = {address for url in urls if (address := _address(url, base)) is not None}
    items, feeds = dict[str, str](), set[str]()
    for name in _FEEDS:
        data = read(name)
        if data is not None:
            feeds.add(name)
            items.update(_ids(data, name, place))
    ids = {address: name for url, name in items.items() if (address := _address(url, base)) is not None}
    return Previous(frozenset(found | feeds), ids)


def _opened(folder: Path) -> Callable[[str], bytes | None]:
    if not folder.is_dir():
        raise Unreadable(f"{str(folder)!r} is no folder, and no address that begins with https://")

    def read(name: str) -> bytes | None:
        path = folder / name
        try:
            return path.read_bytes() if path.is_file() and path.stat().st_size <= _LARGEST else None
        except OSError as reason:
            raise Unreadable(f"{path} cannot be read: {reason.strerror}") from None

    return read


def _fetched(site: str) -> Callable[[str], bytes | None]:
    def read(name: str) -> bytes | None:
        """None where the site has no such file."""
        url = f"{site}{name}"
        try:
            with urlopen(Request(url, headers={"User-Agent": "Milepost"}), timeout=_PATIENCE) as answer:
                data: bytes = answer.read(_LARGEST + 1)
        except HTTPError as answer:
            if answer.code in (404, 410):
                return None
            raise Unreadable(f"{url} answers with {answer.code}") from None
        except (OSError, ValueError) as reason:
            inner = getattr(reason, "reason", None) or reason
            # That the network is down has another number, and says nothing of the name.
            is_no_name = isinstance(inner, socket.gaierror) and inner.errno == socket.EAI_NONAME
            raise (NoSuchName if is_no_name else Unreadable)(f"{url} cannot be had: {inner}") from None
        if len(data) > _LARGEST:
            raise Unreadable(f"{url} is larger than {_LARGEST:,} bytes")
        return data

    return read


def _urls(read: Callable[[str], bytes | None]) -> Iterator[str]:
    """The URLs of a sitemap, and of those that it is divided into."""
    waiting, seen = ["sitemap.xml"], set[str]()
    while waiting and len(seen) < _MOST_MAPS:
        name = waiting.pop()
        seen.add(name)
        root = _xml(read(name), name)
        if root is None:
            continue
        places = [place.text.strip() for place in root.iterfind("{*}*/{*}loc") if place.text]
        if root.tag.endswith("}sitemapindex"):
            waiting += [inner for place in places if (inner := _path(place).rpartition("/")[2]) not in seen]
        else:
            yield from places


def _ids(data: bytes, name: str, place: str) -> Iterator[tuple[str, str]]:
    """The posts of a feed: URL and id."""
    if name.endswith(".json"):
        try:
            items: Any = json.loads(data).get("items", ())
            yield from ((str(item["url"]), str(item["id"])) for item in items if "url" in item and "id" in item)
        except (ValueError, AttributeError, TypeError):
            raise Unreadable(f"{name} of {place} is no feed") from None
        return
    root = _xml(data, name)
    if root is None:
        return
    for item in root.iterfind("channel/item"):
        if (link := item.findtext("link")) and (guid := item.findtext("guid")):
            yield link.strip(), guid.strip()
    for entry in root.iterfind(f"{_ATOM}entry"):
        links = [
            link.get("href", "") for link in entry.iterfind(f"{_ATOM}link") if link.get("rel") in (None, "alternate")
        ]
        guid = entry.findtext(f"{_ATOM}id")
        if links and guid:
            yield links[0].strip(), guid.strip()


def _xml(data: bytes | None, name: str) -> Any:
    if data is None:
        return None
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as mistake:
        raise Unreadable(f"{name} cannot be read: {mistake}") from None


def _base(urls: list[str]) -> str:
    """The path under which the site stands: that of its home page, which is above all others."""
    paths = [_path(url) for url in urls]
    home = min(paths, key=len, default="/")
    home = home[: home.rindex("/") + 1] if "/" in home else "/"
    return home if all(path.startswith(home) for path in paths) else "/"


def _path(url: str) -> str:
    """The path of a URL; "/" of what is none."""
    try:
        return urlsplit(url).path or "/"
    except ValueError:
        return "/"


def _address(url: str, base: str) -> str | None:
    path = unquote(_path(url))
    return path.removeprefix(unquote(base)).removesuffix("index.html") if path.startswith(unquote(base)) else None
