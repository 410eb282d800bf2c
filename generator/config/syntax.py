"""What libyaml says of a mkdocs.yml that it cannot read, in words for its owner. Nothing here reads a file."""

from __future__ import annotations

import re

import yaml

from generator.diagnostics import Problem, Span, error

UNCLEAR = (
    "this cannot be read as YAML",
    "look at this line and the one above it: every line is `key: value` or `- value`",
)
_UNEVEN = (
    "this line does not begin in the same column as those it belongs to",
    "begin it below the first letter of the line that it follows",
)
_COLON = ("a second colon stands in this line", "put the text in quotes")
_NO_SPACE = ("a colon with a space after it is missing in this line", "write `key: value`")
_BEHIND = ("this cannot follow what stands before it in the line", "put the whole text in quotes")
_TAB = ("a tab stands where YAML wants spaces", "put spaces in its place")
_SAID = (
    ("quoted scalar", ("this quote is opened and not closed", "write the same quote at the end of the text")),
    ("cannot start any token", ("no text may begin with this character", "put the text in quotes")),
    ("mapping values are not allowed", _COLON),
    ("could not find expected ':'", _NO_SPACE),
    ("expected ',' or", ("this bracket or brace is opened and not closed", "close it at the end of the list")),
    ("did not find expected key", _UNEVEN),
    ("expected '-' indicator", _UNEVEN),
    ("alphabetic or numeric character", ("no text may begin with `*` or `&`", "put the text in quotes")),
)
"""libyaml's words, and ours: what is wrong, and how to mend it."""

_WITH_COLON = re.compile(r"""(?P<key>\s*(?:- )?[\w.-]+): (?P<value>[^\s"'\[{|>][^"]*:(?:\s[^"]*|$))""")
_WITHOUT_SPACE = re.compile(r"(?P<key>[\w.-]+):(?P<value>\S.*)")


def syntax_problem(fault: yaml.MarkedYAMLError, path: str, text: str) -> Problem:
    """The problem at the place where it is mended: where a quote begins, not where the file ends without another."""
    said = f"{fault.context or ''} {fault.problem or ''}"
    found = next((ours for words, ours in _SAID if words in said), UNCLEAR)
    begins = any(words in said for words in ("quoted scalar", "simple key", "flow"))
    mark = (fault.context_mark if begins else None) or fault.problem_mark or fault.context_mark
    if mark is None:
        return error(Span(path), "config-syntax", *found)
    line = next(iter(text.split("\n")[mark.line : mark.line + 1]), "")
    return error(Span(path, mark.line + 1, mark.column + 1), "config-syntax", *_looked_at(found, line, mark.column))


def _looked_at(found: tuple[str, str], line: str, column: int) -> tuple[str, str]:
    """What the line itself tells beyond libyaml's words, and a line to paste where it is clear."""
    before = line[:column]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _TAB
    if re.search(r"[\"'] *[&*]?$", before) or (found == _UNEVEN and before.strip(" -")):
        return _BEHIND
    if found == _COLON and (match := _WITH_COLON.fullmatch(line.rstrip())):
        return _COLON[0], f'put the text in quotes:   {match["key"].strip()}: "{match["value"]}"'
    if found == _COLON and line.startswith(" "):
        return _UNEVEN
    if found == _NO_SPACE and (match := _WITHOUT_SPACE.fullmatch(line.strip())):
        return _NO_SPACE[0], f"{match['key']}: {match['value']}"
    return found
