"""Abbreviations: after `*[HTML]: HyperText Markup Language`, every HTML in the text explains itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from generator.diagnostics import Problem, warning
from generator.markdown.parsing import Parsing, parsing_of

_DEFINITION = re.compile(r"\*\[([^\]\n]{1,100})\]:[ \t]*(.*?)[ \t]*$")
MOST = 200
"""More abbreviations in one text are not looked for: each costs time at every word."""


def abbreviation_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that defines an abbreviation; nothing is shown in its place."""
    if state.is_code_block(start):
        return False
    begin = state.bMarks[start] + state.tShift[start]
    match = _DEFINITION.match(state.src[begin : state.eMarks[start]])
    if match is None:
        return False
    if not silent:
        parsing = parsing_of(state.env)
        if len(parsing.abbreviations) < MOST:
            parsing.abbreviations[match[1].strip()] = match[2]
        elif len(parsing.abbreviations) == MOST:
            # One more that stands for nothing, so that this is said once.
            parsing.abbreviations[""] = ""
            parsing.problems.append(_too_many(parsing, start))
        state.line = start + 1
    return True


def _too_many(parsing: Parsing, row: int) -> Problem:
    return warning(
        parsing.at(row),
        "too-many-abbreviations",
        f"only the first {MOST} abbreviations are shown",
        "write the others out in the text",
    )


def mark_abbreviations(parsing: Parsing, texts: Sequence[Token]) -> None:
    """Split the abbreviations off the text tokens of `texts`."""
    terms = sorted((term for term in parsing.abbreviations if term), key=len, reverse=True)
    if not terms:
        return
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, terms)) + r")(?!\w)")
    for text in texts:
        if text.children and pattern.search(text.content):
            text.children = [part for token in text.children for part in _split(parsing, token, pattern)]


def _split(parsing: Parsing, token: Token, pattern: re.Pattern[str]) -> list[Token]:
    if token.type != "text" or token.meta or not pattern.search(token.content):
        return [token]
    parts: list[Token] = []
    for number, piece in enumerate(pattern.split(token.content)):
        if number % 2:
            parts.append(Token("abbr_open", "abbr", 1, attrs={"title": parsing.abbreviations[piece]}))
            parts.append(Token("text", "", 0, content=piece, level=token.level + 1))
            parts.append(Token("abbr_close", "abbr", -1))
        elif piece:
            parts.append(Token("text", "", 0, content=piece, level=token.level))
    return parts
