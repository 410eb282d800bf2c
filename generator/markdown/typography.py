"""Quotation marks, apostrophes, dashes and ellipses as the language prints them. Code is never touched.

markdown-it's own rule copies the text at every quotation mark; this one reads each text once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

_QUOTES: Mapping[str, tuple[str, str, str, str]] = {
    "bg": ("„", "“", "‚", "‘"),
    "bs": ("„", "”", "‘", "’"),
    "ca": ("«", "»", "“", "”"),
    "cs": ("„", "“", "‚", "‘"),
    "da": ("»", "«", "›", "‹"),
    "de": ("„", "“", "‚", "‘"),
    "de-ch": ("«", "»", "‹", "›"),
    "el": ("«", "»", "“", "”"),
    "en": ("“", "”", "‘", "’"),
    "es": ("«", "»", "“", "”"),
    "et": ("„", "“", "‚", "‘"),
    "fi": ("”", "”", "’", "’"),
    "fr": ("«\u202f", "\u202f»", "“", "”"),
    "fr-ch": ("«\u202f", "\u202f»", "‹\u202f", "\u202f›"),
    "hr": ("„", "”", "‘", "’"),
    "hu": ("„", "”", "»", "«"),
    "is": ("„", "“", "‚", "‘"),
    "it": ("«", "»", "“", "”"),
    "ja": ("「", "」", "『", "』"),
    "lt": ("„", "“", "‚", "‘"),
    "lv": ("„", "”", "‚", "’"),
    "mk": ("„", "“", "’", "‘"),
    "nb": ("«", "»", "‘", "’"),
    "nl": ("“", "”", "‘", "’"),
    "nn": ("«", "»", "‘", "’"),
    "no": ("«", "»", "‘", "’"),
    "pl": ("„", "”", "‚", "’"),
    "pt": ("«", "»", "“", "”"),
    "pt-br": ("“", "”", "‘", "’"),
    "ro": ("„", "”", "«", "»"),
    "ru": ("«", "»", "„", "“"),
    "sk": ("„", "“", "‚", "‘"),
    "sl": ("„", "“", "‚", "‘"),
    "sq": ("„", "“", "‚", "‘"),
    "sr": ("„", "”", "’", "’"),
    "sv": ("”", "”", "’", "’"),
    "tr": ("“", "”", "‘", "’"),
    "uk": ("«", "»", "„", "“"),
    "zh-tw": ("「", "」", "『", "』"),
}
"""Double and single quotation marks, opening and closing, by language; the others print them as English does."""

_INTERESTING = ('"', "'", "--", "...")
_DASHES = re.compile(r"(?<!-)(?:(?<=\s)(-{2,3})(?=\s|$)|(?<=[^\s-])(-{2,3})(?=[^\s-])|^(-{2,3})(?=\s))")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_QUOTE = re.compile(r"[\"']")


def is_interesting(text: str) -> bool:
    """Whether a text holds anything to print otherwise. A pattern for the four takes ten times as long to look."""
    return any(sign in text for sign in _INTERESTING)


def quotes_of(language: str) -> tuple[str, str, str, str]:
    """The marks of a language: double opening and closing, single opening and closing."""
    code = language.lower().replace("_", "-")
    return _QUOTES.get(code) or _QUOTES.get(code.split("-")[0]) or _QUOTES["en"]


def typeset(text: str, language: str) -> str:
    """A plain text as the language prints it: for titles and sentences, never for names that are compared."""
    token = Token("text", "", 0, content=text)
    _set_text([token], quotes_of(language))
    return token.content


@dataclass(slots=True)
class _Open:
    """An opening quotation mark that waits for its closing one."""

    part: int
    level: int


def set_typography(texts: Sequence[Token], language: str) -> None:
    """Print the quotation marks and dashes of each block's text."""
    quotes = quotes_of(language)
    for text in texts:
        if text.children and is_interesting(text.content):
            _set_text(text.children, quotes)


def _set_text(tokens: Sequence[Token], quotes: tuple[str, str, str, str]) -> None:
    has_quotes = False
    for token in tokens:
        if token.type == "text":
            if "--" in token.content or "..." in token.content:
                token.content = _ELLIPSIS.sub("…", _DASHES.sub(_dash, token.content))
            has_quotes = has_quotes or _QUOTE.search(token.content) is not None
    if has_quotes:
        _set_quotes(tokens, quotes)


def _dash(match: re.Match[str]) -> str:
    return "—" if len(match[0]) == 3 else "–"


def _set_quotes(tokens: Sequence[Token], quotes: tuple[str, str, str, str]) -> None:
    """Pair the marks: one opens after a space and before a word, one closes the other way round.

    A single one that closes nothing, or opens what nothing closes, is an apostrophe.
    """
    parts: list[str] = []
    spans: list[tuple[Token, int, int]] = []
    waiting: dict[str, list[_Open]] = {'"': [], "'": []}
    for index, token in enumerate(tokens):
        if token.type != "text" or not _QUOTE.search(token.content):
            continue
        begin, text, position = len(parts), token.content, 0
        for match in _QUOTE.finditer(text):
            parts += [text[position : match.start()], match[0]]
            position = match.end()
            before = text[match.start() - 1] if match.start() else _last_character(tokens, index)
            after = text[position] if position < len(text) else _first_character(tokens, index)
            _set_quote(parts, waiting, match[0], before, after, token.level, quotes)
        parts.append(text[position:])
        spans.append((token, begin, len(parts)))
    for single in waiting["'"]:
        parts[single.part] = "’"
    for token, begin, end in spans:
        token.content = "".join(parts[begin:end])


def _set_quote(
    parts: list[str],
    waiting: dict[str, list[_Open]],
    mark: str,
    before: str,
    after: str,
    level: int,
    quotes: tuple[str, str, str, str],
) -> None:
    opens, closes = _sides(before, after, mark)
    pending = waiting[mark]
    while pending and pending[-1].level > level:
        left = pending.pop()
        if mark == "'":
            parts[left.part] = "’"
    here = len(parts) - 1
    if closes and pending and pending[-1].level == level:
        opening = pending.pop()
        offset = 0 if mark == '"' else 2
        parts[opening.part], parts[here] = quotes[offset], quotes[offset + 1]
        _drop_inner(parts, waiting["'" if mark == '"' else '"'], opening.part, mark == '"')
    elif opens:
        pending.append(_Open(here, level))
    elif mark == "'":
        parts[here] = "’"


def _drop_inner(parts: list[str], others: list[_Open], after: int, single: bool) -> None:
    """Forget the other kind's marks that wait inside a pair that has just been closed."""
    while others and others[-1].part > after:
        left = others.pop()
        if single:
            parts[left.part] = "’"


def _sides(before: str, after: str, mark: str) -> tuple[bool, bool]:
    """Whether a mark between these characters may open, and whether it may close."""
    space_before, space_after = before.isspace(), after.isspace()
    word_before, word_after = before.isalnum(), after.isalnum()
    if mark == '"' and before.isdigit() and after == '"':
        return False, False
    opens = not space_after and (word_after or space_before or not word_before)
    closes = not space_before and (word_before or space_after or not word_after)
    if opens and closes:
        # Between two words it is neither; among punctuation it depends on the side.
        opens, closes = not word_before, not word_after
    return opens, closes


def _last_character(tokens: Sequence[Token], index: int) -> str:
    """What stands before a text token: the end of the token before it that shows anything."""
    for position in range(index - 1, -1, -1):
        token = tokens[position]
        if token.type in ("softbreak", "hardbreak"):
            return " "
        if token.content:
            return token.content[-1]
    return " "


def _first_character(tokens: Sequence[Token], index: int) -> str:
    for position in range(index + 1, len(tokens)):
        token = tokens[position]
        if token.type in ("softbreak", "hardbreak"):
            return " "
        if token.content:
            return token.content[0]
    return " "
