"""What one parse knows while it runs. It lives in markdown-it's `env`, never on the parser, and ends with the parse."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any, cast

from markdown_it.token import Token

from generator.diagnostics import Lines, Problem, Span
from generator.markdown.features import Features
from generator.markdown.options import MarkdownOptions

Env = MutableMapping[str, Any]  # markdown-it's own type for `env`: rules keep values of any type in it.


@dataclass(slots=True)
class Parsing:
    """The state of one parse: its text and options, what was found so far, and how to name a place in the file."""

    text: str
    options: MarkdownOptions
    features: Features
    lines: Lines
    stops: re.Pattern[str]
    """Where the inline parser must stop and look: any character that may begin a construct of this text."""
    problems: list[Problem] = field(default_factory=list)
    block: Token | None = None
    """The block whose text is being read: it knows the lines."""
    tab_sets: int = 0
    footnotes: dict[str, list[Token]] = field(default_factory=dict)
    """The tokens of each footnote's definition, by label."""
    footnote_uses: dict[str, int] = field(default_factory=dict)
    """How often each footnote is referred to, in the order of the first reference."""
    footnote_numbers: dict[str, int] = field(default_factory=dict)
    footnote_rows: dict[str, int] = field(default_factory=dict)
    """The row on which each footnote is defined."""
    abbreviations: dict[str, str] = field(default_factory=dict)
    has_html: bool = False
    """Whether an HTML token other than a comment was made."""
    too_deep: int = -1
    """The row (from 0) of the first block that is nested too deeply, -1 where none is."""

    def row(self, row: int) -> str:
        """The text's line `row` (from 0) without its line end."""
        start = self.lines.offset(row)
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def at(self, row: int, column: int = 1) -> Span:
        return self.lines.at(row, column)


def parsing_of(env: Env) -> Parsing:
    """The parse that a rule's state belongs to."""
    return cast(Parsing, env["parsing"])
