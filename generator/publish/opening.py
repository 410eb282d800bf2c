"""Opens a site folder for a publication: refuses folders that are not for it, locks, and finishes what a crash left."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from generator.diagnostics import Problem, Problems, Span, error
from generator.publish.journal import apply_journal, discard_damaged, read_journal
from generator.publish.manifest import MANIFEST_NAME, Manifest, decode_manifest
from generator.publish.places import refuse_place, shown_site
from generator.publish.stage import Stage, described, unwritable
from generator.publish.standing import Standing
from generator.publish.workspace import Workspace, candidates, open_workspace


def open_site(
    site: Path, *, repository: Path, protected: Sequence[Path], force: bool, clean: bool
) -> tuple[Stage | None, Problems]:
    """A stage for the site folder, with the lock held until it is committed or abandoned; None with an error.

    `repository` is the folder of mkdocs.yml; `protected` are the content and template folders. `force` takes over
    a folder that is not ours, and replaces foreign files where ours must stand. `clean` trusts no stamp: every
    published file is read and compared. Problems: `site-folder-unsafe`, `site-not-folder`, `site-not-ours`,
    `site-locked`, `site-unwritable`, `publish-interrupted`.
    """
    span = Span(str(site))
    try:
        site = Path(os.path.realpath(site))
        span = Span(shown_site(site, repository))
        refused = refuse_place(site, repository=repository, protected=protected, span=span)
        if refused is not None:
            return None, (refused,)
        site.parent.mkdir(parents=True, exist_ok=True)
        workspace = open_workspace(site)
    except (OSError, ValueError) as reason:
        return None, (unwritable(span, reason),)
    if workspace is None:
        hint = "wait until it has finished, or stop it; nothing needs to be cleaned up"
        return None, (error(span, "site-locked", "another build is publishing into this folder", hint),)
    opened = _opened(site, workspace, span, force=force, clean=clean)
    if isinstance(opened, Problem):
        workspace.close()
        return None, (opened,)
    return opened, ()


def recover(site: Path, workspace: Workspace) -> bool:
    """Finishes a publication that a crash interrupted; whether there was one. Raises OSError."""
    journal = read_journal(workspace.journal)
    if journal is not None:
        discard_damaged(journal, workspace.stage)
        apply_journal(journal, workspace.stage, site)
    workspace.clear()
    return journal is not None


def _opened(site: Path, workspace: Workspace, span: Span, *, force: bool, clean: bool) -> Stage | Problem:
    try:
        # The work folder may have been in the other place when the crash came.
        others = [Workspace(f, f not in site.parents, None) for f in candidates(site) if f != workspace.folder]
        recovered = [recover(site, place) for place in (workspace, *others)]
    except OSError as reason:
        message = f"an earlier build broke off while publishing, and cannot be finished: {described(reason)}"
        hint = "see to that, for example by closing the program that has the file open, and build again"
        return error(span, "publish-interrupted", message, hint)
    try:
        before = _manifest(site)
        if before is None and not force and not Standing(site, {}, {}).is_empty():
            hint = "empty it, name another one (`site_dir: site`), or run `milepost build --force` to keep its files"
            return error(span, "site-not-ours", "this folder holds files that Milepost did not write", hint)
        stamps = {} if clean or any(recovered) else workspace.read_stamps()
        return Stage(site, workspace, before=before or {}, stamps=stamps, force=force, shown=span.path)
    except OSError as reason:
        return unwritable(span, reason)


def _manifest(site: Path) -> Manifest | None:
    """None where there is none of ours; empty where there is no site yet. Raises OSError."""
    if not site.exists():
        return {}
    try:
        return decode_manifest((site / MANIFEST_NAME).read_bytes())
    except (FileNotFoundError, IsADirectoryError):
        return None
