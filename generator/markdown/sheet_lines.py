"""The lines of a sheet before they are read as text: what stands before a bar, a key at the end, a step's effort."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from generator.diagnostics import Span
from generator.markdown.attaching import attach_at_end
from generator.markdown.effort import effort_in_words, split_effort
from generator.markdown.parsing import Parsing
from generator.markdown.positions import place

_BAR = re.compile(r"[ \t]\|(?:[ \t]+|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartForm:
    """How a part is read."""

    items: bool = False
    """Lists are items, and no text."""
    heads_awarded: bool = False
    """Headings have something before a bar. Likewise items."""
    items_awarded: bool = False
    efforts: bool = False
    """Items may end with an effort: `| 20 min | day 3`."""
    tables: bool = False
    """Tables are read by cell."""
    leads: bool = False
    """A paragraph that is one link is no text."""
    whole: bool = False
    """All of it is text, its headings too."""


def split_lines(parsing: Parsing, tokens: Sequence[Token], forms: Mapping[str, PartForm]) -> None:
    """Take keys, awards and efforts off headings and items, and note them on their tokens."""
    form = PartForm()
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0:
            inline = tokens[index + 1]
            if token.tag == "h2":
                form = forms.get(part_name(inline).casefold(), PartForm())
            elif token.tag == "h3" and form.heads_awarded:
                _take_award(parsing, inline)
        elif token.type == "list_item_open" and token.level == 1 and form.items:
            following = tokens[index + 1]
            if following.type == "paragraph_open":
                _split_item(parsing, token, tokens[index + 2], form)


def part_name(inline: Token) -> str:
    """The name of a part as its author wrote it."""
    return " ".join(inline.content.split())


def _split_item(parsing: Parsing, item: Token, inline: Token, form: PartForm) -> None:
    attach_at_end(parsing, item, inline)
    if form.items_awarded:
        _take_award(parsing, inline)
    if form.efforts:
        _take_effort(parsing, inline)
        attach_at_end(parsing, item, inline)


def _take_award(parsing: Parsing, inline: Token) -> None:
    """The first bar counts, with a space on either side; one behind a backslash is text."""
    found = _BAR.search(inline.content)
    if found is None or "\n" in inline.content[: found.start()]:
        return
    inline.meta["award"] = inline.content[: found.start()].strip()
    inline.meta["award_at"] = place(parsing, inline, 0)
    inline.content = inline.content[found.end() :]
    for remembered in ("starts", "begins"):
        inline.meta.pop(remembered, None)


def _take_effort(parsing: Parsing, inline: Token) -> None:
    """Tasks have had theirs taken off already."""
    if "effort" not in inline.meta:
        end, effort = split_effort(inline.content, parsing.options.language)
        if not effort.fields:
            return
        inline.meta["tail"] = inline.content[end:] + inline.meta.get("tail", "")
        inline.meta["effort"] = effort
        inline.content = inline.content[:end]
    inline.meta["effort_words"] = effort_in_words(inline.meta["effort"], parsing.options.language)


def award_of(inline: Token) -> tuple[str | None, Span | None]:
    """What stood before a line's bar, and where; None where it has none."""
    return inline.meta.get("award"), inline.meta.get("award_at")
