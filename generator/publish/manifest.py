"""The list of what this program wrote into a site folder, and what a new list means for the disk; touches no disk.

The manifest lies in the site folder itself, as one hidden file of JSON: so it moves with the folder when that is
renamed, copied or committed, and no deleted cache or lost work folder makes the site a stranger's. It holds the
published paths and their digests and nothing else, so the same site has the same manifest; published along, it tells
nobody more than the pages do.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import msgspec

Manifest = Mapping[str, str]
"""Path below the site folder, with "/", to the digest of its bytes."""

Kind = Literal["asset", "page", "list"]
"""Pages need their assets, lists and feeds lead to pages."""

MANIFEST_NAME = ".milepost-manifest.json"
WORK_FOLDER = ".milepost"
_SCHEMA = 1
# A step that is "", "." or "..", or a sign that some system takes for a separator or an end.
_CLIMBS = re.compile(r"(?:\A|/)\.{0,2}(?:/|\Z)|[\\\0]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Writes:
    """What makes one manifest into another: paths to put in place, and paths to remove."""

    replace: tuple[str, ...]
    delete: tuple[str, ...]


class _Stored(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema: int
    files: dict[str, str]


def plan_writes(before: Manifest, after: Manifest) -> Writes:
    """Both in the order of their paths."""
    return Writes(
        replace=tuple(sorted(path for path, digest in after.items() if before.get(path) != digest)),
        delete=tuple(sorted(before.keys() - after.keys())),
    )


def in_order(paths: Iterable[str], before: Manifest, kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """Paths in the order in which they may appear: nothing before what it shows or leads to.

    Assets, new pages, changed pages, lists and feeds.
    """

    def rank(path: str) -> int:
        match kinds[path]:
            case "asset":
                return 0
            case "page":
                return 2 if path in before else 1
            case "list":
                return 3

    return tuple(sorted(paths, key=lambda path: (rank(path), path)))


def in_the_way(delete: Iterable[str], replace: Iterable[str]) -> tuple[str, ...]:
    """Of the files to delete those that must go first.

    A file where a folder will be, a file in a folder where a file will be, and one whose name some system takes for
    that of a new file.
    """
    files = {folded(path) for path in replace}
    folders = {folder for path in files for folder in folders_of(path)}
    return tuple(
        path
        for path in delete
        if (key := folded(path)) in files or key in folders or any(folder in files for folder in folders_of(key))
    )


def folders_of(path: str) -> list[str]:
    """The folders that hold a path, the innermost first.

    >>> folders_of("posts/purpose/index.html")
    ['posts/purpose', 'posts']
    """
    parts = path.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(len(parts), 0, -1)]


def folded(path: str) -> str:
    """What two paths have in common that some system takes for one."""
    return (
        path.lower() if path.isascii() else unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
    )


def is_safe(path: str) -> bool:
    """Whether a path stays below the folder that it is joined to, on every system."""
    return not _CLIMBS.search(path) and not (sys.platform == "win32" and path[1:2] == ":")


def is_reserved(path: str) -> bool:
    """Whether a path is this program's own."""
    first = folded(path).partition("/")[0]
    return first in (MANIFEST_NAME, WORK_FOLDER)


def encode_manifest(manifest: Manifest) -> bytes:
    stored = _Stored(_SCHEMA, dict(sorted(manifest.items())))
    return msgspec.json.format(msgspec.json.encode(stored), indent=1) + b"\n"


def decode_manifest(data: bytes) -> Manifest | None:
    """None for what this program cannot have written: a manifest may come with a folder from anywhere."""
    try:
        stored = msgspec.json.decode(data, type=_Stored)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return stored.files if stored.schema == _SCHEMA and all(map(is_safe, stored.files)) else None
