"""Prose that disagrees with the order of a series: what a post says of its place, held against where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import PartClaim

_COMPARABLE = ("", "part")
"""Words that mean a place in whatever series. A "step one" is compared only in a series whose parts are steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a post stands in a series; the number is None for a part that is not counted."""

    number: int | None
    total: int
    naming: str
    """What the series calls a part: "part", "step" ..."""
    complete: bool
    """Whether the total is settled: a series may grow into what was promised of it."""


def disagreement(claims: Iterable[PartClaim], standings: Sequence[Standing]) -> PartClaim | None:
    """The first claim that fits no series of the post: of a title, or of a text, in which none fits.

    "Step 2, part 1" makes two claims, and one that fits is enough: the other speaks of something else.
    """
    if not standings or any(standing.number is None for standing in standings):
        return None
    wrong: dict[str, PartClaim] = {}
    right: set[str] = set()
    for claim in claims:
        judged = [standing for standing in standings if claim.noun in (*_COMPARABLE, _singular(standing.naming))]
        if any(_fits(claim, standing) for standing in judged):
            right.add(claim.where)
        elif judged:
            wrong.setdefault(claim.where, claim)
    return next((claim for where, claim in wrong.items() if where not in right), None)


def words_of(claim: PartClaim, standing: Standing) -> str:
    """What is wrong, as a sentence; `standing` is that of the series which the post belongs to first."""
    noun = _singular(standing.naming) or "part"
    where = "title" if claim.where == "title" else "text"
    return f"the {where} says {claim.words!r}, and this is {noun} {standing.number} of {standing.total} in its series"


def _fits(claim: PartClaim, standing: Standing) -> bool:
    if claim.number not in (None, standing.number):
        return False
    if claim.of is not None and (claim.of < standing.total or (standing.complete and claim.of != standing.total)):
        return False
    return not claim.last or standing.number == standing.total


def _singular(naming: str) -> str:
    plain = naming.strip().casefold()
    return "instalment" if plain == "installment" else plain
