"""Walks the content folder and lists its files with their stats; opens none of them and follows no link out of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Problem, Problems, Span, error, warning
from generator.model import Value
from generator.read.names import folded, is_litter, is_passed_over, is_usable, shown
from generator.routes import composed

_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_JUNCTION = 0xA0000003  # stat.IO_REPARSE_TAG_MOUNT_POINT, which only Windows' stat has


class FileStat(Value, frozen=True, kw_only=True):
    """What tells that a file may have changed: its size in bytes, times in nanoseconds, and inode (0 on Windows)."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of the content folder, by path relative to it with "/" and as NFC, in the order of their paths."""

    files: Mapping[str, FileStat]


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder that is still to be looked into: where it is, its path with a closing "/" ("" for the root)."""

    location: str
    path: str
    is_static: bool


Found = tuple[str, FileStat] | _Folder | Problem


def list_content(root: Path, name: str, *, static_dir: str = "static") -> tuple[Listing, Problems]:
    """Every file that may be content. `name` is the folder's name as spans show it, `static_dir` is below it.

    Hidden files, backups and tools' folders are passed over; below `static_dir` only backups and version control are.
    A link to a file of the same folder is listed with that file's stat. Problems: `no-content`, `unreadable-folder`,
    `link-leaves`, `link-nowhere`, `link-to-folder`, `not-a-file`, `bad-file-name`, `names-collide`.
    """
    if not root.is_dir():
        hint = f"make the folder {name!r}, or name the one that holds your posts in mkdocs.yml: `docs_dir: content`"
        return Listing({}), (error(Span(name), "no-content", f"there is no folder {name!r}", hint),)
    base = os.path.realpath(root)
    files: dict[str, FileStat] = {}
    problems: list[Problem] = []
    waiting = [_Folder(base, "", is_static=False)]
    while waiting:
        for found in _entries(waiting.pop(), base, name, static_dir):
            if isinstance(found, Problem):
                problems.append(found)
            elif isinstance(found, _Folder):
                waiting.append(found)
            else:
                files[found[0]] = found[1]
    return Listing(dict(sorted(files.items()))), tuple(sorted(problems, key=lambda problem: problem.span))


def _entries(folder: _Folder, base: str, name: str, static_dir: str) -> Iterator[Found]:
    is_ignored = is_litter if folder.is_static else is_passed_over
    try:
        with os.scandir(folder.location) as scanned:
            entries = sorted((e for e in scanned if not is_ignored(e.name)), key=lambda entry: entry.name)
    except OSError as reason:
        span = Span(f"{name}/{folder.path}".rstrip("/"))
        hint = "give yourself permission to read it, or move it out of the content folder"
        yield error(span, "unreadable-folder", f"this folder cannot be read: {reason.strerror}", hint)
        return
    if not folder.is_static and any(entry.name == "pyvenv.cfg" for entry in entries):
        return  # a virtual environment by whatever name
    first: dict[str, str] = {}
    for entry in entries:
        if not is_usable(entry.name):
            yield _bad_name(f"{name}/{folder.path}{shown(entry.name)}")
            continue
        earlier = first.setdefault(folded(entry.name), entry.name)
        if earlier != entry.name:
            yield _collision(Span(f"{name}/{folder.path}{entry.name}"), earlier, entry.name)
            continue
        yield _found(entry, folder, base, name, static_dir)


def _found(entry: os.DirEntry[str], folder: _Folder, base: str, name: str, static_dir: str) -> Found:
    path = folder.path + composed(entry.name)
    span = Span(f"{name}/{path}")
    try:
        status = entry.stat(follow_symlinks=False)
        if is_link(status):
            return _linked(entry.path, path, base, span)
    except OSError as reason:
        hint = "build again; if it stays so, look at the file's permissions"
        return error(span, "unreadable-file", f"this file cannot be looked at: {reason.strerror}", hint)
    if stat.S_ISDIR(status.st_mode):
        return _Folder(entry.path, f"{path}/", folder.is_static or (path == static_dir and static_dir != ""))
    return _regular(path, status, span)


def _linked(location: str, path: str, base: str, span: Span) -> Found:
    """A link counts as what it leads to, if that is a file of this folder."""
    target = os.path.realpath(location)
    if not is_inside(target, base):
        return link_leaves(span)
    try:
        status = Path(location).stat()
    except OSError:
        hint = "remove the link, or make the file that it should lead to"
        return warning(span, "link-nowhere", "this link leads to nothing", hint)
    if stat.S_ISDIR(status.st_mode):
        hint = "put the files themselves here, or link each file"
        return warning(span, "link-to-folder", "this is a link to a folder, and links are followed to files only", hint)
    return _regular(path, status, span)


def _regular(path: str, status: os.stat_result, span: Span) -> tuple[str, FileStat] | Problem:
    if not stat.S_ISREG(status.st_mode):
        return not_a_file(span, status.st_mode)
    return path, FileStat(
        size=status.st_size, mtime_ns=status.st_mtime_ns, ctime_ns=status.st_ctime_ns, inode=status.st_ino
    )


def is_link(status: os.stat_result) -> bool:
    """Whether a stat that followed nothing is that of a link, or of a junction, as Windows calls a link to a folder."""
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION


def is_inside(target: str, base: str) -> bool:
    """Whether one resolved path lies below another."""
    return os.path.normcase(target).startswith(os.path.normcase(base).rstrip(os.sep) + os.sep)


def link_leaves(span: Span) -> Problem:
    hint = "replace the link by the file itself: nothing outside the content folder is published"
    return error(span, "link-leaves", "this link leads out of the content folder", hint)


def not_a_file(span: Span, mode: int) -> Problem:
    kind = _KINDS.get(stat.S_IFMT(mode), "a folder" if stat.S_ISDIR(mode) else "something else")
    return error(span, "not-a-file", f"this is {kind}, not a file", "remove it from the content folder")


def _bad_name(path: str) -> Problem:
    hint = "rename it with letters, digits, hyphens and dots"
    return error(Span(path), "bad-file-name", "this name holds characters that no address can carry", hint)


def _collision(span: Span, earlier: str, later: str) -> Problem:
    hint = "rename one of them: Windows, macOS and many servers take the two names for one"
    return error(span, "names-collide", f"{later!r} and {earlier!r} differ only in capitals or accents", hint)
