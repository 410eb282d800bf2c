"""Chosen posts as an issue: titles, bylines, pictures and places in series, everything finished. It chooses nothing."""

from __future__ import annotations

from collections.abc import Callable

from generator.digest.bodies import WIDTH, mail_body
from generator.digest.providers import MergeTags
from generator.digest.values import Issue, IssueLink, IssuePicture, IssuePost, IssueWords
from generator.digest.words import DigestWords, digest_words
from generator.feeds.entries import feed_entry
from generator.feeds.texts import first_of, one_line
from generator.feeds.values import FeedEntry
from generator.library.mentions import is_local
from generator.library.pictures import Variant
from generator.library.references import ToAsset, destination
from generator.library.values import Post
from generator.model import Body, SafeHtml, Value
from generator.routes import absolute
from generator.views.dates import day_in_words
from generator.views.naming import place_in_series
from generator.views.site import Site

_SHOWN = {"jpeg": "jpeg", "jpg": "jpeg", "png": "png", "gif": "gif", "webp": "webp"}
# Screens of phones have two or three pixels for each of ours; more than two costs subscribers more than it shows.
_SHARP = 2 * WIDTH * 0.9


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
    entry = feed_entry(post, site.library, site.config, bodies)
    names = tuple(one_line(author.name) for author in entry.authors)
    body = mail_body(entry.body) if asked.whole else SafeHtml()
    return IssuePost(
        title=entry.title,
        url=entry.url,
        byline=words.byline(names, day_in_words(post.entry.date.date, site.strings.language)),
        series=one_line(place_in_series(post, site)),
        summary=entry.summary,
        picture=None if "<img " in body.html else _picture(post, entry, site),
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


def _picture(post: Post, entry: FeedEntry, site: Site) -> IssuePicture | None:
    """The post's picture if mail programs show its kind, in the smallest of its sizes that is sharp on a phone."""
    image, found = post.entry.image, entry.picture
    if image is None or found is None or not is_local(image.src.name):
        return None
    asset = destination(image.src.name, post.entry.path, site.library)
    if not isinstance(asset, ToAsset) or asset.address.rpartition(".")[2].lower() not in _SHOWN:
        return None
    url, width, height = found.url, found.width or WIDTH, found.height or 0
    if asset.picture is not None and asset.address == asset.picture.plain.address:
        chosen = _sharp(asset.picture.variants)
        url, width, height = absolute(chosen.address, site.config.site_url), chosen.width, chosen.height
    shown = min(width, WIDTH)
    return IssuePicture(url=url, alt=one_line(image.alt or ""), width=shown, height=round(height * shown / width))


def _sharp(variants: tuple[Variant, ...]) -> Variant:
    """Of the variants in the picture's own format, which is that of the last."""
    own = [variant for variant in variants if variant.format == variants[-1].format]
    return min((one for one in own if one.width >= _SHARP), key=lambda one: one.width, default=variants[-1])
