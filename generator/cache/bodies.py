"""Bodies on disk between parsing and rendering, so that memory holds facts only; kept for one build, by one process."""

from __future__ import annotations

import os
from types import TracebackType

import msgspec

from generator.model import Body, digest, encode

_BODIES = msgspec.msgpack.Decoder(Body)


class BodyStore:
    """Bodies by digest, one after the other in a temporary file that has no name and ends with the process.

    A context manager. Used by one thread. put() and get() raise OSError where the disk of temporary files fails.
    """

    def __init__(self) -> None:
        import tempfile

        self._file = tempfile.TemporaryFile(prefix="milepost-", buffering=0)  # noqa: SIM115 - closed by close()
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def put(self, body: Body) -> str:
        """Keeps a body; its digest is that of its encoding, and the same body is kept once."""
        data = encode(body)
        key = digest(data)
        if key not in self._places:
            self._append(data)
            self._places[key] = (self._end - len(data), len(data))
        return key

    def get(self, key: str) -> Body:
        """The body with this digest. KeyError if it was never put."""
        offset, length = self._places[key]
        self._file.seek(offset)
        data = b""
        while len(data) < length and (piece := self._file.read(length - len(data))):
            data += piece
        return _BODIES.decode(data)

    def close(self) -> None:
        """Removes the file. More than once is once."""
        self._file.close()

    def __enter__(self) -> BodyStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _append(self, data: bytes) -> None:
        self._file.seek(self._end, os.SEEK_SET)
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]
        self._end += len(data)
