"""Front matter as snippets of Visual Studio Code: a whole one for each kind of file, and each of its keys by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from generator.schema.check import json_schema
from generator.schema.keys import SPELLINGS, Kind

Snippets = dict[str, dict[str, Any]]

_WHOLE: Mapping[Kind, tuple[str, ...]] = {
    "post": ("title", "description", "date", "authors", "topics"),
    "page": ("title", "description"),
    "topic": ("title", "description"),
    "author": ("name", "role", "description"),
    "cta": ("title", "link"),
    "series": ("title", "description", "parts"),
    "quiz": ("title", "description", "kind"),
}
"""The keys with which a file of each kind is begun."""
_DAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"


def snippets() -> Snippets:
    """All of them by name, for a file `.code-snippets`. They are offered in Markdown."""
    return {**{f"Milepost: {kind}": _whole(kind) for kind in get_args(Kind)}, **_keys()}


def _whole(kind: Kind) -> dict[str, Any]:
    lines = [f"{key}: {_DAY if key == 'date' else f'${number}'}" for number, key in enumerate(_WHOLE[kind], 1)]
    return _snippet([f"milepost-{kind}"], ["---", *lines, "---", "", "$0"], f"The front matter of a {kind}.")


def _keys() -> Snippets:
    found: Snippets = {}
    for kind in get_args(Kind):
        for key, described in json_schema(kind)["properties"].items():
            if key not in SPELLINGS:
                found.setdefault(f"Milepost: {key}", _snippet([key], [f"{key}: $0"], described["description"]))
    return found


def _snippet(prefix: list[str], body: list[str], description: str) -> dict[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": description}
