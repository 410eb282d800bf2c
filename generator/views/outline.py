"""What a kind of page tells about itself, before it is finished for the frame. Nothing here is computed."""

from __future__ import annotations

from dataclasses import dataclass

from generator.library.values import PublishedQuiz
from generator.model import Heading
from generator.views.head import ArticleFacts
from generator.views.share_image import ShareImage
from generator.views.trail import Crumb
from generator.views.values import LinkText


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """All of it is plain text, not yet escaped."""

    title: str
    description: str
    full_title: str = ""
    """Text of <title> instead of "<title> - <site name>"."""
    canonical: str = ""
    """A URL elsewhere, "" for the page's own."""
    headings: tuple[Heading, ...] = ()
    hide: tuple[str, ...] = ()
    previous: str = ""
    """Href of the page before in a series of pages; likewise next."""
    next: str = ""
    earlier: LinkText | None = None
    """For the footer."""
    later: LinkText | None = None
    kind: str = "website"
    lang: str = ""
    """The text's own language, "" for the site's."""
    image: ShareImage | None = None
    """By which other sites show the page."""
    article: ArticleFacts | None = None
    listed: tuple[Crumb, ...] = ()
    """The pages that a list shows, in order."""
    questions: tuple[tuple[str, str], ...] = ()
    """Of a page that an author has marked as questions and answers."""
    quizzes: tuple[PublishedQuiz, ...] = ()
    """Those that the page shows."""
    cards: bool = False
    """Whether the page is cards, which use the room of columns that would be empty. A text keeps its place."""
