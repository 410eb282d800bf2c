"""The sitemap: every page that search engines should list, with its pictures and the day on which it truly changed.

By sitemaps.org's protocol 0.9 and Google's extension for images. <priority> and <changefreq> are left out: search
engines say that they do not read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape

from generator.library.references import ToAsset, destination
from generator.library.values import Planned, Post
from generator.model import Entry, ImageRef, Moment
from generator.routes import absolute
from generator.views.paging import posts_on
from generator.views.site import Site, entry_of
from generator.xmltext import xml_text

SITEMAP = "sitemap.xml"
LEFT_OUT = ("not-found", "redirect")
LIMIT = 50_000
"""How many addresses one sitemap may hold by the protocol."""
LARGEST = 50_000_000
"""How many bytes; the protocol allows 52,428,800."""
_URLSET = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n'
)
_INDEX = '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page's URL, when it last changed as ISO 8601 with an offset ("" where nobody can know), its pictures' URLs."""

    url: str
    lastmod: str = ""
    images: tuple[str, ...] = ()


def sitemap_entries(planned: Iterable[Planned], site: Site) -> tuple[SitemapEntry, ...]:
    """All pages in order of address; none without `site_url`.

    Posts that were first published elsewhere are left out: their canonical address is not here.
    """
    if not site.config.site_url:
        return ()
    pages = sorted((page for page in planned if _belongs(page, site)), key=lambda page: page.address)
    # All posts are looked through once, not once for each list that shows them all.
    newest = cache(lambda: max((post.modified for post in site.library.posts), default=None))
    return tuple(_entry(page, site, newest) for page in pages)


def _entry(page: Planned, site: Site, newest: Callable[[], Moment | None]) -> SitemapEntry:
    changed = last_changed(page, site, newest)
    entry = entry_of(page, site)
    return SitemapEntry(
        absolute(page.address, site.config.site_url),
        changed.iso if changed else "",
        tuple(dict.fromkeys(_images(entry, site))) if entry else (),
    )


def _images(entry: Entry, site: Site) -> Iterator[str]:
    """The pictures of this site that stand on an entry's own page."""
    named = (entry.image.src.name,) if entry.image else ()
    for target in (*named, *(ref.target for ref in entry.text.refs if isinstance(ref, ImageRef))):
        found = destination(target, entry.path, site.library)
        if isinstance(found, ToAsset):
            yield absolute(found.address, site.config.site_url)


def _belongs(page: Planned, site: Site) -> bool:
    if page.route.kind != "post":
        return page.route.kind not in LEFT_OUT
    canonical = _post(page, site).entry.canonical
    return canonical is None or canonical.url == absolute(page.address, site.config.site_url)


def last_changed(page: Planned, site: Site, newest: Callable[[], Moment | None]) -> Moment | None:
    """A post's `updated` or date, a page's `updated`, a quiz's date; of a list the newest that it shows or its own."""
    if page.route.kind == "post":
        return _post(page, site).modified
    if page.route.kind == "page":
        return site.places.pages[page.address].entry.updated
    if page.route.kind == "quiz":
        return site.places.quizzes[page.route.key].entry.date
    if page.route.kind == "feeds":
        return None  # its words are this program's
    if page.route.kind == "quizzes":
        dates = (quiz.entry.date for quiz in site.library.quizzes.values())
        return max((date for date in dates if date is not None), default=None)
    own = site.places.pages[page.address].entry.updated if page.address in site.places.pages else None
    shown = posts_on(page, site)
    listed = newest() if shown is None else max((post.modified for post in shown), default=None)
    return max((moment for moment in (own, listed) if moment is not None), default=None)


def _post(page: Planned, site: Site) -> Post:
    return site.library.posts[site.places.posts[page.route.key]]


def sitemaps(entries: Iterable[SitemapEntry], site_url: str) -> Mapping[str, bytes]:
    """The files by address: one, or an index and the parts that it names."""
    parts = list(_parts(map(_lines, entries)))
    if len(parts) < 2:
        return {SITEMAP: parts[0] if parts else _urlset([])}
    named = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, 1)}
    index = "".join(f"<sitemap><loc>{escape(absolute(name, site_url))}</loc></sitemap>\n" for name in named)
    return {**named, SITEMAP: f"{_INDEX}{index}</sitemapindex>\n".encode()}


def _parts(lines: Iterable[str]) -> Iterator[bytes]:
    part: list[str] = []
    size = 0
    for line in lines:
        length = len(line.encode())
        if part and (len(part) == LIMIT or size + length > LARGEST):
            yield _urlset(part)
            part, size = [], 0
        part.append(line)
        size += length
    if part:
        yield _urlset(part)


def _urlset(lines: Iterable[str]) -> bytes:
    return f"{_URLSET}{''.join(lines)}</urlset>\n".encode()


def _lines(entry: SitemapEntry) -> str:
    lastmod = f"<lastmod>{escape(xml_text(entry.lastmod))}</lastmod>" if entry.lastmod else ""
    images = "".join(
        f"<image:image><image:loc>{escape(xml_text(url))}</image:loc></image:image>" for url in entry.images
    )
    return f"<url><loc>{escape(xml_text(entry.url))}</loc>{lastmod}{images}</url>\n"
