"""A folder with a new site in it. Nothing that is there already is touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.starting.editors import editor_files
from generator.starting.sites import PROGRAMS, NewSite, site_files
from generator.theme.folders import files_below, find_folders

_TEMPLATES = "init"


class FolderInUse(Exception):
    """Files that are there already, by their paths in the folder."""

    def __init__(self, found: tuple[str, ...]) -> None:
        super().__init__(", ".join(found))
        self.found = found


def make_site(folder: Path, site: NewSite) -> tuple[str, ...]:
    """Writes a small site that can be built at once; the paths of its files. Raises FolderInUse and OSError."""
    below = find_folders(folder, "").default / _TEMPLATES
    templates = {name: path.read_text("utf-8") for name, path in files_below(below)}
    files = {**site_files(templates, site), **editor_files()}
    found = tuple(_in_the_way(folder, files))
    if found:
        raise FolderInUse(found)
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        # Windows' own programs read its line ends alone.
        place.write_text(text, encoding="utf-8", newline="\r\n" if name.endswith(".bat") else "\n")
        if name in PROGRAMS:
            place.chmod(0o755)
    return tuple(files)


def _in_the_way(folder: Path, files: Mapping[str, str]) -> Iterator[str]:
    """Files of the same names, and texts of another site."""
    yield from (name for name in files if (folder / name).exists())
    content = folder / "content"
    if content.is_dir() and any(content.iterdir()):
        yield "content"
