"""markdown-it's own rules for links, pictures, autolinks and HTML, wrapped to note in `meta["at"]` where each stood."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link

from generator.markdown.inline import InlineRule
from generator.markdown.parsing import parsing_of


def recorded(rule: InlineRule, kind: str) -> InlineRule:
    """`rule`, noting the offset of the construct in the first token of type `kind` that it makes."""

    def recording(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, True)
        at, first = state.pos, len(state.tokens)
        if not rule(state, False):
            return False
        # Text that was waiting becomes a token of its own before the construct's.
        token = state.tokens[first]
        if token.type != kind:
            token = state.tokens[first + 1]
        token.meta["at"] = at
        return True

    return recording


def _if_possible(rule: InlineRule) -> InlineRule:
    """`rule`, unless no link can begin here: without references it needs a `](` further on.

    markdown-it looks for the end of the label first, which takes long in a text of nothing but brackets.
    """

    def looking(state: StateInline, silent: bool) -> bool:
        if "references" not in state.env and state.html_terminator_last("](") < state.pos:
            return False
        return rule(state, silent)

    return looking


recorded_link = _if_possible(recorded(link, "link_open"))
recorded_image = _if_possible(recorded(image, "image"))
_recorded_autolink = recorded(autolink, "link_open")
_recorded_html = recorded(html_inline, "html_inline")


def recorded_autolink(state: StateInline, silent: bool) -> bool:
    """`<https://...>`; the address is shown as it is, without typography."""
    if not _recorded_autolink(state, silent):
        return False
    if not silent:
        state.tokens[-2].type = "text_special"
    return True


def recorded_html(state: StateInline, silent: bool) -> bool:
    """HTML among text; notes that the text has any, so that texts without it skip the cleaning."""
    if not _recorded_html(state, silent):
        return False
    if not silent and not state.tokens[-1].content.startswith("<!--"):
        parsing_of(state.env).has_html = True
    return True


def recorded_html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block of HTML; notes that the text has any, save where it is one comment."""
    if not html_block(state, start, end, silent):
        return False
    if not silent:
        content = state.tokens[-1].content.strip()
        if not (content.startswith("<!--") and content.endswith("-->") and content.count("-->") == 1):
            parsing_of(state.env).has_html = True
    return True
