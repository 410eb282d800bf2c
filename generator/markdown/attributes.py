"""Attribute lists, `{ .class #id key="value" }`: reading one, refusing what authors may not set. Attaches nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Problem, Span, warning

_LIST = re.compile(r"\{:?([^{}\n]*+)\}")
_ITEM = re.compile(
    r"""[ \t]*(?:
        \.(?P<class>[\w:/-]+)
        | \#(?P<id>[^\s#.=}"']+)
        | (?P<name>[A-Za-z_:@][\w:.@-]*)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))
    )(?=[ \t]|$)""",
    re.VERBOSE,
)
_SIZE = re.compile(r"\d{1,4}(?:\.\d+)?(?:%|px|em|rem|ch|vw)?$")
_WORD = re.compile(r"[\w.\- ]*$")
_ANY = re.compile(r"", re.DOTALL)

ALLOWED: Mapping[str, re.Pattern[str]] = {
    "align": _WORD,
    "alt": _ANY,
    "cite": _WORD,
    "colspan": _SIZE,
    "datetime": _ANY,
    "dir": _WORD,
    "download": _ANY,
    "height": _SIZE,
    "hreflang": _WORD,
    "lang": _WORD,
    "loading": _WORD,
    "rel": _WORD,
    "role": _WORD,
    "rowspan": _SIZE,
    "start": _SIZE,
    "target": _WORD,
    "title": _ANY,
    "width": _SIZE,
}
"""Attributes that an author may set, and what their values look like; `aria-*` and `data-*` may be set too."""

ALIGNED = frozenset({"mp-left", "mp-center", "mp-right"})
"""The classes of cells and pictures that stand on one side."""

THEME_CLASSES = frozenset({"md-button", "md-button--primary", "md-tag", "md-typeset", "md-ellipsis"})
"""The theme's own classes that authors may use. Others, such as overlays, could cover the page."""

_RESERVED_ID = re.compile(r"__|mp-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AttributeList:
    """An attribute list as written."""

    classes: tuple[str, ...] = ()
    id: str = ""
    others: Mapping[str, str] = field(default_factory=dict)


def match_attributes(text: str, position: int = 0) -> tuple[AttributeList, int] | None:
    """The attribute list that begins at `position`, and where it ends; None where there is none."""
    match = _LIST.match(text, position)
    if match is None:
        return None
    found = parse_attributes(match[1])
    return (found, match.end()) if found is not None else None


def parse_attributes(text: str) -> AttributeList | None:
    """What stands between the braces, or None if any of it is not an attribute (then the braces are text)."""
    classes: list[str] = []
    identifier = ""
    others: dict[str, str] = {}
    position, end = 0, len(text.rstrip())
    while position < end:
        item = _ITEM.match(text, position, end)
        if item is None:
            return None
        position = item.end()
        if item["class"]:
            classes.append(item["class"])
        elif item["id"]:
            identifier = item["id"]
        else:
            value = next((item[kind] for kind in ("double", "single", "bare") if item[kind] is not None), "")
            others[item["name"].lower()] = value
    if not (classes or identifier or others):
        return None
    classes += others.pop("class", "").split()
    return AttributeList(tuple(classes), others.pop("id", identifier), others)


def allowed_attributes(
    written: AttributeList, span: Span, *, trusted: bool
) -> tuple[dict[str, str | int | float], list[Problem]]:
    """The attributes to set, and a warning for each that is refused."""
    kept: dict[str, str | int | float] = {}
    problems: list[Problem] = []
    classes = [name for name in written.classes if trusted or is_allowed_class(name)]
    problems += [_refused(span, f"the class '{name}'") for name in written.classes if name not in classes]
    if classes:
        kept["class"] = " ".join(classes)
    if written.id and (trusted or is_allowed_id(written.id)):
        kept["id"] = written.id
    elif written.id:
        problems.append(_refused(span, f"the id '{written.id}'"))
    for name, value in written.others.items():
        if trusted or is_allowed_attribute(name, value):
            kept[name] = value
        else:
            problems.append(_refused(span, f"the attribute '{name}'"))
    if kept.get("target") == "_blank" and "rel" not in kept:
        kept["rel"] = "noopener"
    return kept, problems


def is_allowed_class(name: str) -> bool:
    """Whether authors may use a class: any but the theme's and this program's own."""
    return name in THEME_CLASSES or not name.lower().startswith(("md-", "mp-"))


def is_allowed_id(identifier: str) -> bool:
    """Whether authors may use an id: those that begin with `__` or `mp-` belong to the page's controls."""
    return _RESERVED_ID.match(identifier) is None


def is_allowed_attribute(name: str, value: str) -> bool:
    """Whether authors may set an attribute to a value in an attribute list."""
    if name.startswith(("data-", "aria-")):
        return not name.startswith(("data-md-", "data-mp-"))
    pattern = ALLOWED.get(name)
    return pattern is not None and pattern.match(value) is not None


def _refused(span: Span, what: str) -> Problem:
    return warning(
        span,
        "refused-attribute",
        f"{what} is not published",
        "authors may set classes, an id, title, width, height, align, loading, target, rel, lang and data-*",
    )
