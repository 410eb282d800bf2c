"""Bodies on disk between parsing and rendering, and from one build to the next, so that memory holds facts only.

They stand one after the other in files that only grow: each process that adds some has one of its own. Where a body
stands is known to whoever put it, and to a memory of builds; it is verified whenever it is read.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO

import msgspec

from generator.model import Body, digest, encode

_BODIES = msgspec.msgpack.Decoder(Body)
SEGMENT = "bodies-"
"""How the names of such files begin."""


class BodyPlace(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Where the encoding of a body stands: in which file, from which byte on, and how many bytes."""

    segment: str
    offset: int
    length: int


class DamagedBody(Exception):
    """A body is not where it was put, or not as it was put."""


class BodyStore:
    """Bodies by digest, below `folder`; without one in a temporary folder that goes when this is closed.

    A context manager. Used by one thread. put() and get() raise OSError where the disk fails.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._temporary = None
        if folder is None:
            import tempfile

            self._temporary = tempfile.TemporaryDirectory(prefix="milepost-", ignore_cleanup_errors=True)
            folder = Path(self._temporary.name)
        self.folder = folder
        self._places: dict[str, BodyPlace] = {}
        self._own: IO[bytes] | None = None
        self._end = 0
        self._opened: dict[str, IO[bytes]] = {}

    def put(self, body: Body) -> str:
        """Keeps a body; its digest is that of its encoding, and the same body is kept once."""
        data = encode(body)
        key = digest(data)
        if key not in self._places:
            self._places[key] = self._append(data)
        return key

    def know(self, places: Mapping[str, BodyPlace]) -> None:
        """Bodies that stand in the folder already, by digest."""
        self._places.update(places)

    def place(self, key: str) -> BodyPlace:
        """Where the body with this digest stands. KeyError if nobody knows."""
        return self._places[key]

    def get(self, key: str) -> Body:
        """The body with this digest. KeyError if nobody knows where it is, DamagedBody if it is not there any more."""
        return self.read(key, self._places[key])

    def read(self, key: str, place: BodyPlace) -> Body:
        """The body with this digest at a place that another process has told of. Raises DamagedBody."""
        data = self._read(place)
        if digest(data) != key:
            raise DamagedBody(place.segment)
        return _BODIES.decode(data)

    def copy(self, place: BodyPlace) -> BodyPlace:
        """The bytes at a place once more, in this store's own file. Raises DamagedBody."""
        return self._append(self._read(place))

    def close(self) -> None:
        """Closes the files, and removes those of a temporary folder. More than once is once."""
        for opened in (self._own, *self._opened.values()):
            if opened is not None:
                opened.close()
        self._own, self._opened = None, {}
        if self._temporary is not None:
            self._temporary.cleanup()

    def __enter__(self) -> BodyStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __reduce__(self) -> tuple[Callable[[Path], BodyStore], tuple[Path]]:
        """In another process it is the one store there of the same folder, which adds to a file of its own."""
        return process_store, (self.folder,)

    def _append(self, data: bytes) -> BodyPlace:
        if self._own is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            name = f"{SEGMENT}{os.getpid()}-{secrets.token_hex(4)}"
            self._own = (self.folder / name).open("xb", buffering=0)
            self._end = 0
        left = memoryview(data)
        while left:
            left = left[self._own.write(left) :]
        self._end += len(data)
        return BodyPlace(Path(self._own.name).name, self._end - len(data), len(data))

    def _read(self, place: BodyPlace) -> bytes:
        try:
            if place.segment not in self._opened:
                if not (self.folder / place.segment).is_file():  # a pipe would be waited for
                    raise DamagedBody(place.segment)
                self._opened[place.segment] = (self.folder / place.segment).open("rb", buffering=0)
            opened = self._opened[place.segment]
            opened.seek(place.offset)
            data = b""
            while len(data) < place.length and (piece := opened.read(place.length - len(data))):
                data += piece
        except FileNotFoundError:
            raise DamagedBody(place.segment) from None
        return data


def gathered(folder: Path, places: Iterable[BodyPlace]) -> Mapping[BodyPlace, BodyPlace]:
    """Bodies of many files put into one, by where they stood; those of the largest file stay where they are.

    Raises OSError. Nothing is verified: that is done when a body is read.
    """
    found = sorted(set(places))
    sizes = {segment: (folder / segment).stat().st_size for segment in {place.segment for place in found}}
    largest = max(sizes, key=lambda segment: (sizes[segment], segment), default="")
    with BodyStore(folder) as store:
        return {place: store.copy(place) for place in found if place.segment != largest}


@cache
def process_store(folder: Path) -> BodyStore:
    """This process' store in a folder, open as long as the process lives."""
    return BodyStore(folder)
