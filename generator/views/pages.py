"""A view for each kind of page: all that its template may show, finished. Nothing is computed here."""

from __future__ import annotations

from generator.model import SafeHtml, Value
from generator.views.after_values import AfterView, ChangeView, CtaView
from generator.views.blocks import HomeBlock
from generator.views.shell import FrameKey
from generator.views.strings import Strings
from generator.views.values import (
    CardView,
    DateText,
    Group,
    LineView,
    LinkText,
    Pagination,
    PersonView,
    PictureView,
    Shell,
    TopicCard,
)


class View(Value, frozen=True, kw_only=True):
    """What every page inside a frame has. `template` is the file in templates/pages/ that shows it."""

    template: str
    frame: FrameKey
    shell: Shell
    words: Strings
    breadcrumbs: tuple[LinkText, ...] = ()
    """From home to the page itself, which has no href; () where a page stands nowhere."""
    title: SafeHtml
    lang: str = ""
    """The text's own language where it is not the site's."""


class PostView(View, frozen=True, kw_only=True, tag="post"):
    topics: tuple[LinkText, ...]
    standfirst: str
    authors: tuple[PersonView, ...]
    date: DateText
    updated: DateText | None
    minutes: str
    image: PictureView | None
    body: SafeHtml
    call_to_action: CtaView | None
    changes: tuple[ChangeView, ...]
    first_published: LinkText | None
    reviewed: DateText | None
    review: str
    links: tuple[LinkText, ...]
    tags: tuple[LinkText, ...]
    related: tuple[CardView, ...]
    after: AfterView
    earlier: LinkText | None
    later: LinkText | None


class PageView(View, frozen=True, kw_only=True, tag="page"):
    image: PictureView | None
    updated: DateText | None
    body: SafeHtml


class HomeView(View, frozen=True, kw_only=True, tag="home"):
    """The blocks in their order. `with_hero` tells whether one of them bears the page's main heading, `title`."""

    with_hero: bool
    blocks: tuple[HomeBlock, ...]


class BlogView(View, frozen=True, kw_only=True, tag="blog"):
    body: SafeHtml
    posts: tuple[CardView, ...]
    pagination: Pagination | None


class ArchiveView(View, frozen=True, kw_only=True, tag="archive"):
    years: tuple[Group, ...]


class ArchiveYearView(View, frozen=True, kw_only=True, tag="archive-year"):
    months: tuple[Group, ...]
    archive: LinkText | None
    pagination: Pagination | None


class TopicsView(View, frozen=True, kw_only=True, tag="topics"):
    topics: tuple[TopicCard, ...]


class TopicView(View, frozen=True, kw_only=True, tag="topic"):
    image: PictureView | None
    body: SafeHtml
    heading: str
    posts: tuple[CardView, ...]
    pagination: Pagination | None


class AuthorsView(View, frozen=True, kw_only=True, tag="authors"):
    authors: tuple[PersonView, ...]


class AuthorView(View, frozen=True, kw_only=True, tag="author"):
    author: PersonView
    body: SafeHtml
    heading: str
    posts: tuple[CardView, ...]
    pagination: Pagination | None


class TagsView(View, frozen=True, kw_only=True, tag="tags"):
    tags: tuple[Group, ...]


class NotFoundView(View, frozen=True, kw_only=True, tag="not-found"):
    ways: tuple[LinkText, ...]
    newest: tuple[LineView, ...]
    with_search: bool
    sitemap: str
    """Its href, by which a script finds the nearest pages; "" where there is none."""


class RedirectView(Value, frozen=True, kw_only=True, tag="redirect"):
    """A page that only leads elsewhere: it has no frame."""

    template: str
    words: Strings
    title: str
    href: str
    canonical: str
    policy: SafeHtml = SafeHtml()


FramedView = (
    PostView
    | PageView
    | HomeView
    | BlogView
    | ArchiveView
    | ArchiveYearView
    | TopicsView
    | TopicView
    | AuthorsView
    | AuthorView
    | TagsView
    | NotFoundView
)
AnyView = FramedView | RedirectView
