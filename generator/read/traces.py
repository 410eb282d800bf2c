"""What tells that files may have changed, without opening one: their names, sizes, times and inodes."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator

Mark = tuple[int, int, int, int]
"""Size in bytes, times of the last change of content and of inode in nanoseconds, and inode."""


NOWHERE: Mark = (-1, 0, 0, 0)
"""Of a place where nothing is, or which nobody may look at."""


def marks_below(places: Iterable[str], passed_over: Collection[str] = ()) -> dict[str, Mark]:
    """Of files, and of folders with all files below them, by path; of a place where nothing is, NOWHERE.

    `passed_over` are names of folders into which nobody looks.
    """
    return {path: mark for place in places for path, mark in _marks(place, passed_over)}


def marks_of(folder: str, names: Iterable[str]) -> dict[str, Mark]:
    """Of files by their paths below a folder."""
    return {name: _mark_of(f"{folder}/{name}") for name in names}


def _mark_of(path: str) -> Mark:
    try:
        status = os.stat(path)  # noqa: PTH116 - of thousands of files, and a Path takes twice the time
    except OSError:
        return NOWHERE
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _marks(place: str, passed_over: Collection[str]) -> Iterator[tuple[str, Mark]]:
    waiting = [place]
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)  # noqa: PTH116 - of thousands of files, and a Path takes twice the time
            if not stat.S_ISDIR(status.st_mode):
                yield path, _mark(status)
                continue
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name not in passed_over:
                            waiting.append(entry.path)
                    else:
                        yield entry.path, _entry_mark(entry)
        except OSError:
            yield path, NOWHERE


def _entry_mark(entry: os.DirEntry[str]) -> Mark:
    """Of what a link leads to; of the link itself where that is not there."""
    try:
        return _mark(entry.stat())
    except OSError:
        return _mark(entry.stat(follow_symlinks=False))


def _mark(status: os.stat_result) -> Mark:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
