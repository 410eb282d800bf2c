"""A site that moves here, as it would stand in a content folder, before anybody knows where its pages will be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Problems, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A content file to be written.

    `front` holds plain values in the order in which they shall stand. Links of the `body` lead to addresses of the old
    site, relative or whole; they are led to files later. Addresses have no slash before them: `2019/03/roadmap/`.
    """

    place: str
    """Its content path: `posts/roadmap.md`."""
    front: Mapping[str, object]
    body: str
    source: Span
    """Where it stood, for whoever is told of it."""
    formerly: tuple[str, ...] = ()
    """Its addresses in the old site; the first is the one that links in it are read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A picture or a download that comes as it is."""

    place: str
    """Its content path."""
    source: str
    """Its path below the folder that is imported."""
    address: str
    """Where the old site had it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """All that comes."""

    texts: tuple[Text, ...]
    copies: tuple[Copy, ...] = ()
    written: Mapping[str, bytes] = field(default_factory=dict)
    """Files that are none of the content's, below the site's folder: comments as data."""
    site_url: str = ""
    """The old site's address, "" where nobody knows it."""
    others: Mapping[str, str] = field(default_factory=dict)
    """Further addresses that the old site answered, and what stood there: "a page of a list", "the feed"."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Options of mkdocs.yml that keep more addresses, or identities in feeds, with their values in YAML."""
    lines: str = ""
    """Lines of the old site's configuration that mean the same in mkdocs.yml here."""
    problems: Problems = ()
