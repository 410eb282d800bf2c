"""YAML's events as nodes, one after the other: no recursion, no aliases, no tags, no key twice, no more depth than
allowed. Nothing here builds an object that the YAML names, and no text is read as a number or a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.diagnostics import Lines, Problem, Problems, Span, error
from generator.frontmatter import refusals
from generator.frontmatter.mending import syntax_problem
from generator.frontmatter.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.frontmatter.text import CONTROL, control_character

# PyYAML can be built without libyaml (its wheels never are); the pure loader sends the same events, slower.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MOST_PROBLEMS = 50
"""Of one file; what has more is no front matter, and nobody would read them all."""


class _RefusedError(Exception):
    """Ends the reading at a problem after which nothing can be understood. Never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def parse_yaml(text: str, path: str, first_line: int, depth: int) -> tuple[Node | None, Problems]:
    """The one document of a YAML text that begins on the file's line `first_line`, and what is wrong with it.

    None where the text is empty or cannot be understood; then the problems tell which. At most `depth` lists and
    mappings may stand in each other.
    """
    reading = _Reading(text, Lines(text, path, first_line), depth)
    try:
        node = reading.document()
    except _RefusedError as refused:
        return None, (*reading.problems, refused.problem)
    return node, tuple(reading.problems)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    span: Span
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[ScalarNode, Node]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    key: ScalarNode | None = None

    def add(self, node: Node) -> Problem | None:
        """Takes the next key or value; a key's second value is dropped and reported."""
        if not self.is_mapping:
            self.items.append(node)
        elif self.key is not None:
            if self.key.text not in self.names:
                self.entries.append((self.key, node))
            self.names.add(self.key.text)
            self.key = None
        elif isinstance(node, ScalarNode):
            self.key = node
            if node.text in self.names:
                return refusals.duplicate_key(node.text, node.span)
        return None

    def closed(self) -> Node:
        return (
            MappingNode(tuple(self.entries), self.span)
            if self.is_mapping
            else SequenceNode(tuple(self.items), self.span)
        )


class _Reading:
    """One pass over one text's events, with the lists and mappings that are still open."""

    def __init__(self, text: str, lines: Lines, depth: int) -> None:
        self._text = text
        self._lines = lines
        self._depth = depth
        self._open: list[_Open] = []
        self._root: Node | None = None
        self.problems: list[Problem] = []

    def document(self) -> Node | None:
        for event in self._events():
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._refuse_references(event)
                self._add(self._scalar(event))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._refuse_references(event)
                self._begin(event, is_mapping=kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._add(self._open.pop().closed())
            elif kind is yaml.AliasEvent:
                raise _RefusedError(refusals.alias(self._text, event.start_mark.index, self._span(event)))
            elif kind is yaml.DocumentStartEvent and event.explicit:
                raise _RefusedError(refusals.document(self._span(event)))
        return self._root

    def _events(self) -> Iterator[Any]:
        # What yaml.parse does, in half the time; the event after the last is None.
        try:
            loader = LOADER(self._text)
            while (event := loader.get_event()) is not None:
                yield event
        except yaml.YAMLError as failure:
            raise _RefusedError(syntax_problem(failure, self._text, self._lines)) from None

    def _span(self, event: Any) -> Span:
        # By offset, because libyaml counts U+2028 as a line end and editors do not.
        return self._lines.span(event.start_mark.index)

    def _refuse_references(self, event: Any) -> None:
        if event.anchor is not None:
            raise _RefusedError(refusals.anchor(self._text, event.start_mark.index, self._span(event)))
        if event.tag is not None:
            raise _RefusedError(refusals.tag(self._text, event.start_mark.index, self._span(event)))

    def _scalar(self, event: Any) -> ScalarNode:
        node = ScalarNode(event.value, bool(event.style), self._span(event))
        if not node.quoted:
            swallowed = refusals.swallowed_text(self._text, event.start_mark.index, event.end_mark.index, node.span)
            self.problems.extend(swallowed)
            return node
        # "\x02" in quotes is a way around the file's own check.
        hidden = CONTROL.search(node.text)
        if hidden is None:
            return node
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(control_character(node.span, hidden[0]))
        return ScalarNode(CONTROL.sub("", node.text), True, node.span)

    def _begin(self, event: Any, *, is_mapping: bool) -> None:
        span = self._span(event)
        if len(self._open) >= self._depth:
            message = f"this front matter is nested more than {self._depth} levels deep"
            raise _RefusedError(error(span, "front-matter-depth", message, "write it flatter"))
        if self._open and self._open[-1].is_mapping and self._open[-1].key is None:
            raise _RefusedError(refusals.key_shape(self._text, event.start_mark.index, span))
        self._open.append(_Open(span, is_mapping))

    def _add(self, node: Node) -> None:
        if not self._open:
            self._root = node
        else:
            problem = self._open[-1].add(node)
            if problem is not None and len(self.problems) < _MOST_PROBLEMS:
                self.problems.append(problem)
