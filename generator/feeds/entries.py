"""A post as subscribers get it. Nothing here chooses posts."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from html import escape

from generator.config.values import Config
from generator.feeds.body import feed_body
from generator.feeds.texts import first_of, one_line
from generator.feeds.values import FeedEntry, FeedPerson, FeedPicture
from generator.library.mentions import is_local
from generator.library.references import ToAsset, destination
from generator.library.values import Author, Library, Post
from generator.model import Body, PostEntry, SafeHtml
from generator.routes import absolute
from generator.views.references import hrefs_with_host, quiz_for_feeds, resolve_absolute, resolve_target

RASTER = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
"""Pictures that feed readers can show beside a title, by the ending of their file."""


def feed_entry(post: Post, library: Library, config: Config, bodies: Callable[[str], Body]) -> FeedEntry:
    """Everything that a feed says of a post; `bodies` gives a body by its digest."""
    entry, url = post.entry, absolute(post.address, config.site_url)
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
        body=_with_picture(feed_body(page, url), entry, library, config.site_url),
        authors=tuple(_person(author, config.site_url) for author in post.authors),
        categories=_once([*(topic.title for topic in post.topics), *(tag.name for tag in post.tags)]),
        picture=_picture(entry, library, config.site_url),
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


def _picture(entry: PostEntry, library: Library, site_url: str) -> FeedPicture | None:
    """The post's picture if it is one of this site's and made of pixels."""
    if entry.image is None or not is_local(entry.image.src.name):
        return None
    found = destination(entry.image.src.name, entry.path, library)
    if not isinstance(found, ToAsset):
        return None
    media_type = RASTER.get(posixpath.splitext(found.address)[1].lower())
    if media_type is None:
        return None
    width, height = found.size
    return FeedPicture(url=absolute(found.address, site_url), type=media_type, width=width, height=height)


def _with_picture(body: SafeHtml, entry: PostEntry, library: Library, site_url: str) -> SafeHtml:
    """The body, the post's picture before it where it has none: many readers take the first for the post's own."""
    if entry.image is None or "<img " in body.html:
        return body
    url = resolve_target(entry.image.src.name, entry.path, hrefs_with_host(site_url), library)
    if not url:
        return body
    caption = f"<figcaption>{escape(entry.image.caption, quote=False)}</figcaption>" if entry.image.caption else ""
    image = f'<img src="{escape(url)}" alt="{escape(entry.image.alt or "")}"{_size(entry, library)}>'
    figure = SafeHtml(f"<figure>{image}{caption}</figure>")
    return SafeHtml("\n".join(part for part in (feed_body(figure, site_url).html, body.html) if part))


def _size(entry: PostEntry, library: Library) -> str:
    name = entry.image.src.name if entry.image else ""
    found = destination(name, entry.path, library) if is_local(name) else None
    width, height = found.size if isinstance(found, ToAsset) else (None, None)
    return f' width="{width}" height="{height}"' if width and height else ""
