"""Bytes that builds remember under a digest of everything they were made from; verified whenever they are read.

Nothing here knows what is remembered. A damaged record, a disk that is full or may not be written, another process at
the same work: all of that costs time and is never an error.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

_KEY = re.compile(r"[0-9a-f]{8,128}")
# The last digit is the schema of records: those of another one are misses, and are written over.
_MAGIC = b"milepost record 1\n"
_CHECKSUM = 16
_LENGTH = 8
_HEAD = len(_MAGIC) + _LENGTH + _CHECKSUM
# A record's time says when it was last asked for, to within the first; what was asked for within the second may
# belong to a build that still runs, in whatever process. Both in seconds.
_ASKED_AGAIN = 10 * 60
_IN_USE = 60 * 60


class Store(Protocol):
    """Bytes by key: `key` is a hex digest of every input, the program and its libraries included.

    So what is under a key never becomes wrong. A store may forget at any time; it never raises.
    """

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, data: bytes) -> None: ...


class EmptyStore:
    """Remembers nothing."""

    def get(self, key: str) -> bytes | None:
        return None

    def put(self, key: str, data: bytes) -> None:
        pass


class Unread:
    """A store of which only what was put through this object is believed. For `--clean`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._put: set[str] = set()

    def get(self, key: str) -> bytes | None:
        return self._store.get(key) if key in self._put else None

    def put(self, key: str, data: bytes) -> None:
        self._store.put(key, data)
        self._put.add(key)


class FileStore:
    """One file for each key, in 256 folders below `folder`. May be used by several threads and processes at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()
        self._has_grown = False

    def get(self, key: str) -> bytes | None:
        """What was put under the key, None if that is not known or not intact. ValueError if it is no hex digest."""
        place = self._place(key)
        try:
            if not place.is_file():  # a pipe would be waited for
                return None
            with place.open("rb") as opened:
                record = opened.read()
                asked = os.fstat(opened.fileno()).st_mtime
        except OSError:
            return None
        data = opened_record(record, key)
        if data is None:
            return None
        self._used.add(key)
        if abs(time.time() - asked) > _ASKED_AGAIN:
            with contextlib.suppress(OSError):
                os.utime(place)
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keeps the bytes if the disk lets us. ValueError if the key is no hex digest."""
        place = self._place(key)
        self._used.add(key)
        self._has_grown = True
        with contextlib.suppress(OSError):
            if not place.parent.is_dir():
                self._make(place.parent)
            write_whole(place, sealed_record(data, key))

    def forget(self, limit: int) -> int:
        """Removes what nobody asked for the longest, until at most `limit` bytes are left; how many records went.

        What this object gave or took, or anybody within the hour, stays even if it is more than that. Without a new
        record since the last time nothing is looked at.
        """
        if not self._has_grown:
            return 0
        self._has_grown = False
        records = sorted(self._records())
        left, gone = sum(record.size for record in records), 0
        for record in records:
            if left <= limit:
                break
            if record.key not in self._used and time.time() - record.asked > _IN_USE:
                with contextlib.suppress(OSError):
                    record.path.unlink()
                    left, gone = left - record.size, gone + 1
        return gone

    def _make(self, folder: Path) -> None:
        """A folder for records. Owners who keep their site in git need not be told of them."""
        folder.mkdir(parents=True, exist_ok=True)
        ignore = self._folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="ascii")

    def _place(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"not a hex digest: {key!r}")
        return self._folder / key[:2] / key[2:]

    def _records(self) -> Iterator[_Found]:
        """Everything in the folders, the leavings of a build that was killed while it wrote among it."""
        for folder in _entries(self._folder):
            for entry in _entries(folder.path):
                with contextlib.suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    yield _Found(status.st_mtime, folder.name + entry.name, status.st_size, Path(entry.path))


class _Found(NamedTuple):
    asked: float
    key: str
    size: int
    path: Path


def sealed_record(data: bytes, key: str) -> bytes:
    """A record: what it is, how long its data are, a checksum over key and data, and the data."""
    return b"".join((_MAGIC, len(data).to_bytes(_LENGTH, "big"), _checksum(data, key), data))


def opened_record(record: bytes, key: str) -> bytes | None:
    """The data of a record that was sealed for this key; None for every other text of bytes."""
    head, data = record[:_HEAD], record[_HEAD:]
    expected = b"".join((_MAGIC, len(data).to_bytes(_LENGTH, "big"), _checksum(data, key)))
    return data if head == expected else None


def _checksum(data: bytes, key: str) -> bytes:
    hashed = hashlib.blake2b(key.encode(), digest_size=_CHECKSUM)
    hashed.update(data)
    return hashed.digest()


def write_whole(place: Path, record: bytes) -> None:
    """Puts a whole file in place or none. No sync: after a power cut the checksum tells. Raises OSError."""
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=place.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(record)
        beside.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _entries(folder: Path | str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []
