"""From a place in a token's text back to the line and column of the file; nothing here changes a token.

markdown-it cuts a block's text out of its lines: indentation and quotation marks go, so each line of the text is the
end of its line in the file. Table cells are the exception: `locate_cells` notes where each begins.
"""

from __future__ import annotations

from bisect import bisect_right

from markdown_it.token import Token

from generator.diagnostics import Span
from generator.markdown.parsing import Parsing


def place(parsing: Parsing, token: Token, offset: int) -> Span:
    """The place in the file of the character at `offset` of the token's content; the token needs a map."""
    row = token.map[0] if token.map else 0
    column = token.meta.get("column")
    if column is not None:
        return parsing.at(row, column + offset + token.content.count("|", 0, offset) + 1)
    starts = _line_starts(token)
    index = bisect_right(starts, offset) - 1
    return parsing.at(row + index, _begin(parsing, token, index) + offset - starts[index] + 1)


def _begin(parsing: Parsing, token: Token, index: int) -> int:
    """Where (from 0) line `index` of a token's text begins in its line of the file; remembered in the token."""
    begins: dict[int, int] = token.meta.setdefault("begins", {})
    if index not in begins:
        starts = _line_starts(token)
        end = starts[index + 1] - 1 if index + 1 < len(starts) else len(token.content)
        # What was taken off the end of an action step belongs to its last line.
        tail = token.meta.get("tail", "") if index + 1 == len(starts) else ""
        text = f"{token.content[starts[index] : end]}{tail}".rstrip()
        source = parsing.row((token.map[0] if token.map else 0) + index).rstrip()
        begins[index] = len(source) - len(text) if source.endswith(text) else max(source.find(text), 0)
    return begins[index]


def _line_starts(token: Token) -> list[int]:
    starts: list[int] | None = token.meta.get("starts")
    if starts is None:
        starts = [0]
        position = token.content.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = token.content.find("\n", position + 1)
        token.meta["starts"] = starts
    return starts


def locate_cells(parsing: Parsing, tokens: list[Token]) -> None:
    """Note in each table cell's `meta["column"]` (from 0) where its text begins in its line."""
    in_row = False
    position = 0
    source = ""
    for token in tokens:
        if token.type == "tr_open" and token.map:
            in_row, position, source = True, 0, parsing.row(token.map[0])
        elif token.type == "tr_close":
            in_row = False
        elif in_row and token.type == "inline" and token.content:
            written = token.content.replace("|", "\\|")
            found = source.find(written, position)
            if found >= 0:
                token.meta["column"] = found
                position = found + len(written)
