"""A site's folder to a list for its owner: linked as a build does, with what builds remember; nothing is written."""

from __future__ import annotations

from pathlib import Path

from generator.build.request import Request
from generator.build.site import link_site, memory_of, open_folder
from generator.build.tools import Tools
from generator.cache import BodyStore, Store
from generator.diagnostics import Problems, has_errors, sorted_problems
from generator.library.lists import Row, Subject, rows


def list_site(
    subject: Subject, request: Request, memory: Path, store: Store
) -> tuple[tuple[Row, ...] | None, Problems]:
    """The rows, with paths from the site's folder; None where the site has errors, which are in the problems."""
    folder, problems = open_folder(request, store)
    if folder is None:
        return None, sorted_problems(problems)
    with BodyStore() as bodies:
        known = memory_of(memory, folder, request)
        tools = Tools(bodies=bodies, store=store, memory=known)
        linked, content, linking = link_site(folder, request, tools)
    problems = sorted_problems((*problems, *linking))
    if has_errors(problems):
        return None, problems
    entries = tuple(parsed.entry for parsed in content.entries if parsed.entry is not None)
    found = rows(subject, linked.library, entries, folder.now)
    above = f"{folder.config.docs_dir}/" if folder.config.docs_dir else ""
    return tuple(_placed(row, above) for row in found), problems


def _placed(row: Row, above: str) -> Row:
    return Row(when=row.when, title=row.title, path=f"{above}{row.path}" if row.path else "", about=row.about)
