"""What several kinds of page show, finished: addresses relative to the page, dates in words, HTML marked safe.

Nothing is computed. Plain text is `str` and is escaped by the templates; HTML is `SafeHtml` and is not. "" and None
stand for "not shown".
"""

from __future__ import annotations

from generator.model import SafeHtml, Value
from generator.views.policy import NO_POLICY, Policy


class Shell(Value, frozen=True, kw_only=True):
    """What a page gives to its frame besides its content: the slots of generator.views.shell, escaped."""

    title: str
    description: str
    head: str
    header_title: str
    skip: str
    toc: str
    footer_nav: str
    policy: Policy = NO_POLICY
    """What the site lets a page load; what its frame and its content need is added when they are known."""


class DateText(Value, frozen=True, kw_only=True):
    iso: str
    text: str


class LinkText(Value, frozen=True, kw_only=True):
    """A link; without an href only its text is shown."""

    text: str
    href: str


class SourceView(Value, frozen=True, kw_only=True):
    """The files of a picture in one format, by width."""

    type: str
    srcset: str


class PictureView(Value, frozen=True, kw_only=True):
    """A picture and what a browser may choose from instead; `sizes` belongs to every srcset."""

    src: str
    alt: str
    width: int | None = None
    height: int | None = None
    caption: str = ""
    sources: tuple[SourceView, ...] = ()
    srcset: str = ""
    sizes: str = ""
    loading: str = "lazy"
    """"" for a picture that stands where readers look first."""
    priority: str = ""
    """"high" for the one that they see first of all."""


class PersonView(Value, frozen=True, kw_only=True):
    """An author as named in lists, above and below a post, and on the page of their own."""

    name: str
    href: str
    role: str = ""
    description: str = ""
    avatar: PictureView | None = None
    links: tuple[LinkText, ...] = ()
    more: LinkText | None = None
    """Leads to everything that this person wrote."""
    count: str = ""


class CardView(Value, frozen=True, kw_only=True):
    """A post in a list. `summary` is its description, else "" and the excerpt is shown, if there is one."""

    title: str
    href: str
    date: DateText
    minutes: str = ""
    authors: tuple[PersonView, ...] = ()
    topics: tuple[LinkText, ...]
    summary: str = ""
    excerpt: SafeHtml = SafeHtml()
    image: PictureView | None
    pinned: bool
    lang: str


class LineView(Value, frozen=True, kw_only=True):
    """A post in a list of one line each."""

    title: str
    href: str
    date: DateText
    place: str = ""
    """Where it stands in a series: "Step Three of Four Steps"."""


class TopicCard(Value, frozen=True, kw_only=True):
    title: str
    href: str
    description: str
    count: str
    latest: LineView | None


class Group(Value, frozen=True, kw_only=True):
    """Posts under a heading: of a year, a month or a tag. `more` leads to those that are left out here."""

    title: str
    anchor: str
    href: str
    count: str
    lines: tuple[LineView, ...]
    more: LinkText | None = None


class PageLink(Value, frozen=True, kw_only=True):
    """One place of a pagination: a link, the current page (href "") or a gap (text "…")."""

    text: str
    href: str
    label: str
    current: bool = False


class Pagination(Value, frozen=True, kw_only=True):
    links: tuple[PageLink, ...]
