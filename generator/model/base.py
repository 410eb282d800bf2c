"""What all values are made of: the base of them, safe HTML, names with their places, moments, bytes and digests."""

from __future__ import annotations

import hashlib

import msgspec

from generator.diagnostics import Span


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


def digest(data: bytes) -> str:
    """The name of some bytes: 32 hexadecimal digits of BLAKE2b, stable everywhere."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def encode(value: object) -> bytes:
    """Any value of this module as bytes, the same for the same value."""
    return _ENCODER.encode(value)
