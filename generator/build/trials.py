"""A content folder elsewhere on the disk, in which something is tried before anything is written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def copy_content(content: Path, place: Path) -> None:
    """All files of the folder, as second names of the same bytes: whoever changes one there removes it first.

    Raises OSError.
    """
    shutil.copytree(content, place, copy_function=lend, ignore_dangling_symlinks=True)


def lend(source: str, place: str) -> None:
    """A second name of the file where the disk can do that: a site may hold gigabytes of pictures."""
    try:
        os.link(os.path.realpath(source), place)
    except OSError:
        shutil.copy2(source, place)
