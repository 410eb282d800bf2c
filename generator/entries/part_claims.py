"""What a post says of its own place in a series, with the place where it says so. Nothing here knows the series."""

from __future__ import annotations

import re
from typing import Literal

from generator.diagnostics import Lines, Span
from generator.entries.english_parts import Said, said_in_text, said_in_title
from generator.frontmatter import FrontMatter
from generator.model import Body, PartClaim

_REACH = 2000
"""How far into a text its opening goes, in characters: three paragraphs, or a few more."""


def part_claims(title: str, language: str, body: Body, front: FrontMatter, path: str) -> tuple[PartClaim, ...]:
    """The claims of a title and of a text's opening; none in a language that nobody has written rules for."""
    if language.partition("-")[0].casefold() != "en":
        return ()
    in_title, in_text = tuple(said_in_title(title)), tuple(said_in_text(_opening(body)))
    if not (in_title or in_text):
        return ()
    return (
        *(_claim(said, "title", _title_span(front, path)) for said in in_title),
        *(_claim(said, "text", _text_span(said.words, front, path)) for said in in_text),
    )


def _opening(body: Body) -> str:
    parts: list[str] = []
    left = _REACH
    for section in body.sections:
        parts.append(section.text[:left])
        left -= len(section.text)
        if left <= 0:
            break
    return "\n".join(parts)


def _claim(said: Said, where: Literal["title", "text"], span: Span) -> PartClaim:
    return PartClaim(
        number=said.number, of=said.of, last=said.last, noun=said.noun, words=said.words, where=where, span=span
    )


def _title_span(front: FrontMatter, path: str) -> Span:
    """The title in front matter, else the heading that opens the text."""
    written = (value.span for key, value in front.fields.entries if key.text.strip().casefold() == "title")
    return next(written, None) or _span(front, path, len(front.body) - len(front.body.lstrip()))


def _text_span(words: str, front: FrontMatter, path: str) -> Span:
    """Where the words stand in the text as it was typed: between the first three may be markup and ends of lines."""
    typed = re.search(r"\W{1,40}".join(re.findall(r"\w+", words)[:3]), front.body)
    return _span(front, path, typed.start() if typed else len(front.body) - len(front.body.lstrip()))


def _span(front: FrontMatter, path: str, offset: int) -> Span:
    return Lines(front.body, path, front.body_line).span(offset)
