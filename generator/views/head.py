"""What a page tells machines: canonical address, feed, neighbours, Open Graph and structured data, as HTML for <head>.

Nothing here is seen by a reader. Open Graph is written as ogp.me has it; X's cards take from it what they do not find
under their own names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from generator.library.feeds import FORMAT_NAMES, MEDIA_TYPES, feed_title
from generator.library.values import FeedPlace
from generator.model import Value
from generator.routes import absolute
from generator.views.references import Href
from generator.views.share_image import ShareImage
from generator.views.site import Site

LARGE = 600
"""The width in pixels from which a picture stands above a shared link and not beside it."""


class ArticleFacts(Value, frozen=True, kw_only=True):
    """A post for Open Graph: moments as ISO 8601, authors as URLs of their pages or names."""

    published: str
    modified: str = ""
    authors: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()


class Head(Value, frozen=True, kw_only=True):
    """`canonical` is a URL, "" without `site_url`; `previous` and `next` are hrefs, "" for none."""

    title: str
    description: str
    canonical: str
    previous: str = ""
    next: str = ""
    kind: str = "website"
    """Open Graph's type: "website" or "article"."""
    indexed: bool = True
    language: str = "en"
    image: ShareImage | None = None
    article: ArticleFacts | None = None
    feeds: tuple[FeedPlace, ...] = ()
    """What subscribers to this page may want: the site's, and the page's own."""
    twin: str = ""
    """Href of the text as Markdown, "" for none."""
    languages: tuple[tuple[str, str], ...] = ()
    """The same page in other languages, and in this one: language and URL."""
    structured: str = ""
    """The structured data as a finished <script>, "" for none."""


def canonical_url(address: str, site: Site) -> str:
    """This site's own URL of an address, "" where the site does not know its own."""
    return absolute(address, site.config.site_url) if site.config.site_url else ""


def render_head(head: Head, site: Site, href: Href) -> str:
    lines = [*_links(head, site, href), head.structured]
    if head.indexed:
        facts = ((name, text) for name, text in _open_graph(head, site) if text)
        tags = [f'<meta property="{name}" content="{escape(text)}">' for name, text in facts]
        lines = [FULLY_SHOWN, *tags, f'<meta name="twitter:card" content="{_card(head.image)}">', *lines]
    else:
        lines.insert(0, NOINDEX)
    return "\n".join(line for line in lines if line)


FULLY_SHOWN = '<meta name="robots" content="max-image-preview:large">'
NOINDEX = '<meta name="robots" content="noindex">'


def _links(head: Head, site: Site, href: Href) -> Iterator[str]:
    if head.canonical and head.indexed:
        yield f'<link rel="canonical" href="{escape(head.canonical)}">'
    for rel, url in (("prev", head.previous), ("next", head.next)):
        if url:
            yield f'<link rel="{rel}" href="{escape(url)}">'
    for feed in head.feeds:
        yield _feed(feed, site, href)
    if head.twin:
        yield f'<link {_alternate(site)} type="text/markdown" href="{escape(head.twin)}">'
    for language, url in head.languages:
        yield f'<link rel="alternate" hreflang="{escape(language)}" href="{escape(url)}">'


def _feed(feed: FeedPlace, site: Site, href: Href) -> str:
    """By the titles readers choose: the formats have names where there are several of one feed."""
    title = feed_title(feed, site.config)
    if not feed.title and feed.format != "rss":
        title += f" ({FORMAT_NAMES[feed.format]})"
    kind = MEDIA_TYPES[feed.format]
    return f'<link {_alternate(site)} type="{kind}" title="{escape(title)}" href="{escape(href(feed.address))}">'


def _alternate(site: Site) -> str:
    """The relation of what is no translation.

    Material's script takes every link of exactly `rel=alternate` for a translation, and asks for the sitemap beside it,
    which is not there. By the rules for such lists a space more means the same.
    """
    return 'rel="alternate "' if site.config.options.script == "material" else 'rel="alternate"'


def _open_graph(head: Head, site: Site) -> Iterator[tuple[str, str]]:
    yield "og:type", head.kind
    yield "og:site_name", site.config.site_name
    yield "og:title", head.title
    yield "og:description", head.description
    yield "og:url", head.canonical
    yield "og:locale", open_graph_locale(head.language)
    if head.image:
        yield from _image(head.image)
    if head.article:
        yield from _article(head.article)


def _image(image: ShareImage) -> Iterator[tuple[str, str]]:
    yield "og:image", image.url
    yield "og:image:type", image.type
    if image.width and image.height:
        yield "og:image:width", str(image.width)
        yield "og:image:height", str(image.height)
    yield "og:image:alt", image.alt


def _article(article: ArticleFacts) -> Iterator[tuple[str, str]]:
    yield "article:published_time", article.published
    yield "article:modified_time", article.modified
    for author in article.authors:
        yield "article:author", author
    yield "article:section", article.section
    for tag in article.tags:
        yield "article:tag", tag


def _card(image: ShareImage | None) -> str:
    return "summary_large_image" if image and (image.width is None or image.width >= LARGE) else "summary"


@lru_cache(maxsize=64)
def open_graph_locale(language: str) -> str:
    """A language as Open Graph wants it, with a country: "en" as "en_US", "pt-BR" as "pt_BR"; "" for an unknown one."""
    from babel.core import get_global

    parts = language.replace("_", "-").split("-")
    country = next((part for part in parts[1:] if len(part) == 2), "")
    if not country:
        likely = get_global("likely_subtags").get(parts[0].lower(), "")
        country = next((part for part in likely.split("_")[1:] if len(part) == 2), "")
    return f"{parts[0].lower()}_{country.upper()}" if country else ""
