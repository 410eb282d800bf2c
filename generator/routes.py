"""Where every page stands: route, address and output file, both ways. Addresses are relative to the site's root.

An address of a page ends with "/" (home is ""), that of a file does not. Nothing here knows what a page shows.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote

import msgspec

_PLAIN = re.compile(r"[\w./~-]*", re.ASCII)


class Route(msgspec.Struct, frozen=True, order=True):
    """One page of the site: its kind, which of that kind, and which page of a paginated list (from 1)."""

    kind: str
    key: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which folders hold what (below the content folder) and which addresses the kinds of page have.

    Patterns take {slug}, {year}, {month}, {day}, {date}, {categories}, {file} and {page}, as the kind allows. A
    pattern that is "" means that the site has no such page.
    """

    posts_dir: str = "posts"
    pages_dir: str = "pages"
    """"" in a site laid out as MkDocs has it: every Markdown file that is nothing else is a page."""
    topics_dir: str = "topics"
    authors_dir: str = "authors"
    authors_file: str = ""
    ctas_dir: str = "ctas"
    series_dir: str = "series"
    quizzes_dir: str = "quizzes"
    static_dir: str = "static"
    post: str = "posts/{slug}/"
    date_format: str = "yyyy/MM/dd"
    """Of {date} in `post`: yyyy, MM, dd, M, d and separators."""
    url_categories: int = 1
    """How many of a post's topics, from the first, stand for {categories}."""
    blog: str = ""
    """The address of a list of all posts of its own; "" where the home page is that."""
    archive: str = "archive/"
    archive_year: str = "archive/{year}/"
    topics: str = "topics/"
    topic: str = "topics/{slug}/"
    authors: str = "authors/"
    author: str = "authors/{slug}/"
    tags: str = "tags/"
    series_all: str = "series/"
    series: str = "series/{slug}/"
    quizzes: str = "quizzes/"
    quiz: str = "quizzes/{slug}/"
    plan: str = "plan/"
    """The steps of every post; below a series' address those of that series."""
    feeds: str = "feeds/"
    """What feeds there are, for people. A page of the owner's at this address stands there instead."""
    further: str = "page/{page}/"
    """What follows a list's address from its second page on."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Every route's address and the other way round."""

    by_route: Mapping[Route, str]
    by_address: Mapping[str, Route] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_address", {address: route for route, address in self.by_route.items()})

    def __getitem__(self, route: Route) -> str:
        return self.by_route[route]

    def __contains__(self, route: Route) -> bool:
        return route in self.by_route

    def route(self, address: str) -> Route | None:
        return self.by_address.get(address)


def post_address(layout: Layout, *, slug: str, date: str, categories: Iterable[str] = (), file: str = "") -> str:
    """A post's address by the layout's pattern; `date` is an ISO date, `categories` are slugs in order."""
    return _filled(
        layout.post,
        slug=slug,
        date=_formatted_date(layout.date_format, date),
        year=date[:4],
        month=date[5:7],
        day=date[8:10],
        categories="/".join(tuple(categories)[: layout.url_categories]),
        file=file,
    )


def list_address(address: str, layout: Layout, page: int) -> str:
    """The address of a list's n-th page."""
    return address if page == 1 else address + layout.further.replace("{page}", str(page))


def _filled(pattern: str, **values: str) -> str:
    text = re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), pattern)
    return re.sub(r"/{2,}", "/", text).lstrip("/")


def _formatted_date(pattern: str, date: str) -> str:
    year, month, day = date.split("-")
    values = {"yyyy": year, "yy": year[2:], "y": year, "MM": month, "M": str(int(month)), "dd": day, "d": str(int(day))}
    return re.sub(r"yyyy|yy|y|MM|M|dd|d", lambda match: values[match[0]], pattern)


def output_path(address: str) -> str:
    """The file below the site folder that answers for an address."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def address_of(path: str) -> str:
    """The address that a file below the site folder answers for: `output_path` the other way."""
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path


def twin_address(address: str) -> str:
    """Where the Markdown of the page at an address stands: beside its file."""
    return f"{output_path(address).removesuffix('.html')}.md"


def depth(address: str) -> int:
    """How many folders below the site's root a page at this address stands."""
    return output_path(address).count("/")


def relative(target: str, page: str) -> str:
    """The href that leads from the page at one address to another address; never empty.

    >>> relative("topics/sales/", "posts/purpose/")
    '../../topics/sales/'
    """
    here = output_path(page).split("/")[:-1]
    there = target.split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    path = "../" * (len(here) - shared) + "/".join(there[shared:])
    if path.startswith("/") or ":" in path.partition("/")[0]:
        path = f"./{path}"  # else it would name another host, or a scheme
    return _quoted(path) if path else "./"


def absolute(target: str, site_url: str) -> str:
    """An address as a URL; `site_url` ends with "/"."""
    return site_url + _quoted(target)


def _quoted(path: str) -> str:
    """Percent-encoded where it needs to be; most addresses are plain, and asking costs a third of encoding."""
    return path if _PLAIN.fullmatch(path) else quote(path, safe="/~!$&'()*+,;=:@")


def base_path(site_url: str) -> str:
    """The path under which the site stands, beginning and ending with "/"."""
    return re.sub(r"^[a-z]+://[^/]*", "", site_url) or "/"


def composed(name: str) -> str:
    """A name as NFC, as all names of files are listed: macOS' disks and editors may spell "ü" as "u" with a mark."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def joined(folder: str, target: str) -> str | None:
    """A relative path from a folder as a path from the root, or None if it climbs out of it."""
    path = posixpath.normpath(posixpath.join(folder, composed(target))) if target else folder
    return None if path.startswith("../") or path == ".." else ("" if path == "." else path)


_PLAIN_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@lru_cache(maxsize=4096)
def slug_of(name: str) -> str:
    """A name as part of an address: lower case, words joined by "-", letters of every script kept; "" if none is left.

    >>> slug_of("The One-Man Band"), slug_of("Größe")
    ('the-one-man-band', 'größe')
    """
    if _PLAIN_SLUG.fullmatch(name):
        return name
    from slugify import slugify  # 30 ms, and most names are slugs already

    return slugify(unicodedata.normalize("NFC", name).replace("'", "").replace("’", ""), allow_unicode=True)
