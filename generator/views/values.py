"""What pages show, finished: addresses relative to the page, dates in words, HTML marked safe; nothing is computed.

Plain text is `str` and is escaped by the templates; HTML is `SafeHtml` and is not. "" and None stand for "not shown".
"""

from __future__ import annotations

from generator.model import SafeHtml, Value
from generator.views.policy import NO_POLICY, Policy
from generator.views.shell import FrameKey
from generator.views.strings import Strings


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
    minutes: str
    authors: tuple[PersonView, ...]
    topics: tuple[LinkText, ...]
    summary: str
    excerpt: SafeHtml
    image: PictureView | None
    pinned: bool
    lang: str


class LineView(Value, frozen=True, kw_only=True):
    """A post in a list of one line each."""

    title: str
    href: str
    date: DateText


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


class CtaView(Value, frozen=True, kw_only=True):
    """What a reader may do next."""

    title: str
    text: SafeHtml
    link: LinkText | None
    lang: str


class ChangeView(Value, frozen=True, kw_only=True):
    """What changed in a post, and when."""

    date: DateText
    text: str


class ShareView(Value, frozen=True, kw_only=True):
    """A way to share a post: a link, or with href "" a button that a script brings to light."""

    way: str
    name: str
    href: str
    icon: SafeHtml


class ReplyView(Value, frozen=True, kw_only=True):
    """Where readers answer: `mail` shows the address itself, so that it is on paper too."""

    mail: LinkText | None
    discussion: LinkText | None


class CommentsView(Value, frozen=True, kw_only=True):
    """Comments that another service keeps: what it is and sees, and what a script needs once a reader has agreed."""

    service: str
    notice: str
    button: str
    elsewhere: LinkText | None
    settings: str
    """JSON."""


class AfterView(Value, frozen=True, kw_only=True):
    """How readers pass a post on and answer it. `address` is the post's whole URL, which paper shows."""

    address: str
    share: tuple[ShareView, ...]
    reply: ReplyView | None
    comments: CommentsView | None


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


class HeroBlock(Value, frozen=True, kw_only=True):
    """The band at the top of the home page; its title is the page's main heading."""

    kind: str = "hero"
    title: SafeHtml
    lead: str
    button: LinkText | None
    image: PictureView | None


class AudienceBlock(Value, frozen=True, kw_only=True):
    """Who a site is for. `anchor` is the id of a block's heading, its own on the page."""

    kind: str = "audience"
    anchor: str
    title: str
    text: str
    points: tuple[str, ...]
    link: LinkText | None


class StepView(Value, frozen=True, kw_only=True):
    """Something to read first, with what it says in a sentence."""

    title: str
    href: str
    text: str
    minutes: str


class StartHereBlock(Value, frozen=True, kw_only=True):
    kind: str = "start_here"
    anchor: str
    title: str
    text: str
    steps: tuple[StepView, ...]


class NewestBlock(Value, frozen=True, kw_only=True):
    kind: str = "newest"
    anchor: str
    title: str
    posts: tuple[CardView, ...]
    more: LinkText | None


class TopicsBlock(Value, frozen=True, kw_only=True):
    """Topics; `title` leads to the page of all of them where there is one."""

    kind: str = "topics"
    anchor: str
    title: LinkText
    topics: tuple[TopicCard, ...]


class TextBlock(Value, frozen=True, kw_only=True):
    """The page's own text; its heading, where another one is the page's."""

    kind: str = "text"
    heading: SafeHtml
    body: SafeHtml


HomeBlock = HeroBlock | AudienceBlock | StartHereBlock | NewestBlock | TopicsBlock | TextBlock


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
