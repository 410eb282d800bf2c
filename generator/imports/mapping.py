"""The file that an owner writes to say what a blog's own keys and tags mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from generator.diagnostics import Problem, Span, error

_SECTIONS = ("site", "keys", "tags")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """`keys`: a key of theirs to one of ours (`image.alt` is a key within a key), "" for one to be left out.

    `tags`: a tag, a filter, or an include of theirs to Markdown. `site`: what their configuration should say.
    """

    site: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)


def parse_mapping(text: str, path: str) -> tuple[Mapped, tuple[Problem, ...]]:
    """Problems: `import-map`."""
    try:
        given = yaml.load(text, yaml.BaseLoader)
    except yaml.YAMLError as mistake:
        mark = getattr(mistake, "problem_mark", None)
        span = Span(path, mark.line + 1, mark.column + 1) if mark else Span(path)
        reason = getattr(mistake, "problem", None) or "it is no YAML"
        return Mapped(), (error(span, "import-map", f"the map cannot be read: {reason}"),)
    if given is None or given == "":
        return Mapped(), ()
    wrong = _wrong(given)
    if wrong:
        hint = "it has three parts, `site:`, `keys:` and `tags:`, with a line `theirs: ours` for each key or tag"
        return Mapped(), (error(Span(path), "import-map", wrong, hint),)
    return Mapped(**{name: given.get(name) or {} for name in _SECTIONS}), ()


def _wrong(given: object) -> str:
    """A sentence about what is wrong with the shape; "" for nothing."""
    if not isinstance(given, dict):
        return "the map is not made of `key: value` lines"
    for name, section in given.items():
        if name not in _SECTIONS:
            return f"the map has a part {name!r}, which nobody knows"
        if section and not isinstance(section, dict):
            return f"the part {name!r} of the map is not made of `theirs: ours` lines"
        for key, value in (section or {}).items():
            if not isinstance(value, str):
                return f"the value of {key!r} in the part {name!r} is no text"
    return ""
