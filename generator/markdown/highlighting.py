"""Code as HTML with the class names of Pygments. Pygments is imported when the first block of code needs it."""

from __future__ import annotations

import functools
from typing import Any

from generator.markdown.rendering import escape

PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "none", "no-highlight", "nohighlight"})
LARGEST = 64 * 1024
"""Longer code is not coloured: some of Pygments' lexers take time that grows faster than the code."""


def highlighted(code: str, language: str) -> list[str] | None:
    """The lines of the code as HTML, each complete with its line end; None where the language is not known."""
    if language.lower() in PLAIN or len(code) > LARGEST:
        return plain(code)
    lexer = _lexer(language)
    if lexer is None:
        return None
    parts: list[str] = []
    _formatter().format(lexer.get_tokens(code), _Parts(parts))
    return lines_of("".join(parts))


def plain(code: str) -> list[str]:
    """The lines of the code as HTML without colours."""
    return lines_of(escape(code))


def lines_of(text: str) -> list[str]:
    """The lines of a text with their line ends; unlike str.splitlines, "\n" alone ends one."""
    return [line + "\n" for line in text.removesuffix("\n").split("\n")] if text else []


class _Parts:
    """What a formatter writes to."""

    def __init__(self, parts: list[str]) -> None:
        self.write = parts.append


@functools.cache
def _formatter() -> Any:  # Pygments has no types.
    """One for all: making one lays out a whole style sheet, which takes longer than a block of code."""
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)


@functools.cache
def _lexer(language: str) -> Any:  # Pygments has no types.
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
