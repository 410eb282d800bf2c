"""What may happen to a published site, or to what builds remember, behind the program's back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from generator.publish.manifest import MANIFEST_NAME

Tampering = Callable[[Path, Path], None]
"""Does something to the first file; the other one is of the same kind."""


def _deleted(path: Path, other: Path) -> None:
    del other
    path.unlink()


def _emptied(path: Path, other: Path) -> None:
    del other
    path.write_bytes(b"")


def _cut(path: Path, other: Path) -> None:
    del other
    path.write_bytes(path.read_bytes()[:-7])


def _scribbled(path: Path, other: Path) -> None:
    del other
    path.write_bytes(b"Hello")


def _flipped(path: Path, other: Path) -> None:
    """A byte in the middle is another, and nothing else shows it: not even the time."""
    del other
    times, data = path.stat(), bytearray(path.read_bytes() or b"x")
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _exchanged(path: Path, other: Path) -> None:
    """Each holds what the other one held."""
    one, two = path.read_bytes(), other.read_bytes()
    path.write_bytes(two)
    other.write_bytes(one)


def _folder_deleted(path: Path, other: Path) -> None:
    del other
    shutil.rmtree(path.parent)


TAMPERINGS: dict[str, Tampering] = {
    "deleted": _deleted,
    "emptied": _emptied,
    "cut": _cut,
    "scribbled": _scribbled,
    "flipped": _flipped,
    "exchanged": _exchanged,
    "folder deleted": _folder_deleted,
}


def tamper(folder: Path, how: str, which: int) -> None:
    """With a file below a folder, if there is one. Files at the top and below each folder there are chosen as often."""
    groups = [files for place in sorted(folder.glob("*")) if (files := _files(place))]
    if groups:
        files = groups[which % len(groups)]
        chosen = which // len(groups)
        TAMPERINGS[how](files[chosen % len(files)], files[(chosen + 1) % len(files)])


def _files(place: Path) -> list[Path]:
    """Without the list of what is ours: a site that has lost it is a stranger's, which is told and not mended."""
    found = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
    return [path for path in found if path.name not in (MANIFEST_NAME, ".gitignore")]
