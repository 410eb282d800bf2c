"""Pages that are not lists: static pages, the home page, the page for wrong addresses and redirects."""

from __future__ import annotations

from generator.library.values import Page, Planned
from generator.model import Body, SafeHtml
from generator.views.cards import post_cards, post_lines, topic_cards
from generator.views.dates import date_text
from generator.views.head import canonical_url
from generator.views.parts import (
    Here,
    body_html,
    described,
    here_on,
    link_text,
    list_link,
    own_lang,
    picture_view,
    shortened,
)
from generator.views.shells import Outline, frame_key, shell
from generator.views.site import Site
from generator.views.toc import inline
from generator.views.values import HomeView, LinkText, NotFoundView, PageView, RedirectView

NEWEST_ON_NOT_FOUND = 5


def view_page(planned: Planned, site: Site, body: Body) -> PageView:
    here = here_on(planned, site)
    entry = site.places.pages[planned.address].entry
    sentence = site.strings.describe_page.format(title=entry.title, site=site.config.site_name)
    outline = Outline(
        title=entry.title, description=described(entry, sentence), headings=body.headings, hide=entry.hide
    )
    return PageView(
        template=entry.template or "page.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=site.strings,
        title=inline(body.title, entry.title),
        lang=own_lang(entry, site),
        image=picture_view(entry.image, entry, here),
        updated=date_text(entry.updated, site.strings.language) if entry.updated else None,
        body=body_html(body, entry, here),
    )


def view_home(planned: Planned, site: Site, body: Body) -> HomeView:
    here = here_on(planned, site)
    page = site.places.pages.get(planned.address)
    entry = page.entry if page else None
    hero = entry.hero if entry else None
    outline = _home_outline(page, site)
    own_title = inline(body.title, entry.title if entry else site.config.site_name)
    has_hero_title = hero is not None and bool(hero.title)
    return HomeView(
        template=(entry.template if entry else "") or "home.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=site.strings,
        title=inline(SafeHtml(), hero.title) if hero and has_hero_title else own_title,
        lang=own_lang(entry, site),
        lead=(hero.text if hero else "") or outline.description,
        button=link_text(hero.button, entry, here) if hero and entry else None,
        image=picture_view(entry.image, entry, here) if entry else None,
        heading=body.title if has_hero_title and body.title.html else SafeHtml(),
        body=body_html(body, entry, here),
        newest=post_cards(site.pinned_first[: site.config.options.newest], here),
        all_posts=list_link("archive", site.strings.all_posts, here) if site.library.posts else None,
        topics=topic_cards((t for t in site.library.topics if site.library.by_topic.get(t.slug)), here),
        all_topics=list_link("topics", site.strings.topics, here),
    )


def _home_outline(page: Page | None, site: Site) -> Outline:
    """A home page is looked over, not read from the top: without contents, and without a menu that the tabs repeat."""
    name = site.config.site_name
    entry = page.entry if page else None
    usual = site.config.site_description or site.strings.describe_page.format(title=name, site=name)
    description = (entry.description if entry else "") or shortened(usual, 300)
    beside = ("navigation", "toc") if "navigation.tabs" in site.config.theme.features else ("toc",)
    hide = (*(entry.hide if entry else ()), *beside)
    return Outline(title=entry.title if entry else name, description=description, hide=hide)


def view_not_found(planned: Planned, site: Site, _body: Body) -> NotFoundView:
    here = here_on(planned, site)
    words = site.strings
    outline = Outline(
        title=words.not_found, description=words.describe_not_found.format(site=site.config.site_name), hide=("toc",)
    )
    return NotFoundView(
        template="not-found.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        title=inline(SafeHtml(), words.not_found),
        ways=_ways_on(here),
        newest=post_lines(site.library.posts[:NEWEST_ON_NOT_FOUND], here),
        with_search=site.config.search.enabled,
    )


def _ways_on(here: Here) -> tuple[LinkText, ...]:
    words = here.site.strings
    home = LinkText(text=words.home, href=here.href(""))
    lists = (list_link(kind, words.title(kind), here) for kind in ("archive", "topics", "authors"))
    return (home, *(link for link in lists if link is not None))


def view_redirect(planned: Planned, site: Site, _body: Body) -> RedirectView:
    here = here_on(planned, site)
    redirect = site.places.redirects[planned.address]
    return RedirectView(
        template="redirect.html",
        words=site.strings,
        title=redirect.title,
        href=here.href(redirect.target),
        canonical=canonical_url(redirect.target, site),
    )
