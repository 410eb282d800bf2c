"""The parts of the home page as authors list them: by name, or by name with settings. Nothing here looks a name up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from pydantic import ValidationInfo

from generator.diagnostics import Problem, error
from generator.frontmatter import MappingNode, Node, ScalarNode, SequenceNode
from generator.schema.mistakes import MistakeError, missing_key, name_of, remarks_of, shape_of, shortened, wrong_shape
from generator.schema.shapes import named_parts

_SETTINGS: Mapping[str, Mapping[str, str]] = {
    "hero": {"title": "title", "text": "text", "button": "link", "link": "link"},
    "audience": {"title": "title", "text": "text", "points": "points", "button": "link", "link": "link"},
    "start_here": {"title": "title", "text": "text", "posts": "links"},
    "newest": {"title": "title", "count": "count"},
    "topics": {"title": "title", "topics": "topics"},
    "text": {},
    "quiz": {"title": "title", "text": "text", "quiz": "quizzes"},
    "subscribe": {},
}
"""Each kind of block, its keys as authors write them, and ours."""
_LONE = {
    "hero": "title",
    "audience": "text",
    "start_here": "links",
    "newest": "count",
    "topics": "topics",
    "quiz": "quizzes",
}
"""What a value stands for that is no group of keys: `newest: 3`, `start_here: [a.md, b.md]`."""
_MORE_THAN_ONCE = ("audience", "start_here", "topics", "quiz")

KINDS = tuple(_SETTINGS)


def shape_blocks(node: Node, info: ValidationInfo) -> list[dict[str, Node | str]]:
    """The blocks in their order, as the fields of `BlockFields`."""
    found: list[dict[str, Node | str]] = []
    mistakes: list[Problem] = []
    seen: set[str] = set()
    for name, value, above in _written(node, info):
        kind = name.text.strip().casefold().replace("-", "_").replace(" ", "_")
        if kind not in _SETTINGS:
            mistakes.append(_unknown(name, above))
        elif kind in seen and kind not in _MORE_THAN_ONCE:
            message = f"the block '{kind}' stands here twice, and can be shown once"
            mistakes.append(error(name.span, "key-twice", message, "keep one of the two and delete the other"))
        else:
            seen.add(kind)
            found.append({"kind": kind, **_settings(kind, name, value, info)})
    if mistakes:
        raise MistakeError(*mistakes)
    return found


def _written(node: Node, info: ValidationInfo) -> Iterator[tuple[ScalarNode, Node | None, str]]:
    """Each block's name and settings, and the block above it in the same item, "" for none."""
    if isinstance(node, ScalarNode):
        raise wrong_shape(node, name_of(info, node), "a list of blocks", "- hero   on a line of its own for each block")
    items: Iterable[Node] = node.items if isinstance(node, SequenceNode) else (node,)
    for item in items:
        if isinstance(item, ScalarNode):
            yield item, None, ""
        elif isinstance(item, MappingNode):
            above = ""
            for key, value in item.entries:
                yield key, value, above
                above = key.text
        else:
            message = f"here should be the name of a block, and this is {shape_of(item)}"
            raise MistakeError(error(item.span, "wrong-shape", message, f"write one of   {', '.join(KINDS)}"))


def _settings(kind: str, name: ScalarNode, value: Node | None, info: ValidationInfo) -> dict[str, Node]:
    parts: dict[str, Node] = {}
    if isinstance(value, MappingNode):
        remarks_of(info).names[value.span] = kind
        parts = named_parts(value, _SETTINGS[kind], info)
    elif value is not None and not (isinstance(value, ScalarNode) and value.is_nothing):
        lone = _LONE.get(kind)
        if lone is None:
            raise MistakeError(error(value.span, "wrong-shape", f"'{kind}' has no settings", f"write   - {kind}"))
        remarks_of(info).names[value.span] = kind
        parts = {lone: value}
    if kind == "start_here" and "links" not in parts:
        raise MistakeError(missing_key(name.span, kind, "posts"))
    if kind == "quiz" and "quizzes" not in parts:
        raise MistakeError(missing_key(name.span, kind, "quiz"))
    if kind == "audience" and not {"text", "points"} & parts.keys():
        raise MistakeError(missing_key(name.span, kind, "text"))
    return parts


def _unknown(name: ScalarNode, above: str) -> Problem:
    message = f"the home page has no block '{shortened(name.text)}'"
    if name.text.strip() in _SETTINGS.get(above, {}):
        hint = f"if it belongs to '{above}', put two more spaces before it"
    else:
        near = get_close_matches(name.text.strip().casefold(), KINDS, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"the blocks are {', '.join(KINDS)}"
    return error(name.span, "unknown-block", message, hint)
