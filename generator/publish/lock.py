"""A lock that the system's kernel keeps: it ends with the process that took it, however that ends."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)


def take_lock(path: Path) -> int | None:
    """A descriptor that holds the lock until it is given back; None where another build holds it. Raises OSError."""
    while True:
        descriptor = os.open(path, _FLAGS, 0o666)
        try:
            if not _try_lock(descriptor):
                os.close(descriptor)
                return None
            if _is_still_at(path, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        # Whoever held it before has removed the file in between, so this lock would keep nobody out.
        os.close(descriptor)


def give_back_lock(path: Path, descriptor: int) -> None:
    """Ends the lock and removes its file. Windows removes no open file, and there the next build may be quicker."""
    try:
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                path.unlink()
    finally:
        os.close(descriptor)
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            path.unlink()


def _is_still_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
