"""Mends of headings that skip a level: the heading moves up, and all that stand below it move with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from generator.diagnostics import Problem, Problems
from generator.editor.texts import HeadingAt, read_text
from generator.markdown import MarkdownOptions
from generator.mends.values import Edit, Mend, Page

_SIGNS = re.compile(r" {0,3}(?P<open>#{1,6})(?=[ \t]|$)(?:.*[ \t](?P<close>#+)[ \t]*$)?")


def mend_headings(problems: Collection[Problem], page: Page) -> Iterator[Mend]:
    """One mend for all headings of a file that were told of. One in HTML, or between two levels, is left as it is.

    `##`, `####`, `###`: nobody can tell whether the fourth level was meant above or below the third.
    """
    body = page.text[page.row(page.body_line)[0] :] if page.body_line > 1 else page.text
    options = MarkdownOptions(
        language=page.language,
        html="trusted" if page.rules.html == "trusted" else "safe",
        nesting=page.rules.limits.nesting,
    )
    before = read_text(body, f"{page.rules.docs_dir}/{page.path}", page.body_line, options).headings
    after, mended = list(before), []
    told = {problem.span.line: problem for problem in problems}
    above = 1
    for index, heading in enumerate(before):
        level = after[index].level
        if level > above + 1 and heading.span.line in told:
            end = _end(after, index, level)
            below = after[end].level if end < len(after) else 0
            if below <= above and all(_signs(page, each) for each in before[index:end]):
                for row in range(index, end):
                    after[row] = replace(after[row], level=after[row].level - (level - above - 1))
                mended.append(told[heading.span.line])
        above = after[index].level
    if mended:
        edits = tuple(
            edit
            for old, new in zip(before, after, strict=True)
            if old.level != new.level
            for edit in _edits(page, old, new.level)
        )
        yield Mend(problems=Problems(mended), edits=edits, sentence="moves headings up, with what stands below them")


def _end(headings: list[HeadingAt], index: int, level: int) -> int:
    """The first heading behind this one that does not stand at its level or below it."""
    return next((row for row in range(index, len(headings)) if headings[row].level < level), len(headings))


def _signs(page: Page, heading: HeadingAt) -> re.Match[str] | None:
    """The signs of a heading that is written with `#`."""
    found = _SIGNS.match(page.line(heading.span.line))
    return found if found and len(found["open"]) == heading.level else None


def _edits(page: Page, heading: HeadingAt, level: int) -> Iterator[Edit]:
    found = _signs(page, heading)
    start, _ = page.row(heading.span.line)
    if found is None:
        return
    yield Edit(start + found.start("open"), start + found.end("open"), "#" * level)
    if found["close"] and len(found["close"]) == heading.level:
        yield Edit(start + found.start("close"), start + found.end("close"), "#" * level)
