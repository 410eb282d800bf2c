"""Pages that are not lists: static pages, the home page, the page for wrong addresses and redirects."""

from __future__ import annotations

from generator.entries.questions import questions_in
from generator.library.values import Planned
from generator.model import Body, SafeHtml
from generator.views.cards import post_lines
from generator.views.dates import date_text
from generator.views.head import canonical_url
from generator.views.outline import Outline
from generator.views.pages import NotFoundView, PageView, RedirectView
from generator.views.parts import (
    Here,
    described,
    here_on,
    leading,
    list_link,
    own_lang,
    picture_view,
)
from generator.views.policy import bare_policy, policy_meta
from generator.views.quizzes import Quizzes
from generator.views.share_image import share_image
from generator.views.shells import frame_key, shell
from generator.views.site import Site
from generator.views.texts import body_text
from generator.views.toc import inline
from generator.views.trail import breadcrumbs
from generator.views.values import LinkText

NEWEST_ON_NOT_FOUND = 5


def view_page(planned: Planned, site: Site, body: Body) -> PageView:
    here = here_on(planned, site)
    entry = site.places.pages[planned.address].entry
    sentence = site.strings.describe_page.format(title=entry.title, site=site.config.site_name)
    quizzes = Quizzes(here)
    text, _ = body_text(body, entry, quizzes)
    outline = Outline(
        title=entry.title,
        description=described(entry, sentence),
        headings=body.headings,
        hide=entry.hide,
        lang=entry.lang,
        image=share_image(entry, site),
        questions=questions_in(body) if entry.faq else (),
        quizzes=quizzes.shown,
    )
    return PageView(
        template=entry.template or "page.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=site.strings,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(body.title, entry.title),
        lang=own_lang(entry, site),
        image=leading(picture_view(entry.image, entry, here, "text")),
        updated=date_text(entry.updated, site.strings.language) if entry.updated else None,
        body=text,
    )


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
        sitemap=here.href("sitemap.xml") if site.config.site_url else "",
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
        policy=SafeHtml(policy_meta(bare_policy(site.config))),
    )
