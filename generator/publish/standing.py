"""What stands in the site folder at this moment, whoever put it there; reads only, and follows no link."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from generator.publish.disk import digest_file, is_real_folder, status_of
from generator.publish.manifest import MANIFEST_NAME, WORK_FOLDER, Manifest
from generator.publish.workspace import Stamps, stamp


class Standing:
    """The site folder's files, by path relative to it. `stamps` say which digests are known without reading."""

    def __init__(self, site: Path, ours: Manifest, stamps: Stamps) -> None:
        self._site = site
        self._ours = ours
        self.known = stamps
        self._folders: dict[str, str] = {"": ""}
        self.read: Stamps = {}
        """The stamps of all files whose digest was asked for and known or found."""

    def digest(self, path: str, size: int | None) -> str | None:
        """The digest of the file at a path; "" for one of another size, None where no file stands. Raises OSError.

        `size` in bytes is that of the file one hopes to find there, None if that is not known.
        """
        if self.blocked_folder(path):
            return None
        status = status_of(self._site / path)
        if status is None or not stat.S_ISREG(status.st_mode):
            return None
        if size is not None and size != status.st_size:
            return ""
        known = self.known.get(path)
        if known is None or known != stamp(known.digest, status):
            known = stamp(digest_file(self._site / path), status)
        self.read[path] = known
        return known.digest

    def blocked_folder(self, path: str) -> str:
        """The outermost folder of a path in whose place something else stands; "" if there is none. Raises OSError."""
        folder = path.rpartition("/")[0]
        if (known := self._folders.get(folder)) is not None:
            return known
        blocked = self.blocked_folder(folder)
        if not blocked:
            status = status_of(self._site / folder)
            blocked = folder if status is not None and not is_real_folder(status) else ""
        self._folders[folder] = blocked
        return blocked

    def foreign(self, path: str) -> str:
        """What we did not write and what stands where a new file is to be put, "" for nothing. Raises OSError."""
        blocked = self.blocked_folder(path)
        if blocked:
            return "" if blocked in self._ours else blocked
        status = status_of(self._site / path)
        if status is None:
            return ""
        if is_real_folder(status):
            return self._foreign_below(path)
        return "" if path in self._ours else path

    def is_folder(self, path: str) -> bool:
        status = status_of(self._site / path)
        return status is not None and is_real_folder(status)

    def is_same_file(self, one: str, other: str) -> bool:
        """Whether the system takes two paths for one file, because it looks at capitals or accents otherwise."""
        first, second = status_of(self._site / one), status_of(self._site / other)
        return first is not None and second is not None and os.path.samestat(first, second)

    def is_empty(self) -> bool:
        """Whether the site folder holds nothing, save what we put there ourselves. Raises OSError."""
        return all(name in (WORK_FOLDER, MANIFEST_NAME) for name in os.listdir(self._site))  # noqa: PTH208 - only names

    def _foreign_below(self, folder: str) -> str:
        for location, folders, files in os.walk(self._site / folder):
            inner = Path(location)
            links = [name for name in folders if not is_real_folder((inner / name).lstat())]
            for name in sorted((*files, *links)):
                path = (inner / name).relative_to(self._site).as_posix()
                if path not in self._ours:
                    return path
        return ""
