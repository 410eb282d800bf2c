"""What the builds of one configuration remember of content files and pages, in a folder that may be deleted any time.

Nothing here decides what is still true: whoever asks compares. A record that is torn, foreign or of another program is
as none, and the builder is told of the first two.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from generator.cache.bodies import SEGMENT, BodyPlace
from generator.cache.store import opened_record, sealed_record

SETTLED_NS = 2_000_000_000
"""Nanoseconds after which a file that changes bears another time on every disk: FAT counts in steps of two seconds."""

_FORGOTTEN = 60 * 60
"""Seconds after which a file of bodies that nobody knows of is removed: another process may still be using it."""

Mark = tuple[int, int, int, int]
"""Size in bytes, times of the last change of content and of inode in nanoseconds, and inode."""

UNSETTLED: Mark = (-1, 0, 0, 0)
"""Of a file that changed so shortly before it was read that it may change again unseen: no file has this mark."""


class KnownFile(msgspec.Struct, frozen=True, array_like=True):
    """A content file as it was when it was parsed."""

    mark: Mark
    source: str
    """The digest of its bytes."""
    parsed: bytes
    """The encoding of its ParsedEntry, without the body."""
    shape: bytes = b""
    """The encoding of its body's Shape."""
    place: BodyPlace | None = None


class KnownPage(msgspec.Struct, frozen=True, array_like=True):
    """A published file as it was rendered: the digest of all that it was made from, part by part, and of its bytes."""

    key: str
    digest: str
    parts: bytes = b""


class _Files(msgspec.Struct, frozen=True, array_like=True):
    program: str
    files: Mapping[str, KnownFile]


class _Pages(msgspec.Struct, frozen=True, array_like=True):
    program: str
    pages: Mapping[str, KnownPage]


_FILES = msgspec.msgpack.Decoder(_Files)
_PAGES = msgspec.msgpack.Decoder(_Pages)


class Memory:
    """The memory in `folder`. `program` is a digest of the program and of all rules by which it parses.

    `files` is by content path, `pages` by path in the site; both as the last build left them.
    """

    def __init__(self, folder: Path, program: str, site: str) -> None:
        self.folder = folder
        self._program = program
        self._names = ("files", f"pages-{site}")
        self.is_damaged = False
        self.files: Mapping[str, KnownFile] = self._files()
        self.pages: Mapping[str, KnownPage] = self._pages()

    def forget(self) -> None:
        """As if nothing had ever been remembered."""
        self.files, self.pages = {}, {}
        self.is_damaged = True

    def write_files(self, files: Mapping[str, KnownFile]) -> None:
        """Remembers the content files of this build, if the disk lets us."""
        if files != self.files:
            self._write(self._names[0], msgspec.msgpack.encode(_Files(self._program, files)))
            self._clear({known.place.segment for known in files.values() if known.place is not None})

    def write_pages(self, pages: Mapping[str, KnownPage]) -> None:
        """Remembers the pages of this build, likewise."""
        if pages != self.pages:
            self._write(self._names[1], msgspec.msgpack.encode(_Pages(self._program, pages)))

    def _files(self) -> Mapping[str, KnownFile]:
        data = self._read(self._names[0])
        try:
            stored = _FILES.decode(data) if data else None
        except msgspec.MsgspecError:
            stored, self.is_damaged = None, True
        return stored.files if stored is not None and stored.program == self._program else {}

    def _pages(self) -> Mapping[str, KnownPage]:
        data = self._read(self._names[1])
        try:
            stored = _PAGES.decode(data) if data else None
        except msgspec.MsgspecError:
            stored, self.is_damaged = None, True
        return stored.pages if stored is not None and stored.program == self._program else {}

    def _read(self, name: str) -> bytes:
        """A record's data; b"" for none."""
        place = self.folder / name
        try:
            if not place.is_file():  # a pipe would be waited for
                self.is_damaged = self.is_damaged or place.exists()
                return b""
            data = opened_record(place.read_bytes(), name)
        except OSError:
            data = None
        self.is_damaged = self.is_damaged or data is None
        return data or b""

    def _write(self, name: str, data: bytes) -> None:
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor, beside = tempfile.mkstemp(prefix=".", suffix=".new", dir=self.folder)
            try:
                with os.fdopen(descriptor, "wb") as opened:
                    opened.write(sealed_record(data, name))
                Path(beside).replace(self.folder / name)
            except BaseException:
                with contextlib.suppress(OSError):
                    Path(beside).unlink()
                raise

    def _clear(self, used: Iterable[str]) -> None:
        """Removes files of bodies that a build left which was killed, and those that nothing refers to any more."""
        kept, now = set(used), time.time()
        with contextlib.suppress(OSError):
            for found in self.folder.iterdir():
                is_old = abs(now - found.stat().st_mtime) > _FORGOTTEN
                if is_old and found.name.startswith((SEGMENT, ".")) and found.name not in kept:
                    found.unlink()


def settled(mark: Mark, began_ns: int) -> Mark:
    """The mark by which a file may be known again that was read by a build which began at that time."""
    return UNSETTLED if max(mark[1], mark[2]) > began_ns - SETTLED_NS else mark
