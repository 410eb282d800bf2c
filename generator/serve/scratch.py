"""The folder that a preview builds into. It stays for the next preview of the site, which then has little to write."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publish.lock import give_back_lock, take_lock
from generator.publish.places import preview_site


@contextmanager
def own_temporary_folder() -> Iterator[None]:
    """What asks for a temporary folder gets it in one that goes with the preview, even if a build has not ended."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="milepost-preview-", ignore_cleanup_errors=True) as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


@contextmanager
def scratch(config: Path) -> Iterator[Path]:
    """A site folder that no other preview uses: beside the cache, else one that goes with the preview."""
    site = preview_site(config.resolve().parent)
    lock = _locked(site.parent)
    if lock is None:
        with tempfile.TemporaryDirectory(prefix="milepost-site-", ignore_cleanup_errors=True) as folder:
            yield Path(folder, "site")
        return
    try:
        yield site
    finally:
        give_back_lock(site.parent / "lock", lock)


def _locked(folder: Path) -> int | None:
    """None where another preview has it, or nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ignore = folder.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="ascii")
        return take_lock(folder / "lock")
    except OSError:
        return None
