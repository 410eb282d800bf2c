"""`<!-- recap -->` in a post, `<!-- parts -->` in a series: where a text wants what is made of its series.

Like `<!-- more -->` it is a comment that counts only between blocks. What is shown there is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from generator.diagnostics import Problem, Span, warning
from generator.markdown.authors_html import render_html
from generator.markdown.parsing import Parsing
from generator.markdown.positions import place
from generator.markdown.rendering import Mode, Rendering
from generator.model import MARK_CLOSE, MARK_OPEN

_MARK = f"{MARK_OPEN}@{MARK_CLOSE}"
_SHOWN = {"recap": "the recap", "parts": "the list of parts"}


def mark_places(parsing: Parsing, tokens: Sequence[Token]) -> None:
    """Find the comments of blocks whose texts are parsed; those amid other text or HTML are told at once."""
    word = parsing.options.place
    comment = re.compile(rf"<!--\s*{word}\s*-->")
    if not word or comment.search(parsing.text) is None:
        return
    for token in tokens:
        if token.type == "html_block":
            if comment.fullmatch(token.content.strip()):
                token.type = "place"
            else:
                found = comment.finditer(token.content)
                parsing.problems += [_nested(word, place(parsing, token, match.start())) for match in found]
        elif token.type == "inline":
            within = (child for child in token.children or () if child.type == "html_inline")
            found_at = [child.meta.get("at", 0) for child in within if comment.fullmatch(child.content)]
            parsing.problems += [_nested(word, place(parsing, token, at)) for at in found_at]


def render_place(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    """A mark for the first comment that stands free; another is reported and stays what it was, a comment."""
    if rendering.mode is not Mode.PAGE:
        return
    token = tokens[index]
    if rendering.placed or token.level or rendering.html_depth:
        word = rendering.parsing.options.place
        at = token.content.index("<")
        span = place(rendering.parsing, token, at)
        rendering.problems.append(_second(word, span) if rendering.placed else _nested(word, span))
        render_html(rendering, tokens, index)
    else:
        rendering.placed = True
        rendering.out.append(_MARK)


def split_place(html: str) -> tuple[str, int]:
    """Finished HTML without its mark, and where the mark stood."""
    before, _, after = html.partition(_MARK)
    return before + after, len(before)


def _second(word: str, span: Span) -> Problem:
    message = f"{_SHOWN[word]} has its place already"
    return warning(span, "place-not-used", message, f"keep one <!-- {word} -->, where {_SHOWN[word]} is to stand")


def _nested(word: str, span: Span) -> Problem:
    message = f"{_SHOWN[word]} stands between paragraphs, not inside a list, a box, a sentence or HTML"
    hint = f"write <!-- {word} --> on a line of its own that is not indented, with an empty line above and below it"
    return warning(span, "place-not-used", message, hint)
