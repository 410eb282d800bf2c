"""The whole site with every name looked up: what views are made from. Only what readers may see is in here.

A `Library` holds facts, not bodies, and is never changed: link makes it, everything below reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.library.pictures import PicturePlan
from generator.model import (
    ActionStep,
    Asset,
    AuthorEntry,
    Change,
    CtaEntry,
    Hidden,
    Moment,
    PageEntry,
    PostEntry,
    Quiz,
    QuizEntry,
    SeriesEntry,
    TopicEntry,
)
from generator.routes import Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Somebody who writes. Without a file of their own, `entry` is None and the name is what posts call them."""

    id: str
    name: str
    address: str
    """"" where authors have no pages."""
    entry: AuthorEntry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What posts are about. Without a file of its own, `entry` is None and the title is what posts call it."""

    slug: str
    title: str
    address: str
    entry: TopicEntry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    slug: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A visible post, its names resolved."""

    entry: PostEntry
    address: str
    feed_id: str
    authors: tuple[Author, ...]
    topics: tuple[Topic, ...]
    tags: tuple[Tag, ...]
    minutes: int
    """Reading time: at least 1."""
    updated: Moment | None = None
    """When the text last changed, as far as that is past: as its author says, or the last of its changes if later."""
    reviewed: Moment | None = None
    changes: tuple[Change, ...] = ()
    """Those of the past, newest first."""
    cta: CtaEntry | None = None

    @property
    def steps(self) -> tuple[ActionStep, ...]:
        """What it asks its readers to do."""
        return self.entry.text.steps if self.entry.actions else ()

    @property
    def modified(self) -> Moment:
        """When machines should think that it last changed: never before it was published."""
        return max(self.updated, self.entry.date) if self.updated else self.entry.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A row of a series. `number` counts from 1; None for one that is not counted, as an epilogue."""

    number: int | None
    title: str
    """What its post is called, else what its series announces; "" where nobody announced anything."""
    post: str | None = None
    """The content path of a post that can be read."""
    due: Moment | None = None
    """For when it is promised, as long as that is to come."""
    is_gone: bool = False
    """Whether it could be read once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Posts in an order of their own. Without a file, `entry` is None and the title is what posts call it."""

    id: str
    title: str
    address: str
    """"" where series have no pages."""
    plan: str
    """The address of its action plan, "" where no part that can be read has steps."""
    entry: SeriesEntry | None
    topics: tuple[Topic, ...]
    parts: tuple[Part, ...]
    total: int
    """How many of the parts are counted."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a post stands: the id of the series, and the index of the part."""

    series: str
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedQuiz:
    """A quiz that readers can see."""

    entry: QuizEntry
    quiz: Quiz
    address: str
    topics: tuple[Topic, ...]
    posts: tuple[str, ...] = ()
    """The content paths of the posts that hold it or close with it, newest first."""

    @property
    def id(self) -> str:
        return self.entry.slug

    @property
    def path(self) -> str:
        return self.entry.path

    @property
    def asked(self) -> tuple[str, ...]:
        """What a reader answers, rates, orders, does or fills in, as plain text."""
        asked = [question.words for question in self.quiz.questions] + [one.words for one in self.quiz.inputs]
        return tuple(words.plain for words in asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A visible static page, the home page among them (its address is "")."""

    entry: PageEntry
    address: str
    topics: Mapping[str, Topic] = field(default_factory=dict)
    """The topics that its blocks name, as they name them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a content path stands for as seen by links: `address` is None while it is hidden.

    `title` is "" for a file that could not be read.

    `anchors` is None where nobody holds a link against them: in a draft, which may still change, or an unreadable file.
    """

    address: str | None
    title: str
    anchors: frozenset[str] | None
    has_page: bool = True
    """Whether it has a page of its own, now or at another time: a call to action never has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """A former address, and where it leads: both relative to the site's root."""

    address: str
    target: str
    title: str


FeedFormat = Literal["rss", "atom", "json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPlace:
    """A feed that subscribers can fetch."""

    address: str
    page: Route
    """The page that it is the feed of: the home page, a series, a topic or an author."""
    page_address: str
    title: str
    """What the page is called; "" for the home page."""
    format: FeedFormat = "rss"
    is_former: bool = False
    """Whether it is there for those who subscribed at this address; nobody else is led to it."""

    @property
    def is_of_site(self) -> bool:
        """Whether it holds posts of the whole site."""
        return self.page.kind == "home"


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything visible, in the order in which readers see it."""

    posts: tuple[Post, ...]
    """Newest first, then by feed id."""
    pages: tuple[Page, ...]
    """By address."""
    topics: tuple[Topic, ...]
    """By title; those with a file but without visible posts too."""
    authors: tuple[Author, ...]
    """By name."""
    tags: tuple[Tag, ...]
    by_topic: Mapping[str, tuple[Post, ...]]
    """Topic slug to its posts, newest first; every topic has a key. Likewise the others."""
    by_author: Mapping[str, tuple[Post, ...]]
    by_tag: Mapping[str, tuple[Post, ...]]
    by_year: Mapping[str, tuple[Post, ...]]
    """"2026" to its posts; newest year first."""
    series: tuple[Series, ...] = ()
    """By title."""
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    """By a post's path where it stands in which series, its home first; posts without a series are not in it."""
    quizzes: Mapping[str, PublishedQuiz] = field(default_factory=dict)
    """By id, in the order of their titles."""
    targets: Mapping[str, Target]
    """Every content entry by its path, hidden ones too."""
    assets: Mapping[str, Asset]
    """Files that visible pages show or link to, by content path."""
    pictures: Mapping[str, PicturePlan] = field(default_factory=dict)
    """Those of them that are published in several sizes and formats, and not as they are."""
    static: Mapping[str, str]
    """The files that are copied as they are: content path to address."""
    feeds: tuple[FeedPlace, ...] = ()
    """The site's own in its three formats, then those of its series, topics and authors, each kind by title."""
    addresses: frozenset[str]
    """Every address of a page, a redirect, a feed or a file copied as it is."""
    absent: frozenset[str]
    """Addresses that are there at another time or once a draft is published: links to them are text now."""
    redirects: tuple[Redirect, ...]
    hidden: Hidden
    until: Moment | None
    """When time alone will next change this answer; None for never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A page that will exist: its route, address, and what names it in the menu and in lists."""

    route: Route
    address: str
    title: str
