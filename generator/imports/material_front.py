"""Front matter that was written for Material as ours, with what `.meta.yml` adds to it."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from generator.diagnostics import Problem, Span, note
from generator.imports.jekyll_front import key_span, texts_in, time_in

POST = {
    "title", "date", "authors", "categories", "tags", "description", "draft", "slug", "pin", "links", "readtime",
    "hide", "comments",
}  # fmt: skip
"""Keys of a post that mean the same here, or almost."""
PAGE = {"title", "description", "draft", "hide"}
_SILENT = frozenset({"__extends"})
_HIDES = ("navigation", "toc", "footer")


class Keys:
    """Which keys nobody knows, and how often each was met."""

    def __init__(self) -> None:
        self._unknown = Counter[str]()
        self._first: dict[str, Span] = {}

    def front_of(self, values: Mapping[str, object], known: set[str], text: str, path: str) -> dict[str, object]:
        """Ours; `links`, `slug` and `categories` are as they were."""
        front: dict[str, object] = {}
        extra: dict[str, object] = {}
        for key, value in values.items():
            if value in (None, "", [], {}) or key in _SILENT:
                continue
            if key not in known:
                extra[key] = value
                self._unknown[key] += 1
                self._first.setdefault(key, key_span(text, f"{key}:", path))
            elif key == "date":
                dates = _dates(value)
                front |= dates
                if "date" not in dates:
                    extra[key] = value
            elif key in ("authors", "tags"):
                front[key] = texts_in(value)
            elif key == "hide":
                front[key] = [one for one in texts_in(value) if one in _HIDES]
            elif key == "readtime":
                front[key] = int(str(value)) if str(value).isdecimal() else None
            else:
                front[key] = value
        return front | ({"extra": extra} if extra else {})

    def problems(self) -> tuple[Problem, ...]:
        return tuple(
            note(
                self._first[key],
                "import-unknown",
                f"the key {key!r} has no counterpart here: it comes as `extra: {key}` ({number:,} of this kind)",
                "templates of your own can show it",
            )
            for key, number in sorted(self._unknown.items())
        )


def _dates(value: object) -> dict[str, object]:
    """`date: 2024-01-31`, or `date: {created: …, updated: …}`."""
    given = value if isinstance(value, dict) else {"created": value}
    found = {"date": time_in(given.get("created")), "updated": time_in(given.get("updated"))}
    return {key: moment for key, moment in found.items() if moment is not None}


def with_meta(values: Mapping[str, Any], path: str, metas: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What the folders above say comes first, and is added to; what the text says counts."""
    merged: dict[str, Any] = {}
    for folder in sorted(metas):
        if path.startswith(folder):
            merged = _merged(merged, metas[folder])
    return _merged(merged, values)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(below)
    for key, value in above.items():
        stood = found.get(key)
        if isinstance(stood, dict) and isinstance(value, dict):
            found[key] = _merged(stood, value)
        elif isinstance(stood, list) and isinstance(value, list):
            found[key] = [*stood, *value]
        else:
            found[key] = value
    return found


def link_list(given: object, place: str, places: Mapping[str, str]) -> list[object]:
    """`links:` of a post, groups taken apart, paths led from the content folder to files beside `place`."""
    found: list[object] = []
    for item in given if isinstance(given, Sequence) and not isinstance(given, str) else ():
        pairs = item.items() if isinstance(item, dict) else [("", item)]
        for title, target in pairs:
            if isinstance(target, list):
                found += link_list(target, place, places)
            elif target:
                path, mark, fragment = str(target).partition("#")
                led = places.get(posixpath.normpath(path))
                way = f"{posixpath.relpath(led, posixpath.dirname(place))}{mark}{fragment}" if led else str(target)
                found.append({str(title): way} if title else way)
    return found
