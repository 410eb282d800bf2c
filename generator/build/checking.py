"""A site's folder to everything that is wrong or could be better: linked as a build does, and nothing is published."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from generator.build.content import Content
from generator.build.executors import SameProcess, over
from generator.build.request import Progress, Request, silent
from generator.build.site import Folder, link_site, memory_of, open_folder
from generator.build.tools import Tools
from generator.cache import BodyStore, Memory, Store
from generator.cache.looks import read_looks, write_looks
from generator.diagnostics import Problem, Problems, sorted_problems
from generator.editor import Look, check_site_texts, judged, look
from generator.editor.judging import Judge, Switched
from generator.editor.looking import Rules
from generator.library.link import Linked
from generator.model import AnyEntry, digest
from generator.read import read_source

_CHUNK = 32
_LOOKS = msgspec.msgpack.Decoder(Look)

Known = tuple[str, bytes]
"""The digest of a file's bytes, and the encoding of what was seen in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found, and in how many files it was looked for."""

    problems: Problems
    files: int
    root: Path


def check_site(
    request: Request,
    *,
    memory: Path,
    store: Store,
    executor: Executor | None = None,
    progress: Progress = silent,
) -> Checked:
    """All problems of a build as far as texts and their links make them, and what an editor would say besides."""
    began = time.time_ns()
    root = request.config.resolve().parent
    folder, problems = open_folder(request, store)
    if folder is None:
        return Checked(problems=sorted_problems(problems), files=0, root=root)
    known = memory_of(memory, folder, request)
    with BodyStore(None if known.files else memory) as bodies:
        tools = Tools(
            bodies=bodies,
            store=store,
            memory=known,
            executor=executor or SameProcess(),
            progress=progress,
            began=began,
        )
        linked, content, linking = link_site(folder, request, tools)
        if not known.files:
            # What is remembered is what is published; before anything is, to have parsed it once is enough.
            known.write_files(content.known)
    looks = _looks(folder, content, known, tools)
    entries = _entries(content)
    seen = tuple(entry for entry in entries.values() if _is_seen(entry, linked))
    found = (
        *problems,
        *linking,
        *(problem for each in looks.values() for problem in each.problems),
        *check_site_texts(linked.library, seen, looks, folder.config),
    )
    judge = Judge(folder.config.options.check, _switched(entries, looks))
    return Checked(problems=sorted_problems(judged(found, judge)), files=len(entries), root=root)


def _entries(content: Content) -> dict[str, AnyEntry]:
    return {parsed.path: parsed.entry for parsed in content.entries if parsed.entry is not None}


def _is_seen(entry: AnyEntry, linked: Linked) -> bool:
    target = linked.library.targets.get(entry.path)
    return target is not None and (target.address is not None or not target.has_page)


def _switched(entries: Mapping[str, AnyEntry], looks: Mapping[str, Look]) -> dict[str, Switched]:
    return {
        entry.span.path: Switched(entry.check, looks[path].muted if path in looks else ())
        for path, entry in entries.items()
    }


def _looks(folder: Folder, content: Content, memory: Memory, tools: Tools) -> dict[str, Look]:
    """What is seen in each file by itself. Of files of which that is remembered none is opened."""
    config = folder.config
    rules = Rules(
        docs_dir=config.docs_dir,
        language=config.theme.language,
        site_url=config.site_url,
        html=config.options.html,
        limits=config.options.limits,
    )
    program = digest(f"{memory.program}{rules!r}".encode())
    remembered = read_looks(memory.folder, program)
    entries = _entries(content)
    sources = {path: known.source for path, known in content.known.items() if path in entries}
    looks = {path: remembered[path] for path, name in sources.items() if remembered.get(path, ("", b""))[0] == name}
    missing = [(path, entries[path]) for path in sources if path not in looks]
    work = partial(_look_at, root=folder.content, rules=rules)
    chunks = (missing[start : start + _CHUNK] for start in range(0, len(missing), _CHUNK))
    for done, seen in enumerate(over(tools.executor, work, chunks), 1):
        looks.update(seen)
        tools.progress("looking", min(done * _CHUNK, len(missing)), len(missing))
    if looks != remembered:
        write_looks(memory.folder, program, looks)
    return {path: _LOOKS.decode(data) for path, (_, data) in sorted(looks.items())}


def _look_at(files: Iterable[tuple[str, AnyEntry]], *, root: Path, rules: Rules) -> list[tuple[str, Known]]:
    """A file that cannot be read any more has been told of already, or will be by the next run."""
    seen: list[tuple[str, Known]] = []
    for path, entry in files:
        source = read_source(root, path, rules.docs_dir, rules.limits.post_bytes)
        if not isinstance(source, Problem):
            seen.append((path, (digest(source.data), msgspec.msgpack.encode(look(source, entry, rules)))))
    return seen
