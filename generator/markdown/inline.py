"""The inline parser: markdown-it's, except that a character is shown only to the rules that it can begin.

Asking every rule at every character is most of what markdown-it spends on a paragraph; with a table by first character
a rule that a text does not use costs nothing. This module knows no construct itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.markdown.parsing import Env, parsing_of
from generator.markdown.shortcuts import read_plainly
from generator.markdown.states import InlineState

InlineRule = Callable[[StateInline, bool], bool]
PairRule = Callable[[StateInline], None]


_DEEPEST_LOOK = 20
"""How many brackets inside one another are looked into for the end of a link's text (markdown-it's own default).
Every bracket of a text of nothing but brackets costs that many steps."""


class DispatchingInline(ParserInline):
    """Inline rules by the character that they begin with, and the rules that pair delimiters afterwards."""

    def __init__(
        self,
        *,
        rules: Mapping[str, tuple[InlineRule, ...]],
        pairs: tuple[PairRule, ...],
        attach: PairRule,
        join: PairRule,
    ) -> None:
        super().__init__()
        self._rules = rules
        self._pairs = pairs
        self._attach = attach
        self._join = join

    def skipToken(self, state: StateInline) -> None:
        """Step over one construct, or one stretch of text, without making tokens."""
        pos = state.pos
        known = state.cache.get(pos)
        if known is not None:
            state.pos = known
            return
        if state.level >= _DEEPEST_LOOK:
            state.pos = state.posMax
        elif not self._skipped(state):
            state.pos = self._text_end(state, pos + 1)
        state.cache[pos] = state.pos

    def _skipped(self, state: StateInline) -> bool:
        state.level += 1
        skipped = _takes(self._rules.get(state.src[state.pos], ()), state, True)
        state.level -= 1
        return skipped

    @staticmethod
    def _text_end(state: StateInline, pos: int) -> int:
        """Where the text that begins before `pos` ends. A character that begins nothing ends alone: it may be a `[`."""
        stops = parsing_of(state.env).stops
        if stops.match(state.src, pos - 1):
            return pos
        stop = stops.search(state.src, pos, state.posMax)
        return stop.start() if stop else state.posMax

    def tokenize(self, state: StateInline) -> None:
        """Make the tokens of `state.src` from `state.pos` to `state.posMax`."""
        src, end = state.src, state.posMax
        search = parsing_of(state.env).stops.search
        rules = self._rules
        nested = state.level >= state.md.options["maxNesting"]
        pos = state.pos
        while pos < end:
            stop = search(src, pos, end)
            if stop is None:
                state.append_pending(src[pos:end])
                break
            start = stop.start()
            if start > pos:
                state.append_pending(src[pos:start])
            state.pos = start
            if nested or not _takes(rules.get(src[start], ()), state, False):
                state.append_pending(src[start])
                state.pos = start + 1
            pos = state.pos
        state.pos = end
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: Env, tokens: list[Token]) -> list[Token]:
        """The tokens of `src`, appended to `tokens`; delimiters are paired only where there are any."""
        # What has braces may give attributes to what stands before them, for which a state is needed.
        pos = held = 0
        if "{" not in src:
            pos, held = read_plainly(src, parsing_of(env).stops, tokens)
            if pos == len(src):
                return tokens
        state = InlineState(src, md, env, tokens)
        state.pos = pos
        if held < pos:
            state.append_pending(src[held:pos])
        self.tokenize(state)
        delimited = state.delimiters or any(meta and meta["delimiters"] for meta in state.tokens_meta)
        if delimited:
            for rule in self._pairs:
                rule(state)
        if "{" in src:
            self._attach(state)
        if delimited:
            self._join(state)
        return state.tokens


def _takes(rules: tuple[InlineRule, ...], state: StateInline, silent: bool) -> bool:
    """Whether one of the rules takes what begins here."""
    for rule in rules:  # noqa: SIM110 - any() would make a generator for every sign in every text
        if rule(state, silent):
            return True
    return False
