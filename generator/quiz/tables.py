"""The tables of a calculator: columns by their names, in any order, and cells as numbers. Knows no formula."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from generator.diagnostics import Problem, Span, error
from generator.markdown import Line, Table
from generator.quiz.awards import MINUS
from generator.quiz.kind import Reading
from generator.quiz.texts import check_tables
from generator.schema import shortened

_DECIMAL = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,6})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a table must have, and those that it may have."""

    needed: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return self.needed + self.others

    @property
    def head(self) -> str:
        """The first two lines of such a table, to paste."""
        return f"| {' | '.join(self.all)} |\n|{' --- |' * len(self.all)}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by the names of their columns."""

    cells: Mapping[str, Line]
    span: Span

    def at(self, column: str) -> Span:
        cell = self.cells.get(column)
        return cell.span if cell is not None and cell.source else self.span

    def text(self, column: str) -> str:
        """A cell as it was written; signs of code around it are taken off."""
        cell = self.cells.get(column)
        return cell.source.strip().strip("`").strip() if cell is not None else ""


def read_table(reading: Reading, part: str, columns: Columns) -> tuple[Row, ...]:
    """The rows of the table that a part is."""
    problems = reading.problems
    problems += check_tables(reading, part)
    tables = [table for thing in reading.things(part) for table in thing.tables]
    if not tables and part in reading.parts:
        message = f"there is no table below ## {part}"
        problems.append(error(reading.at(part), "quiz-column", message, f"begin with these two lines:\n{columns.head}"))
    for table in tables[1:]:
        message = f"there is a second table below ## {part}"
        problems.append(error(table.span, "quiz-column", message, "write all of it as one table"))
    return _rows(tables[0], columns, problems) if tables else ()


def _rows(table: Table, columns: Columns, problems: list[Problem]) -> tuple[Row, ...]:
    names = [cell.source.strip().casefold() for cell in table.columns]
    found = list(_column_problems(table, names, columns))
    problems += found
    if found:
        return ()
    rows = [Row(dict(zip(names, row, strict=False)), _row_span(row, table)) for row in table.rows]
    empty = [row for row in rows if not any(cell.source for cell in row.cells.values())]
    problems += (error(row.span, "quiz-number", "this row is empty", "fill it in, or take it out") for row in empty)
    return tuple(row for row in rows if row not in empty)


def _row_span(row: Sequence[Line], table: Table) -> Span:
    return next((cell.span for cell in row if cell.source), row[0].span if row else table.span)


def _column_problems(table: Table, names: Sequence[str], columns: Columns) -> Iterator[Problem]:
    misspelt = []
    for index, (name, cell) in enumerate(zip(names, table.columns, strict=True)):
        if name not in columns.all:
            near = get_close_matches(name, columns.all, n=1, cutoff=0.6)
            misspelt += near
            hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(columns.all)}"
            yield error(cell.span, "quiz-column", f"there is no column {shortened(name)!r} here", hint)
        elif name in names[:index]:
            yield error(cell.span, "quiz-column", f"there are two columns {name!r}", "take one of them out")
    missing = [name for name in columns.needed if name not in (*names, *misspelt)]
    if missing:
        message = f"this table has no column {', '.join(map(repr, missing))}"
        yield error(table.span, "quiz-column", message, f"it begins so:\n{columns.head}")


def needed_text(row: Row, column: str, problems: list[Problem]) -> str:
    """A cell that may not be empty."""
    text = row.text(column)
    if not text:
        problems.append(error(row.span, "quiz-number", f"this row has nothing in its column {column!r}", "fill it in"))
    return text


def decimal(row: Row, column: str, problems: list[Problem], default: float | None = None) -> float | None:
    """A number as computers write it: 1500.5. An empty cell is `default`, and wrong if there is none."""
    text = row.text(column)
    if not text and default is not None:
        return default
    if not text:
        needed_text(row, column, problems)
        return None
    if _DECIMAL.fullmatch(text):
        return float(text)
    message = f"{shortened(text)!r} is not a number"
    problems.append(error(row.at(column), "quiz-number", message, _decimal_hint(text)))
    return None


def _decimal_hint(text: str) -> str:
    plain = re.sub(r"[\s'’_]", "", text.translate(MINUS))
    if plain != text and _DECIMAL.fullmatch(plain) and len(plain) == len(text):
        return f"write it with a plain minus: {plain}"
    if plain.rfind(",") > plain.rfind(".") >= 0:
        plain = plain.replace(".", "")
    if re.fullmatch(r"[+-]?(?:[0-9]+,[0-9]{1,2}|0,[0-9]+)", plain, re.ASCII):
        return f"write it with a point: {plain.replace(',', '.')}"
    if _DECIMAL.fullmatch(plain.replace(",", "")):
        return f"write it without signs between its digits: {plain.replace(',', '')}"
    digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in plain)
    return (
        f"write it with plain digits: {digits}" if _DECIMAL.fullmatch(digits) else "write digits, such as 1500 or 0.5"
    )
