"""WordPress' export format (WXR 1.0 to 1.2): an RSS file with everything that a blog holds, as values."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.diagnostics import Problem, Problems, Span, error, note
from generator.imports.encodings import mended

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
"""What may stand before a document type, which a text of the blog may well speak of."""
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A category, a tag, or a term of another taxonomy. `slug` is its nicename, `parent` that of another term."""

    domain: str
    slug: str
    name: str
    description: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    login: str
    name: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a reader wrote. `approved` is "1", "0", "spam" or "trash", as WordPress has it."""

    id: str
    parent: str
    author: str
    url: str
    date: str
    text: str
    approved: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A post, a page, an attachment or another thing that WordPress keeps among its posts."""

    id: str
    type: str
    title: str
    link: str
    guid: str
    author: str
    content: str
    excerpt: str
    date: str
    modified: str
    name: str
    status: str
    parent: str
    password: str
    is_sticky: bool
    file: str
    """The address of an attachment's file."""
    line: int
    terms: tuple[Term, ...] = ()
    meta: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()

    def value(self, key: str) -> str:
        """The first value of a custom field, "" for none."""
        return next(iter(self.meta.get(key, ())), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The whole blog."""

    url: str
    language: str
    authors: tuple[Author, ...]
    terms: tuple[Term, ...]
    items: tuple[Item, ...]


def parse_export(data: bytes, path: str) -> tuple[Export | None, Problems]:
    """Problems: `import-export` where nothing can be read, `import-encoding` for what had to be mended."""
    from lxml import etree

    data, problems = _without_controls(data, path)
    if data.startswith(b"<!DOCTYPE", _PROLOG.match(data).end()):  # type: ignore[union-attr]  # it may match nothing
        message = "the file declares a document type, which WordPress never writes"
        return None, (error(Span(path), "import-export", message, "export it anew: Tools, Export, All content"),)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as mistake:
        line, column = mistake.position
        hint = (
            "export it anew: Tools, Export, All content. If it ends too early, the server had too little time or memory"
        )
        return None, (
            error(Span(path, line, max(column, 1)), "import-export", f"this is not XML: {mistake.msg}", hint),
        )
    channel = root.find("channel")
    wp = root.nsmap.get("wp")
    if channel is None or not wp:
        message = "this is XML, and no export of WordPress"
        return None, (error(Span(path), "import-export", message, "the right file comes from Tools, Export"),)
    reading = _Reading(path, wp)
    return reading.export(channel), (*problems, *reading.problems)


def _without_controls(data: bytes, path: str) -> tuple[bytes, Problems]:
    """What no XML may hold, and WordPress writes all the same: control characters, and HTML's names of characters."""
    found = _CONTROL.findall(data)
    problems: list[Problem] = []
    if found:
        where = Span(path, data.count(b"\n", 0, _CONTROL.search(data).start()) + 1)  # type: ignore[union-attr]  # there is one
        message = f"{len(found)} control characters, which no XML may hold, were taken out"
        problems.append(note(where, "import-encoding", message))
        data = _CONTROL.sub(b"", data)
    if b"&" not in data:
        return data, tuple(problems)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data, tuple(problems)
    pieces = _CDATA.split(text)
    pieces[::2] = [_ENTITY.sub(_character, piece) for piece in pieces[::2]]
    return "".join(pieces).encode(), tuple(problems)


def _character(name: re.Match[str]) -> str:
    known = html.unescape(name[0])
    return known if known != name[0] else f"&amp;{name[1]};"


class _Reading:
    """Elements to values; texts whose encoding was broken once are mended, and that is said of the item."""

    def __init__(self, path: str, wp: str) -> None:
        self._path = path
        self._wp = f"{{{wp}}}"
        self._excerpt = f"{{{wp}excerpt/}}encoded"
        self.problems: list[Problem] = []

    def export(self, channel: Any) -> Export:
        text = self._texts(channel)
        return Export(
            url=(text(f"{self._wp}base_blog_url") or text("link")).rstrip("/"),
            language=text("language"),
            authors=tuple(self._authors(channel)),
            terms=tuple(self._terms(channel)),
            items=tuple(self._item(item) for item in channel.iterfind("item")),
        )

    def _texts(self, element: Any) -> Callable[[str], str]:
        def text(name: str) -> str:
            return self._mended(element.findtext(name) or "", element.sourceline or 0)

        return text

    def _mended(self, text: str, line: int) -> str:
        better, was, became = mended(text)
        if was:
            message = f"an encoding was taken for another one: {was!r} is {became!r} now"
            self.problems.append(note(Span(self._path, line), "import-encoding", message, "see whether that is right"))
        return better

    def _authors(self, channel: Any) -> Iterator[Author]:
        for found in channel.iterfind(f"{self._wp}author"):
            text = self._texts(found)
            login = text(f"{self._wp}author_login")
            name = text(f"{self._wp}author_display_name") or login
            yield Author(login=login, name=name, line=found.sourceline or 0)

    def _terms(self, channel: Any) -> Iterator[Term]:
        kinds = (
            ("category", "category", "category_nicename", "cat_name", "category_description", "category_parent"),
            ("tag", "post_tag", "tag_slug", "tag_name", "tag_description", ""),
            ("term", "", "term_slug", "term_name", "term_description", "term_parent"),
        )
        for element, domain, slug, name, description, parent in kinds:
            for found in channel.iterfind(f"{self._wp}{element}"):
                text = self._texts(found)
                yield Term(
                    domain=domain or text(f"{self._wp}term_taxonomy"),
                    slug=text(f"{self._wp}{slug}"),
                    name=html.unescape(text(f"{self._wp}{name}")),
                    description=text(f"{self._wp}{description}"),
                    parent=text(f"{self._wp}{parent}") if parent else "",
                )

    def _item(self, item: Any) -> Item:
        text, wp = self._texts(item), self._wp
        meta: dict[str, tuple[str, ...]] = {}
        for found in item.iterfind(f"{wp}postmeta"):
            key = found.findtext(f"{wp}meta_key") or ""
            meta[key] = (*meta.get(key, ()), self._texts(found)(f"{wp}meta_value"))
        terms = tuple(
            Term(domain=found.get("domain", ""), slug=found.get("nicename", ""), name=html.unescape(found.text or ""))
            for found in item.iterfind("category")
        )
        return Item(
            id=text(f"{wp}post_id"),
            type=text(f"{wp}post_type"),
            title=html.unescape(text("title")),
            link=text("link"),
            guid=text("guid"),
            author=text(_CREATOR),
            content=text(_CONTENT),
            excerpt=text(self._excerpt),
            date=text(f"{wp}post_date"),
            modified=text(f"{wp}post_modified"),
            name=text(f"{wp}post_name"),
            status=text(f"{wp}status"),
            parent=text(f"{wp}post_parent"),
            password=text(f"{wp}post_password"),
            is_sticky=text(f"{wp}is_sticky") == "1",
            file=text(f"{wp}attachment_url"),
            line=item.sourceline or 0,
            terms=terms,
            meta=meta,
            comments=tuple(self._comment(found) for found in item.iterfind(f"{wp}comment")),
        )

    def _comment(self, comment: Any) -> Comment:
        text, wp = self._texts(comment), f"{self._wp}comment_"
        return Comment(
            id=text(f"{wp}id"),
            parent=text(f"{wp}parent"),
            author=text(f"{wp}author"),
            url=text(f"{wp}author_url"),
            date=text(f"{wp}date"),
            text=text(f"{wp}content"),
            approved=text(f"{wp}approved"),
            kind=text(f"{wp}type") or "comment",
        )
