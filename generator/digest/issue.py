"""Chosen posts as an issue: titles, bylines, pictures and places in series, everything finished. It chooses nothing."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from msgspec.structs import replace

from generator.digest.bodies import WIDTH, mail_body
from generator.digest.providers import MergeTags
from generator.digest.values import Issue, IssueLink, IssuePicture, IssuePost, IssueWords
from generator.digest.words import DigestWords, digest_words
from generator.feeds.entries import feed_entry
from generator.feeds.texts import first_of, one_line
from generator.feeds.values import FeedEntry, FeedPicture
from generator.library.values import Post
from generator.model import Body, SafeHtml, Value
from generator.routes import absolute
from generator.views.dates import day_in_words
from generator.views.naming import place_in_series
from generator.views.site import Site


class Asked(Value, frozen=True, kw_only=True):
    """What an owner asked for besides the posts; "" for what follows from them."""

    series: str = ""
    topic: str = ""
    subject: str = ""
    intro: str = ""
    unsubscribe: str = ""
    address: str = ""
    tags: MergeTags = MergeTags()
    whole: bool = False
    """Whether the texts are in it as a whole."""


def issue_of(posts: tuple[Post, ...], asked: Asked, site: Site, direction: str, bodies: Callable[[str], Body]) -> Issue:
    """`posts` are not empty and in the order in which they are shown; `bodies` gives a body by its digest."""
    config, words = site.config, digest_words(site.strings.language)
    shown = tuple(_post(post, asked, site, words, bodies) for post in posts)
    name = first_of(config.site_name, config.site_url)
    return Issue(
        language=one_line(site.strings.language) or "en",
        direction=direction if direction in ("ltr", "rtl") else "ltr",
        site=name,
        home=config.site_url,
        subject=first_of(asked.subject, words.subject(name, shown[0].title, len(shown))),
        intro=first_of(asked.intro, words.intro(name, _about(asked, site, words), len(shown))),
        posts=shown,
        date=max(post.entry.date for post in posts),
        feeds=_feeds(site),
        unsubscribe=asked.unsubscribe,
        address=one_line(asked.address),
        tags=asked.tags,
        words=IssueWords(
            read_on=words.on_site if asked.whole else words.read_on,
            on_site=words.on_site,
            quiz=words.quiz,
            feeds=words.feeds,
            unsubscribe=words.unsubscribe,
            address=words.address,
        ),
    )


def _about(asked: Asked, site: Site, words: DigestWords) -> str:
    """Of which part of the site the issue is: "" for all of it."""
    topic = site.places.topics.get(asked.topic)
    series = site.places.series.get(asked.series)
    found = words.in_series.format(series=one_line(series.title)) if series else ""
    return found + (words.about_topic.format(topic=one_line(topic.title)) if topic else "")


def _feeds(site: Site) -> str:
    """The page about feeds, else the first feed; "" without feeds."""
    places = (site.address("feeds"), *(feed.address for feed in site.places.site_feeds))
    found = next((address for address in places if address), "")
    return absolute(found, site.config.site_url) if found else ""


def _post(post: Post, asked: Asked, site: Site, words: DigestWords, bodies: Callable[[str], Body]) -> IssuePost:
    entry = _published(feed_entry(post, site.library, site.config, bodies), site)
    names = tuple(one_line(author.name) for author in entry.authors)
    body = mail_body(entry.body) if asked.whole else SafeHtml()
    return IssuePost(
        title=entry.title,
        url=entry.url,
        byline=words.byline(names, day_in_words(post.entry.date.date, site.strings.language)),
        series=one_line(place_in_series(post, site)),
        summary=entry.summary,
        picture=None if "<img " in body.html else _picture(post, entry.picture),
        quizzes=_quizzes(post, site),
        body=body,
    )


def _quizzes(post: Post, site: Site) -> tuple[IssueLink, ...]:
    path = post.entry.path
    held = (quiz for quiz in site.library.quizzes.values() if path in quiz.posts)
    return tuple(
        IssueLink(title=first_of(quiz.entry.title, quiz.id), url=absolute(quiz.address, site.config.site_url))
        for quiz in held
    )


def _picture(post: Post, found: FeedPicture | None) -> IssuePicture | None:
    """The post's picture if mail programs show its kind; Outlook and others know no AVIF."""
    if post.entry.image is None or found is None or found.type == "image/avif":
        return None
    width, height = found.width or WIDTH, found.height or 0
    shown = min(width, WIDTH)
    alt = one_line(post.entry.image.alt or "")
    return IssuePicture(url=found.url, alt=alt, width=shown, height=round(height * shown / width))


def _published(entry: FeedEntry, site: Site) -> FeedEntry:
    """A post whose picture has the address that pages show, where no feed publishes it under one that stays."""
    picture = entry.picture
    if picture is None or not picture.made_from or site.library.feeds:
        return entry
    url = absolute(picture.made_from, site.config.site_url)
    body = SafeHtml(entry.body.html.replace(escape(picture.url), escape(url)))
    return replace(entry, body=body, picture=replace(picture, url=url))
