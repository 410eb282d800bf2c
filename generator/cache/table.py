"""Many small records in one file, of which a reader takes all or one: a list of places first, then the records.

Written as a whole and put in place by one rename; the list and each record are verified when they are read.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from generator.cache.store import opened_record, sealed_record
from generator.model import digest

_LENGTH = 8


class Damaged(Exception):
    """A record, or the list of them, is not as it was written."""


class _Places(msgspec.Struct, frozen=True, array_like=True):
    program: str
    places: dict[str, tuple[int, int, str]]
    """By key: where the record begins among the records, its length, and its digest."""


_PLACES = msgspec.msgpack.Decoder(_Places)


class Table:
    """The records of a file by their keys, as some program has written them; none for a file that is not there.

    A file of another program has none either. Raises Damaged where it is torn or not one of these files.
    """

    def __init__(self, path: Path, program: str) -> None:
        self._path = path
        self._places: Mapping[str, tuple[int, int, str]] = {}
        self._records = b""
        data = self._read()
        if not data:
            return
        length = int.from_bytes(data[:_LENGTH], "big")
        head = opened_record(data[_LENGTH : _LENGTH + length], path.name)
        try:
            found = _PLACES.decode(head) if head is not None else None
        except msgspec.MsgspecError:
            found = None
        if found is None:
            raise Damaged(path.name)
        if found.program == program:
            self._places = found.places
            self._records = data[_LENGTH + length :]

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def get(self, key: str) -> bytes | None:
        """The record under a key, None if there is none. Raises Damaged."""
        place = self._places.get(key)
        if place is None:
            return None
        start, length, name = place
        record = self._records[start : start + length]
        if digest(record) != name:
            raise Damaged(self._path.name)
        return record

    def _read(self) -> bytes:
        try:
            if self._path.is_file():  # a pipe would be waited for
                return self._path.read_bytes()
            if not os.path.lexists(self._path):
                return b""
        except OSError:
            pass
        raise Damaged(self._path.name)


def write_table(path: Path, program: str, records: Mapping[str, bytes]) -> None:
    """Puts a whole table in place, or leaves what was there. Raises OSError."""
    places: dict[str, tuple[int, int, str]] = {}
    end = 0
    for key, record in records.items():
        places[key] = end, len(record), digest(record)
        end += len(record)
    head = sealed_record(msgspec.msgpack.encode(_Places(program, places)), path.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(len(head).to_bytes(_LENGTH, "big") + head)
            opened.writelines(records.values())
        Path(beside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise
