"""A line of YAML as it should have been written, with its text in quotes. Nothing here judges what is wrong with it."""

from __future__ import annotations

import re

# An indentation, a list's dash or a key, and what follows. A dash before a key is taken as one of a list of texts, for
# that is what most lists in front matter are. Keys of one word, because a colon in a sentence makes no key.
_LINE = re.compile(r"^(?P<indent>[ \t]*)(?P<lead>(?:[\w.-]+:(?=[ \t]|$)|-(?=[ ]|$))?)[ \t]*(?P<value>.*)$")

_LONGEST = 200


def line_at(text: str, offset: int) -> tuple[int, int]:
    """Where the line that holds `offset` begins and ends, without its line end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", start)
    return start, (end if end >= 0 else len(text))


def quoted_line(text: str, offset: int) -> str:
    """The line at `offset` with its value in quotes, "" if there is no value or it is too long to show."""
    start, end = line_at(text, offset)
    return quoted(text[start:end])


def quoted(line: str) -> str:
    """`title: Sales: the basics` as `title: "Sales: the basics"`."""
    lead, value = split_line(line)
    if not value or not lead.strip() or len(line) > _LONGEST:
        return ""
    return f"{lead.rstrip()} {quote(unquoted(value))}"


def split_line(line: str) -> tuple[str, str]:
    """A line's indentation with its key or dash, and its value; the value is "" where there is none."""
    match = _LINE.match(line)
    return (match["indent"] + match["lead"], match["value"].rstrip()) if match else ("", line.strip())


def unquoted(value: str) -> str:
    """What an author meant by a text whose quotes do not match: `'It's here'`, `"Sales`, `Sales"`."""
    for mark in "\"'":
        if value.startswith(mark) and value.endswith(mark) and len(value) > 1:
            return value[1:-1]
        if value.startswith(mark) and mark not in value[1:]:
            return value[1:]
    return value


def quote(value: str) -> str:
    """A text as YAML in quotes: double ones, unless it holds some itself."""
    if '"' in value and "'" not in value:
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
