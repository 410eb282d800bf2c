"""What is true of every feed of every site, read by real parsers: for tests that have built one."""

from __future__ import annotations

import json
import re
from calendar import timegm
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

SITE_FEEDS = ("feed.xml", "atom.xml", "feed.json")
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
def addresses(body: str) -> tuple[str, ...]:
    """Every address in a body, as it stands there."""
    tree = LexborHTMLParser(f"<!doctype html><body>{body}")
    found = [
        node.attributes.get(name) or ""
        for name in ("href", "src", "poster", "cite", "data", "action", "background")
        for node in tree.css(f"[{name}]")
    ]
    sets = [node.attributes.get("srcset") or "" for node in tree.css("[srcset]")]
    found += [candidate.split()[0] for candidates in sets for candidate in candidates.split(", ")]
    return tuple(found)


def lost(urls: Iterable[str], folder: Path, site_url: str) -> list[str]:
    """Those that lead to this site, where there is nothing."""
    own = [urlsplit(url)._replace(query="", fragment="").geturl() for url in urls if url.startswith(site_url)]
    places = {url: folder / unquote(url.removeprefix(site_url)) for url in own}
    return [
        url for url, place in places.items() if not (place / "index.html" if url.endswith("/") else place).is_file()
    ]


def check_feed(name: str, feed: bytes) -> list[Read]:
    """Its entries. Well-formed, valid by its format's rules, ids once each, and every address in it whole."""
    if name.endswith(".json"):
        assert json_faults(feed) == [], name
        entries = read_json(feed)
    else:
        read = feedparser.parse(_ITEM.sub(_once, feed), sanitize_html=False, resolve_relative_uris=False)
        assert not read.bozo, (name, read.get("bozo_exception"))
        is_atom = read.version == "atom10"
        assert is_atom or read.version == "rss20", name
        assert not is_atom or atom_faults(feed) == [], name
        entries = read_atom(feed) if is_atom else read_rss(feed)
        by_id = {entry.id: entry for entry in entries}
        for shown in read.entries:
            own = by_id[shown.id]
            assert (shown.title, shown.link, shown.content[0].value if own.body else "") == (
                own.title,
                own.url,
                own.body,
            )
            assert timegm(shown.published_parsed) == own.published.timestamp(), shown.id
    assert len({entry.id for entry in entries}) == len(entries), name
    for entry in entries:
        assert entry.title and entry.summary and entry.published.tzinfo, (name, entry.id)
        assert all(map(is_whole, (entry.url, *addresses(entry.body)))), (name, entry.id)
    return entries


_ITEM = re.compile(rb"<item>.*?</item>", re.DOTALL)
_KNOWN: set[bytes] = set()


def _once(item: re.Match[bytes]) -> bytes:
    """Nothing, for what feedparser has read in another feed: it takes longer for items than all else together."""
    is_known = item[0] in _KNOWN
    _KNOWN.add(item[0])
    return b"" if is_known else item[0]


def check_feeds(folder: Path, site_url: str) -> dict[str, list[Read]]:
    """Every feed of a built site, by address; they agree with one another, and whatever leads to a feed finds one."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*feed*.xml"))
    read = {name: check_feed(name, (folder / name).read_bytes()) for name in dict.fromkeys((*SITE_FEEDS, *names))}
    assert read["feed.xml"] == read["atom.xml"] == read["feed.json"]
    known: dict[str, Read] = {}
    for name, entries in read.items():
        for entry in entries:
            assert known.setdefault(entry.id, entry) == entry, name
    assert lost((entry.url for entry in known.values()), folder, site_url) == []
    outlines = etree.parse(folder / "feeds.opml").findall("body/outline")
    listed = [outline.get("xmlUrl") for outline in outlines]
    assert sorted(listed) == sorted(f"{site_url}{name}" for name in names)
    own = check_discovery(folder, site_url)
    for outline in outlines:
        assert outline.get("xmlUrl") in own[outline.get("htmlUrl")], "a page does not lead to its own feed"
    return read


_LINK = re.compile(rb"<link\b[^>]*\brel=\"?alternate\b[^>]*>")


def check_discovery(folder: Path, site_url: str) -> dict[str, list[str]]:
    """To which feeds each page leads, by URL. The site's three at least; each link has a title and leads to a file."""
    led = {}
    for page in sorted(folder.rglob("*.html")):
        html = page.read_bytes()
        url = f"{site_url}{page.relative_to(folder).as_posix().removesuffix('index.html')}"
        links = [LexborHTMLParser(tag.decode()).css_first("link").attributes for tag in set(_LINK.findall(html))]
        of_feeds = [link for link in links if re.search(r"\+(xml|json)$", link.get("type") or "")]
        found = led[url] = [urljoin(url, link["href"] or "") for link in of_feeds]
        # A page that only sends on has nothing to subscribe to.
        if b"http-equiv=refresh" not in html.replace(b'"', b""):
            assert {f"{site_url}{name}" for name in SITE_FEEDS} <= set(found), page
        assert all(link.get("title") for link in of_feeds), page
        assert len(found) == len(set(found)), page
    assert lost({feed for found in led.values() for feed in found}, folder, site_url) == []
    return led
