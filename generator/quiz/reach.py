"""Which sums answers can come to. Sums are kept as bits of one number, so that sixty questions cost no time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reach:
    """The sums that can be reached: bit n of `bits` stands for `low` + n."""

    low: int
    bits: int

    @property
    def high(self) -> int:
        return self.low + self.bits.bit_length() - 1

    def any_within(self, low: int, high: int) -> bool:
        """Whether a sum from `low` to `high`, both included, can be reached."""
        shifted = self.bits >> max(0, low - self.low)
        width = high - max(low, self.low) + 1
        return width > 0 and bool(shifted & ((1 << width) - 1))

    def first_at_least(self, low: int) -> int | None:
        """The lowest sum that can be reached and is not below `low`."""
        start = max(0, low - self.low)
        shifted = self.bits >> start
        return None if not shifted else self.low + start + (shifted & -shifted).bit_length() - 1


def reachable(questions: Iterable[Sequence[int]]) -> Reach:
    """The sums of one answer to each question, whose points are given."""
    low, bits = 0, 1
    for points in questions:
        least = min(points)
        low += least
        together = 0
        for each in set(points):
            together |= bits << (each - least)
        bits = together
    return Reach(low, bits)


def percents(statements: int, best: int, *, may_leave_out: bool) -> Reach:
    """The percentages that so many statements, each worth 0 to `best`, can come to."""
    bits = 0
    for answered in range(1 if may_leave_out else statements, statements + 1):
        bits |= _percent_bits(answered * best)
    return Reach(0, bits)


def _percent_bits(high: int) -> int:
    bits = 0
    for got in range(high + 1):
        bits |= 1 << percent(got, 0, high)
    return bits


def percent(got: int, low: int, high: int) -> int:
    """How far `got` is on the way from `low` to `high`, which differ: halves go up, and no float is involved."""
    return ((got - low) * 200 + (high - low)) // (2 * (high - low))


def sums(reach: Reach) -> Iterator[int]:
    """All of them, rising."""
    return (reach.low + place for place in range(reach.bits.bit_length()) if reach.bits >> place & 1)
