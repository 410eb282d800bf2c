"""What `milepost check` has seen in each content file, kept beside what builds remember of them."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.cache.table import Damaged, Table, write_table

_NAME = "looks"
_RECORDS = msgspec.msgpack.Decoder(tuple[str, bytes])


def read_looks(folder: Path, program: str) -> dict[str, tuple[str, bytes]]:
    """By content path the digest of the file and what was seen; none if that was another program, or cannot be read."""
    try:
        table = Table(folder / _NAME, program)
        return {key: _RECORDS.decode(table.get(key) or b"") for key in table}
    except (Damaged, msgspec.MsgspecError):
        return {}


def write_looks(folder: Path, program: str, looks: Mapping[str, tuple[str, bytes]]) -> None:
    """Keeps them, if the disk lets us."""
    records = {path: msgspec.msgpack.encode(known) for path, known in sorted(looks.items())}
    with contextlib.suppress(OSError):
        write_table(folder / _NAME, program, records)
