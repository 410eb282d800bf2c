"""Texts, numbers, and yes and no, as each key wants them. YAML's own guesses about `no` or `10:00` play no part."""

from __future__ import annotations

import json
import math
import re

from pydantic import ValidationInfo

from generator.diagnostics import Problem, error, warning
from generator.frontmatter import MappingNode, Node, ScalarNode, SequenceNode, quote
from generator.model import Number, Ref
from generator.schema.mistakes import MistakeError, name_of, remarks_of, shortened, wrong_shape

# Not str.split(): a no-break space is the author's.
_FOLDS = re.compile(r"[ \t\r\n]+")

_WORDS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


# Each topic has a page, and each of these pages shows every topic of its posts: ten thousand would take hours.
MOST_NAMES = 100
"""How many topics, tags or authors one file may name."""


def folded(text: str) -> str:
    """A text that runs over several lines as one line."""
    if "\n" in text or "  " in text or "\t" in text:
        text = _FOLDS.sub(" ", text)
    return text.strip(" ")


def read_text(node: Node, info: ValidationInfo) -> str:
    """One line of text."""
    if not isinstance(node, ScalarNode):
        name = name_of(info, node)
        raise wrong_shape(node, name, "text", f"{name}: {_as_text(node)}")
    return folded(node.text)


def read_ref(node: Node, info: ValidationInfo) -> Ref:
    """One line of text with its place."""
    return Ref(read_text(node, info), node.span)


def read_texts(node: Node, info: ValidationInfo) -> tuple[str, ...]:
    """Lines of text; a lone one is a list of one, and empty ones are left out."""
    items = node.items if isinstance(node, SequenceNode) else (node,)
    return tuple(text for text in (read_text(item, info) for item in items) if text)


def _as_text(node: Node) -> str:
    """What a list or mapping was meant to say, where that can be guessed: `[Draft]`, `- Sales: marketing`."""
    if isinstance(node, SequenceNode) and all(isinstance(item, ScalarNode) for item in node.items):
        return quote(shortened(f"[{', '.join(item.text for item in node.items if isinstance(item, ScalarNode))}]"))
    if isinstance(node, MappingNode) and len(node.entries) == 1 and isinstance(node.entries[0][1], ScalarNode):
        return quote(shortened(f"{node.entries[0][0].text}: {node.entries[0][1].text}"))
    return '"the text in quotes"'


def read_draft(node: Node) -> bool:
    """Whether the author calls it a draft; anything doubtful is an error, for to guess wrong would publish it."""
    found = _WORDS.get(node.text.strip().casefold()) if isinstance(node, ScalarNode) else None
    if found is None:
        said = shortened(node.text) if isinstance(node, ScalarNode) else ""
        message = f"'draft' says neither yes nor no, but {said!r}" if said else "'draft' says neither yes nor no"
        raise MistakeError(error(node.span, "unreadable-draft", message, "draft: true   (or)   draft: false"))
    return found


def read_flag(node: Node, info: ValidationInfo) -> bool:
    """Yes or no."""
    found = _WORDS.get(node.text.strip().casefold()) if isinstance(node, ScalarNode) else None
    if found is None:
        name = name_of(info, node)
        message = f"'{name}' should be true or false"
        raise MistakeError(error(node.span, "bad-flag", message, f"{name}: true   (or)   {name}: false"))
    return found


def read_number(node: Node, info: ValidationInfo) -> int:
    """A whole number from 0 to 99,999."""
    if isinstance(node, ScalarNode) and re.fullmatch(r"[0-9]{1,5}", node.text.strip()):
        return int(node.text)
    name = name_of(info, node)
    raise MistakeError(error(node.span, "bad-number", f"'{name}' should be a whole number", f"write   {name}: 5"))


def read_part(node: Node, info: ValidationInfo) -> Number:
    """A whole number, with its place."""
    return Number(value=read_number(node, info), span=node.span)


def read_ref_or_false(node: Node, info: ValidationInfo) -> Ref | None:
    """The id of something, or None for "none of them" (`false`)."""
    if isinstance(node, ScalarNode) and not node.quoted and _WORDS.get(node.text.casefold()) is False:
        return None
    return read_ref(node, info)


def read_recap(node: Node, info: ValidationInfo) -> str:
    """A line for later parts. A lone yes or no is none: that is `recap` in a series file, and `so_far` in a post."""
    if isinstance(node, ScalarNode) and not node.quoted and node.text.casefold() in _WORDS:
        message = f"'recap' is the line that later parts show of this post, and this is only {node.text!r}"
        hint = "to begin this post without a recap, write   so_far: false"
        raise MistakeError(error(node.span, "bad-recap", message, hint))
    return read_text(node, info)


def read_choice(node: Node, info: ValidationInfo) -> Ref | bool:
    """The id of something, `false` for none of them, or `true` for the one that is usual."""
    if isinstance(node, ScalarNode) and not node.quoted and (found := _WORDS.get(node.text.casefold())) is not None:
        return found
    return read_ref(node, info)


def read_names(node: Node, info: ValidationInfo) -> tuple[Ref, ...]:
    """A list of names; a lone text is a list of one. What is empty or stands twice is left out."""
    if isinstance(node, ScalarNode):
        if re.search(r"\S\s*,\s+\S", node.text) and not node.quoted:
            remarks_of(info).problems.append(_comma_list(node, name_of(info, node)))
        items: tuple[Node, ...] = (node,)
    elif isinstance(node, SequenceNode):
        items = node.items
    else:
        name = name_of(info, node)
        raise wrong_shape(node, name, "a list", f"{name}: [first, second]")
    mistakes = [_not_a_name(item, name_of(info, node)) for item in items if not isinstance(item, ScalarNode)]
    if mistakes:
        raise MistakeError(*mistakes)
    found: dict[str, Ref] = {}
    for item in items:
        if isinstance(item, ScalarNode) and not item.is_nothing and (text := folded(item.text)):
            found.setdefault(text, Ref(text, item.span))
    if len(found) > MOST_NAMES and info.field_name in ("topics", "tags", "authors"):
        raise MistakeError(_too_many(node, info.field_name, len(found)))
    return tuple(found.values())


def _too_many(node: Node, name: str, count: int) -> Problem:
    message = f"'{name}' holds {count} names, and at most {MOST_NAMES} are taken"
    return error(node.span, "too-many-names", message, "keep those that readers would look for")


def _not_a_name(node: Node, name: str) -> Problem:
    message = f"each of '{name}' should be a name, and this is a {'list' if isinstance(node, SequenceNode) else 'key'}"
    return error(node.span, "wrong-shape", message, f"put it in quotes:   - {_as_text(node)}")


def _comma_list(node: ScalarNode, name: str) -> Problem:
    message = f"'{shortened(node.text)}' counts as one name, commas included"
    hint = f"if these are several:   {name}: [{shortened(folded(node.text), 100)}]"
    return warning(node.span, "comma-list", message, hint)


def read_json(node: Node, info: ValidationInfo) -> str:
    """The owner's own keys as JSON, with sorted keys: plain numbers and words are read as YAML 1.2 reads them."""
    if not isinstance(node, MappingNode):
        name = name_of(info, node)
        raise wrong_shape(node, name, "keys and values", f"{name}: {{colour: green}}")
    return json.dumps(_plain(node), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(node: Node) -> object:
    # As deep as front matter may be, which the reader of YAML has seen to.
    if isinstance(node, MappingNode):
        return {key.text: _plain(value) for key, value in node.entries}
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.items]
    if node.quoted:
        return node.text
    if node.text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return node.text.lower() == "true"
    return None if node.is_nothing else _number(node.text)


def _number(text: str) -> int | float | str:
    if re.fullmatch(r"-?(0|[1-9][0-9]{0,14})", text):
        return int(text)
    if re.fullmatch(r"-?[0-9]{1,15}\.[0-9]{1,15}", text) and math.isfinite(float(text)):
        return float(text)
    return text
