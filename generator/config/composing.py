"""YAML text as nodes with their places, from the parser's events and without recursion; nothing here knows a key.

The parser's own tree builder overflows the stack on deep nesting, expands aliases without limit and keeps the last of
two equal keys in silence, so the tree is built here, and every mistake has its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Environment
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.config.nodes import MAX_DEPTH, Mapping, Node, Scalar, Sequence, is_null, shortened
from generator.config.syntax import UNCLEAR, syntax_problem
from generator.config.tags import checked_text, forbidden_character, tagged
from generator.diagnostics import Lines, Problem, Problems, Span, error

MAX_BYTES = 1024 * 1024
MAX_NODES = 200_000
"""How many values a file may have, those that aliases repeat counted each time."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # Any: the stubs know no common base of the two.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Refused(Exception):
    """Reading stops here; never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def compose(data: bytes, path: str, environ: Environment[str, str]) -> tuple[Node | None, Problems]:
    """The file's one document, None if it cannot be read. An empty file is an empty mapping."""
    problems: list[Problem] = []
    try:
        node = _Tree(path, environ, problems).built(_decoded(data, path))
    except Refused as refused:
        return None, (*problems, refused.problem)
    return (Mapping(Span(path, 1, 1)) if node is None or is_null(node) else node), tuple(problems)


def _decoded(data: bytes, path: str) -> str:
    if len(data) > MAX_BYTES:
        message = f"the file has {len(data):,} bytes; {MAX_BYTES:,} are the most that are read"
        raise Refused(error(Span(path), "config-limit", message, "is this the right file?"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = fault.object[: fault.start].decode("utf-8", "replace")
        span = Lines(before, path).span(len(before))
        hint = "save the file as UTF-8 (editors have it under Save As, Encoding)"
        raise Refused(error(span, "config-encoding", "the file is not UTF-8 text", hint)) from None
    if found := _UNPRINTABLE.search(text):
        raise Refused(forbidden_character(Lines(text, path).span(found.start()), "this line", found[0]))
    return text


@dataclass(slots=True)
class _Open:
    """A list or mapping that has begun and not yet ended."""

    event: Any  # PyYAML's events have no types.
    children: list[Node] = field(default_factory=list)
    size: int = 1
    height: int = 1


class _Tree:
    """One reading of one file: what is open, which anchors are known, how much there is already."""

    def __init__(self, path: str, environ: Environment[str, str], problems: list[Problem]) -> None:
        self.path = path
        self.environ = environ
        self.problems = problems
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int, int]] = {}
        self.count = 0
        self.root: Node | None = None
        self.documents = 0

    def built(self, text: str) -> Node | None:
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self.take(event)
        except yaml.MarkedYAMLError as fault:
            raise Refused(syntax_problem(fault, self.path, text)) from None
        except (yaml.YAMLError, UnicodeError):
            raise Refused(error(Span(self.path), "config-syntax", *UNCLEAR)) from None
        return self.root

    def take(self, event: Any) -> None:
        match event:
            case yaml.ScalarEvent():
                span = self.span(event)
                scalar = Scalar(span, event.value, not event.style)
                self.add(event, checked_text(scalar, "this value", self.problems), 1, 0)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.begin(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                done = self.open.pop()
                node = self.mapping(done) if isinstance(done.event, yaml.MappingStartEvent) else self.sequence(done)
                self.add(done.event, node, done.size, done.height)
            case yaml.AliasEvent():
                self.repeat(event)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    hint = "a mkdocs.yml is one document: delete this `---` line or what follows it"
                    raise Refused(error(self.span(event), "config-syntax", "a second document begins here", hint))

    def begin(self, event: Any) -> None:
        if len(self.open) >= MAX_DEPTH:
            message = f"values stand inside values more than {MAX_DEPTH} deep"
            raise Refused(error(self.span(event), "config-limit", message, "is a bracket or brace left open above?"))
        self.open.append(_Open(event))

    def repeat(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            known = ", ".join(f"*{name}" for name in list(self.anchors)[:5])
            hint = f"known before this line: {known}" if known else "text that begins with `*` needs quotes"
            raise Refused(error(self.span(event), "config-syntax", f"no anchor '&{event.anchor}' stands before", hint))
        node, size, height = self.anchors[event.anchor]
        if len(self.open) + height > MAX_DEPTH:
            message = f"'*{event.anchor}' makes values more than {MAX_DEPTH} deep"
            raise Refused(error(self.span(event), "config-limit", message))
        self.add(event, node, size, height)

    def add(self, event: Any, node: Node, size: int, height: int) -> None:
        """Puts a finished value where it stands: `size` values in it, `height` levels below it."""
        is_alias = isinstance(event, yaml.AliasEvent)
        if not is_alias:
            node = tagged(node, event.tag or "", self.environ, self.problems)
        self.count += size if is_alias else 1
        if self.count > MAX_NODES:
            message = f"the file has more than {MAX_NODES:,} values, aliases counted"
            raise Refused(error(self.span(event), "config-limit", message))
        if event.anchor and not is_alias:
            self.anchors[event.anchor] = (node, size, height)
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        parent.children.append(node)
        parent.size += size
        parent.height = max(parent.height, height + 1)

    def sequence(self, done: _Open) -> Sequence:
        return Sequence(self.span(done.event), tuple(done.children))

    def mapping(self, done: _Open) -> Mapping:
        own: dict[str, tuple[Scalar, Node]] = {}
        merged: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(done.children[::2], done.children[1::2], strict=True):
            if not isinstance(key, Scalar):
                hint = "write `key: value` with a single word as the key"
                self.problems.append(error(key.span, "config-type", "a key must be a word", hint))
            elif key.is_plain and key.text == "<<":
                for pair in self.merged(value):
                    merged.setdefault(pair[0].text, pair)
            elif key.text in own:
                self.problems.append(_duplicate(key, own[key.text][0]))
            else:
                own[key.text] = (key, value)
        return Mapping(self.span(done.event), tuple({**merged, **own}.values()))

    def merged(self, value: Node) -> list[tuple[Scalar, Node]]:
        """The pairs that `<<: *name` or `<<: [*one, *two]` brings in; of equal keys the first counts."""
        sources = value.items if isinstance(value, Sequence) else (value,)
        for source in sources:
            if not isinstance(source, Mapping):
                hint = "write `<<: *name`, where `&name` stands at a mapping above"
                self.problems.append(error(source.span, "config-type", "`<<` merges mappings only", hint))
        return [pair for source in sources if isinstance(source, Mapping) for pair in source.pairs]

    def span(self, event: Any) -> Span:
        return Span(self.path, event.start_mark.line + 1, event.start_mark.column + 1)


def _duplicate(key: Scalar, first: Scalar) -> Problem:
    message = f"the key '{shortened(key.text)}' stands here a second time; the first is on line {first.span.line}"
    return error(key.span, "duplicate-key", message, "keep one of the two, or put their values together under one key")
