"""The files that a built site needs besides its pages: Material's, Milepost's and the owner's; none is written here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import rjsmin

from generator.theme import material
from generator.theme.folders import Folders, files_below

_SOURCE_MAP = re.compile(rb"\n?(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*\Z")

# As MkDocs leaves them out of `custom_dir` (mkdocs/structure/files.py), and what Milepost reads itself.
_NOT_PUBLISHED = (
    "*.html", "*.py", "*.pyc", "*.md", "*.markdown", "*.map", "*readme*", "mkdocs_theme*", "locales/*",
    "pages/*", "frames/*", "partials/*",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ThemeAsset:
    """A file of the built site: its path below the site folder, and its bytes or the file to copy."""

    path: str
    source: bytes | Path

    def read(self) -> bytes:
        return self.source if isinstance(self.source, bytes) else self.source.read_bytes()


@dataclass(frozen=True, slots=True)
class OwnAssets:
    """What lies in Milepost's templates/assets/ (a file of the owner's with the same name stands for it).

    All of them are published in one folder that is named by their content, so that they may name each other
    relatively and a browser may keep them for ever.
    """

    files: Mapping[str, Path]
    """By name as templates write it, "assets/stylesheets/base.css"."""
    digest: str

    @property
    def paths(self) -> Mapping[str, str]:
        """Where each is published, by its name."""
        return {name: f"assets/milepost.{self.digest}/{name.removeprefix('assets/')}" for name in self.files}

    def linked(self, folder: str, ending: str) -> tuple[str, ...]:
        """The names directly in a folder of assets: those are linked by every page, those further down are not."""
        begin = f"assets/{folder}/"
        return tuple(n for n in self.files if n.startswith(begin) and n.endswith(ending) and "/" not in n[len(begin) :])


def find_own_assets(folders: Folders) -> OwnAssets:
    files: dict[str, Path] = {}
    for inner, path in files_below(folders.default / "assets"):
        name = f"assets/{inner}"
        if not _is_hidden(name) and not inner.endswith((".map", ".d.ts")):
            files[name] = folders.find(name) or path
    # What is published depends on what makes it lean, too.
    hasher = hashlib.blake2b(rjsmin.__version__.encode(), digest_size=4)
    for name, path in files.items():
        data = path.read_bytes()
        hasher.update(f"{name}\0{len(data)}\0".encode() + data)
    return OwnAssets(files, hasher.hexdigest())


def collect_assets(
    folders: Folders, own: OwnAssets, names: Iterable[str], joined: Collection[str]
) -> tuple[ThemeAsset, ...]:
    """Everything the site needs, by path. A file of the owner's stands for Material's at the same path.

    `names` are Material's files, `joined` those of style sheets that are a part of another file.
    """
    found: dict[str, bytes | Path] = {}
    for name in names:
        if name not in joined:
            found[name] = _without_source_map(material.templates() / name)
    published = own.paths
    for name, path in own.files.items():
        if name not in joined:
            found[published[name]] = _lean(path, folders.default / name)
    found.update(owner_files(folders, own))
    return tuple(ThemeAsset(path, source) for path, source in sorted(found.items()))


def owner_files(folders: Folders, own: OwnAssets) -> dict[str, Path]:
    """The owner's static files by path: all of `custom_dir` that is no template, as MkDocs has it."""
    if folders.owned is None:
        return {}
    return {
        name: path
        for name, path in files_below(folders.owned)
        if name not in own.files and not _is_hidden(name) and not any(fnmatch(name.lower(), p) for p in _NOT_PUBLISHED)
    }


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or "/." in name


def _lean(path: Path, ours: Path) -> bytes | Path:
    """A script of ours without comments and indentation: a quarter less to fetch. The owner's are left as they are."""
    if path.suffix != ".js" or (path != ours and path.read_bytes() != ours.read_bytes()):
        return path
    return f"{rjsmin.jsmin(ours.read_text('utf-8'))}\n".encode()


def _without_source_map(path: Path) -> bytes | Path:
    """Without the comment that makes a browser's tools ask for a .map that is not published."""
    return _SOURCE_MAP.sub(b"\n", path.read_bytes()) if path.suffix in {".js", ".css"} else path
