"""Which problems can be mended, and by what: a file's problems to mends that do not touch each other."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterator, Mapping

from generator.diagnostics import Problem
from generator.mends.boxes import mend_box
from generator.mends.front_matter import (
    mend_key,
    mend_line,
    mend_list,
    mend_missing_id,
    mend_name,
    mend_place,
    mend_remark,
    mend_value,
)
from generator.mends.headings import mend_headings
from generator.mends.links import mend_address, mend_anchor, mend_missing_file, mend_refused, mend_unrecognized
from generator.mends.values import Edit, Known, Mend, Page

_Mender = Callable[[Problem, Page, Known], Mend | None]

_MENDERS: Mapping[str, _Mender] = {
    "bad-address": mend_value,
    "comma-list": mend_list,
    "front-matter-late": mend_place,
    "html-in-title": mend_value,
    "missing-anchor": mend_anchor,
    "missing-file": mend_missing_file,
    "not-indented": mend_box,
    "refused-address": mend_refused,
    "renamed-without-id": mend_missing_id,
    "topic-not-allowed": mend_name,
    "unknown-address": mend_address,
    "unknown-block": mend_name,
    "unknown-cta": mend_name,
    "unknown-key": mend_key,
    "unknown-name": mend_name,
    "unknown-part": mend_name,
    "unknown-quiz": mend_name,
    "unknown-series": mend_name,
    "unreadable-date": mend_value,
    "unreadable-day": mend_value,
    "unreadable-expires": mend_value,
    "unrecognized-link": mend_unrecognized,
    "yaml-bracket": mend_line,
    "yaml-character": mend_line,
    "yaml-colon": mend_line,
    "yaml-indent": mend_line,
    "yaml-quote": mend_line,
    "yaml-remark": mend_remark,
    "yaml-space": mend_line,
    "yaml-syntax": mend_line,
    "yaml-tab": mend_line,
}

_HEADINGS = "heading-skips"

MENDED = frozenset((*_MENDERS, _HEADINGS))
"""The codes of problems that may be mended, each if it is clear what was meant."""


def plan_mends(page: Page, problems: Collection[Problem], known: Known) -> tuple[Mend, ...]:
    """What can be mended of these problems of a page; of two mends of one place, the first."""
    found: list[Mend] = []
    made: list[Edit] = []
    for mend in _mends(page, problems, known):
        if not any(_clash(edit, made) for edit in mend.edits):
            found.append(mend)
            for edit in mend.edits:
                insort(made, edit)
    return tuple(found)


def _mends(page: Page, problems: Collection[Problem], known: Known) -> Iterator[Mend]:
    last = page.text.count("\n") + 1
    for problem in problems:
        mender = _MENDERS.get(problem.code)
        if mender is not None and 0 < problem.span.line <= last:
            mend = mender(problem, page, known)
            if mend is not None and any(page.text[edit.start : edit.end] != edit.text for edit in mend.edits):
                yield mend
    skipped = [problem for problem in problems if problem.code == _HEADINGS]
    if skipped:
        yield from mend_headings(skipped, page)


def _clash(edit: Edit, made: list[Edit]) -> bool:
    """Whether an edit touches the place of another; `made` are in order, and do not touch each other.

    The same edit twice is made once: two links may share a definition.
    """
    at = bisect_left(made, edit)
    if at < len(made) and made[at] == edit:
        return False
    return any(edit.start <= other.end and other.start <= edit.end for other in made[max(0, at - 1) : at + 1])
