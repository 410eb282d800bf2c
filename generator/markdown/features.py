"""Which constructs a text can hold at all, by cheap looks at the whole of it; no rule runs for the others."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

# Each begins with a character that few places have, which keeps the search fast.
_TABLE = re.compile(r"\n[ \t>]*(?:\|[ \t]*:?-|:?-+:?[ \t]*\|)")
_DEFINITION = re.compile(r"\n[ \t>]*:[ \t]")
_TASK = re.compile(r"\[[ xX]\][ \t]")
_URL = re.compile(r"https?://(?<![<\"'=/\w]http://)(?<![<\"'=/\w]https://)(?<!\]\(http://)(?<!\]\(https://)")
_WEB = re.compile(r"www\.(?<![<\"'=/\w.]www\.)")
_ICON = re.compile(r":[a-z]+-[a-z0-9-]+:")
_ALWAYS = "\n!&*<[\\]_`"


@dataclass(frozen=True, slots=True)
class Features:
    """What a text may hold. A true value is a guess that a rule has to confirm; a false one is certain."""

    tables: bool
    definitions: bool
    tasks: bool
    footnotes: bool
    abbreviations: bool
    containers: bool
    stops: str
    """Characters beside CommonMark's own that begin an inline construct in this text."""


def features_of(text: str) -> Features:
    """What `text` may hold. Takes time linear in its length."""
    return Features(
        tables="|" in text and _TABLE.search(text) is not None,
        definitions=_DEFINITION.search(text) is not None,
        tasks=_TASK.search(text) is not None,
        footnotes="[^" in text,
        abbreviations="*[" in text,
        containers="!!!" in text or "???" in text or '=== "' in text,
        stops=_stops(text),
    )


def _stops(text: str) -> str:
    web = _WEB.search(text) is not None
    return "".join(
        (
            "{" if "{" in text else "",
            "=" if "==" in text else "",
            "^" if "^" in text else "",
            "~" if "~" in text else "",
            "+" if "++" in text else "",
            ":" if _URL.search(text) or _ICON.search(text) else "",
            "w" if web else "",
        )
    )


@functools.cache
def stop_pattern(extra: str) -> re.Pattern[str]:
    """A pattern that finds the next character at which an inline construct may begin."""
    return re.compile("[" + re.escape(_ALWAYS + extra) + "]")
