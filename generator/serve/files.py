"""The built site by the paths of its addresses, as a static host answers. Reads the site's folder, writes nothing."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from generator.serve.guard import inner_parts
from generator.serve.hosting import HEADERS, REDIRECTS, Hosting, read_hosting

# What the system's own table may not know, or has been changed to by some program on Windows.
_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class Page:
    """HTML, with the status it goes out with."""

    status: int
    html: bytes


@dataclass(frozen=True, slots=True)
class File:
    """Anything else, as it lies on the disk."""

    place: Path
    kind: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Another address is the right one."""

    status: int
    address: str


Found = Page | File | Moved


class SiteFiles:
    """A site's folder. `early` are pages that a build has ready before it is done, by their addresses.

    Its methods may be called by several threads at once.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = os.path.realpath(folder)
        self._hosting: tuple[tuple[str, str], Hosting] = (("", ""), Hosting())
        self.early: Mapping[str, bytes] = {}

    def find(self, path: str, base: str) -> Found:
        """What stands at a decoded path. `base` is where the site begins, with a slash at its end."""
        moved = self._read_hosting().redirect(path)
        if moved is not None:
            return Moved(*moved)
        if path in ("/", base.rstrip("/")) and path != base:
            return Moved(302, base)
        if not path.startswith(base):
            return _outside(base)
        early = self.early.get(path.removeprefix(base).removesuffix("index.html"))
        if early is not None:
            return Page(200, early)
        file = self._place(path.removeprefix(base))
        if file is None:
            return Page(404, self._read(self._folder / NOT_FOUND))
        if file.name == "index.html" and not path.endswith(("/", "index.html")):
            return Moved(302, f"{quote(path)}/")
        if file.suffix.lower() in (".html", ".htm"):
            return Page(200, self._read(file))
        return File(file, self._kind(path, file))

    def stamp(self, path: str, base: str) -> str:
        """What the file at a path is known by, until it is written again; "" where there is none."""
        file = self._place(path.removeprefix(base)) if path.startswith(base) else None
        return _stamp(file) if file is not None else ""

    def _place(self, path: str) -> Path | None:
        """The file that answers for a path below the base, None where there is none or it lies elsewhere."""
        parts = inner_parts(path)
        if parts is None:
            return None
        try:
            wanted = os.path.realpath("/".join((self._root, *parts)))
            is_folder = Path(wanted).is_dir()
            file = Path(os.path.realpath(f"{wanted}/index.html") if is_folder else wanted)
            inside = file.is_relative_to(self._root) and file.is_file()
            return file if inside and (is_folder or not path.endswith("/")) else None
        except (OSError, ValueError):  # a name that no disk can have
            return None

    def _kind(self, path: str, file: Path) -> str:
        known = self._read_hosting().types.get(path) or _TYPES.get(file.suffix.lower())
        return known or mimetypes.guess_type(file.name)[0] or "application/octet-stream"

    def _read_hosting(self) -> Hosting:
        key = (_stamp(self._folder / REDIRECTS), _stamp(self._folder / HEADERS))
        known, hosting = self._hosting
        if known != key:
            hosting = read_hosting(self._folder)
            self._hosting = (key, hosting)
        return hosting

    def _read(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError:  # a build has just removed it
            return b"<!doctype html><title>404</title><h1>404</h1>"


def _stamp(file: Path) -> str:
    try:
        stat = file.stat()
    except OSError:
        return ""
    return f"{stat.st_mtime_ns:x}-{stat.st_size:x}-{stat.st_ino:x}"


def _outside(base: str) -> Page:
    from html import escape

    text = f"Nothing is here: by its site_url the site stands under {base}"
    link = f'<p><a href="{escape(quote(base))}">{escape(base)}</a></p>'
    return Page(404, f'<!doctype html><meta charset="utf-8"><title>404</title><p>{escape(text)}</p>{link}'.encode())
