"""markdown-it's tokens and states, made in half the time. What they hold, and what rules may do with them, is theirs.

A text of a thousand words makes some 300 tokens and a dozen states, so what making one takes counts.
"""

from __future__ import annotations

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.markdown.parsing import Env


class QuickToken(Token):
    """A token without the constructor of a dataclass, which asks a factory for each field and mends its attributes."""

    __slots__ = ()

    def __init__(
        self,
        type: str,
        tag: str,
        nesting: Literal[-1, 0, 1],
        attrs: dict[str, str | int | float] | None = None,
        map: list[int] | None = None,
        level: int = 0,
        children: list[Token] | None = None,
        content: str = "",
        markup: str = "",
        block: bool = False,
    ) -> None:
        self.type = type
        self.tag = tag
        self.nesting = nesting
        self.attrs = {} if attrs is None else attrs
        self.map = map
        self.level = level
        self.children = children
        self.content = content
        self.markup = markup
        self.info = ""
        self.meta = {}
        self.block = block
        self.hidden = False


class BlockState(StateBlock):
    """The state of the block parser."""

    def __init__(self, src: str, md: MarkdownIt, env: Env, tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src = src
        self._find_lines(src)

    def _find_lines(self, src: str) -> None:
        """Note where lines begin, end and are indented, as markdown-it does, line by line and not sign by sign."""
        lines = src.split("\n")
        # Neither what follows the last line end nor a last line of nothing but spaces is a line.
        if not lines[-1].strip(" \t"):
            lines.pop()
        begins, ends, shifts, indents = [], [], [], []
        begin = 0
        for line in lines:
            begins.append(begin)
            shift = indent = 0
            if line and line[0] in " \t":
                shift = len(line) - len(line.lstrip(" \t"))
                indent = len(line[:shift].expandtabs(4))
            shifts.append(shift)
            indents.append(indent)
            end = begin + len(line)
            ends.append(end)
            begin = end + 1
        # markdown-it wants one more, empty, behind the last.
        last = len(src)
        self.bMarks, self.eMarks, self.tShift, self.sCount = [*begins, last], [*ends, last], [*shifts, 0], [*indents, 0]
        self.bsCount = [0] * (len(lines) + 1)
        self.lineMax = len(lines)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        if nesting < 0:
            self.level -= 1
        token = QuickToken(ttype, tag, nesting, None, None, self.level, block=True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:
        if indent or keepLastLF or begin >= end:
            return super().getLines(begin, end, indent, keepLastLF)
        src, begins, ends = self.src, self.bMarks, self.eMarks
        return "\n".join([src[begins[line] : ends[line]] for line in range(begin, end)])


class InlineState(StateInline):
    """The state of the inline parser."""

    def pushPending(self) -> Token:
        token = QuickToken("text", "", 0, None, None, self.pendingLevel, None, self.pending)
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        if self.pending:
            self.pushPending()
        meta = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = QuickToken(ttype, tag, nesting, None, None, self.level)
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token
