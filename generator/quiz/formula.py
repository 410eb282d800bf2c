"""Formulas: `hours * rate`, read to the order in which a stack computes it. Nothing is ever evaluated as code."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

LONGEST = 400
DEEPEST = 30
FUNCTIONS = {"min": (2, 20), "max": (2, 20), "round": (1, 1), "floor": (1, 1), "ceil": (1, 1)}
"""By name the fewest and the most values that a function takes."""

_BLANKS = re.compile("[ \t\u00a0\u202f]*")
_TOKEN = re.compile(r"(?:([0-9]+(?:\.[0-9]+)?)|([A-Za-z_][A-Za-z0-9_]*)|([-+*/(),]))", re.ASCII)
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}
NEGATE = "neg:1"


class FormulaError(Exception):
    """What is wrong with a formula: a sentence, a hint and the offset at which it shows. Never leaves this package."""

    def __init__(self, message: str, hint: str, at: int, unknown: str = "") -> None:
        super().__init__(message)
        self.message, self.hint, self.at, self.unknown = message, hint, at, unknown


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    at: int


def postfix(formula: str, names: Collection[str]) -> tuple[str, ...]:
    """A formula as numbers, names and operators in the order of a stack; functions as "min:2", with how many values.

    Raises FormulaError; `unknown` is set where it uses a name that is not among `names`.
    """
    if len(formula) > LONGEST:
        raise FormulaError(
            f"this formula is longer than {LONGEST} characters", "compute a part of it in a row above", 0
        )
    parser = _Parser(_tokens(formula), names, len(formula))
    parser.sum()
    if parser.here is not None:
        raise _misplaced(parser.here)
    return tuple(parser.out)


def _tokens(formula: str) -> list[_Token]:
    tokens, position, end = [], 0, len(formula.rstrip())
    while position < end:
        at = _BLANKS.match(formula, position).end()  # type: ignore[union-attr]
        match = _TOKEN.match(formula, at)
        if match is None:
            raise FormulaError(f"{formula[at]!r} cannot stand in a formula", _sign_hint(formula[at]), at)
        tokens.append(_Token(match[1] or match[2] or match[3], match.start(match.lastindex or 0)))
        position = match.end()
    return tokens


def _sign_hint(sign: str) -> str:
    meant = {"×": "*", "·": "*", "÷": "/", ":": "/", "−": "-", "–": "-", "%": "/ 100"}.get(sign)
    if meant:
        return f"write {meant}"
    return "formulas have numbers, names, + - * / ( ) and min, max, round, floor, ceil"


def _misplaced(token: _Token) -> FormulaError:
    hint = "write one of + - * / before it"
    if token.text == ",":
        hint = "write numbers with a point: 0.5"
    elif token.text == ")":
        hint = "take it out, or open a bracket before it"
    elif token.text in _BINDING:
        hint = "a number or a name is missing before it"
    return FormulaError(f"{token.text!r} is out of place here", hint, token.at)


@dataclass(slots=True)
class _Parser:
    """Recursive descent, at most DEEPEST levels."""

    tokens: list[_Token]
    names: Collection[str]
    end: int
    out: list[str] = field(default_factory=list)
    position: int = 0
    depth: int = 0

    @property
    def here(self) -> _Token | None:
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def take(self, *wanted: str) -> str:
        """The next token if it is one of these, else ""."""
        token = self.here
        if token is None or token.text not in wanted:
            return ""
        self.position += 1
        return token.text

    def sum(self, binding: int = 1) -> None:
        """What operators join that bind at least so strongly, from the left."""
        self._value()
        while (token := self.here) is not None and _BINDING.get(token.text, 0) >= binding:
            self.position += 1
            self.sum(_BINDING[token.text] + 1)
            self.out.append(token.text)

    def _value(self) -> None:
        self.depth += 1
        token = self.here
        if token is None:
            raise FormulaError("this formula ends too early", "a number or a name is missing at its end", self.end)
        if self.depth > DEEPEST:
            raise FormulaError(
                f"this formula is nested more than {DEEPEST} deep", "compute a part of it above", token.at
            )
        self.position += 1
        if token.text in ("+", "-"):
            self._value()
            self.out += [NEGATE] if token.text == "-" else []
        elif token.text == "(":
            self.sum()
            self._close(token)
        elif token.text[0].isdigit():
            self.out.append(token.text)
        elif token.text[0].isalpha() or token.text[0] == "_":
            self._named(token)
        else:
            raise _misplaced(token)
        self.depth -= 1

    def _named(self, token: _Token) -> None:
        if token.text in FUNCTIONS and self.take("("):
            self.out.append(f"{token.text}:{self._arguments(token)}")
        elif token.text in self.names:
            self.out.append(token.text)
        elif token.text.lower() in FUNCTIONS:
            name = token.text.lower()
            example = f"{name}(a)" if FUNCTIONS[name][1] == 1 else f"{name}(a, b)"
            raise FormulaError(f"{token.text!r} is a function of values in brackets", f"write {example}", token.at)
        else:
            message = f"nothing above this row is called {token.text!r}"
            raise FormulaError(message, "", token.at, unknown=token.text)

    def _arguments(self, function: _Token) -> int:
        self.sum()
        count = 1
        while self.take(","):
            self.sum()
            count += 1
        self._close(function)
        least, most = FUNCTIONS[function.text]
        if not least <= count <= most:
            wanted = "one value" if most == 1 else f"{least} to {most} values"
            message = f"{function.text} takes {wanted}, and here it has {count}"
            raise FormulaError(message, f"{function.text}({'a' if most == 1 else 'a, b'})", function.at)
        return count

    def _close(self, opened: _Token) -> None:
        if not self.take(")"):
            token = self.here
            if token is not None:
                raise _misplaced(token)
            raise FormulaError("a bracket is opened and not closed", "write ) where it ends", opened.at)


def evaluate(formula: Sequence[str], values: Mapping[str, float | None]) -> float | None:
    """What a formula in postfix comes to; None where it divides by zero or grows beyond all numbers."""
    stack: list[float] = []
    for token in formula:
        value = _step(token, stack, values)
        if value is None or not math.isfinite(value):
            return None
        stack.append(value)
    return stack[0]


def _step(token: str, stack: list[float], values: Mapping[str, float | None]) -> float | None:
    if token in values:
        return values[token]
    if token[0].isdigit():
        return float(token)
    if token == NEGATE:
        return -stack.pop()
    if token in _BINDING:
        right, left = stack.pop(), stack.pop()
        return _joined(token, left, right)
    name, _, count = token.partition(":")
    taken = stack[-int(count) :]
    del stack[-int(count) :]
    return _called(name, taken)


def _joined(operator: str, left: float, right: float) -> float | None:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return None if right == 0 else left / right


def _called(name: str, taken: list[float]) -> float:
    match name:
        case "min":
            return min(taken)
        case "max":
            return max(taken)
        case "floor":
            return float(math.floor(taken[0]))
        case "ceil":
            return float(math.ceil(taken[0]))
    return rounded(taken[0])


def rounded(value: float) -> float:
    """To a whole number, halves up: as `Math.floor(value + 0.5)` has it."""
    return float(math.floor(value + 0.5))
