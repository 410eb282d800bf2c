"""What every kind of page needs alike: the key of its frame and the values of the frame's slots besides the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from urllib.parse import urljoin

from generator.library.values import FeedPlace, Planned
from generator.routes import depth, twin_address
from generator.views.footer import render_footer_nav
from generator.views.head import Head, canonical_url, render_head
from generator.views.jsonld import render_jsonld
from generator.views.jsonld_pages import structured_data
from generator.views.outline import Outline
from generator.views.policy import site_policy
from generator.views.references import Href, hrefs_from, hrefs_from_root
from generator.views.shell import ABSOLUTE, FrameKey
from generator.views.site import Site
from generator.views.social import card_image
from generator.views.toc import has_toc, render_toc
from generator.views.values import Shell

SKIP = "mp-content"
"""The id of every page's <h1>, to which the skip link leads."""


def page_href(planned: Planned, site: Site) -> Href:
    """How addresses are written on a page: relative to it, but from the root on the one for all wrong addresses."""
    if planned.route.kind == "not-found":
        return hrefs_from_root(site.config.site_url)
    return hrefs_from(planned.address)


def frame_key(planned: Planned, outline: Outline, site: Site) -> FrameKey:
    return FrameKey(
        name="404" if planned.route.kind == "not-found" else "page",
        depth=ABSOLUTE if planned.route.kind == "not-found" else depth(planned.address),
        active=active_menu_key(planned, site),
        hide=tuple(sorted({*outline.hide, *_empty_columns(planned, outline, site)})),
        with_toc=has_toc(outline.headings, outline.hide),
        is_home=planned.address == "",
    )


def _empty_columns(planned: Planned, outline: Outline, site: Site) -> Iterator[str]:
    """The column of the contents where there are none, and that of the menu where the tabs show all of it."""
    if outline.cards and not has_toc(outline.headings, outline.hide):
        yield "toc"
        if "navigation.tabs" in site.config.theme.features and "." not in active_menu_key(planned, site):
            yield "navigation"


def active_menu_key(planned: Planned, site: Site) -> str:
    """The menu's entry for the page itself, else for the longest folder around it; "" for none."""
    route, keys = planned.route, site.places.menu
    address = site.address(route.kind, route.key) if route.page > 1 else planned.address
    if address is None or address in keys:
        return keys.get(address or "", "")
    return _around(address, keys)


def _around(address: str, keys: Mapping[str, str]) -> str:
    steps = address.rstrip("/").split("/")[:-1]
    for length in range(len(steps), 0, -1):
        folder = "/".join(steps[:length]) + "/"
        if folder in keys:
            return keys[folder]
    return ""


def shell(planned: Planned, outline: Outline, site: Site, href: Href) -> Shell:
    """The slots' values, escaped where the frame shows them as text."""
    indexed = planned.route.kind != "not-found"
    name = site.config.site_name
    title = outline.full_title or (name if outline.title in ("", name) else f"{outline.title} - {name}")
    card = card_image(planned, site)
    if outline.kind == "article" and outline.image is None:
        outline = replace(outline, image=card)
    head = Head(
        title=outline.title or name,
        description=outline.description,
        canonical=outline.canonical or canonical_url(planned.address, site),
        previous=outline.previous,
        next=outline.next,
        kind=outline.kind,
        indexed=indexed,
        language=outline.lang or site.strings.language,
        image=card or outline.image,
        article=outline.article,
        feeds=_feeds(planned, site),
        twin=_twin(planned, site, href),
        languages=_languages(site) if planned.address == "" else (),
        structured=render_jsonld(structured_data(planned, outline, site)),
    )
    return Shell(
        title=escape(title),
        description=escape(outline.description),
        head=render_head(head, site, href),
        header_title=escape(outline.title or name),
        skip=SKIP,
        toc=render_toc(outline.headings) if has_toc(outline.headings, outline.hide) else "",
        policy=site_policy(site.config),
        footer_nav=render_footer_nav(outline.earlier, outline.later, outline.hide, site),
    )


def _feeds(planned: Planned, site: Site) -> tuple[FeedPlace, ...]:
    """The site's feeds, and the page's own on each page of its list."""
    own = site.places.feeds.get((planned.route.kind, planned.route.key))
    return (*site.places.site_feeds, own) if own else site.places.site_feeds


def _twin(planned: Planned, site: Site, href: Href) -> str:
    has_twin = planned.route.kind == "post" and site.config.options.twins and site.config.site_url
    return href(twin_address(planned.address)) if has_twin else ""


def _languages(site: Site) -> tuple[tuple[str, str], ...]:
    """The home pages of `extra.alternate`. Which other pages are translations of each other nobody has said."""
    listed, base = site.config.extra.get("alternate"), site.config.site_url
    if not base or not isinstance(listed, list | tuple):
        return ()
    pairs = ((item.get("lang"), item.get("link")) for item in listed if isinstance(item, Mapping))
    return tuple((lang, urljoin(base, link)) for lang, link in pairs if isinstance(lang, str) and isinstance(link, str))
