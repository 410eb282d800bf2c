"""A mapping of mkdocs.yml read key by key: what has the wrong type is a problem, and the default stands in for it.

A section remembers which keys it was asked for; what is left over nobody knows. A key without a value is absent.
"""

from __future__ import annotations

from collections.abc import Sequence as Names
from dataclasses import dataclass, field
from typing import Any

from generator.config.nodes import Mapping, Node, Scalar, Sequence, described, integer, is_null, plain, truth
from generator.config.words import did_you_mean, listed
from generator.diagnostics import Problem, Span, error

MAX_NUMBER = 10**9


@dataclass(frozen=True, slots=True)
class Section:
    """`name` is what problems call it ("theme.font", "" for the file); `problems` is where they go."""

    name: str
    node: Mapping
    problems: list[Problem]
    asked: dict[str, None] = field(default_factory=dict)

    def has(self, key: str) -> bool:
        return self.get(key) is not None

    def get(self, key: str) -> Node | None:
        self.asked[key] = None
        node = self.node.get(key)
        return None if node is None or is_null(node) else node

    def accept(self, *keys: str) -> None:
        """Takes keys as known that are read elsewhere or not at all."""
        self.asked.update(dict.fromkeys(keys))

    def span(self, key: str) -> Span:
        """The place of the key's value, or of the section where it has none."""
        node = self.get(key)
        return self.node.span if node is None else node.span

    def called(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key

    def left_over(self) -> tuple[Scalar, ...]:
        """The keys that nobody asked for."""
        return tuple(key for key, _ in self.node.pairs if key.text not in self.asked)

    def text(self, key: str, default: str = "") -> str:
        node = self.get(key)
        if node is None:
            return default
        if isinstance(node, Scalar):
            return node.text.strip()
        self.expected(key, node, "text", f"{key}: …")
        return default

    def flag(self, key: str, default: bool) -> bool:
        node = self.get(key)
        if node is None:
            return default
        said = truth(node)
        if said is None:
            self.expected(key, node, "true or false", f"{key}: {'false' if default else 'true'}")
        return default if said is None else said

    def number(self, key: str, default: int, lowest: int = 1, highest: int = MAX_NUMBER) -> int:
        node = self.get(key)
        if node is None:
            return default
        value = integer(node)
        if value is not None and lowest <= value <= highest:
            return value
        most = f"from {lowest} to {highest}" if highest < MAX_NUMBER else f"of at least {lowest}"
        self.expected(key, node, f"a whole number {most}", f"{key}: {default}")
        return default

    def choice(self, key: str, options: Names[str], default: str) -> str:
        value = self.text(key, default)
        if value in options or value == default:
            return value
        hint = did_you_mean(value, options) or f"{key}: {default or options[0]}"
        self.wrong(key, f"must be {listed(options)}, not '{value}'", hint)
        return default

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts; a lone one is a list of one."""
        node = self.get(key)
        return default if node is None else tuple(item.text.strip() for item in self.scalars(key))

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """The same with the place of each."""
        node = self.get(key)
        items = node.items if isinstance(node, Sequence) else (node,) if isinstance(node, Scalar) else ()
        if node is not None and not isinstance(node, Sequence | Scalar):
            self.expected(key, node, "a list", f"{key}:\n  - …")
        for item in items:
            if not isinstance(item, Scalar) or is_null(item):
                self.expected(key, item, "a list of texts", f"{key}:\n  - …")
        return tuple(item for item in items if isinstance(item, Scalar) and not is_null(item))

    def section(self, key: str) -> Section:
        """The mapping under a key, an empty one where there is none."""
        node = self.get(key)
        if node is not None and not isinstance(node, Mapping):
            self.expected(key, node, "a mapping", f"{key}:\n  name: value")
        inside = node if isinstance(node, Mapping) else Mapping(self.span(key))
        return Section(self.called(key), inside, self.problems)

    def sections(self, key: str, example: str) -> tuple[Section, ...]:
        """The list of mappings under a key; `example` is one of them as it should be written."""
        node = self.get(key)
        if node is not None and not isinstance(node, Sequence):
            self.expected(key, node, "a list", f"{key}:\n  - {example}")
        items = node.items if isinstance(node, Sequence) else ()
        for item in items:
            if not isinstance(item, Mapping):
                self.expected(key, item, "a list of mappings", f"{key}:\n  - {example}")
        return tuple(
            Section(f"{self.called(key)}[{number}]", item, self.problems)
            for number, item in enumerate(items, 1)
            if isinstance(item, Mapping)
        )

    def plain(self, key: str) -> dict[str, Any]:
        """The mapping under a key as nested values for templates, which alone know what they are."""
        return {name.text: plain(value) for name, value in self.section(key).node.pairs}

    def refuse_left_over(self) -> None:
        """An error for each option of ours that nobody knows, with the nearest that is."""
        for key in self.left_over():
            message = f"'{self.name.removeprefix('plugins.')}' has no option '{key.text}'"
            options = ", ".join(name for name in self.asked if name != "enabled")
            hint = did_you_mean(key.text, self.asked) or f"the options are {options}"
            self.problems.append(error(key.span, "unknown-option", message, hint))

    def expected(self, key: str, node: Node, what: str, example: str) -> None:
        message = f"'{self.called(key)}' must be {what}, not {described(node)}"
        write = "write:\n" if "\n" in example else "write "
        self.problems.append(error(node.span, "config-type", message, write + example))

    def wrong(self, key: str, message: str, hint: str) -> None:
        """A value of the right type that cannot be used."""
        self.problems.append(error(self.span(key), "config-value", f"'{self.called(key)}' {message}", hint))
