"""What a body of Markdown becomes: HTML with marks for what is looked up later, and what is known of the text."""

from __future__ import annotations

import msgspec

from generator.diagnostics import Problems, Span
from generator.model.base import SafeHtml, Value

# Parsing leaves references to other files in the HTML as marks: OPEN index CLOSE where the reference stands, and for
# a link OPEN "/" index CLOSE where it ends. Control characters are refused in content, so a mark cannot be forged.
MARK_OPEN = "\x02"
MARK_CLOSE = "\x03"


class LinkRef(msgspec.Struct, frozen=True, kw_only=True, tag="link"):
    """A link to something on this site: `<a href=...>` opens at its mark and `</a>` stands at its end mark.

    `target` is the path as written, percent-decoded: relative to the file, or from the site's root when it begins
    with "/", or "" for an anchor in the same file. `attrs` are further attributes as HTML, each with a leading space.
    """

    target: str
    anchor: str = ""
    query: str = ""
    attrs: str = ""
    span: Span


class ImageRef(msgspec.Struct, frozen=True, kw_only=True, tag="image"):
    """A picture among the content files; the whole `<img>` stands at its mark. `alt` is plain text."""

    target: str
    alt: str = ""
    attrs: str = ""
    span: Span


class IconRef(msgspec.Struct, frozen=True, kw_only=True, tag="icon"):
    """An icon of the theme, `:material-check:` as name "material/check"; `source` is what the author typed."""

    name: str
    source: str
    attrs: str = ""
    span: Span


class QuizRef(msgspec.Struct, frozen=True, kw_only=True, tag="quiz"):
    """A quiz that stands in a text, by its id; the whole of it stands at its mark."""

    name: str
    span: Span


BodyRef = LinkRef | ImageRef | IconRef | QuizRef


class Fragment(Value, frozen=True, kw_only=True):
    """HTML with marks, and what the marks stand for, by index."""

    html: str = ""
    refs: tuple[BodyRef, ...] = ()


class Heading(Value, frozen=True, kw_only=True):
    """A heading of a body: level 1 to 6, its id, its text as plain text and as inline HTML without links."""

    level: int
    anchor: str
    text: str
    html: SafeHtml


class Section(Value, frozen=True, kw_only=True):
    """A stretch of a body as search finds it: the heading above it ("" before the first) and its plain text."""

    anchor: str
    title: str
    text: str


class ActionStep(Value, frozen=True, kw_only=True):
    """A task of a post's list, which readers may tick: `- [ ] Write your purpose in one sentence | 20 min | day 3`."""

    key: str
    """Of this step among its post's: from its words, so that it survives that others come, go or change places."""
    html: Fragment
    """The sentence without its time and day."""
    text: str
    minutes: int | None = None
    day: int | None = None
    """From 1; the last day of a week (`week 2` is 14)."""
    effort: str = ""
    """Both as readers see them, in the text's language: "20 min, week 2"."""


class Body(Value, frozen=True, kw_only=True):
    """All of a body that only its own page, the feed and the search index need."""

    title: SafeHtml = SafeHtml()
    """Inline HTML of a `# heading` that opens the body, "" where there is none: shown as the page's heading."""
    content: Fragment = Fragment()
    """Everything else: a heading that opens the body is not repeated here."""
    headings: tuple[Heading, ...] = ()
    sections: tuple[Section, ...] = ()
    place: int | None = None
    """Where `<!-- recap -->` or `<!-- parts -->` stood between blocks, as an offset into the HTML of `content`."""


class Shape(Value, frozen=True, kw_only=True):
    """What a page needs of its body besides the text itself: enough to tell whether the page has changed."""

    title: SafeHtml = SafeHtml()
    """As that of the body; likewise `headings`."""
    headings: tuple[Heading, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    """Headings that ask, each with its answer, where its author has marked the text as such."""
    has_constructs: bool = False
    """Whether the text holds what only the larger style sheet has rules for."""


class TextFacts(Value, frozen=True, kw_only=True):
    """What other pages may show of a body, or need to know of it."""

    title: str = ""
    """Plain text of the `# heading` that opens the body, "" where there is none."""
    excerpt: Fragment = Fragment()
    """What stands before `<!-- more -->`, else the first paragraph; without ids and footnotes."""
    has_more: bool = False
    summary: str = ""
    """The first paragraph as plain text."""
    anchors: tuple[str, ...] = ()
    refs: tuple[BodyRef, ...] = ()
    """Every reference of the body, in order: the same as the body's content.refs."""
    words: int = 0
    steps: tuple[ActionStep, ...] = ()
    """The tasks of its lists, in order."""


class Parsed(Value, frozen=True, kw_only=True):
    """What the Markdown step makes of one text."""

    body: Body
    facts: TextFacts
    problems: Problems = ()


_WORDS_A_MINUTE = 230


def minutes_of(words: int) -> int:
    """How long so many words take to read: at least a minute."""
    return max(1, round(words / _WORDS_A_MINUTE))
