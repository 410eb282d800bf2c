"""Which program this is: what it remembers is worth nothing to another one."""

from __future__ import annotations

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
    return digest(f"{sys.version}{_installed()}".encode() + own)


def _installed() -> list[str]:
    folders = (Path(folder) for folder in sys.path if folder and Path(folder).is_dir())
    return sorted({found.name for folder in folders for found in folder.glob("*.dist-info")})
