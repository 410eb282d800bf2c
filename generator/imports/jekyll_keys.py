"""Keys of Jekyll's front matter as keys of ours."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping

from generator.diagnostics import Problem, Span, note
from generator.imports.jekyll_addresses import address_in
from generator.imports.jekyll_front import key_span, texts_in, time_in

_OURS = {
    "title": "title",
    "date": "date",
    "last_modified_at": "updated",
    "modified": "updated",
    "updated": "updated",
    "author": "authors",
    "authors": "authors",
    "category": "topics",
    "categories": "topics",
    "tag": "tags",
    "tags": "tags",
    "excerpt": "description",
    "summary": "description",
    "description": "description",
    "image": "image.src",
    "canonical_url": "canonical",
    "lang": "lang",
    "comments": "comments",
    "sticky": "pin",
    "pin": "pin",
    "pinned": "pin",
}
_SILENT = frozenset({"layout", "published", "permalink", "redirect_from", "slug", "draft"})
"""Keys that are seen to elsewhere, or mean nothing without Jekyll's theme."""
_LISTS = frozenset({"authors", "topics", "tags"})
_SPACED = frozenset({"category", "categories", "tag", "tags"})
"""Keys whose text Jekyll takes apart at spaces."""
_SENTENCES = frozenset({"title", "description", "image.alt", "image.caption"})
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


class Keys:
    """Which key of theirs is which of ours, and how often one was met that nobody knows."""

    def __init__(self, mapped: Mapping[str, str]) -> None:
        self.ours = {**_OURS, **mapped}
        self._unknown = Counter[str]()
        self._first: dict[str, Span] = {}

    def named(self, key: str, span: Span) -> str:
        """Our key; one of `extra` for a key that nobody knows, "" for one that is left out."""
        if key in _SILENT and key not in self.ours:
            return ""
        if key in self.ours:
            return self.ours[key]
        self._unknown[key] += 1
        self._first.setdefault(key, span)
        return f"extra.{key}"

    def categories(self, values: Mapping[str, object]) -> list[str]:
        """What stands for `:categories` in a permalink."""
        return [one for key in ("category", "categories") for one in _listed(key, values.get(key))]

    def addresses(self, values: Mapping[str, object]) -> tuple[str, ...]:
        """Former addresses of an earlier move."""
        return tuple(address_in(one) for one in texts_in(values.get("redirect_from")))

    def problems(self) -> tuple[Problem, ...]:
        return tuple(
            note(
                self._first[key],
                "import-unknown",
                f"the key {key!r} has no counterpart here: it comes as `extra: {key}` ({number:,} of this kind)",
                "if it has, say so in the file that you name with --map",
            )
            for key, number in sorted(self._unknown.items())
        )


def front_of(
    values: Mapping[str, object], text: str, path: str, keys: Keys
) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """Our front matter. What had to be told apart or mended is said."""
    front: dict[str, object] = {}
    problems: list[Problem] = []
    # A key that is called as ours is goes before one that only means it: `description` before `excerpt`.
    for key, value in sorted(values.items(), key=lambda item: keys.ours.get(item[0]) != item[0]):
        span = key_span(text, f"{key}:", path)
        ours = keys.named(key, span)
        if not ours or value in (None, "", [], {}):
            continue
        plain, problem = _value(key, ours, value, span)
        problems += problem
        if ours == "image.src" and isinstance(plain, Mapping):
            _put_all(front, plain)
        elif plain is not None:
            problems += _put(front, ours, plain, span)
    return front, tuple(problems)


def _value(key: str, ours: str, value: object, span: Span) -> tuple[object, tuple[Problem, ...]]:
    if ours in ("date", "updated"):
        return time_in(value), ()
    if ours in _LISTS:
        return _listed(key, value), ()
    if ours == "image.src":
        return _image(value), ()
    if ours in _SENTENCES and isinstance(value, str):
        plain = " ".join(html.unescape(_TAG.sub("", value)).split())
        if _TAG.search(value):
            message = f"HTML in the {key} goes: {plain!r}"
            return plain, (note(span, "import-changed", message, "titles and descriptions are plain text"),)
        return plain, ()
    return value, ()


def _listed(key: str, value: object) -> list[str]:
    if isinstance(value, str) and key in _SPACED:
        return value.split()
    return texts_in(value)


def _image(value: object) -> dict[str, object]:
    given = value if isinstance(value, dict) else {"path": value}
    path = str(given.get("path") or given.get("src") or given.get("url") or given.get("feature") or "").strip()
    found = {"image.src": path, "image.alt": given.get("alt"), "image.caption": given.get("caption")}
    return {name: one for name, one in found.items() if one}


def _put_all(front: dict[str, object], found: Mapping[str, object]) -> None:
    for name, value in found.items():
        _put(front, name, value, Span(""))


def _put(front: dict[str, object], name: str, value: object, span: Span) -> tuple[Problem, ...]:
    """Into a key, or a key within a key. What stands there already stays, and the other one is kept beside it."""
    outer, _, inner = name.partition(".")
    if not inner:
        stood = front.get(outer, value)
        if isinstance(stood, list) and isinstance(value, list):
            front[outer] = list(dict.fromkeys([*stood, *value]))
            return ()
        front[outer] = stood
        return () if stood == value else _second(front, outer, value, span)
    front[outer] = {**_dict(front.get(outer)), inner: value}
    return ()


def _second(front: dict[str, object], name: str, value: object, span: Span) -> tuple[Problem, ...]:
    front["extra"] = {**_dict(front.get("extra")), f"other_{name}": value}
    message = f"there are two for `{name}`: this one comes as `extra: other_{name}`"
    return (note(span, "import-changed", message, "keep the better one"),)


def _dict(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, dict) else {}
