"""Code as HTML with the class names of Pygments. Pygments is imported when the first block of code needs it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
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
    return _coloured(lexer.get_tokens(code), _opening_tags())


def plain(code: str) -> list[str]:
    """The lines of the code as HTML without colours."""
    return lines_of(escape(code))


def lines_of(text: str) -> list[str]:
    """The lines of a text with their line ends; unlike str.splitlines, "\n" alone ends one."""
    return [line + "\n" for line in text.removesuffix("\n").split("\n")] if text else []


def _coloured(tokens: Iterable[tuple[Any, str]], opening: Mapping[Any, str]) -> list[str]:
    """The lines that Pygments' own HtmlFormatter writes, whose options and layers take twice the time.

    Neighbours of one class share a span, spans end with their line, and what is empty has none.
    """
    lines: list[str] = []
    line = current = ""
    for kind, code in tokens:
        opens = opening[kind]
        if "&" in code or "<" in code or ">" in code:
            code = code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if "\n" in code:
            *whole, code = code.split("\n")
            for part in whole:
                if part and (opens != current or not line):
                    line += f"{_end(current) if line else ''}{opens}{part}{_end(opens)}"
                elif line:
                    line += part + _end(current)
                lines.append(line + "\n")
                line = ""
        if code:
            if not line:
                line = opens + code
            elif opens == current:
                line += code
            else:
                line += _end(current) + opens + code
            current = opens
    if line:
        lines.append(f"{line}{_end(current)}\n")
    return lines


def _end(opening: str) -> str:
    return "</span>" if opening else ""


class _OpeningTags(dict[Any, str]):
    """What opens the span of each kind of token, "" where it has none."""

    def __missing__(self, kind: Any) -> str:
        classes = _classes(kind)
        self[kind] = f'<span class="{classes}">' if classes else ""
        return self[kind]


def _classes(kind: Any) -> str:
    """Pygments' short name of a kind; of one that a lexer has added, after those of the kinds above it."""
    from pygments.token import STANDARD_TYPES

    return STANDARD_TYPES[kind] if kind in STANDARD_TYPES else f"{_classes(kind.parent)} {_short_name(kind)}"


def _short_name(kind: Any) -> str:
    from pygments.token import STANDARD_TYPES

    return STANDARD_TYPES[kind] if kind in STANDARD_TYPES else f"{_short_name(kind.parent)}-{kind[-1]}"


@functools.cache
def _opening_tags() -> _OpeningTags:
    return _OpeningTags()


@functools.cache
def _lexer(language: str) -> Any:  # Pygments has no types.
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
