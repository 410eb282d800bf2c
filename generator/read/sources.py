"""Opens and reads single files of the content folder; follows no link out of it and waits on nothing."""

from __future__ import annotations

import os
import stat
import unicodedata
from io import FileIO
from pathlib import Path

from generator.diagnostics import Problem, Span, error
from generator.model import Source
from generator.read.listing import is_inside, is_link, link_leaves, not_a_file
from generator.routes import composed

# Each where the system has it: not through a link, without waiting for the other end of a pipe, not to be
# inherited by a child, and with line ends as they are.
_WANTED = ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_NOINHERIT", "O_BINARY")
_FLAGS = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in _WANTED)


def read_source(root: Path, path: str, name: str, limit: int) -> Source | Problem:
    """The bytes of the file `path` below the content folder `root`, which spans call `name`; at most `limit` bytes.

    Problems: `unreadable-file` (also where it vanished since it was listed), `file-too-big`, `link-leaves`,
    `not-a-file`.
    """
    span = Span(f"{name}/{path}")
    opened = open_content(root, path, span)
    if isinstance(opened, Problem):
        return opened
    with opened:
        data = read_limited(opened, span, limit)
    return data if isinstance(data, Problem) else Source(path=path, data=data)


def open_content(root: Path, path: str, span: Span) -> FileIO | Problem:
    """The file opened for reading: a regular one, inside the folder when all links are followed."""
    try:
        location = _location(root, path, span)
        return location if isinstance(location, Problem) else open_regular(location, span)
    except (OSError, ValueError) as reason:
        return unreadable(span, reason)


def content_path(root: Path, path: str) -> Path:
    """Where a listed file stands, by the name that its disk has for it; by its own where there is no such file."""
    location = str(root)
    try:
        for part in path.split("/"):
            location = _spelt(location, part)
    except OSError:
        return root / path
    return Path(location)


def open_regular(location: str, span: Span) -> FileIO | Problem:
    """A regular file that is no link, opened for reading. Raises OSError."""
    descriptor = os.open(location, _FLAGS)
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISREG(mode):
            return FileIO(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return not_a_file(span, mode)


def read_limited(opened: FileIO, span: Span, limit: int) -> bytes | Problem:
    """All of a file, if it has at most `limit` bytes; one byte more is as far as it is ever read."""
    try:
        size = os.fstat(opened.fileno()).st_size
        data = b"" if size > limit else _read(opened, size, limit + 1)
    except OSError as reason:
        return unreadable(span, reason)
    if max(size, len(data)) <= limit:
        return data
    message = f"this file has {_kilobytes(max(size, len(data)))}, and {_kilobytes(limit)} is the limit"
    return error(span, "file-too-big", message, "split it into several files, or raise the limit in mkdocs.yml")


def unreadable(span: Span, reason: OSError | ValueError) -> Problem:
    """What stopped a file from being read, in words."""
    if isinstance(reason, FileNotFoundError):
        return error(span, "unreadable-file", "this file vanished while the site was being built", "build again")
    if isinstance(reason, PermissionError):
        hint = "give yourself permission to read it, or move it out of the content folder"
        return error(span, "unreadable-file", "this file may not be read", hint)
    said = (reason.strerror if isinstance(reason, OSError) else None) or str(reason)
    hint = "if it stands on a network drive or in a cloud folder, copy it to this computer"
    return error(span, "unreadable-file", f"this file cannot be read: {said}", hint)


def _location(root: Path, path: str, span: Span) -> str | Problem:
    """Where the file really is. The common case, no link below the root, costs one lstat for each part of the path."""
    parts = path.split("/")
    if any(part in ("", ".", "..") or "\\" in part for part in parts):
        return link_leaves(span)
    location, linked = str(root), False
    for part in parts:
        location = _spelt(location, part)
        linked = linked or is_link(os.lstat(location))
    if linked:
        location = os.path.realpath(location)
        if not is_inside(location, os.path.realpath(root)):
            return link_leaves(span)
    # Looked at before it is opened, because opening a device may already do something.
    mode = os.lstat(location).st_mode
    return location if stat.S_ISREG(mode) else not_a_file(span, mode)


def _spelt(folder: str, name: str) -> str:
    """The place of a listed name in a folder, which may spell it otherwise than as NFC: files come from macOS."""
    place = f"{folder}{os.sep}{name}"
    if name.isascii() or os.path.lexists(place):
        return place
    other = f"{folder}{os.sep}{unicodedata.normalize('NFD', name)}"
    if os.path.lexists(other):
        return other
    with os.scandir(folder) as entries:
        return next((entry.path for entry in entries if composed(entry.name) == name), place)


def _read(opened: FileIO, size: int, most: int) -> bytes:
    """Up to `most` bytes. Nearly always the first read returns the whole file; it may return less, and files grow."""
    data = opened.read(size + 1) or b""
    while len(data) not in (size, most) and (piece := opened.read(most - len(data))):
        data += piece
    return data


def _kilobytes(count: int) -> str:
    return f"{count} bytes" if count < 10_000 else f"{count / 1024:,.0f} KB"
