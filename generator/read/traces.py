"""What tells that files may have changed, without opening one: their names, sizes, times and inodes."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.model import digest, encode

Mark = tuple[int, int, int, int]
"""Size in bytes, times of the last change of content and of inode in nanoseconds, and inode."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Many files at one moment. `digest` is another as soon as any of them is; `newest` is the latest of their times,
    in nanoseconds.
    """

    digest: str
    newest: int


def trace(places: Iterable[str], passed_over: Collection[str] = ()) -> Trace:
    """Of files, and of folders with all that is below them; of a place where nothing is, that.

    `passed_over` are names of folders into which nobody looks.
    """
    marks = {path: mark for place in places for path, mark in _marks(place, passed_over)}
    newest = max((max(mark[1], mark[2]) for mark in marks.values()), default=0)
    return Trace(digest(encode(sorted(marks.items()))), newest)


def _marks(place: str, passed_over: Collection[str]) -> Iterator[tuple[str, Mark]]:
    waiting = [place]
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)  # noqa: PTH116 - of thousands of files, and a Path takes twice the time
            yield path, _mark(status)
            if not stat.S_ISDIR(status.st_mode):
                continue
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name not in passed_over:
                            waiting.append(entry.path)
                    else:
                        yield entry.path, _entry_mark(entry)
        except OSError:
            yield path, (-1, 0, 0, 0)


def _entry_mark(entry: os.DirEntry[str]) -> Mark:
    """Of what a link leads to; of the link itself where that is not there."""
    try:
        return _mark(entry.stat())
    except OSError:
        return _mark(entry.stat(follow_symlinks=False))


def _mark(status: os.stat_result) -> Mark:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
