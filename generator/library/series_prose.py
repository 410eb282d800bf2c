"""Prose that disagrees with the order of a series: what a post says of its place, held against where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.diagnostics import Problems, warning
from generator.library.series_rows import Row, Rows
from generator.model import PartClaim, PostEntry
from generator.schema import shortened

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


def check_prose(post: PostEntry, placed: Sequence[tuple[Rows, Row]]) -> Problems:
    """A warning where a post calls itself another part than it is; `placed` is its home first."""
    if not post.claims or not placed:
        return ()
    standings = [_standing(post, rows, row) for rows, row in placed]
    claim = disagreement(post.claims, standings)
    if claim is None:
        return ()
    rows, standing = placed[0][0], standings[0]
    place = f"{_singular(standing.naming) or 'part'} {standing.number} of {standing.total}"
    message = f"the {claim.where} says {shortened(claim.words)!r}, and this is {place} in {shortened(rows.title)!r}"
    if rows.listed and rows.entry is not None:
        order = f"the order in {rows.entry.span}"
    else:
        order = "the numbers that the posts have under   part:"
    return (warning(claim.span, "part-prose", message, f"mend these words, or {order}"),)


def _standing(post: PostEntry, rows: Rows, row: Row) -> Standing:
    # Where posts number themselves wrongly, that is told by itself: the prose is held against what they say.
    number = post.part.value if post.part is not None and not rows.listed else row.number
    return Standing(
        number=number,
        total=sum(1 for each in rows.rows if each.number is not None),
        naming=rows.entry.naming if rows.entry is not None else "part",
        complete=rows.entry is not None and rows.entry.complete,
    )


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


def _fits(claim: PartClaim, standing: Standing) -> bool:
    if claim.number not in (None, standing.number):
        return False
    if claim.of is not None and (claim.of < standing.total or (standing.complete and claim.of != standing.total)):
        return False
    return not claim.last or standing.number == standing.total


def _singular(naming: str) -> str:
    plain = naming.strip().casefold()
    return "instalment" if plain == "installment" else plain
