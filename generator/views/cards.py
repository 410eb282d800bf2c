"""Posts as lists show them: as a card, as a line, in groups; and topics as cards. Nothing here chooses the posts."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.library.values import Post, Topic
from generator.model import SafeHtml
from generator.views.dates import date_text
from generator.views.naming import place_in_series
from generator.views.parts import Here, html_of, leading, own_lang, person_view, picture_view, shortened, topic_links
from generator.views.values import CardView, LineView, PictureView, TopicCard

FIRST_ROW = 3
"""Cards in a row on a wide screen."""


def post_cards(posts: Iterable[Post], here: Here) -> tuple[CardView, ...]:
    """Cards that tell in a sentence or two what a post is about: its description, else its excerpt."""
    return tuple(_card(post, here, post.entry.description) for post in posts)


def leading_cards(cards: tuple[CardView, ...]) -> tuple[CardView, ...]:
    """Cards with which a page begins: the pictures of the first row are not waited for."""
    row = tuple(
        msgspec.structs.replace(card, image=leading(card.image) if place == 0 else _at_once(card.image))
        for place, card in enumerate(cards[:FIRST_ROW])
    )
    return row + cards[FIRST_ROW:]


def _at_once(picture: PictureView | None) -> PictureView | None:
    return None if picture is None else msgspec.structs.replace(picture, loading="")


def post_excerpts(posts: Iterable[Post], here: Here) -> tuple[CardView, ...]:
    """Cards as Material's blog has them: always with the excerpt."""
    return tuple(_card(post, here, "") for post in posts)


def post_pointers(posts: Iterable[Post], here: Here) -> tuple[CardView, ...]:
    """Small cards, without a word of the text or its length: an edit of it changes no page that only points to it."""
    return tuple(_pointer(post, here) for post in posts)


def post_lines(posts: Iterable[Post], here: Here) -> tuple[LineView, ...]:
    return tuple(post_line(post, here) for post in posts)


def post_line(post: Post, here: Here) -> LineView:
    language = here.site.strings.language
    return LineView(
        title=post.entry.title,
        href=here.href(post.address),
        date=date_text(post.entry.date, language),
        place=place_in_series(post, here.site),
    )


def topic_cards(topics: Iterable[Topic], here: Here) -> tuple[TopicCard, ...]:
    return tuple(_topic_card(topic, here) for topic in topics)


def _card(post: Post, here: Here, summary: str) -> CardView:
    entry, site = post.entry, here.site
    excerpt = SafeHtml() if summary else html_of(entry.text.excerpt, entry, here)
    return CardView(
        title=entry.title,
        href=here.href(post.address),
        date=date_text(entry.date, site.strings.language),
        minutes=site.strings.minutes(post.minutes),
        authors=tuple(person_view(author, here) for author in post.authors),
        topics=topic_links(post.topics, here),
        summary=summary or ("" if excerpt.html else entry.description or shortened(entry.text.summary, 300)),
        excerpt=excerpt,
        image=picture_view(entry.image, entry, here, "card"),
        pinned=entry.pin,
        lang=own_lang(entry, site),
    )


def _pointer(post: Post, here: Here) -> CardView:
    entry, site = post.entry, here.site
    return CardView(
        title=entry.title,
        href=here.href(post.address),
        date=date_text(entry.date, site.strings.language),
        topics=topic_links(post.topics, here),
        image=picture_view(entry.image, entry, here, "related"),
        pinned=entry.pin,
        lang=own_lang(entry, site),
    )


def _topic_card(topic: Topic, here: Here) -> TopicCard:
    posts = here.site.library.by_topic.get(topic.slug, ())
    description = ""
    if topic.entry is not None:
        description = topic.entry.description or shortened(topic.entry.text.summary)
    return TopicCard(
        title=topic.title,
        href=here.href(topic.address) if topic.address else "",
        description=description,
        count=here.site.strings.posts(len(posts)),
        latest=post_line(posts[0], here) if posts else None,
    )
