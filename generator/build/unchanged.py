"""Whether a build would do nothing, found out by looking at files and opening none of them.

A record beside the site says what the last build was asked for, from what it was made and what it left. Files that
changed shortly before that build, or during it, may have changed once more within the same tick of the disk's clock:
of such a build there is no record, and the next one is done in full.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import msgspec
from msgspec.structs import replace

from generator.build.request import Counts, Request, Result
from generator.cache.store import opened_record, sealed_record
from generator.diagnostics import Problems
from generator.model import Hidden, Moment, digest
from generator.publish.manifest import MANIFEST_NAME, WORK_FOLDER, decode_manifest
from generator.read.traces import Trace, trace

SETTLED_NS = 2_000_000_000
"""Nanoseconds after which a file that changes bears another time on every disk: FAT counts in steps of two seconds."""

_PROGRAM = Path(__file__).resolve().parent.parent


class _Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was asked for, by whom, from what it was made and what it left, as digests; and what was said."""

    asked: str
    program: str
    environment: str
    """"" where the configuration asks for none of it."""
    inputs: tuple[str, ...]
    found: str
    site: str
    left: str
    now: int
    """The moment for which the site was built, in seconds since 1970."""
    until: Moment | None
    problems: Problems
    counts: Counts
    hidden: Hidden
    base_path: str


_RECORDS = msgspec.msgpack.Decoder(_Record)


def unchanged(request: Request) -> Result | None:
    """What the last build said, if another one would say the same and leave the same; None where it has to be done.

    The moment at which time alone changes the site, another program, another environment where the configuration asks
    for it, and whatever was done to the published files count as changes.
    """
    record = None if request.clean else _read(request)
    at = int(request.now.timestamp())
    if record is None or at < record.now or (record.until is not None and record.until.epoch <= at):
        return None
    now = replace(
        record,
        program=_program(),
        environment=_environment() if record.environment else "",
        found=_found(record.inputs).digest,
        left=_left(record.site),
    )
    if now != record:
        return None
    return Result(
        problems=record.problems,
        counts=Counts(
            posts=record.counts.posts, pages=record.counts.pages, written=0, deleted=0, unchanged=record.counts.files
        ),
        hidden=record.hidden,
        until=record.until,
        base_path=record.base_path,
        is_old=True,
    )


def remember(request: Request, result: Result, began: int) -> None:
    """Notes a build that began at `began` (nanoseconds since 1970) for the next, if the disk lets us."""
    made = result.made
    if result.counts is None or made is None or request.with_drafts:
        return
    with contextlib.suppress(OSError):
        found, left = _found(made.inputs), _left(made.site)
        if found.newest > began - SETTLED_NS or not left:
            return
        record = _Record(
            asked=_asked(request),
            program=_program(),
            environment=_environment() if made.asks_environment else "",
            inputs=made.inputs,
            found=found.digest,
            site=made.site,
            left=left,
            now=int(request.now.timestamp()),
            until=result.until,
            problems=result.problems,
            counts=result.counts,
            hidden=result.hidden,
            base_path=result.base_path,
        )
        place = _place(request)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(sealed_record(msgspec.msgpack.encode(record), record.asked))


def _read(request: Request) -> _Record | None:
    """None for none, and for one that is torn, foreign or of another program."""
    asked = _asked(request)
    try:
        data = opened_record(_place(request).read_bytes(), asked)
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
    """This program's files, and the folders into which its libraries are installed."""
    libraries = tuple((path, Path(path).stat().st_mtime_ns) for path in sys.path if Path(path).is_dir())
    return digest(f"{sys.version}{libraries}{trace((str(_PROGRAM),), ('__pycache__',)).digest}".encode())


def _found(inputs: tuple[str, ...]) -> Trace:
    return trace(inputs, (WORK_FOLDER, ".git"))


def _left(site: str) -> str:
    """What stands of the published files; "" where nothing can be said."""
    try:
        written = (Path(site) / MANIFEST_NAME).read_bytes()
    except OSError:
        return ""
    files = (str(Path(site) / path) for path in decode_manifest(written) or ())
    return digest(written + trace(files).digest.encode())
