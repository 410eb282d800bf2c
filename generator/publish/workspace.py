"""The folder beside the site in which a publication is prepared: lock, staged files, journal, and the files' stamps.

It lies in the folder that holds the site, so that it is on the same filesystem and a rename from one to the other is a
single step: `.milepost/publish/site/` beside `site/`. Where that cannot be, because the site is a mounted volume or
only the site itself may be written, it lies in the site folder as `.milepost/publish/`. Nothing in it is needed once
no build runs: without the stamps the next build reads what it would have known by a look.
"""

from __future__ import annotations

import contextlib
import errno
import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from generator.publish.disk import new_beside, remove_empty_folder, remove_file, status_of, write_new
from generator.publish.lock import give_back_lock, take_lock
from generator.publish.manifest import WORK_FOLDER

_TRIES = 5


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """The digest that a published file had when it had this size in bytes, inode and times in nanoseconds.

    The time of the inode's change tells of what was written under the old time. A rename changes it too, so that a file
    is read once after it was put in place.
    """

    digest: str
    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int = 0


Stamps = dict[str, Stamp]

_STAMPS = msgspec.msgpack.Decoder(Stamps)


def stamp(digest: str, status: os.stat_result) -> Stamp:
    return Stamp(digest, status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)


def put_new(place: Path, data: bytes, digest: str) -> Stamp:
    """A new file with bytes of this digest, and the folders above it. Raises OSError."""
    try:
        place.parent.mkdir()  # most pages have a folder of their own, which is new
    except FileExistsError:
        pass
    except FileNotFoundError:
        place.parent.mkdir(parents=True, exist_ok=True)
    return stamp(digest, write_new(place, data))


@dataclass(slots=True)
class Workspace:
    """A work folder whose lock is held, until close()."""

    folder: Path
    is_beside: bool
    """Whether it lies beside the site and not in it."""
    lock: int | None

    @property
    def stage(self) -> Path:
        """Holds what is to be renamed into the site."""
        return self.folder / "stage"

    @property
    def journal(self) -> Path:
        """There if and only if a publication has begun and is not finished."""
        return self.folder / "journal.json"

    def read_stamps(self) -> Stamps:
        try:
            stamps = self.folder / "stamps"
            return _STAMPS.decode(stamps.read_bytes()) if stamps.is_file() else {}  # a pipe would be waited for
        except (OSError, msgspec.MsgspecError):
            return {}

    def write_stamps(self, stamps: Stamps) -> None:
        """Kept for the next build if the disk lets us; it does without. In the site itself nothing may be left."""
        if not self.is_beside:
            return
        with contextlib.suppress(OSError):
            beside = self.folder / "stamps.new"
            beside.write_bytes(msgspec.msgpack.encode(stamps))
            beside.replace(self.folder / "stamps")
            # Owners who keep the site's parent in git need not be told about this folder.
            ignore = next(f for f in self.folder.parents if f.name == WORK_FOLDER) / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="ascii")

    def clear(self) -> None:
        """Removes what is staged. The journal goes first: one without its files would have nothing to finish."""
        for path in (self.journal, new_beside(self.journal)):
            remove_file(path)
        if status_of(self.stage) is not None:
            import shutil

            shutil.rmtree(self.stage)

    def close(self) -> None:
        """Gives the lock back, and leaves no empty folder behind."""
        if self.lock is None:
            return
        lock, self.lock = self.lock, None
        give_back_lock(self.folder / "lock", lock)
        for folder in (self.folder, *self.folder.parents):
            remove_empty_folder(folder)
            if folder.name == WORK_FOLDER:
                break


def candidates(site: Path) -> tuple[Path, ...]:
    """Where the work folder of a site may be, the better place first. Raises OSError."""
    beside, inside = site.parent / WORK_FOLDER / "publish" / site.name, site / WORK_FOLDER / "publish"
    status = status_of(site)
    if status is None:
        return (beside,)
    return (beside, inside) if _can_rename(site.parent, site) else (inside,)


def open_workspace(site: Path) -> Workspace | None:
    """The first work folder that can be had; None where another build holds its lock. Raises OSError."""
    places = candidates(site)
    for folder in places[:-1]:
        with contextlib.suppress(OSError):
            return _opened(folder, site)
    return _opened(places[-1], site)


def _can_rename(folder: Path, site: Path) -> bool:
    """Whether files can be renamed from one folder into the other, found out without a file.

    A folder that is mounted from elsewhere on the same disk, as containers do it, shows in no stat; but Linux compares
    the mounts before it looks for the file.
    """
    try:
        (folder / ".milepost-nothing").rename(site / ".milepost-nothing")
    except OSError as reason:
        return reason.errno != errno.EXDEV and folder.stat().st_dev == site.stat().st_dev
    return True


def _opened(folder: Path, site: Path) -> Workspace | None:
    for _ in range(_TRIES):
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):  # another build has just removed the folder, as it found it
            lock = take_lock(folder / "lock")
            return None if lock is None else Workspace(folder, site not in folder.parents, lock)
    raise FileNotFoundError(folder)
