"""Topics and authors: the page of all of them, and the page of one with its introduction and posts."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from generator.library.values import Author, Planned
from generator.model import Body, Entry, SafeHtml
from generator.views.cards import leading_cards, post_cards, topic_cards
from generator.views.outline import Outline
from generator.views.pages import AuthorsView, AuthorView, TopicsView, TopicView
from generator.views.paging import Part, introduced, opening, paged, pagination, part_of
from generator.views.parts import (
    Here,
    body_html,
    here_on,
    leading,
    named,
    own_lang,
    person_view,
    person_with_links,
    picture_view,
)
from generator.views.series_pages import series_cards
from generator.views.shells import frame_key, shell
from generator.views.site import Site
from generator.views.toc import inline
from generator.views.trail import Crumb, breadcrumbs
from generator.views.values import PersonView


def view_topics(planned: Planned, site: Site, _body: Body) -> TopicsView:
    here, words = here_on(planned, site), site.strings
    topics = site.library.topics
    sentence = words.describe_topics.format(site=site.config.site_name, names=named(t.title for t in topics))
    listed = tuple(Crumb(text=topic.title, address=topic.address) for topic in topics if topic.address)
    outline = Outline(title=words.topics, description=sentence, cards=True, listed=listed)
    return TopicsView(
        template="topics.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(SafeHtml(), words.topics),
        topics=topic_cards(topics, here),
    )


def view_topic(planned: Planned, site: Site, body: Body) -> TopicView:
    here, words = here_on(planned, site), site.strings
    topic = site.places.topics[planned.route.key]
    entry, posts = topic.entry, site.library.by_topic.get(topic.slug, ())
    part = part_of(posts, planned, here)
    body = opening(body, part)
    sentence = words.describe_topic.format(posts=words.posts(len(posts)), topic=topic.title, site=site.config.site_name)
    outline = _outline(topic.title, sentence, entry, body, part, planned, here)
    return TopicView(
        template=(entry.template if entry else "") or "topic.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(body.title, outline.title),
        lang=own_lang(entry, site),
        image=leading(picture_view(entry.image, entry, here, "text")) if entry and part.page == 1 else None,
        body=body_html(body, entry, here),
        heading=words.posts_about.format(topic=topic.title),
        series=series_cards(site.places.series_of_topic.get(topic.slug, ()), here) if part.page == 1 else (),
        series_heading=words.series.about.format(topic=topic.title),
        posts=leading_cards(post_cards(part.posts, here)),
        pagination=pagination(part, planned, here),
    )


def view_authors(planned: Planned, site: Site, _body: Body) -> AuthorsView:
    here, words = here_on(planned, site), site.strings
    authors = site.library.authors
    sentence = words.describe_authors.format(site=site.config.site_name, names=named(a.name for a in authors))
    listed = tuple(Crumb(text=author.name, address=author.address) for author in authors if author.address)
    outline = Outline(title=words.authors, description=sentence, cards=True, listed=listed)
    return AuthorsView(
        template="authors.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(SafeHtml(), words.authors),
        authors=tuple(_person_with_count(author, here) for author in authors),
    )


def view_author(planned: Planned, site: Site, body: Body) -> AuthorView:
    here, words = here_on(planned, site), site.strings
    author = site.places.authors[planned.route.key]
    entry, posts = author.entry, site.library.by_author.get(author.id, ())
    part = part_of(posts, planned, here)
    body = opening(body, part)
    sentence = words.describe_author.format(
        posts=words.posts(len(posts)), author=author.name, site=site.config.site_name
    )
    outline = _outline(author.name, sentence, entry, body, part, planned, here)
    return AuthorView(
        template=(entry.template if entry else "") or "author.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(SafeHtml(), outline.title),
        lang=own_lang(entry, site),
        author=person_with_links(author, here),
        body=body_html(body, entry, here),
        heading=words.posts_by.format(author=author.name),
        posts=leading_cards(post_cards(part.posts, here)),
        pagination=pagination(part, planned, here),
    )


def _outline(
    title: str, sentence: str, entry: Entry | None, body: Body, part: Part, planned: Planned, here: Here
) -> Outline:
    """Of one page of a topic's or an author's posts, which are cards."""
    whole = introduced(title, sentence, entry, body, here.site)
    return replace(paged(whole, part, planned, here), cards=True)


def _person_with_count(author: Author, here: Here) -> PersonView:
    posts = here.site.library.by_author.get(author.id, ())
    return msgspec.structs.replace(person_view(author, here), count=here.site.strings.posts(len(posts)))
