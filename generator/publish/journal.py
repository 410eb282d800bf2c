"""The last part of a publication, written down before it begins, so that whoever comes next can finish it.

Every step may be taken again: a file that is no longer staged is already in place, and one that is to be deleted and
not there is deleted. So there is one way to finish, after a crash and without one.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from generator.publish.disk import (
    digest_file,
    is_real_folder,
    remove_empty_folder,
    remove_empty_folders,
    remove_file,
    replace,
    status_of,
    sync_folder,
    write_durably,
)
from generator.publish.manifest import MANIFEST_NAME, folders_of, is_safe

_SCHEMA = 1
_CLEARED = "cleared"


class Move(msgspec.Struct, frozen=True, array_like=True):
    """A staged file by its name in the stage, the path it shall have in the site, and its digest."""

    staged: str
    path: str
    digest: str


class Journal(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done, in this order. The manifest, staged under its own name, comes last."""

    schema: int = _SCHEMA
    clear: tuple[str, ...]
    """Files and folders that stand where something new will be."""
    moves: tuple[Move, ...]
    delete: tuple[str, ...]


def write_journal(path: Path, journal: Journal) -> None:
    """From here on the publication is going to be finished, by this process or the next. Raises OSError."""
    write_durably(path, msgspec.json.encode(journal))


def read_journal(path: Path) -> Journal | None:
    """None where there is none, or none that this program can have finished writing. Raises OSError."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return None
        journal = msgspec.json.decode(path.read_bytes(), type=Journal)
    except (FileNotFoundError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    paths = (*journal.clear, *journal.delete, *(name for move in journal.moves for name in (move.path, move.staged)))
    return journal if journal.schema == _SCHEMA and all(map(is_safe, paths)) else None


def apply_journal(journal: Journal, stage: Path, site: Path) -> None:
    """Takes all steps that are not taken yet. Raises OSError, and may then be called again."""
    if status_of(stage / MANIFEST_NAME) is None:
        return  # the last step is taken, or the stage was removed by hand
    site.mkdir(parents=True, exist_ok=True)
    if journal.clear and status_of(stage / _CLEARED) is None:
        _clear(journal.clear, site)
        # Once something new stands there, clearing again would remove that.
        (stage / _CLEARED).touch()
    for move in journal.moves:
        _put_in_place(stage / move.staged, site / move.path)
    for path in journal.delete:
        remove_file(site / path)
    _remove_left_folders(site, (*journal.clear, *journal.delete))
    replace(stage / MANIFEST_NAME, site / MANIFEST_NAME)
    sync_folder(site)


def discard_damaged(journal: Journal, stage: Path) -> None:
    """Drops staged files that a power cut left without their bytes; the next build makes them anew. Raises OSError."""
    for move in journal.moves:
        staged = stage / move.staged
        if status_of(staged) is not None and digest_file(staged) != move.digest:
            staged.unlink()


def _clear(paths: tuple[str, ...], site: Path) -> None:
    for path in paths:
        remove_file(site / path)
    for path in paths:
        status = status_of(site / path)
        if status is not None and is_real_folder(status):
            remove_empty_folders(site / path)


def _put_in_place(staged: Path, target: Path) -> None:
    try:
        replace(staged, target)
    except FileNotFoundError:
        if status_of(staged) is None:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        replace(staged, target)


def _remove_left_folders(site: Path, removed: tuple[str, ...]) -> None:
    """Folders that held one of our files and now hold nothing, the innermost first."""
    folders = {folder for path in removed for folder in folders_of(path)}
    for folder in sorted(folders, key=lambda folder: (-folder.count("/"), folder)):
        remove_empty_folder(site / folder)
