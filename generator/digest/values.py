"""A newsletter issue, finished: what both of its forms are written from. Texts are plain and on one line."""

from __future__ import annotations

from generator.digest.providers import MergeTags
from generator.model import Moment, SafeHtml, Value


class IssueLink(Value, frozen=True, kw_only=True):
    """Somewhere to go on: its words and a whole URL."""

    title: str
    url: str


class IssuePicture(Value, frozen=True, kw_only=True):
    """A post's picture, with the size at which it is shown; `height` is 0 where it is not known."""

    url: str
    alt: str
    width: int
    height: int = 0


class IssuePost(Value, frozen=True, kw_only=True):
    """A post of an issue."""

    title: str
    url: str
    byline: str
    """Who wrote it and when, in words."""
    series: str = ""
    """Its place in a series, "" for none."""
    summary: str
    picture: IssuePicture | None = None
    quizzes: tuple[IssueLink, ...] = ()
    body: SafeHtml = SafeHtml()
    """All of it, where whole texts were asked for."""


class IssueWords(Value, frozen=True, kw_only=True):
    """The words around the posts, in the language of the issue."""

    read_on: str
    on_site: str
    quiz: str
    feeds: str
    unsubscribe: str
    address: str


class Issue(Value, frozen=True, kw_only=True):
    """An issue of a newsletter."""

    language: str
    direction: str
    site: str
    home: str
    subject: str
    intro: str
    posts: tuple[IssuePost, ...]
    date: Moment
    """That of the newest post."""
    feeds: str
    """Where a reader can subscribe in other ways; "" for nowhere."""
    unsubscribe: str = ""
    """A URL, or the tag of a provider that we do not know; goes before the tag in `tags`."""
    address: str = ""
    """The sender's postal address; goes before the tag in `tags`."""
    tags: MergeTags = MergeTags()
    words: IssueWords

    @property
    def leave(self) -> str:
        """How to unsubscribe; "" where nobody can say."""
        return self.unsubscribe or self.tags.unsubscribe

    @property
    def start(self) -> str:
        """On which side lines begin: Outlook knows no other word for it."""
        return "right" if self.direction == "rtl" else "left"
