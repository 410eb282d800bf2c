"""A new text in the place of an old one, in a page and in the search index, as a build in full would write them."""

from __future__ import annotations

import re
from typing import Protocol
from urllib.parse import quote

import msgspec

from generator.cache.memory import Place
from generator.model import MARK_CLOSE, MARK_OPEN, Body
from generator.xmltext import xml_text

_MARK = re.compile(f"{MARK_OPEN}(/?)([0-9]+){MARK_CLOSE}")


class NotOne(Exception):
    """What is to be replaced does not stand there exactly once."""


class Edited(Protocol):
    """A text as it was and as it is; `words` are how many it had and has."""

    @property
    def old(self) -> Body: ...
    @property
    def new(self) -> Body: ...
    @property
    def words(self) -> tuple[int, int]: ...
    @property
    def description(self) -> str: ...
    @property
    def place(self) -> Place: ...


def spliced(page: bytes, edit: Edited) -> bytes:
    """The page with the new text, and with the number of its words."""
    old, new = (_filled(body.content.html, edit.place) for body in (edit.old, edit.new))
    before, after = (f'"wordCount":{count}' for count in edit.words)
    return _replaced(_replaced(page, old.encode(), new.encode()), before.encode(), after.encode())


def _filled(html: str, place: Place) -> str:
    def fill(mark: re.Match[str]) -> str:
        html, is_dropped = place.fills[int(mark[2])] if int(mark[2]) < len(place.fills) else ("", True)
        return html if not mark[1] else "" if is_dropped else "</a>"

    return _MARK.sub(fill, html)


def spliced_index(index: bytes, edit: Edited) -> bytes:
    """The index with the new text, document by document."""
    location = quote(edit.place.address, safe="/~!$&'()*+,;=:@")
    opening = tuple(" ".join(s.text for s in body.sections if not s.anchor) for body in (edit.old, edit.new))
    if (edit.description in opening[0]) != (edit.description in opening[1]):
        raise NotOne(location)
    texts = {location: opening}
    for before, after in zip(edit.old.sections, edit.new.sections, strict=True):
        if before.anchor:
            texts[f"{location}#{quote(before.anchor)}"] = before.text, after.text
    for place, (was, now) in texts.items():
        if was != now:
            index = _document(index, place, _string(was), _string(now))
    return index


def _document(index: bytes, location: str, before: bytes, after: bytes) -> bytes:
    start = index.find(b'{"location":' + msgspec.json.encode(location) + b",")
    # A text may hold braces: the document ends where the next one begins, or the list does.
    following = index.find(b'},{"location":', start)
    end = following if following >= 0 else index.rfind(b"}]}")
    if start < 0 or end < 0:
        raise NotOne(location)
    document = _replaced(index[start:end], before, after)
    return index[:start] + document + index[end:]


def _string(text: str) -> bytes:
    """As it stands within a string of JSON. Titles and texts are HTML there."""
    from html import escape

    return msgspec.json.encode(escape(xml_text(text), quote=False))[1:-1]


def _replaced(text: bytes, before: bytes, after: bytes) -> bytes:
    if before == after:
        return text
    if not before or text.count(before) != 1:
        raise NotOne(before[:40])
    return text.replace(before, after)
