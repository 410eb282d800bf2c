"""Boxes: `!!! note "Title"`, and `??? note` or `???+ note` that fold. Their text is indented by four spaces."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from generator.diagnostics import warning
from generator.markdown.attributes import is_allowed_class
from generator.markdown.containers import indented_lines, inline_token, line_text, tokenize_inside
from generator.markdown.parsing import parsing_of

_OPENING = re.compile(r'(!!!|\?\?\?\+?)[ \t]*([\w-]+(?:[ \t]+[\w-]+)*)?(?:[ \t]*"(.*)")?[ \t]*$')

_DRAWN = "note abstract info tip success question warning failure danger bug example quote"
_OLDER = "summary tldr hint important check done help faq caution attention fail missing error snippet cite seealso"
TYPES = frozenset(f"{_DRAWN} {_OLDER}".split())
"""The types that Material draws, and the older names for them."""


def admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A box of either kind."""
    if state.is_code_block(start):
        return False
    match = _OPENING.match(line_text(state, start))
    if match is None or not (match[2] or match[3]):
        return False
    last, indent = indented_lines(state, start, end)
    classes = (match[2] or "").lower().split()
    # "!!! Great news" without a text below it is a sentence.
    if last == start + 1 and match[3] is None and not (classes and classes[0] in TYPES):
        return False
    if silent:
        return True
    _warn_of_text_outside(state, start, end, last, match[0].strip())
    _push(state, start, last, indent, match[1], classes, match[3])
    return True


def _push(
    state: StateBlock, start: int, last: int, indent: int, marker: str, classes: list[str], title: str | None
) -> None:
    kind = classes[0] if classes else "note"
    allowed = [name for name in classes or ["note"] if is_allowed_class(name)]
    folds = marker != "!!!"
    tag, title_tag = ("details", "summary") if folds else ("div", "p")
    opening = state.push("admonition_open", tag, 1)
    opening.map = [start, last]
    opening.attrs = {"class": " ".join(allowed if folds else ["admonition", *allowed])}
    if marker.endswith("+"):
        opening.attrs["open"] = "open"
    # An empty title in quotation marks means none; what folds needs one to be clicked.
    if title != "" or folds:
        text = title or kind.capitalize()
        heading = state.push("admonition_title_open", title_tag, 1)
        if not folds:
            heading.attrs = {"class": "admonition-title"}
        state.tokens.append(inline_token(text, start, state.level))
        state.push("admonition_title_close", title_tag, -1)
    tokenize_inside(state, start + 1, last, indent)
    state.push("admonition_close", tag, -1)


def _warn_of_text_outside(state: StateBlock, start: int, end: int, last: int, opening: str) -> None:
    """Text right below the opening line that is not indented: the author surely meant it inside."""
    if last == start + 1 and start + 1 < end and not state.isEmpty(start + 1) and state.sCount[start + 1] >= 0:
        parsing = parsing_of(state.env)
        parsing.problems.append(
            warning(
                parsing.at(start + 1),
                "not-indented",
                f"this text stands outside the box that {opening.split()[0]} opens",
                "indent it by four spaces:\n    " + line_text(state, start + 1),
            )
        )
