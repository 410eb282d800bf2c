"""What a feed shows, finished: absolute URLs, plain text, moments and safe HTML. Every format is written from these."""

from __future__ import annotations

from generator.model import Moment, SafeHtml, Value


class FeedPerson(Value, frozen=True, kw_only=True):
    """Somebody who writes. `url` is absolute, "" where there is none."""

    name: str
    url: str = ""


class FeedPicture(Value, frozen=True, kw_only=True):
    """The picture of a post: a raster image whose size in pixels is known or None. `type` is a media type."""

    url: str
    type: str
    width: int | None = None
    height: int | None = None
    address: str = ""
    """Where it is published for feeds alone, "" for a picture that is published anyway."""
    made_from: str = ""
    """The address under which pages show the same bytes."""


class FeedEntry(Value, frozen=True, kw_only=True):
    """A post as subscribers get it. Texts are plain text, escaped by whoever writes them."""

    id: str
    """The identity by which feed readers know the post, whatever becomes of its address, title and date."""
    url: str
    title: str
    date: Moment
    updated: Moment
    """The date itself where the post was never changed."""
    summary: str
    """Never empty."""
    body: SafeHtml
    """All of the post, every address in it absolute; empty where the feed only leads to it."""
    authors: tuple[FeedPerson, ...] = ()
    categories: tuple[str, ...] = ()
    """Topics, then tags, each once."""
    picture: FeedPicture | None = None


class FeedView(Value, frozen=True, kw_only=True):
    """A feed, whatever its format: titles and descriptions are plain text and never empty."""

    id: str
    """The identity of the feed itself, as lasting as those of its entries."""
    home: str
    """The page that it is the feed of."""
    title: str
    description: str
    language: str
    copyright: str = ""
    author: FeedPerson
    """Whose feed it is, for entries without authors."""
    updated: Moment | None
    """When the newest change of an entry was made; None without entries."""
    entries: tuple[FeedEntry, ...]
    """Newest first, then by id; those of a series in reading order where the owner wants that."""
    hubs: tuple[str, ...] = ()
    """URLs of the WebSub hubs that tell of changes."""
