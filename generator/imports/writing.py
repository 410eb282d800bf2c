"""A content file's bytes: front matter as an author would write it, and the text below."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import yaml

_ORDER = (
    "title", "date", "updated", "draft", "description", "authors", "topics", "tags", "series", "image", "slug", "id"
)  # fmt: skip


class _Plain(yaml.SafeDumper):
    """Lists two spaces further in, texts of several lines as blocks, nothing written once and pointed to twice."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value.strip() else None)


def _time(dumper: yaml.SafeDumper, value: datetime) -> yaml.ScalarNode:
    """As an author writes it; a time without a zone is meant in the site's."""
    if value.tzinfo is None and not value.second:
        # Without its seconds YAML takes it for a text, which it may stay.
        return dumper.represent_scalar("tag:yaml.org,2002:str", f"{value:%Y-%m-%d %H:%M}")
    shown = value.isoformat(" " if value.tzinfo is None else "T", timespec="seconds")
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", shown)


def _day(dumper: yaml.SafeDumper, value: date) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", value.isoformat())


_Plain.add_representer(str, _text)
_Plain.add_representer(datetime, _time)
_Plain.add_representer(date, _day)


def ordered(front: Mapping[str, object]) -> dict[str, object]:
    """The usual keys first, in the usual order."""
    return {key: front[key] for key in (*_ORDER, *front) if key in front}


def file_text(front: Mapping[str, object], body: str) -> str:
    """The file. Keys whose value is None, "" or empty are left out; the text ends with one line end."""
    kept = {key: value for key, value in front.items() if value not in (None, "", [], {}, ())}
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in kept.items()}
    written = yaml.dump(plain, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100)
    text = body.replace("\r\n", "\n").strip("\n")
    return f"---\n{written}---\n\n{text}\n" if text else f"---\n{written}---\n"
