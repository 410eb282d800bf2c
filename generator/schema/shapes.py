"""The shapes in which a group of values may be written, as the one shape that the models have.

Nothing here reads a value; these run before pydantic looks at a group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

from pydantic import ValidationInfo

from generator.diagnostics import Problem, error, warning
from generator.frontmatter import MappingNode, Node, ScalarNode, SequenceNode
from generator.schema.days import unreadable
from generator.schema.mistakes import MistakeError, missing_key, name_of, remarks_of, shape_of, shortened, wrong_shape

Parts = dict[str, Node]

_PART_KEYS = ("post", "title", "due", "extra")

_LINK_KEYS = {
    "label": "label",
    "title": "label",
    "text": "label",
    "name": "label",
    "target": "target",
    "url": "target",
    "link": "target",
    "href": "target",
}


def group(keys: tuple[str, ...], lone: str) -> Callable[[Node, ValidationInfo], Parts]:
    """A group with `keys`, of which `lone` is needed and may stand for the group: `image: a.jpg`."""

    def shape(node: Node, info: ValidationInfo) -> Parts:
        if isinstance(node, ScalarNode):
            remarks_of(info).names[node.span] = name_of(info, node)
            return {lone: node}
        if not isinstance(node, MappingNode):
            name = name_of(info, node)
            raise wrong_shape(node, name, f"text, or the keys {', '.join(keys)}", f"{name}: …")
        parts = named_parts(node, {key: key for key in keys}, info)
        if lone not in parts:
            raise MistakeError(missing_key(node.span, name_of(info, node), lone))
        return parts

    return shape


def shape_date(node: Node, info: ValidationInfo) -> Parts:
    """`date: 2026-11-20`, or Material's `created` and `updated`; what is neither leaves open who may see it."""
    name = name_of(info, node)
    if isinstance(node, ScalarNode):
        remarks_of(info).names[node.span] = name
        return {"created": node}
    parts = (
        named_parts(node, {"created": "created", "updated": "updated"}, info) if isinstance(node, MappingNode) else {}
    )
    if "created" not in parts:
        raise MistakeError(unreadable(node.span, name, f"'{name}' should be a date, and this is {shape_of(node)}", ""))
    return parts


def keys_only(keys: tuple[str, ...]) -> Callable[[Node, ValidationInfo], Parts]:
    """A group that has no short form."""

    def shape(node: Node, info: ValidationInfo) -> Parts:
        if not isinstance(node, MappingNode):
            raise wrong_shape(
                node, name_of(info, node), f"the keys {', '.join(keys)}", f"{keys[0]}: … on a line below it"
            )
        return named_parts(node, {key: key for key in keys}, info)

    return shape


def shape_series(node: Node, info: ValidationInfo) -> Parts:
    """`series: four-steps`, or a group with a title and a part."""
    if isinstance(node, ScalarNode):
        return {"id": node}
    if not isinstance(node, MappingNode):
        raise wrong_shape(node, name_of(info, node), "the id of a series", "series: four-steps")
    return named_parts(node, {"id": "id", "title": "id", "name": "id", "part": "part", "of": "of"}, info)


def shape_link(node: Node, info: ValidationInfo) -> Parts:
    """`url: …` and `label: …` in any of the words for them, or a lone address."""
    if isinstance(node, ScalarNode):
        return {"target": node}
    if not isinstance(node, MappingNode):
        raise wrong_shape(
            node, name_of(info, node), "a label and an address", "{label: Start here, url: ../posts/start.md}"
        )
    parts = named_parts(node, _LINK_KEYS, info)
    if "target" not in parts:
        raise MistakeError(missing_key(node.span, name_of(info, node), "url"))
    return parts


def shape_links(node: Node, info: ValidationInfo) -> list[Parts]:
    """A list of links: `- Label: address`, `- address`, or a label and an address as two keys; groups are opened."""
    if isinstance(node, ScalarNode):
        return [{"target": node}]
    return list(_links(node, info))


def _links(node: Node, info: ValidationInfo) -> Iterator[Parts]:
    # Recursion as deep as front matter may be.
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _links(item, info)
    elif isinstance(node, ScalarNode):
        if not node.is_nothing:
            yield {"target": node}
    elif any(_LINK_KEYS.get(key.text) == "target" for key, _ in node.entries):
        yield shape_link(node, info)
    else:
        for label, value in node.entries:
            if isinstance(value, ScalarNode):
                yield {"label": label, "target": value}
            else:
                yield from _links(value, info)


def shape_parts(node: Node, info: ValidationInfo) -> list[Parts]:
    """The parts of a series: `- slug`, or a group for what is announced by a title or left out of the count."""
    items = node.items if isinstance(node, SequenceNode) else (node,)
    parts: list[Parts] = []
    mistakes: list[Problem] = []
    for item in items:
        try:
            parts.append(_part(item, info))
        except MistakeError as mistake:
            mistakes += mistake.problems
    if mistakes:
        raise MistakeError(*mistakes)
    return parts


def _part(node: Node, info: ValidationInfo) -> Parts:
    if isinstance(node, ScalarNode) and not node.is_nothing:
        return {"post": node, "place": node}
    if not isinstance(node, MappingNode):
        raise wrong_shape(node, name_of(info, node), "slugs of posts", "- the-slug-of-a-post")
    lone = node.entries[0][0].text if len(node.entries) == 1 else ""
    if lone and lone not in _PART_KEYS:  # `- the-slug: Its title`
        message = f"a part of a series has no key {shortened(lone)!r}"
        raise MistakeError(error(node.span, "empty-part", message, f"if that is the slug of a post, write   - {lone}"))
    parts = named_parts(node, {key: key for key in _PART_KEYS}, info)
    if "post" not in parts and "title" not in parts:
        message = "a part of a series needs a post, or the title under which it is announced"
        hint = "post: the-slug-of-a-post   (or)   title: What it will be about"
        raise MistakeError(error(node.span, "empty-part", message, hint))
    return {**parts, "place": node}


def shape_changes(node: Node, info: ValidationInfo) -> list[Parts]:
    """Sentences with their dates: `- 2026-11-20: Rates updated.`, or a date and a text as two keys."""
    items = node.items if isinstance(node, SequenceNode) else (node,)
    return [parts for item in items for parts in _changes(item, info)]


def _changes(node: Node, info: ValidationInfo) -> Iterator[Parts]:
    if not isinstance(node, MappingNode):
        raise wrong_shape(node, name_of(info, node), "sentences with dates", "- 2026-11-20: What has changed.")
    if node.get("date") is not None:
        parts = named_parts(node, {"date": "day", "text": "text", "what": "text"}, info)
        if "text" not in parts:
            raise MistakeError(missing_key(node.span, name_of(info, node), "text"))
        yield parts
    else:
        for day, text in node.entries:
            yield {"day": day, "text": text}


def named_parts(node: MappingNode, keys: Mapping[str, str], info: ValidationInfo) -> Parts:
    """The values of a group by our names of its keys (`keys`: as written to ours); unknown ones are remarked upon."""
    parts: Parts = {}
    for key, value in node.entries:
        name = keys.get(key.text.strip().casefold())
        if name is None:
            near = next(iter(get_close_matches(key.text, keys, n=1)), "")
            hint = f"did you mean '{near}'?" if near else f"it has {', '.join(dict.fromkeys(keys))}"
            message = f"'{name_of(info, node)}' has no key '{shortened(key.text)}'"
            remarks_of(info).problems.append(warning(key.span, "unknown-key", message, hint))
        elif not (isinstance(value, ScalarNode) and value.is_nothing):
            parts.setdefault(name, value)
    return parts
