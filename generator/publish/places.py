"""Which folders a site may be published into; looks at where folders are, and changes nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from generator.diagnostics import Problem, Span, error
from generator.publish.manifest import WORK_FOLDER

_TOOLS_OWN = frozenset({".git", ".hg", ".svn", WORK_FOLDER})
_HINT = "name a folder of its own, in mkdocs.yml or on the command line: `site_dir: site`"


def refuse_place(site: Path, *, repository: Path, protected: Sequence[Path], span: Span) -> Problem | None:
    """Why a folder may not be the site, as a problem `site-folder-unsafe` or `site-not-folder`; None if it may.

    `site` has its links followed already. `protected` are the content and template folders. The site may lie in
    the repository and in the home folder, but hold neither, because what is published is also deleted.
    """
    if site == site.parent:
        return _unsafe(span, "the site folder is a whole disk")
    outer = _resolved(repository) if site == preview_site(_resolved(repository)) else site
    if any(part.lower() in _TOOLS_OWN for part in outer.parts):
        return _unsafe(span, "the site folder lies in a folder that a tool keeps for itself")
    above = [_identity(folder) for folder in (site, *site.parents)]
    for folder in protected:
        if _identity(folder) in above:
            return _unsafe(
                span, f"the site folder is or lies in {_shown(folder, repository)}, which is written by hand"
            )
    for folder in (*protected, repository, *_home()):
        resolved = _resolved(folder)
        if above[0] in [_identity(parent) for parent in (resolved, *resolved.parents)]:
            return _unsafe(span, f"the site folder is or holds {_shown(folder, repository)}")
    for folder in (site, *site.parents):
        if folder.exists() and not folder.is_dir():
            hint = "remove that file, or name another folder: `site_dir: site`"
            return error(span, "site-not-folder", f"{_shown(folder, repository)} is a file, not a folder", hint)
    return None


def preview_site(repository: Path) -> Path:
    """Where the preview of a repository keeps its own site."""
    return repository / WORK_FOLDER / "preview" / "site"


def shown_site(site: Path, repository: Path) -> str:
    """A site folder as problems name it: relative to the repository where it lies in it, with "/"."""
    return Path(_shown(site, repository)).as_posix()


def _shown(folder: Path, repository: Path) -> str:
    try:
        relative = _resolved(folder).relative_to(_resolved(repository))
    except ValueError:
        return str(folder)
    return relative.as_posix() if relative.parts else str(folder)


def _identity(folder: Path) -> tuple[int, int] | str:
    """What two paths to one folder have in common, however they are written; the path itself where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return os.path.normcase(_resolved(folder))
    # Some network drives number no files.
    return (status.st_dev, status.st_ino) if status.st_ino else os.path.normcase(_resolved(folder))


def _resolved(folder: Path) -> Path:
    return Path(os.path.realpath(folder))


def _home() -> tuple[Path, ...]:
    try:
        return (Path.home(),)
    except RuntimeError:
        return ()


def _unsafe(span: Span, message: str) -> Problem:
    return error(span, "site-folder-unsafe", message, _HINT)
