"""What the builds of one configuration remember of content files and pages, in a folder that may be deleted any time.

Nothing here decides what is still true: whoever asks compares. A record that is torn or foreign is as none, and the
builder is told; those of another program are none without a word.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from generator.cache.bodies import SEGMENT, BodyPlace, DamagedBody, gathered
from generator.cache.table import Damaged, Table, write_table

SETTLED_NS = 2_000_000_000
"""Nanoseconds after which a file that changes bears another time on every disk: FAT counts in steps of two seconds."""

_MOST_SEGMENTS = 32
"""Files of bodies after which they are put together: each build that parses something leaves one more."""

_FORGOTTEN = 60 * 60
"""Seconds after which a file of bodies that nobody knows of is removed: another process may still be using it."""

Mark = tuple[int, int, int, int]
"""Size in bytes, times of the last change of content and of inode in nanoseconds, and inode."""

UNSETTLED: Mark = (-2, 0, 0, 0)
"""Of a file that changed so shortly before it was read that it may change again unseen: no file has this mark."""


class Front(msgspec.Struct, frozen=True, array_like=True):
    """What stands above the text of a content file: so many bytes of this digest; the text begins on that line."""

    length: int
    digest: str
    line: int


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
    front: Front | None = None
    """None where nobody can tell where its text begins by its bytes alone."""


class KnownPage(msgspec.Struct, frozen=True, array_like=True):
    """A published file as it was rendered: what it was made from, and the digest of its bytes."""

    digest: str
    parts: bytes
    """A digest of each part of what it shows, one after the other."""


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where a text stands in a site, whole and unchanged but for what its marks stand for."""

    page: str
    """The path of its page."""
    address: str
    fills: tuple[tuple[str, bool], ...]
    """For each reference what stands at its mark, and whether that of a link's end is left out."""


class Seam(msgspec.Struct, frozen=True, array_like=True):
    """A content file in a site: the digest of the bytes of which the site was made, and where its text stands.

    `place` is None where the text stands in several places, or not as it is.
    """

    source: str
    place: Place | None = None


Known = TypeVar("Known", KnownFile, KnownPage, Seam)

_FILES = msgspec.msgpack.Decoder(KnownFile)
_PAGES = msgspec.msgpack.Decoder(KnownPage)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the files in a memory's folder, of which some belong to one site each."""

    site: str

    @property
    def files(self) -> str:
        return "files"

    @property
    def pages(self) -> str:
        return f"pages-{self.site}"

    @property
    def seams(self) -> str:
        return f"seams-{self.site}"


class Memory:
    """The memory in `folder`. `program` is a digest of the program and of all rules by which it parses.

    `files` is by content path, `pages` by path in the site named `site`; both as the last build left them.
    `is_damaged` tells whether something was there that cannot be read.
    """

    def __init__(self, folder: Path, program: str, site: str) -> None:
        self.program, self.folder = program, folder
        self.names = Names(site)
        self.is_damaged = False
        self.files: Mapping[str, KnownFile] = self._known(self.names.files, _FILES)
        self.pages: Mapping[str, KnownPage] = self._known(self.names.pages, _PAGES)

    def forget(self) -> None:
        """As if nothing had ever been remembered."""
        self.files, self.pages = {}, {}

    def write_files(self, files: Mapping[str, KnownFile]) -> None:
        """Remembers the content files of this build, if the disk lets us."""
        if files != self.files or self.is_damaged:
            files = self._put_together(files)
            self._write(self.names.files, files)
            self._clear(_segments(files))

    def write_pages(self, pages: Mapping[str, KnownPage]) -> None:
        """Remembers the pages of this build, likewise."""
        if pages != self.pages or self.is_damaged:
            self._write(self.names.pages, pages)

    def write_seams(self, seams: Mapping[str, Seam]) -> None:
        """Remembers where texts stand, by content path, likewise."""
        self._write(self.names.seams, seams)

    def _known(self, name: str, decoder: msgspec.msgpack.Decoder[Known]) -> Mapping[str, Known]:
        try:
            table = Table(self.folder / name, self.program)
            return {key: decoder.decode(table.get(key) or b"") for key in table}
        except (Damaged, msgspec.MsgspecError):
            self.is_damaged = True
            return {}

    def _write(self, name: str, known: Mapping[str, Known]) -> None:
        records = {key: msgspec.msgpack.encode(value) for key, value in known.items()}
        with contextlib.suppress(OSError):
            write_table(self.folder / name, self.program, records)

    def _put_together(self, files: Mapping[str, KnownFile]) -> Mapping[str, KnownFile]:
        """The same with their bodies in few files; as they are where the disk does not let us."""
        if len(_segments(files)) <= _MOST_SEGMENTS:
            return files
        try:
            moved = gathered(self.folder, (known.place for known in files.values() if known.place is not None))
        except (OSError, DamagedBody):
            return files
        return {
            path: known if known.place is None else replace(known, place=moved.get(known.place, known.place))
            for path, known in files.items()
        }

    def _clear(self, used: Iterable[str]) -> None:
        """Removes files of bodies that a build left which was killed, and those that nothing refers to any more."""
        kept, now = set(used), time.time()
        with contextlib.suppress(OSError):
            for found in self.folder.iterdir():
                is_old = abs(now - found.stat().st_mtime) > _FORGOTTEN
                if is_old and found.name.startswith((SEGMENT, ".")) and found.name not in kept:
                    found.unlink()


def _segments(files: Mapping[str, KnownFile]) -> set[str]:
    return {known.place.segment for known in files.values() if known.place is not None}


def settled(mark: Mark, began_ns: int) -> Mark:
    """The mark by which a file may be known again that was read by a build which began at that time."""
    return UNSETTLED if max(mark[1], mark[2]) > began_ns - SETTLED_NS else mark
