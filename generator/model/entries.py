"""What the files of the content folder become: an entry for each, with everything that other pages may show of it."""

from __future__ import annotations

from typing import Literal

from generator.diagnostics import Span
from generator.model.base import Moment, Ref, Value
from generator.model.quizzes import Quiz
from generator.model.texts import TextFacts


class Picture(Value, frozen=True, kw_only=True):
    """A picture named in front matter. `alt` is None where the author wrote none."""

    src: Ref
    alt: str | None = None
    caption: str = ""


class Number(Value, frozen=True, kw_only=True):
    """A number that an author wrote, and where."""

    value: int
    span: Span


class Link(Value, frozen=True, kw_only=True):
    """A label and an address in front matter; the address may be a content path, an address of this site or a URL."""

    label: str
    target: Ref


class Canonical(Value, frozen=True, kw_only=True):
    """Where a text was first published."""

    url: str
    site: str = ""


class Entry(Value, frozen=True, kw_only=True):
    """What every content file has in common. `path` is relative to the content folder, with "/"."""

    path: str
    span: Span
    """The file itself, for problems that concern all of it."""
    slug: str
    slug_span: Span
    title: str
    description: str = ""
    text: TextFacts = TextFacts()
    body: str = ""
    """The digest under which the body is stored, "" for an entry without a file of its own."""
    image: Picture | None = None
    aliases: tuple[Ref, ...] = ()
    draft: bool = False
    lang: str = ""
    hide: tuple[str, ...] = ()
    """Any of "navigation", "toc", "footer", as Material has them."""
    template: str = ""
    template_span: Span | None = None
    check: tuple[tuple[str, bool], ...] = ()
    """Rules of `milepost check` that its author switched on or off."""
    extra: str = "{}"
    """The owner's own keys, as JSON."""


class Change(Value, frozen=True, kw_only=True):
    """What changed in a text on a day, in a sentence."""

    date: Moment
    text: str


class PartClaim(Value, frozen=True, kw_only=True):
    """What a post's title or opening says of its own place in a series, "part four of five"."""

    number: int | None
    """None where it is only called the last."""
    of: int | None
    last: bool
    noun: str
    """"part", "step" ...; "" for a post among posts."""
    words: str
    where: Literal["title", "text"]
    span: Span


class PostEntry(Entry, frozen=True, kw_only=True, tag="post"):
    date: Moment
    updated: Moment | None = None
    expires: Moment | None = None
    reviewed: Moment | None = None
    review_by: Moment | None = None
    review_span: Span | None = None
    """Where `review_by` stands."""
    changes: tuple[Change, ...] = ()
    """As the author lists them."""
    cta: Ref | bool = True
    """The id of a call to action; True for the one of the post's topics, False for none."""
    id: str = ""
    authors: tuple[Ref, ...] = ()
    topics: tuple[Ref, ...] = ()
    tags: tuple[Ref, ...] = ()
    canonical: Canonical | None = None
    links: tuple[Link, ...] = ()
    pin: bool = False
    comments: bool = True
    """Whether readers may discuss it in public, where the site has a place for that."""
    faq: bool = False
    """Whether its headings that are questions are told to search engines, with their answers."""
    readtime: int | None = None
    """Minutes as the author set them; None to compute."""
    series: Ref | None = None
    """The id of its home series, or the title of one that has no file."""
    part: Number | None = None
    """Which part it is, where no file of the series lists the order."""
    recap: str = ""
    """What it came to, in a line for later parts."""
    so_far: str | bool = True
    """What is said of earlier parts at its top: True for their lines, False for nothing, else the author's words."""
    actions: bool = True
    """Whether the tasks in its lists are steps for readers to take."""
    quiz: Ref | None = None
    """The id of the quiz that closes it."""
    claims: tuple[PartClaim, ...] = ()
    """What it says of its own place in a series."""


class SeriesPart(Value, frozen=True, kw_only=True):
    """A row of a series file: a post by slug or path, or one that is announced by a title."""

    post: Ref | None
    title: str = ""
    """What readers see of it while its post cannot be read."""
    due: Moment | None = None
    due_span: Span | None = None
    extra: bool = False
    """Whether it is left out of the count, as an epilogue."""
    span: Span


class SeriesEntry(Entry, frozen=True, kw_only=True, tag="series"):
    """A series by its file; `slug` is its id, its text introduces it and, after `<!-- parts -->`, concludes it."""

    parts: tuple[SeriesPart, ...] = ()
    lists_parts: bool = False
    """Whether it has a list of parts, whatever stands there: else its posts number themselves."""
    topics: tuple[Ref, ...] = ()
    audience: str = ""
    """For whom it is, in a sentence."""
    naming: str = "part"
    """What a part is called: one of those in generator.views.series_words, or a word of the author's."""
    numerals: Literal["words", "digits"] = "words"
    complete: bool = False
    """Whether it will not grow any more."""
    recap: bool = True
    """Whether later parts begin with what the earlier ones came to."""
    quizzes: tuple[Ref, ...] = ()
    """The ids of its quizzes, in the author's order."""


class Hero(Value, frozen=True, kw_only=True):
    """The band at the top of the home page."""

    title: str = ""
    text: str = ""
    button: Link | None = None


class Block(Value, frozen=True, kw_only=True):
    """One part of the home page, in its place. What a kind of block does not have is empty."""

    kind: str
    """One of generator.schema.blocks.KINDS: "hero", "newest" ..."""
    title: str = ""
    text: str = ""
    points: tuple[str, ...] = ()
    link: Link | None = None
    links: tuple[Link, ...] = ()
    """What is to be read first, in this order."""
    topics: tuple[Ref, ...] = ()
    quizzes: tuple[Ref, ...] = ()
    """By their ids."""
    count: int | None = None


class PageEntry(Entry, frozen=True, kw_only=True, tag="page"):
    address: str
    """Where the page is published: "about/", "" for the home page."""
    hero: Hero | None = None
    blocks: tuple[Block, ...] = ()
    """The parts of the home page in their order; none for the usual ones."""
    updated: Moment | None = None
    faq: bool = False


class TopicEntry(Entry, frozen=True, kw_only=True, tag="topic"):
    """A topic by its file; `slug` is its id."""


class AuthorEntry(Entry, frozen=True, kw_only=True, tag="author"):
    """An author by file (title is the name) or by Material's `.authors.yml`."""

    id: str = ""
    """What posts call the author in `.authors.yml`, where the slug may be another; "" for an author by file."""
    role: str = ""
    avatar: Picture | None = None
    url: str = ""
    links: tuple[Link, ...] = ()


class CtaEntry(Entry, frozen=True, kw_only=True, tag="cta"):
    """A call to action: what a reader may do next. `slug` is its id, its text is the whole of `text.excerpt`."""

    link: Link | None = None
    topics: tuple[Ref, ...] = ()
    """The topics whose posts it closes; none for every post that no other one closes."""
    begins: Moment | None = None
    ends: Moment | None = None
    """The moment from which on it is not shown any more."""


class QuizEntry(Entry, frozen=True, kw_only=True, tag="quiz"):
    """A self-assessment; `slug` is its id. Everything of it is a fact, because any page may show it.

    `text.refs` are those of the whole file, whichever of its texts they stand in.
    """

    date: Moment | None = None
    """The moment from which on it is there; None for always."""
    topics: tuple[Ref, ...] = ()
    minutes: int | None = None
    """How long it takes, where its author says so."""
    quiz: Quiz | None = None
    """None where it cannot be used, which has been said."""


AnyEntry = PostEntry | PageEntry | TopicEntry | AuthorEntry | CtaEntry | SeriesEntry | QuizEntry
