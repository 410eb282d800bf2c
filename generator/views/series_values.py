"""What pages show of series and of the steps that posts ask for, finished. Nothing is computed here.

"" and None stand for "not shown", as in generator.views.values.
"""

from __future__ import annotations

from typing import Literal

from generator.model import SafeHtml, Value
from generator.views.values import LinkText, PictureView


class PartView(Value, frozen=True, kw_only=True):
    """A row of a series. It keeps its place whatever becomes of its post."""

    label: str
    """"Step Three"; "" for a part that is not counted."""
    number: str
    """"3"; "" for a part that is not counted."""
    title: str
    """What the post is called, else what the author announced, else "In preparation" or "No longer published"."""
    href: str
    """"" while nobody can read it."""
    state: str
    """A sentence on why it cannot be read: "Planned for December 1, 2026", "In preparation"; "" where it can."""
    key: str
    """By which a reader's browser remembers that it was read: the post's address; "" where there is nothing to read."""
    current: bool = False
    """Whether it is the page that shows it."""
    minutes: str = ""
    summary: str = ""


class RecapLine(Value, frozen=True, kw_only=True):
    """What an earlier part came to, in a line."""

    label: str
    title: str
    href: str
    text: str


class RecapView(Value, frozen=True, kw_only=True):
    """What the series has said so far: the lines of its earlier parts, or the author's own words instead."""

    title: str
    """What it is called where it is folded up: "The story so far"."""
    lead: str
    lines: tuple[RecapLine, ...]
    text: str = ""


class SeriesBox(Value, frozen=True, kw_only=True):
    """A series on the page of one of its parts."""

    id: str
    title: str
    href: str
    place: str
    """"Step Three of Four"; "" for a part that is not counted."""
    parts: tuple[PartView, ...]
    previous: PartView | None
    next: PartView | None
    """The nearest that can be read."""


class SeriesEnd(Value, frozen=True, kw_only=True):
    """What a reader of a part does next, below its text.

    next: `part` can be read. coming: it is announced, with its state. finished: this was the last part of a series
    that will not grow. so-far: the last part that there is today.
    """

    kind: Literal["next", "coming", "finished", "so-far"]
    text: str
    """"Next: Step Four of Four", "Coming next", "You have read all of Four Steps" ..."""
    part: PartView | None
    series: LinkText
    plan: LinkText | None
    """To the action plan of the series."""


class SeriesCard(Value, frozen=True, kw_only=True):
    """A series in a list."""

    title: str
    href: str
    description: str
    count: str
    """"4 steps, 22 min read"; of a series with announced parts "4 of 5 steps, 22 min read"."""
    image: PictureView | None


class SeriesGroup(Value, frozen=True, kw_only=True):
    """Series of one topic; the title is "" for those without."""

    title: str
    anchor: str
    href: str
    series: tuple[SeriesCard, ...]


class ActionView(Value, frozen=True, kw_only=True):
    """Something that a post asks its reader to do."""

    key: str
    """By which a reader's browser remembers it: the same on the post's page and in a plan. See `PlanGroup.key`."""
    html: SafeHtml
    """The sentence, without its time and day."""
    text: str
    """The same as plain text, for a calendar."""
    day: int | None
    """The day of the plan on which it is due, from 1."""
    effort: str
    """"20 min, week 2": how long and when, in the text's language; "" where its author said neither."""


class PlanGroup(Value, frozen=True, kw_only=True):
    """The steps of one post. `key` is the post's address; with the step's own key it names a step on the whole site."""

    key: str
    label: str
    """"Step Three", where the post is a part of the series whose plan this is."""
    title: str
    href: str
    steps: tuple[ActionView, ...]
