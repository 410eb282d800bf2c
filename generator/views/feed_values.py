"""What the page of all feeds shows, finished."""

from __future__ import annotations

from generator.model import Value


class FeedLine(Value, frozen=True, kw_only=True):
    """A feed by name, with its whole URL for who copies it."""

    title: str
    href: str
    type: str
    url: str


class FeedGroup(Value, frozen=True, kw_only=True):
    """Feeds under a heading; `note` says what they are."""

    id: str
    title: str
    note: str
    feeds: tuple[FeedLine, ...]
