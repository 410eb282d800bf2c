"""The sitemap: every page that search engines should list, with the day on which it truly changed last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape

from generator.library.values import Library, Planned, Post
from generator.model import Moment
from generator.routes import absolute
from generator.views.site import Site
from generator.xmltext import xml_text

LEFT_OUT = ("not-found", "redirect")
LIMIT = 50_000
"""How many addresses one sitemap may hold by the protocol."""


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page's URL, and when it last changed as ISO 8601 with an offset, "" where nobody can know."""

    url: str
    lastmod: str = ""


def sitemap_entries(planned: Iterable[Planned], site: Site) -> tuple[SitemapEntry, ...]:
    """All pages in order of address; none without `site_url`.

    Posts that were first published elsewhere are left out: their canonical address is not here.
    """
    base = site.config.site_url
    if not base:
        return ()
    pages = sorted((page for page in planned if _belongs(page, site)), key=lambda page: page.address)
    # A list of many pages is looked through once, not once for each of them.
    newest = cache(lambda kind, key: max((post.modified for post in _listed(kind, key, site.library)), default=None))
    return tuple(
        SitemapEntry(absolute(page.address, base), changed.iso if (changed := last_changed(page, site, newest)) else "")
        for page in pages[:LIMIT]
    )


def _belongs(page: Planned, site: Site) -> bool:
    if page.route.kind != "post":
        return page.route.kind not in LEFT_OUT
    canonical = _post(page, site).entry.canonical
    return canonical is None or canonical.url == absolute(page.address, site.config.site_url)


def last_changed(page: Planned, site: Site, newest: Callable[[str, str], Moment | None]) -> Moment | None:
    """A post's `updated` or date, a page's `updated`, a list's newest of its posts (`newest` by kind and key)."""
    if page.route.kind == "post":
        return _post(page, site).modified
    if page.route.kind == "page":
        return site.places.pages[page.address].entry.updated
    own = site.places.pages[page.address].entry.updated if page.address in site.places.pages else None
    listed = newest(page.route.kind, page.route.key)
    return max((moment for moment in (own, listed) if moment is not None), default=None)


def _listed(kind: str, key: str, library: Library) -> tuple[Post, ...]:
    match kind:
        case "topic":
            return library.by_topic.get(key, ())
        case "author":
            return library.by_author.get(key, ())
        case "archive-year":
            return library.by_year.get(key, ())
        case _:
            return library.posts


def _post(page: Planned, site: Site) -> Post:
    return site.library.posts[site.places.posts[page.route.key]]


def sitemap(entries: Iterable[SitemapEntry]) -> bytes:
    """The document by sitemaps.org's protocol 0.9."""
    return "".join(_lines(entries)).encode()


def _lines(entries: Iterable[SitemapEntry]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for entry in entries:
        lastmod = f"<lastmod>{escape(xml_text(entry.lastmod))}</lastmod>" if entry.lastmod else ""
        yield f"<url><loc>{escape(xml_text(entry.url))}</loc>{lastmod}</url>\n"
    yield "</urlset>\n"
