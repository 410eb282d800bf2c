"""Where front matter begins and ends, for python-frontmatter. Nothing here reads what stands between the fences."""

from __future__ import annotations

import re
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

# MkDocs and Pandoc let "..." close it as well. Four dashes are a rule in the text and not a fence.
_OPEN = re.compile(r"---[ \t]*(?:\n|(?=\x02?\Z))")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|(?=\x02?\Z))", re.MULTILINE)

# python-frontmatter strips the text it gets and the body it hands back, and with that the indentation of a code block
# on the first line. Between guards there is nothing to strip; content cannot hold them: control characters are refused.
_GUARD = "\x02"


class VerbatimFences(BaseHandler):
    """Front matter between `---` on line 1 and the next `---` or `...`; every character of the body is kept."""

    FM_BOUNDARY = _OPEN
    START_DELIMITER = END_DELIMITER = "---"

    def split(self, text: str) -> tuple[str, str]:
        """What stands between the fences, and the body in guards; ValueError where a fence is missing."""
        opening = _OPEN.match(text, len(_GUARD))
        closing = _CLOSE.search(text, opening.end()) if opening else None
        if not opening or not closing:
            raise ValueError("no fences")
        return text[opening.end() : closing.start()], _GUARD + text[closing.end() :]

    def load(self, fm: str) -> dict[str, Any]:
        """The front matter as it stands: it is read where its path and its limits are known."""
        return {"yaml": fm}


def split_fences(text: str) -> tuple[str | None, str]:
    """Front matter and body, both verbatim; None and the whole text where there are no two fences."""
    metadata, body = frontmatter.parse(f"{_GUARD}{text}{_GUARD}", handler=VerbatimFences())
    found = metadata.get("yaml")
    return (found if isinstance(found, str) else None), body.removeprefix(_GUARD).removesuffix(_GUARD)


def opens(text: str) -> bool:
    """Whether the first line is a fence."""
    return _OPEN.match(text) is not None
