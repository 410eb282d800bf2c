"""The folders of templates, the owner's before Milepost's own, and the files in them. No file is read here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_IN_THE_WHEEL = Path(__file__).resolve().parent.parent / "_templates"
_IN_THE_REPOSITORY = Path(__file__).resolve().parents[2] / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """`site` is the folder of mkdocs.yml; `custom` is None where the owner has no templates, or they are the defaults.

    `owned` is the owner's folder in either case: what stands there may be edited, so mistakes in it are reported.
    """

    site: Path
    custom: Path | None
    owned: Path | None
    default: Path

    @property
    def both(self) -> tuple[Path, ...]:
        return (self.custom, self.default) if self.custom else (self.default,)

    def find(self, name: str) -> Path | None:
        """The file that answers for a name, the owner's first."""
        return next((path for folder in self.both if (path := folder / name).is_file()), None)

    def shown(self, path: Path) -> str:
        """A path as problems show it: relative to the site's folder, never naming a place on this machine."""
        if path.is_relative_to(self.site):
            return path.relative_to(self.site).as_posix()
        known = next((folder for folder in self.both if path.is_relative_to(folder)), path.parent)
        return f"{known.name.lstrip('_')}/{path.relative_to(known).as_posix()}"

    def is_ours(self, path: Path) -> bool:
        """Whether a template is the owner's or Milepost's, and not Material's."""
        return any(path.is_relative_to(folder) for folder in self.both)


def find_folders(site: Path, custom_dir: str) -> Folders:
    """The folders of a site; one that is not there is left out, and one that holds the whole site as well."""
    site = site.resolve()
    default = _IN_THE_WHEEL if _IN_THE_WHEEL.is_dir() else _IN_THE_REPOSITORY
    owned = (site / custom_dir).resolve() if custom_dir else None
    if owned is None or not owned.is_dir() or site.is_relative_to(owned):
        return Folders(site=site, custom=None, owned=None, default=default)
    return Folders(site=site, custom=None if owned == default else owned, owned=owned, default=default)


def files_below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below a folder by its name ("partials/footer.html"), in order of names."""
    found: list[tuple[str, Path]] = []
    for place, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if name not in {".git", "__pycache__", "node_modules"}]
        found.extend(
            (path.relative_to(folder).as_posix(), path) for name in names if (path := Path(place, name)).is_file()
        )
    return iter(sorted(found))
