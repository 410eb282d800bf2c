"""Changes of a file as a unified diff, in colours where somebody looks on."""

from __future__ import annotations

import os
from collections.abc import Iterator

import click

_COLOURS = {"@": "cyan", "+": "green", "-": "red"}


def diff(old: str, new: str, before: bytes, after: bytes) -> Iterator[str]:
    """The lines of it. `old` and `new` are what the file was and is called."""
    from difflib import unified_diff

    for line in unified_diff(_lines(before), _lines(after), f"a/{old}", f"b/{new}", lineterm=""):
        yield _coloured(line)


def _lines(data: bytes) -> list[str]:
    """The lines as a terminal may show them: without control characters of the author's."""
    from generator.frontmatter.text import CONTROL

    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = CONTROL.sub("\N{REPLACEMENT CHARACTER}", text).split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _coloured(line: str) -> str:
    colour = _COLOURS.get(line[:1])
    if colour is None or os.environ.get("NO_COLOR"):
        return line
    return click.style(line, bold=True) if line.startswith(("+++ ", "--- ")) else click.style(line, fg=colour)
