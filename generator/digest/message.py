"""An issue as an e-mail in a file: RFC 5322, MIME, CRLF, the same bytes for the same issue. Nothing here sends it."""

from __future__ import annotations

import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import quote
from urllib.parse import urlsplit

from generator.digest.plain import plain
from generator.digest.values import Issue
from generator.feeds.rss import rss_date
from generator.feeds.texts import one_line
from generator.model import Value, digest

# Whoever writes these into a title can make the rest of a mail program's line read backwards.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_PLAIN = re.compile(r"[ -~]+")
_LONG = 60
_FOLD = "\r\n"


class Sender(Value, frozen=True, kw_only=True):
    """Who writes: a name as people read it, and an address "local@domain" of ASCII characters."""

    name: str
    address: str


def eml(issue: Issue, html: str, sender: Sender) -> bytes:
    """The message. It has no recipient, and is opened as a draft by mail programs that know X-Unsent."""
    text = plain(issue)
    name = digest("\0".join((issue.subject, text, html, sender.name, sender.address)).encode())
    leave = issue.unsubscribe if issue.unsubscribe.startswith(("https:", "mailto:")) else ""
    heads = (
        _worded("Subject", header_text(issue.subject)),
        _worded("From", header_text(sender.name), f"<{sender.address}>"),
        f"Date: {rss_date(issue.date)}",
        f"Message-ID: <{name}@{_host(issue.home)}>",
        *([f"List-Unsubscribe: <{leave}>"] if leave else []),
        "X-Unsent: 1",
        "",
    )
    return "\r\n".join(heads).encode("ascii") + _alternatives(text, html, name)


def _alternatives(text: str, html: str, name: str) -> bytes:
    """Both forms as one part, with the headers that say so."""
    message = EmailMessage(policy=SMTP)
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    # "=_" cannot stand in quoted-printable, so no part can hold its own end (RFC 2045, section 6.7).
    message.set_boundary(f"=_{name}")
    return message.as_bytes()


def _worded(name: str, words: str, address: str = "") -> str:
    """A header of words, and of an address behind them, folded.

    By email.header, because email.message decodes what only looks encoded in an author's words.
    """
    header = Header(header_name=name, maxlinelen=76)
    as_they_are = _PLAIN.fullmatch(words) and "=?" not in words and max(map(len, words.split())) < _LONG
    quoted = f'"{quote(words)}"' if address else words
    if words:
        header.append(quoted if as_they_are else words, "us-ascii" if as_they_are else "utf-8")
    if address:
        header.append(address, "us-ascii")
    return f"{name}: {header.encode(splitchars=' ', linesep=_FOLD)}"


def header_text(text: str) -> str:
    """Text as a header may have it: one line, without characters that steer."""
    return one_line(_CONTROLS.sub(" ", _DIRECTIONS.sub("", text)))


def _host(home: str) -> str:
    """The site's domain in ASCII; a Message-ID's right side need only be ours."""
    host = urlsplit(home).hostname or ""
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    return host if re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*", host) else "milepost.invalid"
