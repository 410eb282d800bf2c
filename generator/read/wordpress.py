"""WordPress' export from the disk, and the names of the files in a copy of its uploads."""

from __future__ import annotations

import os
from pathlib import Path

from generator.diagnostics import Problems, Span, error
from generator.imports.wxr import Export, parse_export

_LARGEST = 1_000_000_000


def read_export(file: Path) -> tuple[Export | None, Problems]:
    """The blog in the file. Problems as parse_export has them, also for a file that is too large. Raises OSError."""
    if file.stat().st_size > _LARGEST:
        message = "the file is larger than a gigabyte"
        hint = "export it in several pieces: Tools, Export, Posts, with a range of dates"
        return None, (error(Span(file.name), "import-export", message, hint),)
    return parse_export(file.read_bytes(), file.name)


def list_media(folder: Path | None) -> tuple[str, ...]:
    """Paths below a copy of wp-content/uploads, without what programs keep there. Raises OSError."""
    if folder is None:
        return ()
    found: list[str] = []
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(at).relative_to(folder)
        found += ((here / name).as_posix() for name in names if not name.startswith(".") and not name.endswith(".php"))
    return tuple(sorted(found))
