"""A further row in the list of parts of a series' file. Nothing else of the file changes."""

from __future__ import annotations

import re

_KEY = re.compile(r"parts:[ \t]*(?:#.*)?")
_ROW = re.compile(r"( *)-(?: |$)")


def with_part(text: str, slug: str) -> str | None:
    """The file with a post as its last part; None where it has no list of parts, a row to each line."""
    lines = text.splitlines(keepends=True)
    key = next((number for number, line in enumerate(lines) if _KEY.fullmatch(line.rstrip())), None)
    if key is None:
        return None
    first = _ROW.match(lines[key + 1]) if key + 1 < len(lines) else None
    if first is None or lines[key + 1].startswith("---"):
        return None
    end = key + 1
    while end < len(lines) and _is_inside(lines[end], first[1]):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    ending = "\r\n" if lines[key].endswith("\r\n") else "\n"
    return "".join((*lines[:end], f"{first[1]}- {slug}{ending}", *lines[end:]))


def _is_inside(line: str, indent: str) -> bool:
    """Whether a line belongs to a list whose rows are indented so: a row of it, what hangs below one, or nothing."""
    if line.startswith("---"):
        return False
    return not line.strip() or line.startswith((f"{indent} ", f"{indent}- ", f"{indent}-\n", f"{indent}#"))
