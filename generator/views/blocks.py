"""The blocks of the home page, finished. A template in templates/pages/home/ shows each."""

from __future__ import annotations

from generator.model import SafeHtml, Value
from generator.views.after_values import FollowView
from generator.views.quiz_values import QuizCard
from generator.views.values import CardView, LinkText, PictureView, TopicCard


class HeroBlock(Value, frozen=True, kw_only=True, tag=True):
    """The band at the top of the home page; its title is the page's main heading."""

    kind: str = "hero"
    title: SafeHtml
    lead: str
    button: LinkText | None
    image: PictureView | None


class AudienceBlock(Value, frozen=True, kw_only=True, tag=True):
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


class StartHereBlock(Value, frozen=True, kw_only=True, tag=True):
    kind: str = "start_here"
    anchor: str
    title: str
    text: str
    steps: tuple[StepView, ...]


class NewestBlock(Value, frozen=True, kw_only=True, tag=True):
    kind: str = "newest"
    anchor: str
    title: str
    posts: tuple[CardView, ...]
    more: LinkText | None


class TopicsBlock(Value, frozen=True, kw_only=True, tag=True):
    """Topics; `title` leads to the page of all of them where there is one."""

    kind: str = "topics"
    anchor: str
    title: LinkText
    topics: tuple[TopicCard, ...]


class QuizBlock(Value, frozen=True, kw_only=True, tag=True):
    """Quizzes as cards, each leading to its own page."""

    kind: str = "quiz"
    anchor: str
    title: str
    text: str
    quizzes: tuple[QuizCard, ...]


class SubscribeBlock(Value, frozen=True, kw_only=True, tag=True):
    """The form for new posts by e-mail, or the way to the feeds."""

    kind: str = "subscribe"
    follow: FollowView


class TextBlock(Value, frozen=True, kw_only=True, tag=True):
    """The page's own text; its heading, where another one is the page's."""

    kind: str = "text"
    heading: SafeHtml
    body: SafeHtml


HomeBlock = (
    HeroBlock | AudienceBlock | StartHereBlock | NewestBlock | TopicsBlock | QuizBlock | SubscribeBlock | TextBlock
)
