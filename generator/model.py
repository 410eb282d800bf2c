"""The values that travel between the steps: what parsing finds, before anybody has looked a name up.

Everything here is frozen and can be stored, digested and sent to a worker. Nothing here computes a page.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from generator.diagnostics import Problems, Span


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """The base of what is stored: immutable, keyword-only, encodable by msgspec."""


class SafeHtml(msgspec.Struct, frozen=True):
    """HTML that this program made or cleaned: shown as it is. Everything else that is shown is escaped."""

    html: str = ""

    def __html__(self) -> str:
        """Lets Jinja2's autoescape pass it through (markupsafe's protocol)."""
        return self.html


class Ref(msgspec.Struct, frozen=True):
    """A name an author wrote, and where, before anybody has looked it up."""

    name: str
    span: Span


class Moment(msgspec.Struct, frozen=True, order=True):
    """A point in time: seconds since 1970 UTC, and the same as ISO 8601 text in the site's zone.

    `iso` always has seconds and an offset ("2026-11-22T09:00:00+00:00"), so iso[:10] is the date that readers see.
    """

    epoch: int
    iso: str

    @property
    def date(self) -> str:
        return self.iso[:10]

    @property
    def year(self) -> str:
        return self.iso[:4]


# --- What a body of Markdown becomes -----------------------------------------------------------------------------

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


BodyRef = LinkRef | ImageRef | IconRef


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


# --- What the files of the content folder become ------------------------------------------------------------------


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


AnyEntry = PostEntry | PageEntry | TopicEntry | AuthorEntry | CtaEntry | SeriesEntry


RasterKind = Literal["jpeg", "png", "webp"]


class Asset(Value, frozen=True, kw_only=True):
    """A content file that pages show or link to: its digest, and its size in pixels if it is a picture."""

    path: str
    digest: str
    width: int | None = None
    height: int | None = None
    size: int = 0
    """In bytes."""
    kind: RasterKind | None = None
    """Of a still picture made of pixels which other sizes and formats can be made from; None for everything else."""


def digest(data: bytes) -> str:
    """The name of some bytes: 32 hexadecimal digits of BLAKE2b, stable everywhere."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def encode(value: object) -> bytes:
    """Any value of this module as bytes, the same for the same value."""
    return _ENCODER.encode(value)


class Source(Value, frozen=True, kw_only=True):
    """A file of the content folder as it was read. `path` is relative to the content folder, with "/"."""

    path: str
    data: bytes
