"""The action steps of a text: what is to do in its lists, each with a key of its own. A ticked task is done, so it is
no step. Renders each step's sentence for other pages, and decides nothing about the list on its own page."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from markdown_it.token import Token

from generator.markdown.cleaning import finished_html, needs_cleaning
from generator.markdown.effort import Effort, effort_in_words
from generator.markdown.html_rules import INLINE
from generator.markdown.links import plain_text
from generator.markdown.parsing import Parsing
from generator.markdown.rendering import Mode, Rendering, render_tokens
from generator.markdown.tasks import effort_token
from generator.model import ActionStep, Fragment, digest


def take_steps(parsing: Parsing, tokens: Sequence[Token]) -> tuple[ActionStep, ...]:
    """The action steps among blocks whose texts are parsed, in order; notes their keys and efforts on the tokens."""
    options = parsing.options
    steps: list[ActionStep] = []
    seen: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        if "task" not in token.meta:
            continue
        effort = token.meta.get("effort")
        text = "" if token.meta["task"] else " ".join(plain_text(token.children or ()).split())
        # A picture alone says nothing that could be planned.
        if text:
            step = _step(parsing, token, text, _key(text, seen), effort or Effort())
            steps.append(step)
            if options.actions:
                tokens[index - 2].meta["step"] = step.key
        if effort is not None and token.children is not None:
            token.children.append(effort_token(effort, options.language, actions=options.actions))
    return tuple(steps)


def _step(parsing: Parsing, inline: Token, text: str, key: str, effort: Effort) -> ActionStep:
    html = _sentence(parsing, inline)
    words = effort_in_words(effort, parsing.options.language)
    return ActionStep(key=key, html=html, text=text, minutes=effort.minutes, day=effort.last_day, effort=words)


def _sentence(parsing: Parsing, inline: Token) -> Fragment:
    children = inline.children or ()
    has_html = any(child.type == "html_inline" for child in children)
    cleaned = has_html and needs_cleaning(parsing)
    rendering = Rendering(parsing, INLINE, Mode.EXCERPT, block=inline, cleaned=cleaned)
    render_tokens(rendering, children, INLINE)
    return Fragment(html=finished_html(rendering).strip(), refs=tuple(rendering.refs))


def _key(text: str, seen: Counter[str]) -> str:
    """A digest of the words, whatever their case, spaces and apostrophes; the second that is alike ends in "-2"."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    key = digest(folded.encode())[:8]
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}-{seen[key]}"
