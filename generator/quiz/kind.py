"""What a kind of quiz is to the rest of the program, and what it gets to read. Knows no kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.diagnostics import Problem, Span
from generator.markdown import Line, Part, PartForm, Thing
from generator.model import Quiz, Ref
from generator.quiz.limits import Count, counted

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What front matter says of a quiz, as written."""

    kind: Ref | None = None
    scale: tuple[Ref, ...] = ()
    chart: Ref | None = None
    na: bool = False
    keep: Ref | None = None
    written: Mapping[str, Span] = field(default_factory=dict)
    """Which of these keys there are, and where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file on its way to being a quiz. What is wrong with it is added to `problems`, as it is found."""

    file: Span
    settings: Settings
    parts: Mapping[str, Part]
    """By the names that the kind gives them."""
    problems: list[Problem]

    def report(self, problems: Iterable[Problem]) -> None:
        self.problems.extend(problems)

    def things(self, part: str) -> tuple[Thing, ...]:
        found = self.parts.get(part)
        return found.things if found else ()

    def headed(self, part: str) -> Iterator[tuple[Line, Thing]]:
        """The things of a part that have a heading."""
        return ((thing.head, thing) for thing in self.things(part) if thing.head is not None)

    def items(self, part: str) -> tuple[Line, ...]:
        """The items of a part that stand below no heading."""
        return tuple(item for thing in self.things(part) if thing.head is None for item in thing.items)

    def within(self, found: Sequence[T], count: Count, part: str) -> Sequence[T]:
        """As many of what was found as a quiz may hold. Reports too few or too many, unless the part is missing."""
        if part in self.parts:
            self.report(counted(found, count, self.parts[part].span))
        return found[: count.most]

    def at(self, part: str) -> Span:
        """Where a part stands; the file where there is none."""
        found = self.parts.get(part)
        return found.span if found else self.file


Answers = Sequence[Any]
Score = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of quiz."""

    name: str
    parts: Mapping[str, PartForm]
    """Its parts by name, and how each is read. All of them are needed."""
    settings: frozenset[str] = frozenset()
    """The keys of front matter that are for this kind."""
    read: Callable[[Reading], Quiz]
    """The quiz of a file. What it returns counts only where it found no error."""
    score: Callable[[Quiz, Answers], Score]
    """What answers come to: the very same as `score` of the kind's script, given the same answers."""
