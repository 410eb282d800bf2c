"""Why a page was written: which part of what it is made from is other than it was. For `--explain`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from generator.cache import KnownPage
from generator.model import encode
from generator.views import AnyView
from generator.views.sketches import Sketch

_SIZE = 12
"""Bytes of the digest of one part."""
_WORDS = {
    "shell": "its head: title, description or contents",
    "body": "its text",
    "fills": "what its links, pictures and quizzes lead to",
    "frame": "which frame stands around it",
    "topics": "its topics",
    "authors": "its authors",
    "date": "its date",
    "image": "its picture",
    "call_to_action": "its call to action",
    "related": "what is to be read next",
    "earlier": "the post before it",
    "later": "the post after it",
    "series": "its series",
    "endings": "its series",
    "recap": "what came before in its series",
    "plan": "its plan",
    "quiz": "its quiz",
    "posts": "the posts that it lists",
    "pagination": "the pages of its list",
    "breadcrumbs": "the way to it",
}
NEW = "it is new"
UNKNOWN = "nothing is remembered of it"
LOST = "the published file was changed or removed"
FRAME = "what stands around all pages: the menu, the theme or an option"
TEMPLATES = "the templates, the words of the site, or Milepost itself"
OTHER = "what it is made from"


def parts_of(found: AnyView | Sketch, frame: bytes, base: bytes) -> bytes:
    """A digest of each part of a page, one after the other: `names_of` says which they are."""
    shown = found.view if isinstance(found, Sketch) else found
    values = [base, frame, *(getattr(shown, name) for name in shown.__struct_fields__ if name != "words")]
    if isinstance(found, Sketch):
        values += [found.body, found.fills]
    return b"".join(hashlib.blake2b(encode(value), digest_size=_SIZE).digest() for value in values)


def names_of(found: AnyView | Sketch) -> Iterator[str]:
    """What the parts of a page are called, in sentences' ends: "its text"."""
    shown = found.view if isinstance(found, Sketch) else found
    yield from (TEMPLATES, FRAME)
    for name in shown.__struct_fields__:
        if name != "words":
            yield _WORDS.get(name, f"its {name.replace('_', ' ')}")
    if isinstance(found, Sketch):
        yield from (_WORDS["body"], _WORDS["fills"])


def reasons(found: AnyView | Sketch, before: KnownPage | None, parts: bytes, standing: str) -> tuple[str, ...]:
    """Why a page of these parts is rendered; `standing` is the digest of what is published, "" where nothing is."""
    if before is None:
        return (UNKNOWN if standing else NEW,)
    if before.parts == parts:
        return (LOST,)
    if len(before.parts) != len(parts):
        return (OTHER,)
    pairs = zip(names_of(found), _cut(before.parts), _cut(parts), strict=True)
    return tuple(dict.fromkeys(name for name, was, is_now in pairs if was != is_now)) or (OTHER,)


def _cut(parts: bytes) -> Sequence[bytes]:
    return [parts[at : at + _SIZE] for at in range(0, len(parts), _SIZE)]
