"""`security:` below Milepost's options: whom to write to about a weakness of the site, by RFC 9116."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from generator.config.sections import Section
from generator.diagnostics import Span, error

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LANGUAGES = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """The fields of /.well-known/security.txt: URLs (mailto:, tel: and https:), a day, and languages."""

    contact: tuple[str, ...]
    expires: str
    """An ISO date."""
    encryption: tuple[str, ...] = ()
    acknowledgments: tuple[str, ...] = ()
    policy: tuple[str, ...] = ()
    hiring: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    span: Span
    """Where `expires` stands."""


def parse_security(section: Section) -> Security | None:
    """The option, None where it is not written or lacks what the file must have."""
    if not section.has("security"):
        return None
    security = section.section("security")
    links = {name: _checked(security, name, _url) for name in ("encryption", "acknowledgments", "policy", "hiring")}
    contact = _checked(security, "contact", _contact)
    languages = _checked(security, "languages", lambda text: text if _LANGUAGES.fullmatch(text) else "")
    expires = _day(security)
    security.refuse_left_over()
    if not security.has("contact"):
        security.wrong("contact", "must say whom to write to", "contact: security@example.org")
    if not contact or not expires:
        return None
    return Security(contact=contact, expires=expires, languages=languages, span=security.span("expires"), **links)


def _checked(security: Section, name: str, read: Callable[[str], str]) -> tuple[str, ...]:
    good: list[str] = []
    for item in security.scalars(name):
        text = read(item.text.strip())
        if text:
            good.append(text)
            continue
        message = f"'security.{name}' cannot be {item.text.strip()!r}"
        security.problems.append(error(item.span, "config-value", message, _EXAMPLES[name]))
    return tuple(good)


_EXAMPLES = {
    "contact": "contact: security@example.org   (or a web address with https://)",
    "encryption": "encryption: https://example.org/key.txt",
    "acknowledgments": "acknowledgments: https://example.org/thanks/",
    "policy": "policy: https://example.org/security/",
    "hiring": "hiring: https://example.org/jobs/",
    "languages": "languages: [en, de]",
}


def _contact(text: str) -> str:
    if text.startswith(("mailto:", "tel:")):
        return text if not re.search(r"\s", text) else ""
    return f"mailto:{text}" if _MAIL.fullmatch(text) else _url(text)


def _url(text: str) -> str:
    """A whole web address; the file asks for https (RFC 9116, section 2.4)."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme == "https" and parts.netloc and not re.search(r"\s", text) else ""


def _day(security: Section) -> str:
    text = security.text("expires")
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        said = f"must be a day, not '{text}'" if text else "must say until when the contact holds"
        security.wrong("expires", said, "expires: 2027-06-30   (within a year, and renewed before)")
        return ""
    return day.isoformat()
