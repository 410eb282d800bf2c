"""A post as subscribers get it. Nothing here chooses posts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.config.values import Config
from generator.feeds.body import feed_body
from generator.feeds.pictures import feed_picture, with_picture
from generator.feeds.texts import first_of, one_line
from generator.feeds.values import FeedEntry, FeedPerson
from generator.library.values import Author, Library, Post
from generator.model import Body, PostEntry, SafeHtml
from generator.routes import absolute
from generator.views.references import quiz_for_feeds, resolve_absolute


def feed_entry(post: Post, library: Library, config: Config, bodies: Callable[[str], Body]) -> FeedEntry:
    """Everything that a feed says of a post; `bodies` gives a body by its digest."""
    entry, url = post.entry, absolute(post.address, config.site_url)
    picture = feed_picture(post, library, config.site_url)
    content = bodies(entry.body).content if entry.body else Body().content
    page = resolve_absolute(content, entry.path, config.site_url, library, _no_icon)
    if entry.quiz is not None and entry.quiz.name in library.quizzes:
        closing = quiz_for_feeds(library.quizzes[entry.quiz.name], config.site_url)
        page = SafeHtml(f"{page.html}\n{closing.html}")
    return FeedEntry(
        id=post.feed_id,
        url=url,
        title=first_of(entry.title, entry.slug),
        date=entry.date,
        updated=post.modified,
        summary=_summary(entry),
        body=with_picture(feed_body(page, url), entry, picture, library, config.site_url),
        authors=tuple(_person(author, config.site_url) for author in post.authors),
        categories=_once([*(topic.title for topic in post.topics), *(tag.name for tag in post.tags)]),
        picture=picture,
    )


def _no_icon(name: str, attrs: str) -> str:
    """Icons are drawn in SVG, which readers' cleaners take out, and say nothing that the text does not."""
    return '<span class="twemoji"></span>'


def _summary(entry: PostEntry) -> str:
    """Readers put the whole text where the summary is missing, so there always is one."""
    return first_of(entry.description, entry.text.summary, entry.title, entry.slug)


def _person(author: Author, site_url: str) -> FeedPerson:
    own = author.entry.url if author.entry else ""
    return FeedPerson(name=author.name, url=absolute(author.address, site_url) if author.address else own)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Names without those that differ in case only."""
    found: dict[str, str] = {}
    for name in map(one_line, names):
        if name:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())
