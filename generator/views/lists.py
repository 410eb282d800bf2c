"""Lists of posts: the blog, the archive and its years, and all tags. Nothing here decides who is listed."""

from __future__ import annotations

from itertools import groupby

from generator.library.values import Planned, Post
from generator.model import Body, Heading, SafeHtml
from generator.views.cards import post_excerpts, post_lines
from generator.views.dates import month_in_words
from generator.views.outline import Outline
from generator.views.pages import ArchiveView, ArchiveYearView, BlogView, TagsView
from generator.views.paging import introduced, opening, paged, pagination, part_of
from generator.views.parts import (
    Here,
    body_html,
    here_on,
    list_link,
    named,
    own_lang,
    shortened,
    tag_anchor,
)
from generator.views.shells import frame_key, shell
from generator.views.site import Site
from generator.views.toc import inline
from generator.views.trail import breadcrumbs, crumbs_of
from generator.views.values import Group, LinkText


def view_blog(planned: Planned, site: Site, body: Body) -> BlogView:
    """Material's list: the page's own text on the first page, then the excerpts, pinned posts first."""
    here = here_on(planned, site)
    part = part_of(site.pinned_first, planned, here)
    body = opening(body, part)
    first = site.address("blog") or ""
    page = site.places.pages.get(first)
    entry = page.entry if page else None
    title = entry.title if entry else (site.config.site_name if first == "" else site.strings.blog)
    posts = site.strings.posts(len(site.library.posts))
    sentence = site.strings.describe_blog.format(posts=posts, site=site.config.site_name)
    outline = paged(introduced(title, sentence, entry, body, site), part, planned, here)
    return BlogView(
        template=(entry.template if entry else "") or "blog.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=site.strings,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(body.title, outline.title),
        lang=own_lang(entry, site),
        body=body_html(body, entry, here),
        posts=post_excerpts(part.posts, here),
        pagination=pagination(part, planned, here),
    )


def view_archive(planned: Planned, site: Site, _body: Body) -> ArchiveView:
    here, words = here_on(planned, site), site.strings
    years = tuple(_year(year, posts, here) for year, posts in site.library.by_year.items())
    sentence = words.describe_archive.format(site=site.config.site_name, posts=words.posts(len(site.library.posts)))
    outline = Outline(
        title=words.archive,
        description=shortened(sentence, 300),
        headings=_headings(years),
        listed=crumbs_of(post for posts in site.library.by_year.values() for post in _shown_of_year(posts, site)),
    )
    return ArchiveView(
        template="archive.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(SafeHtml(), words.archive),
        years=years,
    )


def _year(year: str, posts: tuple[Post, ...], here: Here) -> Group:
    """A year's newest posts, and a link to the others, so that the archive stays a page that can be read."""
    site = here.site
    address = site.address("archive-year", year)
    href = here.href(address) if address is not None else ""
    shown = _shown_of_year(posts, site)
    more = LinkText(text=site.strings.posts_of_year.format(year=year), href=href) if len(shown) < len(posts) else None
    count = site.strings.posts(len(posts))
    return Group(title=year, anchor=f"y{year}", href=href, count=count, lines=post_lines(shown, here), more=more)


def _shown_of_year(posts: tuple[Post, ...], site: Site) -> tuple[Post, ...]:
    """The posts of a year that the archive's first page shows: all of them where years have no pages of their own."""
    return posts[: site.config.options.per_page] if site.config.layout.archive_year else posts


def view_archive_year(planned: Planned, site: Site, _body: Body) -> ArchiveYearView:
    here, words, year = here_on(planned, site), site.strings, planned.route.key
    posts = site.library.by_year.get(year, ())
    part = part_of(posts, planned, here)
    months = tuple(
        _month(month, tuple(group), here)
        for month, group in groupby(part.posts, key=lambda post: post.entry.date.date[:7])
    )
    sentence = words.describe_year.format(site=site.config.site_name, year=year, posts=words.posts(len(posts)))
    whole = Outline(
        title=words.posts_in.format(year=year), description=shortened(sentence, 300), headings=_headings(months)
    )
    outline = paged(whole, part, planned, here)
    return ArchiveYearView(
        template="archive-year.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(SafeHtml(), outline.title),
        months=months,
        archive=list_link("archive", words.archive, here),
        pagination=pagination(part, planned, here),
    )


def _month(month: str, posts: tuple[Post, ...], here: Here) -> Group:
    title = month_in_words(month, here.site.strings.language)
    count = here.site.strings.posts(len(posts))
    return Group(title=title, anchor=f"m{month}", href="", count=count, lines=post_lines(posts, here))


def _headings(groups: tuple[Group, ...]) -> tuple[Heading, ...]:
    return tuple(Heading(level=2, anchor=g.anchor, text=g.title, html=inline(SafeHtml(), g.title)) for g in groups)


def view_tags(planned: Planned, site: Site, _body: Body) -> TagsView:
    here, words = here_on(planned, site), site.strings
    groups = []
    for tag in site.library.tags:
        posts = site.library.by_tag.get(tag.slug, ())
        lines, count = post_lines(posts, here), words.posts(len(posts))
        groups.append(Group(title=tag.name, anchor=tag_anchor(tag), href="", count=count, lines=lines))
    names = named(tag.name for tag in site.library.tags)
    outline = Outline(
        title=words.tags,
        description=words.describe_tags.format(site=site.config.site_name, names=names),
        listed=crumbs_of(dict.fromkeys(post for posts in site.library.by_tag.values() for post in posts)),
    )
    return TagsView(
        template="tags.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(SafeHtml(), words.tags),
        tags=tuple(groups),
    )
