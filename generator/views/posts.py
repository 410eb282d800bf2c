"""The page of a post, first without its text. Nothing here knows how it looks."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import msgspec

from generator.library.values import Planned, Post
from generator.model import Body, BodyRef, CtaEntry, PostEntry, Shape
from generator.views.after import after_view, related_cards
from generator.views.after_values import ChangeView, CtaView
from generator.views.dates import date_text, day_in_words
from generator.views.head import ArticleFacts, canonical_url
from generator.views.outline import Outline
from generator.views.pages import PostView
from generator.views.parts import (
    Here,
    author_box,
    described,
    here_on,
    html_of,
    leading,
    link_text,
    link_texts,
    own_lang,
    picture_view,
    post_link,
    tag_links,
    topic_links,
)
from generator.views.plans import post_plan
from generator.views.quizzes import Quizzes
from generator.views.series import recap_of, series_boxes, series_ends
from generator.views.share_image import share_image
from generator.views.shells import frame_key, shell
from generator.views.site import Site
from generator.views.sketches import Sketch, shape_of, sheet_around
from generator.views.texts import closing_quiz, fills_of, first_screen, placed_text
from generator.views.toc import inline
from generator.views.trail import breadcrumbs
from generator.views.values import DateText, LinkText


def view_post(planned: Planned, site: Site, body: Body) -> PostView:
    post = site.library.posts[site.places.posts[planned.route.key]]
    shape = shape_of(body, has_questions=post.entry.faq)
    return finished(_sketch(planned, site, shape, body.content.refs), body)


def sketch_post(planned: Planned, site: Site, shape: Shape) -> Sketch:
    """The page without its text, which has the references that are among its facts."""
    post = site.library.posts[site.places.posts[planned.route.key]]
    return _sketch(planned, site, shape, post.entry.text.refs)


def _sketch(planned: Planned, site: Site, shape: Shape, refs: tuple[BodyRef, ...]) -> Sketch:
    post = site.library.posts[site.places.posts[planned.route.key]]
    quizzes = Quizzes(here_on(planned, site), post.entry.path)
    fills = fills_of(refs, post.entry, quizzes)
    view = _around(planned, site, shape, quizzes)
    sheet = sheet_around(view, fills, has_constructs=shape.has_constructs)
    frame = msgspec.structs.replace(view.frame, sheet=sheet)
    return Sketch(
        view=msgspec.structs.replace(view, frame=frame),
        body=post.entry.body,
        fills=fills,
        early=first_screen(post.entry),
    )


def finished(sketch: Sketch, body: Body) -> PostView:
    """The page with its text. `body` is that of the sketch's digest."""
    text, rest = placed_text(body, sketch.fills, sketch.early)
    return msgspec.structs.replace(sketch.view, body=text, rest=rest)


def _around(planned: Planned, site: Site, shape: Shape, quizzes: Quizzes) -> PostView:
    here = quizzes.here
    post = site.library.posts[site.places.posts[planned.route.key]]
    entry, words = post.entry, site.strings
    earlier, later = _neighbours(post, here)
    quiz = closing_quiz(entry.quiz, quizzes)
    outline = replace(_outline(post, site, shape, earlier, later), quizzes=quizzes.shown)
    return PostView(
        template=entry.template or "post.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(shape.title, entry.title),
        lang=own_lang(entry, site),
        topics=topic_links(post.topics, here),
        standfirst=_standfirst(entry),
        authors=tuple(author_box(author, here) for author in post.authors),
        date=date_text(entry.date, site.strings.language),
        updated=_updated(post, site),
        minutes=words.minutes(post.minutes),
        image=leading(picture_view(entry.image, entry, here, "text")),
        call_to_action=_call_to_action(post.cta, here),
        changes=tuple(ChangeView(date=date_text(c.date, words.language), text=c.text) for c in post.changes),
        first_published=_first_published(entry),
        reviewed=date_text(post.reviewed, words.language) if post.reviewed else None,
        review=_review(post, site),
        links=link_texts(entry.links, entry, here),
        tags=tag_links(post.tags, here),
        series=series_boxes(post, here),
        recap=recap_of(post, here),
        endings=series_ends(post, here),
        key=post.address,
        has_steps=bool(post.steps),
        plan=post_plan(post, here),
        quiz=quiz,
        related=related_cards(post, here),
        after=after_view(post, here),
        earlier=earlier,
        later=later,
    )


def _outline(post: Post, site: Site, shape: Shape, earlier: LinkText | None, later: LinkText | None) -> Outline:
    entry = post.entry
    return Outline(
        title=entry.title,
        description=described(entry, _sentence(entry, site)),
        canonical=entry.canonical.url if entry.canonical else "",
        headings=shape.headings,
        hide=entry.hide,
        previous=earlier.href if earlier else "",
        next=later.href if later else "",
        earlier=earlier,
        later=later,
        kind="article",
        lang=entry.lang,
        image=share_image(entry, site),
        article=_article(post, site),
        questions=shape.questions,
    )


def _article(post: Post, site: Site) -> ArticleFacts:
    entry = post.entry
    return ArticleFacts(
        published=entry.date.iso,
        modified=post.modified.iso if post.updated else "",
        authors=tuple(
            canonical_url(author.address, site) if author.address else author.name for author in post.authors
        ),
        section=post.topics[0].title if post.topics else "",
        tags=tuple(tag.name for tag in post.tags),
    )


def _sentence(entry: PostEntry, site: Site) -> str:
    return site.strings.describe_page.format(title=entry.title, site=site.config.site_name)


def _neighbours(post: Post, here: Here) -> tuple[LinkText | None, LinkText | None]:
    """The post before and after this one in time; the library has the newest first."""
    posts = here.site.library.posts
    index = here.site.places.posts[post.entry.path]
    earlier = post_link(posts[index + 1], here) if index + 1 < len(posts) else None
    later = post_link(posts[index - 1], here) if index else None
    return earlier, later


def _updated(post: Post, site: Site) -> DateText | None:
    if post.updated is None or post.updated.date == post.entry.date.date:
        return None
    return date_text(post.updated, site.strings.language)


def _call_to_action(cta: CtaEntry | None, here: Here) -> CtaView | None:
    """None where it would lead to the very page on which it stands."""
    if cta is None:
        return None
    link = link_text(cta.link, cta, here)
    if link is not None and link.href == "./":
        return None
    if link is not None and cta.link is not None and not cta.link.label:
        link = LinkText(text=cta.title, href=link.href)
    text = html_of(cta.text.excerpt, cta, here)
    return CtaView(title=cta.title, text=text, link=link, lang=own_lang(cta, here.site))


def _first_published(entry: PostEntry) -> LinkText | None:
    if entry.canonical is None:
        return None
    url = entry.canonical.url
    return LinkText(text=entry.canonical.site or urlsplit(url).netloc or url, href=url)


def _review(post: Post, site: Site) -> str:
    """True before the day and after it: a page may be read long after it was made."""
    due = post.entry.review_by
    if due is None or (post.reviewed is not None and post.reviewed >= due):
        return ""
    return site.strings.review.format(date=day_in_words(due.date, site.strings.language))


def _standfirst(entry: PostEntry) -> str:
    """What the post says in a sentence, "" where nobody wrote one: the text itself begins with the stand-in for it."""
    is_stand_in = entry.text.summary.startswith(entry.description.removesuffix("…"))
    return "" if is_stand_in else entry.description
