"""Where a site's store lies, and how much it may hold. Nothing here knows what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.cache.store import FileStore
from generator.publish.manifest import WORK_FOLDER

LIMIT = 2 * 1024**3
"""Bytes: some thousand pictures in all their sizes."""


def memory_folder(config: Path) -> Path:
    """Where the builds by the mkdocs.yml at `config` remember what they parsed and rendered."""
    where = config.resolve()
    return where.parent / WORK_FOLDER / "memory" / where.stem


@contextmanager
def site_store(config: Path) -> Iterator[FileStore]:
    """The store beside the mkdocs.yml at `config`, for one build: what is too much is forgotten at its end."""
    store = FileStore(config.resolve().parent / WORK_FOLDER / "cache")
    yield store
    store.forget(LIMIT)
