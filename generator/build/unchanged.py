"""Whether a build would do nothing, found out by looking at files and opening none of them.

A record beside the site says what the last build was asked for, from what it was made and what it left. Files that
changed shortly before that build, or during it, may have changed once more within the same tick of the disk's clock:
they count as moved until they have been read again.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec.structs import replace

from generator.build.request import Counts, Edits, Request, Result
from generator.cache.memory import settled
from generator.cache.program import installed
from generator.cache.store import opened_record, sealed_record, write_whole
from generator.diagnostics import Problems
from generator.model import Hidden, Moment, digest
from generator.publish.manifest import MANIFEST_NAME, WORK_FOLDER, decode_manifest
from generator.read.traces import Mark, marks_below, marks_of

_PROGRAM = Path(__file__).resolve().parent.parent


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was asked for, by whom, from what it was made and what it left, and what was said."""

    asked: str
    program: str
    environment: str
    """"" where the configuration asks for none of it."""
    inputs: tuple[str, ...]
    found: dict[str, Mark]
    """The files of the inputs."""
    site: str
    manifest: str
    """The digest of the site's own list of its files."""
    left: dict[str, Mark]
    """The published files, by path in the site."""
    now: int
    """The moment for which the site was built, in seconds since 1970."""
    until: Moment | None
    problems: Problems
    counts: Counts
    hidden: Hidden
    base_path: str
    edits: Edits | None
    known: dict[str, bytes] = {}
    """Content files that were edited since, by path, as the memory of builds would have them."""


_RECORDS = msgspec.msgpack.Decoder(Record)


@dataclass(frozen=True, slots=True)
class Seen:
    """The last build's record, and how its inputs look now: `moved` are those of them that look otherwise.

    Nothing else is other than it was, and there are neither more of them nor fewer.
    """

    record: Record
    found: Mapping[str, Mark]
    moved: tuple[str, ...]

    @property
    def result(self) -> Result:
        """What the last build said, of a build in which nothing had to be done."""
        return old_result(self.record)


def look(request: Request) -> Seen | None:
    """None where another build has to be done in full, for whatever reason.

    The moment at which time alone changes the site, another program, another environment where the configuration asks
    for it, and whatever was done to the published files count as changes.
    """
    record = None if request.clean or request.previous is not None else _read(request)
    at = int(request.now.timestamp())
    if record is None or at < record.now or (record.until is not None and record.until.epoch <= at):
        return None
    environment = _environment() if record.environment else ""
    if (_program(), environment, _manifest(record.site)) != (record.program, record.environment, record.manifest):
        return None
    found = _found(record.inputs)
    if found.keys() != record.found.keys() or marks_of(record.site, record.left) != record.left:
        return None
    return Seen(record, found, tuple(path for path, mark in found.items() if mark != record.found[path]))


def unchanged(request: Request) -> Result | None:
    """What the last build said, if another one would say the same and leave the same; None where that is not known."""
    seen = look(request)
    return seen.result if seen is not None and not seen.moved else None


def old_result(record: Record) -> Result:
    counts = record.counts
    return Result(
        problems=record.problems,
        counts=Counts(posts=counts.posts, pages=counts.pages, written=0, deleted=0, unchanged=counts.files),
        hidden=record.hidden,
        until=record.until,
        base_path=record.base_path,
        is_old=True,
    )


def remember(request: Request, result: Result, began: int) -> None:
    """Notes a build that began at `began` (nanoseconds since 1970) for the next, if the disk lets us."""
    made = result.made
    if result.counts is None or made is None:
        return
    manifest = _manifest(made.site)
    if not manifest:
        return
    record = Record(
        asked=_asked(request),
        program=_program(),
        environment=_environment() if made.asks_environment else "",
        inputs=made.inputs,
        found={path: settled(mark, began) for path, mark in _found(made.inputs).items()},
        site=made.site,
        manifest=manifest,
        left=marks_of(made.site, _published(made.site)),
        now=int(request.now.timestamp()),
        until=result.until,
        problems=result.problems,
        counts=result.counts,
        hidden=result.hidden,
        base_path=result.base_path,
        edits=made.edits,
    )
    _write(request, record)


def renew(request: Request, seen: Seen, began: int, written: Mapping[str, Mark], known: Mapping[str, bytes]) -> None:
    """Notes a build that wrote only some files of the site, and knows of edited content files by their paths."""
    record = seen.record
    renewed = replace(
        record,
        found={**record.found, **{path: settled(seen.found[path], began) for path in seen.moved}},
        manifest=_manifest(record.site),
        left={**record.left, **written},
        now=int(request.now.timestamp()),
        known={**record.known, **known},
    )
    _write(request, renewed)


def _write(request: Request, record: Record) -> None:
    place = _place(request)
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, sealed_record(msgspec.msgpack.encode(record), record.asked))


def _read(request: Request) -> Record | None:
    """None for none, and for one that is torn, foreign or of another program."""
    asked, place = _asked(request), _place(request)
    try:
        data = opened_record(place.read_bytes(), asked) if place.is_file() else None
        return _RECORDS.decode(data) if data is not None else None
    except (OSError, msgspec.MsgspecError):
        return None


def _place(request: Request) -> Path:
    return request.config.resolve().parent / WORK_FOLDER / "last" / _asked(request)


def _asked(request: Request) -> str:
    """What decides where a site is made from which configuration, and how strictly."""
    site = request.site_dir.resolve() if request.site_dir else None
    asked = (str(request.config.resolve()), str(site), request.strict, request.force, request.with_drafts)
    return digest(repr(asked).encode())


def _environment() -> str:
    return digest(repr(sorted(os.environ.items())).encode())


def _program() -> str:
    """This program's files, and what is installed beside it."""
    own = sorted(marks_below((str(_PROGRAM),), ("__pycache__",)).items())
    return digest(f"{sys.version}{installed()}{own}".encode())


def _found(inputs: tuple[str, ...]) -> dict[str, Mark]:
    return marks_below(inputs, (WORK_FOLDER, ".git"))


def _manifest(site: str) -> str:
    """The digest of a site's list of its files; "" where there is none."""
    try:
        return digest((Path(site) / MANIFEST_NAME).read_bytes())
    except OSError:
        return ""


def _published(site: str) -> tuple[str, ...]:
    try:
        return tuple(decode_manifest((Path(site) / MANIFEST_NAME).read_bytes()) or ())
    except OSError:
        return ()
