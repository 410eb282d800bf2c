"""What a page tells machines: canonical address, feed, neighbours and Open Graph, as HTML for the end of <head>.

Nothing here is seen by a reader.
"""

from __future__ import annotations

from html import escape

from generator.model import Value
from generator.routes import absolute
from generator.views.references import Href
from generator.views.site import FEED, Site


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


def canonical_url(address: str, site: Site) -> str:
    """This site's own URL of an address, "" where the site does not know its own."""
    return absolute(address, site.config.site_url) if site.config.site_url else ""


def render_head(head: Head, site: Site, href: Href) -> str:
    lines = []
    if not head.indexed:
        lines.append('<meta name="robots" content="noindex">')
    if head.canonical and head.indexed:
        lines.append(_link("canonical", head.canonical))
    lines += [_link(rel, url) for rel, url in (("prev", head.previous), ("next", head.next)) if url]
    if site.config.options.feed.enabled and site.config.site_url:
        lines.append(
            f'<link rel="alternate" type="application/rss+xml" title="{escape(site.config.site_name)}"'
            f' href="{escape(href(FEED))}">'
        )
    if head.indexed:
        lines += _open_graph(head, site)
    return "\n".join(lines)


def _link(rel: str, url: str) -> str:
    return f'<link rel="{rel}" href="{escape(url)}">'


def _open_graph(head: Head, site: Site) -> list[str]:
    values = {
        "og:type": head.kind,
        "og:site_name": site.config.site_name,
        "og:title": head.title,
        "og:description": head.description,
        "og:url": head.canonical,
    }
    return [f'<meta property="{name}" content="{escape(text)}">' for name, text in values.items() if text]
