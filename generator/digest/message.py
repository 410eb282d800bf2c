"""An issue as an e-mail in a file: RFC 5322, MIME, CRLF, the same bytes for the same issue. Nothing here sends it."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import urlsplit

from generator.digest.plain import plain
from generator.digest.values import Issue
from generator.feeds.rss import rss_date
from generator.feeds.texts import one_line
from generator.model import Value, digest

# Whoever writes these into a title can make the rest of a mail program's line read backwards.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Sender(Value, frozen=True, kw_only=True):
    """Who writes: a name as people read it, and an address "local@domain" of ASCII characters."""

    name: str
    address: str


def eml(issue: Issue, html: str, sender: Sender) -> bytes:
    """The message. It has no recipient, and is opened as a draft by mail programs that know X-Unsent."""
    text = plain(issue)
    name = digest("\0".join((issue.subject, text, html, sender.name, sender.address)).encode())
    message = EmailMessage(policy=SMTP)
    message["Subject"] = header_text(issue.subject)
    message["From"] = Address(display_name=header_text(sender.name), addr_spec=sender.address)
    message["Date"] = rss_date(issue.date)
    message["Message-ID"] = f"<{name}@{_host(issue.home)}>"
    if issue.unsubscribe.startswith(("https:", "mailto:")):
        message["List-Unsubscribe"] = f"<{issue.unsubscribe}>"
    message["X-Unsent"] = "1"
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    # "=_" cannot stand in quoted-printable, so no part can hold its own end (RFC 2045, section 6.7).
    message.set_boundary(f"=_{name}")
    return message.as_bytes()


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
