"""A view for each kind of page: all that its template may show, finished. Nothing is computed here."""

from __future__ import annotations

from generator.model import SafeHtml, Value
from generator.views.after_values import AfterView, ChangeView, CtaView, FollowView
from generator.views.blocks import HomeBlock
from generator.views.feed_values import FeedGroup, FeedLine
from generator.views.quiz_values import QuizGroup, QuizView, SeriesQuiz, Text
from generator.views.series_values import (
    PartView,
    PlanGroup,
    RecapView,
    SeriesBox,
    SeriesCard,
    SeriesEnd,
    SeriesGroup,
)
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
    body: Text = Text()
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
    key: str = ""
    """Its address, by which its steps and its having been read are remembered."""
    series: tuple[SeriesBox, ...] = ()
    """Its home series first."""
    recap: RecapView | None = None
    rest: Text = Text()
    """What stands after the recap where its author has placed it, and `body` what stands before; else the recap comes
    before `body`, which is all."""
    endings: tuple[SeriesEnd, ...] = ()
    has_steps: bool = False
    plan: LinkText | None = None
    """To where its steps are gathered with others: its home series' plan, else that of all posts."""
    quiz: QuizView | None = None
    """The one that closes it."""


class PageView(View, frozen=True, kw_only=True, tag="page"):
    image: PictureView | None
    updated: DateText | None
    body: Text


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
    series: tuple[SeriesCard, ...] = ()
    """Shown before the posts, under `series_heading`."""
    series_heading: str = ""


class SeriesView(View, frozen=True, kw_only=True, tag="series"):
    topics: tuple[LinkText, ...]
    standfirst: str
    audience: str
    count: str
    minutes: str
    authors: tuple[PersonView, ...]
    image: PictureView | None
    body: Text
    """What introduces the parts."""
    parts: tuple[PartView, ...]
    rest: Text
    """What concludes them."""
    start: PartView | None
    """Where a reader begins."""
    plan: LinkText | None
    complete: bool
    quizzes: tuple[SeriesQuiz, ...] = ()


class SeriesListView(View, frozen=True, kw_only=True, tag="series-list"):
    groups: tuple[SeriesGroup, ...]


class PlanView(View, frozen=True, kw_only=True, tag="plan"):
    intro: str
    series: LinkText | None
    """None on the plan of all posts, which shows the steps of those that its reader has begun."""
    groups: tuple[PlanGroup, ...]
    total: str
    """How many steps; "" where a reader sees only some of them."""
    name: str
    """Of the files that a reader may take away, without an ending."""
    quizzes: tuple[SeriesQuiz, ...] = ()
    """Those of the series, whose advice the plan takes in."""


class QuizzesView(View, frozen=True, kw_only=True, tag="quizzes"):
    groups: tuple[QuizGroup, ...]
    """By topic; the last may have no title: quizzes without a topic."""


class FeedsView(View, frozen=True, kw_only=True, tag="feeds"):
    groups: tuple[FeedGroup, ...]
    opml: FeedLine
    site: str
    """The address of the home page, from which many feed readers find the feeds themselves."""
    follow: FollowView


class QuizPageView(View, frozen=True, kw_only=True, tag="quiz"):
    quiz: QuizView
    topics: tuple[LinkText, ...]
    image: PictureView | None
    posts: tuple[CardView, ...]
    """Those that hold it, under `posts_heading`."""
    posts_heading: str


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
    | SeriesView
    | SeriesListView
    | PlanView
    | QuizzesView
    | FeedsView
    | QuizPageView
    | AuthorsView
    | AuthorView
    | TagsView
    | NotFoundView
)
AnyView = FramedView | RedirectView
