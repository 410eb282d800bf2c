"""Which files a list of patterns leaves out, as `.gitignore` and MkDocs' `exclude_docs` have them."""

from __future__ import annotations

import re
from functools import lru_cache


def is_ignored(path: str, patterns: str) -> bool:
    """The last line that fits the path, or a folder above it, decides; one that begins with `!` takes it in again."""
    decided = False
    for is_ignoring, pattern in _parsed(patterns):
        if is_ignoring != decided and pattern.match(path):
            decided = is_ignoring
    return decided


@lru_cache(maxsize=16)
def _parsed(patterns: str) -> tuple[tuple[bool, re.Pattern[str]], ...]:
    lines = (line.strip() for line in patterns.splitlines())
    return tuple(
        (not line.startswith("!"), re.compile(_pattern(line.removeprefix("!").removeprefix("\\"))))
        for line in lines
        if line.strip("!/") and not line.startswith("#")
    )


def _pattern(line: str) -> str:
    """A path from the content folder where a slash stands in it, else a name anywhere."""
    is_folder, bare = line.endswith("/"), line.strip("/")
    start = "" if "/" in line.rstrip("/") else r"(?:.*/)?"
    parts = {"**/": r"(?:.*/)?", "/**": r"/.*", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}
    written = "".join(
        parts.get(piece) or re.escape(piece) for piece in re.split(r"(\*\*/|/\*\*$|\*\*|\*|\?)", bare) if piece
    )
    return f"{start}{written}{'/' if is_folder else r'(?:/|$)'}"
