"""Whether a text differs from an earlier one in its words alone, so that no other page has to know of it."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from generator.model import Body, TextFacts, encode
from generator.model.constructs import holds_construct

# Front matter's reader refuses them, or takes them out of the text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u2028\u2029]")
# What makes a browser load something: the page's Content-Security-Policy depends on it.
_LOADS = "img|source|picture|video|audio|track|iframe|form|object|embed|script|style"
_LOADING = re.compile(rf"<(?:{_LOADS})\b", re.IGNORECASE)
_THIS, _IN_THIS = re.compile(r"[Tt]his\s"), re.compile(r"\bin\s[Tt]his\s", re.IGNORECASE)
_REACH = 2000
_LONG, _SHORT = 300, 60
"""Characters in which a text says its own place, from its beginning or a "this" on; the short ones need no series."""
_NUMBER = r"\d|[ivx]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|twenty"
_PLACED = re.compile(rf"series|trilogy|\bof\s+(?:{_NUMBER})", re.IGNORECASE)


def is_plain(text: str) -> bool:
    """Whether every character of a text comes through as it is."""
    return _CONTROLS.search(text) is None


def have_same_facts(before: Any, after: TextFacts) -> bool:
    """Whether two texts have the same facts, but for how many words they have and where in the file things stand."""
    return bool(_bare(before) == _bare(msgspec.msgpack.decode(encode(after))))


def _bare(value: Any) -> Any:
    match value:
        case dict():
            return {key: _bare(inner) for key, inner in value.items() if key not in ("span", "words")}
        case list():
            return [_bare(inner) for inner in value]
        case _:
            return value


def have_same_shape(old: Body, new: Body) -> bool:
    """Whether a page with one of them looks like a page with the other, but for the words of its text."""
    one, other = ((body.title, body.headings, body.place is None, _titles(body)) for body in (old, new))
    return (
        one == other
        and old.place is None
        and holds_construct(old.content.html) == holds_construct(new.content.html)
        and _claims(old) == _claims(new)
        and not any(_LOADING.search(body.content.html) for body in (old, new))
    )


def _titles(body: Body) -> list[tuple[str, str]]:
    return [(section.anchor, section.title) for section in body.sections]


def _claims(body: Body) -> list[str]:
    """The stretches of a text in which it may say its own place in a series: see generator.entries.english_parts."""
    opening = " ".join(section.text for section in body.sections)[: _REACH + _LONG]
    short = [opening[this.start() : this.start() + _SHORT] for this in _IN_THIS.finditer(opening)]
    places = (0, *(this.start() for this in _THIS.finditer(opening)))
    return short + [text for place in places if _PLACED.search(text := opening[place : place + _LONG])]
