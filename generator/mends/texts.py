"""A file's bytes as a page, and edits back into bytes: line ends and the byte order mark stay as they are."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable

from generator.diagnostics import Lines
from generator.editor.looking import Rules
from generator.frontmatter import parse_front_matter
from generator.mends.values import Edit, Page
from generator.model import Source

_LINE_END = re.compile(r"\r\n|\r|\n")


def read_page(source: Source, rules: Rules, language: str) -> Page | None:
    """The page that a file is; None where it is not UTF-8."""
    try:
        raw = source.data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return None
    text = _LINE_END.sub("\n", raw)
    path = f"{rules.docs_dir}/{source.path}"
    front = parse_front_matter(source.data, path, rules.limits)
    return Page(
        path=source.path,
        text=text,
        body_line=text.count("\n", 0, len(text) - len(front.body)) + 1 if text.endswith(front.body) else 1,
        lines=Lines(text, path),
        rules=rules,
        language=language,
    )


def apply_edits(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with the edits made. They do not overlap; the same one may come twice."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    raw = data[len(mark) :].decode("utf-8")
    ends = list(_LINE_END.finditer(raw))
    # Where a line begins in the file, and in the text in which each line end is one character.
    begins = [0, *(end.end() for end in ends)]
    starts = [0]
    for before, end in zip([0, *begins[1:]], ends, strict=False):
        starts.append(starts[-1] + end.start() - before + 1)
    line_end = ends[0][0] if ends else "\n"

    def place(offset: int) -> int:
        row = bisect_right(starts, offset) - 1
        return begins[row] + offset - starts[row]

    pieces, done = [], 0
    for edit in sorted(set(edits)):
        pieces += [raw[done : place(edit.start)], edit.text.replace("\n", line_end)]
        done = place(edit.end)
    return mark + "".join((*pieces, raw[done:])).encode()
