"""The values of a YAML file with their places, before anybody has said what they should be. Nothing here checks them.

A scalar keeps the text that the owner typed: whether `no` is a word or a refusal, and `10:00` a time, is decided by
who asks. Nodes are shared where the file has aliases, never cyclic, and no deeper than MAX_DEPTH.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import msgspec

from generator.diagnostics import Span

MAX_DEPTH = 64

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "yes", "on", "y"})
_FALSE = frozenset({"false", "no", "off", "n"})
# Up to 18 digits: more would be a name made of digits, and Python refuses to read thousands of them.
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9_]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_]{0,30}\.[0-9_]{0,40}|\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,3})?")


class Scalar(msgspec.Struct, frozen=True):
    """A word, number, date or text. `is_plain` says that it stood without quotes and may be other than text."""

    span: Span
    text: str
    is_plain: bool = True


class Opaque(msgspec.Struct, frozen=True):
    """A value that only MkDocs could make (`!!python/name:…`, `!relative`): its tag as the owner typed it."""

    span: Span
    tag: str
    text: str = ""


class Sequence(msgspec.Struct, frozen=True):
    span: Span
    items: tuple[Node, ...] = ()


class Mapping(msgspec.Struct, frozen=True):
    """Keys are scalars, each text once, in the order of the file."""

    span: Span
    pairs: tuple[tuple[Scalar, Node], ...] = ()

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.pairs if name.text == key), None)


Node = Scalar | Opaque | Sequence | Mapping


def is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_plain and node.text in _NULL


def truth(node: Node) -> bool | None:
    """`yes` and `no` in all of YAML's spellings, None for anything else. Quotes do not matter where one is wanted."""
    word = node.text.lower() if isinstance(node, Scalar) else ""
    return True if word in _TRUE else False if word in _FALSE else None


def integer(node: Node) -> int | None:
    return int(node.text) if isinstance(node, Scalar) and _INTEGER.fullmatch(node.text) else None


def plain(node: Node) -> Plain:
    """The value as templates want it: YAML 1.1's booleans, numbers and nulls; dates, times and names stay text."""
    match node:
        case Mapping(pairs=pairs):
            return {key.text: plain(value) for key, value in pairs}
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Opaque(tag=tag, text=text):
            return f"{tag} {text}".rstrip()
        case Scalar(text=text, is_plain=False):
            return text
    return _implicit(node)


def _implicit(node: Scalar) -> Plain:
    if node.text in _NULL:
        return None
    if len(node.text) > 1 and (said := truth(node)) is not None:
        return said
    if (number := integer(node)) is not None:
        return number
    value = float(node.text) if _FLOAT.fullmatch(node.text) else math.nan
    return value if math.isfinite(value) else node.text


def described(node: Node) -> str:
    """What the owner wrote, in a few words, for a sentence that says something else was expected."""
    match node:
        case Mapping():
            return "a mapping (`key: value`)"
        case Sequence():
            return "a list"
        case Opaque(tag=tag):
            return f"`{tag}`"
    return "nothing" if is_null(node) else f"'{shortened(node.text)}'"


def shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


def spans(node: Node, name: str = "") -> Iterator[tuple[str, Span]]:
    """The place of every value by its dotted name ("theme.palette.0.scheme"), for steps that look at it later."""
    match node:
        case Mapping(pairs=pairs):
            children = [(key.text, value) for key, value in pairs]
        case Sequence(items=items):
            children = [(str(number), item) for number, item in enumerate(items)]
        case _:
            children = []
    for key, value in children:
        dotted = f"{name}.{key}" if name else key
        yield dotted, value.span
        yield from spans(value, dotted)
