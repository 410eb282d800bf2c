"""The plainest links, emphasis and code, `[words](address)`, `**words**` and `` `code` ``, each by one pattern.

Most of them are as plain as this, and markdown-it's rules, which see to every way of nesting, take four times as long.
The tokens are theirs; what is less plain is left to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.markdown.parsing import parsing_of
from generator.markdown.states import QuickToken

_LINK = re.compile(r"\[([^\[\]]+)\]\(([^\s\x00-\x1f\x7f()<>\\&]+)\)")
# Between a space and a letter a delimiter can only open, between a letter and a space or a stop only close. So these
# two are a pair, whatever stands around them.
_EMPHASIS = re.compile(r"(?<![^ \n\t])(\*\*?|__?)(?=[^\W_])([^*_]*[^\W_])\1(?=[ \n\t.,;:!?)]|\Z)")
_CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)")

Made = tuple[list[Token], int]
"""The tokens of a construct, and where it ends."""
Shortcut = Callable[[str, int, int, re.Pattern[str], int], Made | None]
"""What makes the construct that begins at an offset of a text, before another offset, if it is of the plainest kind.
`stops` finds what may begin a construct inside it; the last argument is the tokens' level."""


def _link(src: str, pos: int, end: int, stops: re.Pattern[str], level: int) -> Made | None:
    """A link of words without any sign to an address that needs no reading. Notes where it stood, as all links do."""
    match = _LINK.match(src, pos, end)
    if match is None or stops.search(match[1]):
        return None
    opening = QuickToken("link_open", "a", 1, {"href": match[2]}, None, level)
    opening.meta["at"] = pos
    words = QuickToken("text", "", 0, None, None, level + 1, None, match[1])
    return [opening, words, QuickToken("link_close", "a", -1, None, None, level)], match.end()


def _emphasis(src: str, pos: int, end: int, stops: re.Pattern[str], level: int) -> Made | None:
    """Emphasised words without any sign, between spaces or before a stop."""
    match = _EMPHASIS.match(src, pos, end)
    if match is None or stops.search(match[2]):
        return None
    markup = match[1]
    name = "strong" if len(markup) == 2 else "em"
    words = QuickToken("text", "", 0, None, None, level + 1, None, match[2])
    opening = QuickToken(f"{name}_open", name, 1, None, None, level, None, "", markup)
    return [opening, words, QuickToken(f"{name}_close", name, -1, None, None, level, None, "", markup)], match.end()


def _code(src: str, pos: int, end: int, stops: re.Pattern[str], level: int) -> Made | None:
    """Code between two single backticks."""
    match = _CODE.match(src, pos, end)
    if match is None or src.startswith("`", match.end()):
        return None
    content = match[1].replace("\n", " ")
    if content[0] == content[-1] == " " and content.strip(" "):
        content = content[1:-1]
    return [QuickToken("code_inline", "code", 0, None, None, level, None, content, "`")], match.end()


SHORTCUTS: dict[str, Shortcut] = {"[": _link, "*": _emphasis, "_": _emphasis, "`": _code}


def read_plainly(src: str, stops: re.Pattern[str], tokens: list[Token]) -> tuple[int, int]:
    """Append the tokens of a text up to the first construct that is none of the plainest.

    Where that stands, or the text's end; and where the text before it begins that no token holds yet. Most blocks are
    read to their end here, and need no state of markdown-it's.
    """
    held = pos = 0
    end = len(src)
    while stop := stops.search(src, pos):
        at = stop.start()
        sign = src[at]
        if sign == "\n":
            # A space before it may be the first of the two that break a line.
            made = None if src[at - 1 : at] == " " else _softbreak(src, at)
        elif sign == "[" and src.startswith("^", at + 1):
            made = None
        else:
            shortcut = SHORTCUTS.get(sign)
            made = shortcut(src, at, end, stops, 0) if shortcut is not None else None
        if made is None:
            return at, held
        if held < at:
            tokens.append(QuickToken("text", "", 0, None, None, 0, None, src[held:at]))
        tokens += made[0]
        held = pos = made[1]
    if held < end:
        tokens.append(QuickToken("text", "", 0, None, None, 0, None, src[held:]))
    return end, end


def _softbreak(src: str, pos: int) -> Made:
    """The end of a line, and the indentation of the next."""
    pos += 1
    while src[pos : pos + 1] in (" ", "\t"):
        pos += 1
    return [QuickToken("softbreak", "br", 0)], pos


def _rule(shortcut: Shortcut) -> Callable[[StateInline, bool], bool]:
    """A shortcut as a rule, for what stands behind or within a construct that is less plain."""

    def rule(state: StateInline, silent: bool) -> bool:
        made = shortcut(state.src, state.pos, state.posMax, parsing_of(state.env).stops, state.level)
        if made is None:
            return False
        if not silent:
            if state.pending:
                state.pushPending()
            state.tokens += made[0]
            state.pendingLevel = state.level
        state.pos = made[1]
        return True

    return rule


plain_link = _rule(_link)
plain_code = _rule(_code)
_plain_emphasis = _rule(_emphasis)


def plain_emphasis(state: StateInline, silent: bool) -> bool:
    return not silent and _plain_emphasis(state, silent)
