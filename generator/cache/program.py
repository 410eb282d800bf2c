"""Which program this is: what it remembers is worth nothing to another one."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import cache
from pathlib import Path

from generator.model import digest

_SOURCES = Path(__file__).resolve().parent.parent


@cache
def program_digest() -> str:
    """Of this program's own source, and of the names and versions of everything that is installed beside it.

    The same on another machine, so that what one remembers serves the other.
    """
    sources = sorted(path for path in _SOURCES.rglob("*.py"))
    own = b"".join(path.relative_to(_SOURCES).as_posix().encode() + b"\0" + path.read_bytes() for path in sources)
    return digest(f"{sys.version}{installed()}".encode() + own)


def installed() -> list[str]:
    """Names and versions of everything that is installed."""
    found: set[str] = set()
    for folder in filter(None, sys.path):
        with contextlib.suppress(OSError):
            found.update(name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208 - only names
    return sorted(found)
