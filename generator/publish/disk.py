"""Single steps on the disk, each either done or not; raises OSError where the disk refuses."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

_CHUNK = 1024 * 1024
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_WINDOWS_TRIES = 20
_WINDOWS_PAUSE = 0.05  # seconds
_JUNCTION = 0xA0000003  # stat.IO_REPARSE_TAG_MOUNT_POINT


def replace(source: Path, target: Path) -> None:
    """Renames a file over another, or a folder into place. Windows refuses while a virus scanner or server reads it."""
    if sys.platform == "win32":
        for _ in range(_WINDOWS_TRIES):
            with contextlib.suppress(PermissionError):
                source.replace(target)
                return
            time.sleep(_WINDOWS_PAUSE)
    source.replace(target)


def write_new(path: Path, data: bytes) -> os.stat_result:
    """A new file with these bytes, and its stat."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def write_durably(path: Path, data: bytes) -> None:
    """Replaces a file so that even a power cut leaves the old or the new one, and returns when the new one is safe."""
    beside = new_beside(path)
    with beside.open("wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    replace(beside, path)
    sync_folder(path.parent)


def new_beside(path: Path) -> Path:
    """Where write_durably prepares a file; left behind only by a crash."""
    return path.with_name(f"{path.name}.new")


def put_text(path: Path, data: bytes, like: Path | None = None) -> None:
    """A text of an author's with these bytes: the old one or the new one stands there at any moment, and no other file
    is touched. It has the permissions of `like`; where it is a link, what that leads to is written.
    """
    place = Path(os.path.realpath(path))
    place.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=place.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        beside.chmod(0o7777 & like.stat().st_mode if like is not None else 0o666 & ~_umask())
        replace(beside, place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """What the system takes from the permissions of new files, which it tells only to those who set it."""
    umask = os.umask(0o077)
    os.umask(umask)
    return umask


def sync_folder(path: Path) -> None:
    """Makes renames within a folder safe from a power cut, where the system can; Windows has no such thing."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # some network drives cannot, and some folders may not be read
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def copy_new(read: IO[bytes], target: Path) -> tuple[str, os.stat_result]:
    """A copy of an open file, with the digest of what was copied and the copy's stat."""
    whole = hashlib.blake2b(digest_size=16)
    with target.open("xb") as written:
        while chunk := read.read(_CHUNK):
            whole.update(chunk)
            written.write(chunk)
        written.flush()
        return whole.hexdigest(), os.fstat(written.fileno())


def digest_file(path: Path) -> str:
    """model.digest of a file's bytes, without holding them in memory."""
    with path.open("rb", buffering=0) as opened:
        return hashlib.file_digest(opened, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def status_of(path: Path) -> os.stat_result | None:
    """The stat of what stands at a path, no link followed; None where nothing does."""
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_real_folder(status: os.stat_result) -> bool:
    """Whether this is a folder and neither a link nor a junction to one."""
    return stat.S_ISDIR(status.st_mode) and getattr(status, "st_reparse_tag", 0) != _JUNCTION


def remove_file(path: Path) -> None:
    """Removes a file or a link; a folder stays, and nothing is nothing to do."""
    status = status_of(path)
    if status is not None and not is_real_folder(status):
        path.unlink(missing_ok=True)


def remove_empty_folders(path: Path) -> None:
    """Removes a folder that holds nothing but empty folders, for something else to take its place."""
    for folder, _, _ in os.walk(path, topdown=False):
        Path(folder).rmdir()


def remove_empty_folder(path: Path) -> None:
    """Removes a folder if it holds nothing, and is content if it does."""
    with contextlib.suppress(OSError):
        path.rmdir()
