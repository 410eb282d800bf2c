"""Mends of boxes (`!!! note`) whose text is not indented."""

from __future__ import annotations

import re

from generator.diagnostics import Problem
from generator.mends.values import Edit, Known, Mend, Page

_NO_TEXT = re.compile(r"\s*(?:#|```|~~~|\||!!!|\?\?\?|===|<|---|>)")


def mend_box(problem: Problem, page: Page, known: Known) -> Mend | None:
    """The paragraph right below the opening line is put into the box; a heading, table, code or HTML is not."""
    edits: list[Edit] = []
    last = page.text.count("\n") + 1
    for line in range(problem.span.line, last + 1):
        text = page.line(line)
        if not text.strip():
            break
        if _NO_TEXT.match(text):
            return None
        start, _ = page.row(line)
        edits.append(Edit(start, start, "    "))
    return Mend(problems=(problem,), edits=tuple(edits), sentence="puts the text into the box") if edits else None
