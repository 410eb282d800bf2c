"""The block parser: markdown-it's, except that a line is shown only to the rules that its first character can begin.

It also notes where blocks are nested too deeply, since markdown-it drops what stands there. It knows no block itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from generator.markdown.parsing import Env, parsing_of
from generator.markdown.states import BlockState

BlockRule = Callable[[StateBlock, int, int, bool], bool]
Rules = Mapping[str, tuple[BlockRule, ...]]


class DispatchingBlocks(ParserBlock):
    """Block rules by the first character of a line.

    `rules` begin a block; `interrupting` are, for each chain of markdown-it ("paragraph", "reference", "blockquote",
    "list"), the rules that may end one. `anywhere` begin at any character and come first, `code` is the rule for
    indented code and `last` are tried when no other rule took the line; the last of them always does.
    """

    def __init__(
        self,
        *,
        rules: Rules,
        interrupting: Mapping[str, Rules],
        anywhere: BlockRule,
        code: BlockRule,
        last: tuple[BlockRule, ...],
    ) -> None:
        super().__init__()
        self.ruler.enableOnly(["code"])
        for chain, by_character in interrupting.items():
            self.ruler.push(f"ends_{chain}", _interruption(chain, by_character, anywhere), {"alt": [chain]})
        self._rules = rules
        self._anywhere = anywhere
        self._code = code
        self._last = last

    def parse(self, src: str, md: MarkdownIt, env: Env, outTokens: list[Token]) -> list[Token]:
        """Append the tokens of a text's blocks."""
        state = BlockState(src, md, env, outTokens)
        self.tokenize(state, 0, state.lineMax)
        return outTokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        """Make the tokens of the lines from `startLine` to before `endLine`."""
        limit = state.md.options.maxNesting
        line = startLine
        empty_lines = False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= limit:
                parsing = parsing_of(state.env)
                parsing.too_deep = line if parsing.too_deep < 0 else min(line, parsing.too_deep)
                state.line = endLine
                break
            self._tokenize_block(state, line, endLine)
            state.tight = not empty_lines
            line = state.line
            # A paragraph in a nested list may have taken the empty line after it.
            if line - 1 < endLine and state.isEmpty(line - 1):
                empty_lines = True
            if line < endLine and state.isEmpty(line):
                empty_lines = True
                line += 1
                state.line = line

    def _tokenize_block(self, state: StateBlock, line: int, end: int) -> None:
        if parsing_of(state.env).features.tables and self._anywhere(state, line, end, False):
            return
        if state.sCount[line] - state.blkIndent >= 4:
            self._code(state, line, end, False)
            return
        for rule in self._rules.get(state.src[state.bMarks[line] + state.tShift[line]], ()):
            if rule(state, line, end, False):
                return
        for rule in self._last:
            if rule(state, line, end, False):
                return


def _interruption(chain: str, rules: Rules, anywhere: BlockRule) -> BlockRule:
    """All rules that may end a block of this chain, as one: markdown-it calls it for every further line of a block."""
    with_tables = chain in ("paragraph", "reference")

    def interrupts(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        position = state.bMarks[line] + state.tShift[line]
        if position >= len(state.src):
            return False
        for rule in rules.get(state.src[position], ()):
            if rule(state, line, end, True):
                return True
        return with_tables and parsing_of(state.env).features.tables and anywhere(state, line, end, True)

    return interrupts
