"""What is true of every feed of every site, read by real parsers: for tests that have built one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import feedparser
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
GRAMMAR = Path(__file__).with_name("feeds") / "atom.rng"

RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
TOP = {
    "version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon", "favicon",
    "authors", "language", "expired", "hubs", "items",
}  # fmt: skip
ITEM = {
    "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image",
    "date_published", "date_modified", "authors", "tags", "language", "attachments",
}  # fmt: skip


class Read(NamedTuple):
    """An entry as a reader's program has it, whatever the format."""

    id: str
    url: str
    title: str
    published: datetime
    summary: str
    body: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]


def read_rss(feed: bytes) -> list[Read]:
    channel = etree.fromstring(feed)[0]
    return [
        Read(
            _text(item, "guid"),
            _text(item, "link"),
            _text(item, "title"),
            parsedate_to_datetime(_text(item, "pubDate")),
            unescape(_text(item, "description")),
            _text(item, CONTENT),
            tuple(name.text for name in item.findall(CREATOR)),
            tuple(name.text for name in item.findall("category")),
        )
        for item in channel.findall("item")
    ]


def read_atom(feed: bytes) -> list[Read]:
    return [
        Read(
            _text(entry, f"{ATOM}id"),
            entry.find(f"{ATOM}link").get("href"),
            _text(entry, f"{ATOM}title"),
            datetime.fromisoformat(_text(entry, f"{ATOM}published")),
            _text(entry, f"{ATOM}summary"),
            _text(entry, f"{ATOM}content"),
            tuple(_text(person, f"{ATOM}name") for person in entry.findall(f"{ATOM}author")),
            tuple(category.get("term") for category in entry.findall(f"{ATOM}category")),
        )
        for entry in etree.fromstring(feed).findall(f"{ATOM}entry")
    ]


def read_json(feed: bytes) -> list[Read]:
    return [
        Read(
            item["id"],
            item["url"],
            item["title"],
            datetime.fromisoformat(item["date_published"]),
            item["summary"],
            item.get("content_html", ""),
            tuple(person["name"] for person in item.get("authors", ())),
            tuple(item.get("tags", ())),
        )
        for item in json.loads(feed)["items"]
    ]


def _text(element: Any, name: str) -> str:
    found = element.find(name)
    return "" if found is None else found.text or ""


def json_faults(feed: bytes) -> list[str]:
    """What JSON Feed 1.1 does not allow of this feed."""
    read = json.loads(feed.decode("utf-8"))
    found = [f"unknown: {key}" for key in read.keys() - TOP]
    found += [f"{key} is no whole URL" for key in ("home_page_url", "feed_url") if not is_whole(read.get(key, ""))]
    found += [f"hub {hub}" for hub in read.get("hubs", ()) if set(hub) != {"type", "url"} or not is_whole(hub["url"])]
    found += _people_faults(read.get("authors", []))
    if read.get("version") != "https://jsonfeed.org/version/1.1":
        found.append("version")
    if not (isinstance(read.get("title"), str) and read["title"]):
        found.append("title")
    if not isinstance(read.get("items"), list):
        return [*found, "items"]
    ids = [item.get("id") for item in read["items"]]
    if len(set(ids)) != len(ids):
        found.append("two items with one id")
    return found + [f"{item.get('id')}: {fault}" for item in read["items"] for fault in _item_faults(item)]


def _item_faults(item: dict[str, Any]) -> Iterator[str]:
    yield from (f"unknown: {key}" for key in item.keys() - ITEM)
    texts = ("id", "title", "summary", "content_html", "content_text")
    yield from (f"{key} is no text" for key in texts if not isinstance(item.get(key, ""), str))
    if not item.get("id"):
        yield "no id"
    if not (item.get("content_html") or item.get("content_text")):
        yield "no content"
    yield from (
        f"{key} is no whole URL" for key in ("url", "external_url", "image") if not is_whole(item.get(key, "x:y"))
    )
    dates = ("date_published", "date_modified")
    yield from (f"{key} is no date" for key in dates if not RFC_3339.fullmatch(item.get(key, "")))
    if not all(isinstance(tag, str) and tag for tag in item.get("tags", [])):
        yield "tags"
    yield from _people_faults(item.get("authors", []))


def _people_faults(people: list[dict[str, str]]) -> list[str]:
    """Each says something, and nothing but a name, an address and a picture."""
    return [
        f"author {one}" for one in people if not one or one.keys() - {"name", "url", "avatar"} or not all(one.values())
    ]


def atom_faults(feed: bytes) -> list[str]:
    """What RFC 4287 does not allow of this feed."""
    root, grammar = etree.fromstring(feed), _grammar()
    found = [] if grammar.validate(root) else [str(fault) for fault in grammar.error_log]
    entries = root.findall(f"{ATOM}entry")
    if root.find(f"{ATOM}author") is None and not all(entry.find(f"{ATOM}author") is not None for entry in entries):
        found.append("an entry without an author in a feed without one")
    for thing in (root, *entries):
        kinds = [
            (link.get("type"), link.get("hreflang"))
            for link in thing.findall(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        if len(kinds) != len(set(kinds)):
            found.append("two alternates of one kind")
        if thing is not root and not kinds and thing.find(f"{ATOM}content") is None:
            found.append("an entry that leads nowhere")
    return found


@lru_cache(maxsize=1)
def _grammar() -> Any:
    return etree.RelaxNG(etree.parse(GRAMMAR))


def is_whole(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.scheme in ("mailto", "tel", "x") or (parts.scheme in ("http", "https") and parts.netloc))


@lru_cache(maxsize=2048)
def relative_addresses(body: str) -> tuple[str, ...]:
    """Every address in a body that would lead nowhere, or somewhere else, where the body is read."""
    tree = LexborHTMLParser(f"<!doctype html><body>{body}")
    found = [
        node.attributes.get(name) or ""
        for name in ("href", "src", "poster", "cite", "data", "action", "background")
        for node in tree.css(f"[{name}]")
    ]
    sets = [node.attributes.get("srcset") or "" for node in tree.css("[srcset]")]
    found += [candidate.split()[0] for candidates in sets for candidate in candidates.split(", ")]
    return tuple(url for url in found if not is_whole(url))


def check_feed(name: str, feed: bytes) -> list[Read]:
    """Its entries. Well-formed, valid by its format's rules, ids once each, and every address in it whole."""
    if name.endswith(".json"):
        assert json_faults(feed) == [], name
        entries = read_json(feed)
    else:
        read = feedparser.parse(_without_known(feed), sanitize_html=False, resolve_relative_uris=False)
        assert not read.bozo, (name, read.get("bozo_exception"))
        is_atom = read.version == "atom10"
        assert is_atom or read.version == "rss20", name
        assert not is_atom or atom_faults(feed) == [], name
        entries = read_atom(feed) if is_atom else read_rss(feed)
        assert [entry.id for entry in read.entries] == [entry.id for entry in entries], name
    assert len({entry.id for entry in entries}) == len(entries), name
    for entry in entries:
        assert entry.title and entry.summary and entry.published.tzinfo, (name, entry.id)
        assert is_whole(entry.url) and relative_addresses(entry.body) == (), (name, entry.id)
    return entries


_BODY = re.compile(rb"<content:encoded>.*?</content:encoded>", re.DOTALL)


def _without_known(feed: bytes) -> bytes:
    """Less the bodies that feedparser has read in another feed: it takes longer for them than all else together."""
    return _BODY.sub(lambda found: _once(found[0]), feed)


_KNOWN: set[bytes] = set()


def _once(body: bytes) -> bytes:
    is_known = body in _KNOWN
    _KNOWN.add(body)
    return b"" if is_known else body


def check_feeds(folder: Path, site_url: str) -> dict[str, list[Read]]:
    """Every feed of a built site, by address; they agree with one another, and whatever leads to a feed finds one."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*feed*.xml"))
    read = {name: check_feed(name, (folder / name).read_bytes()) for name in (*names, "atom.xml", "feed.json")}
    assert read["feed.xml"] == read["atom.xml"] == read["feed.json"]
    known: dict[str, Read] = {}
    for name, entries in read.items():
        for entry in entries:
            assert known.setdefault(entry.id, entry) == entry, name
            assert (folder / urlsplit(entry.url).path.removeprefix(urlsplit(site_url).path) / "index.html").is_file()
    outlines = etree.parse(folder / "feeds.opml").findall("body/outline")
    listed = [outline.get("xmlUrl") for outline in outlines]
    assert sorted(listed) == sorted(f"{site_url}{name}" for name in names)
    for page in (outline.get("htmlUrl") for outline in outlines):
        assert page.startswith(site_url) and (folder / page.removeprefix(site_url) / "index.html").is_file()
    check_discovery(folder, site_url)
    return read


def _bare(page: Path) -> bytes:
    return page.read_bytes().replace(b'"', b"")


_LINK = re.compile(rb"<link\b[^>]*\brel=\"?alternate\b[^>]*>")


def check_discovery(folder: Path, site_url: str) -> None:
    """Every page leads to the three feeds of the site, and each such link has a title and leads to a file."""
    pages = sorted(folder.rglob("*.html"))
    for page in pages:
        at = page.relative_to(folder).as_posix().removesuffix("index.html")
        found = []
        for tag in _LINK.findall(page.read_bytes()):
            (link,) = LexborHTMLParser(tag.decode()).css("link")
            if "+xml" in (link.attributes.get("type") or "") or "json" in (link.attributes.get("type") or ""):
                assert link.attributes.get("title"), page
                url = urljoin(f"{site_url}{at}", link.attributes["href"] or "")
                assert url.startswith(site_url) and (folder / url.removeprefix(site_url)).is_file(), (page, url)
                found.append(url.removeprefix(site_url))
        # A page that only sends on has nothing to subscribe to.
        assert {"feed.xml", "atom.xml", "feed.json"} <= set(found) or b"http-equiv=refresh" in _bare(page), page
        assert len(found) == len(set(found)), page
