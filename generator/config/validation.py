"""`validation:` with MkDocs' keys: how bad a broken reference is. MkDocs' short form, without nav and links, too."""

from __future__ import annotations

from generator.config.nodes import Scalar
from generator.config.sections import Section
from generator.config.values import Validation
from generator.config.words import did_you_mean
from generator.diagnostics import Severity, warning

_LEVELS: dict[str, Severity | None] = {"error": "error", "warn": "warning", "info": "note", "ignore": None}
RELATIVE = "relative_to_docs"
GROUPS = {
    "nav": {"omitted_files": "nav_omitted", "not_found": "nav_not_found", "absolute_links": "nav_absolute"},
    "links": {
        "not_found": "not_found",
        "absolute_links": "absolute",
        "unrecognized_links": "unrecognized",
        "anchors": "anchors",
    },
}
"""MkDocs' keys, and what they are called in `Validation`."""


def parse_validation(site: Section) -> Validation:
    """A key that is absent keeps our own default; `relative_to_docs` is how absolute links are always read here."""
    validation = site.section("validation")
    levels: dict[str, Severity | None] = {}
    for group, keys in GROUPS.items():
        own = validation.section(group)
        for key, name in keys.items():
            place = own if own.has(key) else validation
            if place.has(key):
                levels.update(_level(place, key, name))
        _unknown(own)
    _unknown(validation)
    return Validation(**levels)


def _level(section: Section, key: str, name: str) -> dict[str, Severity | None]:
    value = section.text(key)
    if value in _LEVELS:
        return {name: _LEVELS[value]}
    if (
        section.has(key)
        and not (value == RELATIVE and key == "absolute_links")
        and isinstance(section.get(key), Scalar)
    ):
        hint = did_you_mean(value, _LEVELS, 0.5) or f"{key}: warn"
        section.wrong(key, f"must be error, warn, info or ignore, not '{value}'", hint)
    return {}


def _unknown(section: Section) -> None:
    for key in section.left_over():
        message = f"'{section.name}' has no key '{key.text}'"
        hint = did_you_mean(key.text, section.asked) or f"known here: {', '.join(section.asked)}"
        section.problems.append(warning(key.span, "unknown-key", message, hint))
