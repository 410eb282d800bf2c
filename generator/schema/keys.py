"""Which key an author meant: both spellings of a key, other generators' names for it, and keys that nobody knows.

Nothing here reads a value, save to see whether a key that is not ours was meant to keep a post from being published.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from typing import Literal

from generator.diagnostics import Problem, Problems, error, note, warning
from generator.frontmatter import MappingNode, Node, ScalarNode
from generator.schema.mistakes import shortened

Kind = Literal["post", "page", "topic", "author", "cta", "series", "quiz"]

_CALLED: Mapping[Kind, str] = {"author": "an author", "cta": "a call to action"}

SPELLINGS: Mapping[str, str] = {
    "alias": "aliases",
    "author": "authors",
    "categories": "topics",
    "category": "topics",
    "tag": "tags",
    "topic": "topics",
}

# Keys that Material and MkDocs know and that do nothing here.
WITHOUT_EFFECT = frozenset(
    {"boost", "comments", "git_revision_date", "icon", "inherit", "meta", "revision_date", "robots", "search", "social"}
    | {"status", "subtitle", "tags"}
)

# What other generators call it.
_ELSEWHERE: Mapping[str, str] = {
    "abstract": "description",
    "cover": "image",
    "excerpt": "description",
    "featured_image": "image",
    "hero_image": "image",
    "keywords": "tags",
    "language": "lang",
    "lastmod": "updated",
    "last_modified_at": "updated",
    "locale": "lang",
    "modified": "updated",
    "permalink": "slug",
    "pubdate": "date",
    "published": "date",
    "redirect_from": "aliases",
    "sticky": "pin",
    "summary": "description",
    "thumbnail": "image",
    "updates": "changes",
    "url": "slug",
}

_HIDING = {
    "published": "draft",
    "publish": "draft",
    "private": "draft",
    "unlisted": "draft",
    "publishdate": "date",
    "publish_date": "date",
    "expiry": "expires",
    "expirydate": "expires",
    "expiry_date": "expires",
    "unpublishdate": "expires",
}


def name_keys(fields: MappingNode, known: Collection[str], kind: Kind) -> tuple[dict[str, Node], Problems]:
    """Values by our name of their key, without those that are empty; and what is wrong with the keys."""
    found: dict[str, Node] = {}
    problems: list[Problem] = []
    for key, value in fields.entries:
        plain = unicodedata.normalize("NFKC", key.text).strip().casefold().replace("-", "_")
        name = plain if plain in known else SPELLINGS.get(plain, plain)
        if name not in known:
            # To look for a similar key takes a tenth of a millisecond, and there could be thousands.
            candidates = sorted(known) if len(problems) < 50 else ()
            problems.append(_unknown(key, plain, value, known, kind, candidates))
        elif name in found:
            message = f"{shortened(key.text)!r} and a key above it say the same thing"
            problems.append(error(key.span, "key-twice", message, "keep the one that is right and delete the other"))
        elif name == "draft" or not (isinstance(value, ScalarNode) and value.is_nothing):
            found[name] = value
    return found, tuple(problems)


def _unknown(
    key: ScalarNode, plain: str, value: Node, known: Collection[str], kind: Kind, candidates: Sequence[str]
) -> Problem:
    if _is_text(key.text):
        message = f"a piece of text stands among the keys: {shortened(key.text.strip(), 40)!r}"
        hint = "move it below the second ---, or put two spaces before it if it belongs to the key above"
        return error(key.span, "text-in-front-matter", message, hint)
    hiding = _hiding(key, plain, value, known, kind)
    if hiding is not None:
        return hiding
    if plain in WITHOUT_EFFECT:
        message = f"{shortened(key.text)!r} has no effect on {_called(kind)} here"
        return note(key.span, "key-without-effect", message, "you may take it out")
    # What is near enough to `draft` was told above; `date` is not.
    others = [candidate for candidate in candidates if candidate != "draft"]
    near = _ELSEWHERE.get(plain) or next(iter(get_close_matches(plain, others, n=1)), "")
    hint = f"did you mean '{near}'?" if near in known else "your own keys belong under   extra:"
    return warning(key.span, "unknown-key", f"{_called(kind)} has no key {shortened(key.text)!r}", hint)


def _called(kind: Kind) -> str:
    """A kind of file as a sentence names it."""
    return _CALLED.get(kind, f"a {kind}")


def _is_text(key: str) -> bool:
    return len(key) > 40 or "\n" in key or key.lstrip().startswith("<") or key.count(" ") > 3


def _hiding(key: ScalarNode, plain: str, value: Node, known: Collection[str], kind: Kind) -> Problem | None:
    """A key that is not ours and may have been meant to keep something from being published."""
    said = value.text.strip() if isinstance(value, ScalarNode) else ""
    if plain == "status" and said.casefold() not in (
        "draft",
        "private",
        "hidden",
        "unpublished",
        "scheduled",
        "pending",
    ):
        return None
    if plain in ("publish", "published") and said.casefold() in ("true", "yes", "on"):
        return None
    meant = "draft" if plain == "status" else _HIDING.get(plain)
    if plain in ("publish", "published") and said[:4].isdigit():
        meant = "date"
    elif plain in ("private", "unlisted") and said.casefold() in ("false", "no", "off"):
        return None
    if meant is None:
        meant = next(iter(get_close_matches(plain, ("draft", "expires"), n=1, cutoff=0.75)), None)
    if meant is None:
        return None
    if meant not in known:
        meant = {"expires": "until", "date": "from"}.get(meant, meant)
    if meant not in known:
        message = f"{_called(kind)} has no key {shortened(key.text)!r}, and would be published all the same"
        return error(key.span, "visibility-key", message, "to keep it from readers, write   draft: true")
    message = f"{_called(kind)} has no key {shortened(key.text)!r}, and would be published as if it were not there"
    example = f"{meant}: {'true' if meant == 'draft' else shortened(said, 40) or '2026-11-20'}"
    return error(key.span, "visibility-key", message, f"did you mean   {example}")
