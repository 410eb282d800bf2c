"""YAML's events as nodes, one after the other: no recursion, no aliases, no tags, no key twice, no more depth than
allowed. Nothing here builds an object that the YAML names, and no text is read as a number or a date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from generator.diagnostics import Lines, Problem, Span, error
from generator.frontmatter.mending import quoted_line, syntax_problem
from generator.frontmatter.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.frontmatter.text import CONTROL, control_character

if TYPE_CHECKING:
    from collections.abc import Iterator

# PyYAML can be built without libyaml (its wheels never are); the pure loader sends the same events, slower.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    span: Span
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[ScalarNode, Node]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    key: ScalarNode | None = None
    skips_value: bool = False


class _RefusedError(Exception):
    """Ends the reading at a problem after which nothing can be understood. Never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def parse_yaml(text: str, path: str, first_line: int, depth: int) -> tuple[Node | None, tuple[Problem, ...]]:
    """The one document of a YAML text, whose first line is the file's line `first_line`, and what is wrong with it.

    None where the text is empty or cannot be understood. At most `depth` lists and mappings may stand in each other.
    """
    reading = _Reading(text, Lines(text, path, first_line), depth)
    try:
        node = reading.document()
    except _RefusedError as refused:
        return None, (*reading.problems, refused.problem)
    return node, tuple(reading.problems)


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
        documents = 0
        for event in self._events():
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._refuse_references(event)
                self._add(self._scalar(event))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._refuse_references(event)
                self._begin(event, is_mapping=kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end()
            elif kind is yaml.AliasEvent:
                raise _RefusedError(self._reference(event, "yaml-alias"))
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1 or event.explicit:
                    raise _RefusedError(_second_document(self._span(event)))
        return self._root

    def _events(self) -> Iterator[Any]:
        try:
            yield from yaml.parse(self._text, Loader=_LOADER)
        except yaml.YAMLError as failure:
            raise _RefusedError(syntax_problem(failure, self._text, self._lines)) from None

    def _span(self, event: Any) -> Span:
        # By offset, because libyaml counts U+2028 and others as line ends and editors do not.
        return self._lines.span(event.start_mark.index)

    def _scalar(self, event: Any) -> ScalarNode:
        node = ScalarNode(event.value, event.style is not None and event.style != "", self._span(event))
        if node.quoted:
            hidden = CONTROL.search(node.text)
            if hidden:
                self.problems.append(control_character(node.span, hidden[0], ", written as an escape"))
                return ScalarNode(CONTROL.sub("", node.text), True, node.span)
        elif self._text.startswith(" #", event.end_mark.index) or self._text.startswith("#", event.end_mark.index):
            self._report_swallowed_comment(event, node)
        return node

    def _report_swallowed_comment(self, event: Any, node: ScalarNode) -> None:
        """`title: Tip #1` loses its end; `draft: true # until May` is a comment and means to be one."""
        end = self._text.find("\n", event.end_mark.index)
        rest = self._text[event.end_mark.index : end if end >= 0 else len(self._text)].strip()
        if len(rest) > 1 and not rest[1].isspace() and rest[1] != "#":
            hint = f"if it belongs to the text, quote it:   {quoted_line(self._text, event.start_mark.index)}"
            message = f"'{rest[:40]}' is not read: in YAML, ' #' begins a remark"
            self.problems.append(_swallowed(node.span, message, hint))

    def _begin(self, event: Any, *, is_mapping: bool) -> None:
        span = self._span(event)
        if len(self._open) >= self._depth:
            message = f"this front matter is nested more than {self._depth} levels deep"
            raise _RefusedError(error(span, "front-matter-depth", message, "write it flatter"))
        if self._open and self._open[-1].is_mapping and self._open[-1].key is None:
            message = "a list or a mapping cannot be the name of a key"
            raise _RefusedError(
                error(span, "yaml-key", message, f"quote it if it is text:   {quoted_line(self._text, event.start_mark.index)}")
            )
        self._open.append(_Open(span, is_mapping))

    def _end(self) -> None:
        done = self._open.pop()
        self._add(
            MappingNode(tuple(done.entries), done.span) if done.is_mapping else SequenceNode(tuple(done.items), done.span)
        )

    def _add(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is None:
            # _begin has refused lists and mappings here.
            assert isinstance(node, ScalarNode)
            parent.key = node
            parent.skips_value = node.text in parent.names
            if parent.skips_value:
                self.problems.append(_duplicate_key(node))
            parent.names.add(node.text)
        else:
            if not parent.skips_value:
                parent.entries.append((parent.key, node))
            parent.key = None

    def _refuse_references(self, event: Any) -> None:
        if event.anchor is not None:
            raise _RefusedError(self._reference(event, "yaml-anchor"))
        if event.tag is not None:
            raise _RefusedError(self._reference(event, "yaml-tag"))
