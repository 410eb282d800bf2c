"""Which files a preview depends on, and the news that some of them have changed. Builds nothing."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.config import inherited_paths, parse_config
from generator.read import read_config_files
from generator.read.names import is_litter

STEP = 10
"""Milliseconds without another change after which a save is taken to be over: an editor writes a file in fewer."""
LONGEST = 400
"""Milliseconds after which a build begins although files still change."""
_GIT_PATIENCE = 5.0
_GIT_STEP = 0.02


@dataclass(frozen=True, slots=True)
class Watched:
    """`folders` with all that is in them, and single `files`, which need not exist yet. All are real paths.

    `inodes` are those of the folders: one that was removed and made anew has to be watched anew.
    """

    folders: frozenset[Path] = frozenset()
    files: frozenset[Path] = frozenset()
    inodes: frozenset[int] = frozenset()

    @property
    def parents(self) -> frozenset[Path]:
        """The folders of the single files: editors replace a file by a new one, so the file itself is no place."""
        return frozenset(file.parent for file in self.files if file.parent.is_dir())

    def concerns(self, path: Path) -> bool:
        """Whether the site may change with what stands at a path."""
        if path in self.files:
            return True
        folder = next((folder for folder in self.folders if path.is_relative_to(folder)), None)
        return folder is not None and not any(map(is_litter, path.relative_to(folder).parts))


def watched_by(config: Path) -> Watched:
    """What a site is made from: mkdocs.yml and those it inherits from, the content and the templates."""
    found, _ = read_config_files(config, partial(inherited_paths, environ=os.environ))
    files = {config, *(config.parent / path for path in found)}
    parsed, _ = parse_config(found, config.name, os.environ) if config.name in found else (None, ())
    names = (parsed.docs_dir, parsed.theme.custom_dir) if parsed is not None else ()
    folders = {config.parent / name for name in names if name}
    present = {_real(folder) for folder in folders if folder.is_dir()}
    return Watched(
        folders=frozenset(present),
        files=frozenset(place for file in (*files, *folders) for place in (_placed(file), _real(file))),
        inodes=frozenset(folder.stat().st_ino for folder in present),
    )


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _placed(path: Path) -> Path:
    """Where the name itself stands, which may be a link."""
    return _real(path.parent) / path.name


class Changes:
    """The paths that have changed since they were last taken. Used by the event loop's thread alone."""

    def __init__(self) -> None:
        self._paths: set[Path] = set()
        self._some = asyncio.Event()

    def add(self, paths: set[Path]) -> None:
        self._paths |= paths
        self._some.set()

    async def wait(self, seconds: float | None) -> None:
        """Until there are some, or the time is over."""
        try:
            async with asyncio.timeout(seconds):
                await self._some.wait()
        except TimeoutError:
            pass

    def take(self) -> frozenset[Path]:
        taken = frozenset(self._paths)
        self._paths.clear()
        self._some.clear()
        return taken


class Watch:
    """Tells of changes until it is stopped. `blind` is called where the system cannot watch."""

    def __init__(self, watched: Watched, changes: Changes, blind: Callable[[OSError], None]) -> None:
        self.watched = watched
        self._changes = changes
        self._blind = blind
        self._stop = asyncio.Event()
        self._tasks = [
            asyncio.create_task(self._notice(paths, recursive=recursive))
            for paths, recursive in ((watched.folders, True), (watched.parents, False))
            if paths
        ]

    async def stop(self) -> None:
        self._stop.set()
        await asyncio.gather(*self._tasks)

    async def _notice(self, paths: frozenset[Path], *, recursive: bool) -> None:
        from watchfiles import awatch

        def concerns(_: object, path: str) -> bool:
            return self.watched.concerns(Path(path))

        try:
            async for changes in awatch(
                *paths,
                watch_filter=concerns,
                recursive=recursive,
                stop_event=self._stop,
                step=STEP,
                debounce=LONGEST,
            ):
                self._changes.add({Path(path) for _, path in changes})
        except OSError as reason:  # there are no more watches to be had, or the folder has just vanished
            self._blind(reason)


async def git_is_done(folder: Path) -> None:
    """Waits while git writes the files of another commit: half of them make no site. A lock left by a crash counts
    for nothing.
    """
    lock = next((found for parent in (folder, *folder.parents) if (found := parent / ".git").exists()), None)
    if lock is None or not lock.is_dir():
        return
    while _is_fresh(lock / "index.lock"):
        await asyncio.sleep(_GIT_STEP)


def _is_fresh(lock: Path) -> bool:
    try:
        return time.time() - lock.stat().st_mtime < _GIT_PATIENCE
    except OSError:
        return False
