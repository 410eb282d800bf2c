"""YAML as an author wrote it: texts, lists and mappings with their places. Nothing here decides what a text means."""

from __future__ import annotations

import msgspec

from generator.diagnostics import Span


# Structs and not dataclasses: thirty of them are made for each post, and a frozen dataclass costs eight times as much.
class ScalarNode(msgspec.Struct, frozen=True):
    """A single value: its text, whether the author quoted it (a block text counts as quoted), and where it stands."""

    text: str
    quoted: bool
    span: Span

    @property
    def is_nothing(self) -> bool:
        """Whether the author left the value empty (`title:`), or wrote YAML's word for that."""
        return not self.quoted and self.text in ("", "~", "null")


class SequenceNode(msgspec.Struct, frozen=True):
    """A list of values."""

    items: tuple[ScalarNode | SequenceNode | MappingNode, ...]
    span: Span


class MappingNode(msgspec.Struct, frozen=True):
    """Keys and values in the author's order; no key stands twice."""

    entries: tuple[tuple[ScalarNode, ScalarNode | SequenceNode | MappingNode], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value of a key, None where there is none."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = ScalarNode | SequenceNode | MappingNode
