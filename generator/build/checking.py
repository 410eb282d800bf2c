"""A site's folder to everything that is wrong or could be better: linked as a build does, and nothing is published."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import msgspec

from generator.build.content import Content, read_entries
from generator.build.executors import SameProcess, over
from generator.build.request import Progress, Request, silent
from generator.build.site import Folder, link_content, memory_of, open_folder, rules_of
from generator.build.tools import Tools
from generator.cache import BodyStore, Memory, Store
from generator.cache.looks import read_looks, write_looks
from generator.config import Config
from generator.diagnostics import Problem, Problems, sorted_problems
from generator.editor import Look, check_site_texts, judged, look
from generator.editor.judging import Judge, Switched
from generator.editor.looking import Rules
from generator.entries import parse_entry
from generator.library.link import Linked
from generator.library.values import Library
from generator.model import AnyEntry, Source, digest
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
    root = request.config.resolve().parent
    site, problems = read_site(request, memory=memory, store=store, executor=executor, progress=progress)
    if site is None:
        return Checked(problems=sorted_problems(problems), files=0, root=root)
    return Checked(problems=check_texts(site).problems, files=len(_entries(site.content)), root=root)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTexts:
    """A site's texts as they were read, each looked at by itself: enough to say what is wrong with them together."""

    folder: Folder
    content: Content
    looks: Mapping[str, Look]
    request: Request
    tools: Tools
    problems: Problems
    """Of the configuration and the folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of a site's texts, and how they are linked."""

    problems: Problems
    library: Library


def read_site(
    request: Request, *, memory: Path, store: Store, executor: Executor | None, progress: Progress
) -> tuple[SiteTexts | None, Problems]:
    """All texts of a site; None and why, where nothing can be made of it."""
    began = time.time_ns()
    folder, problems = open_folder(request, store)
    if folder is None:
        return None, problems
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
        content = read_entries(folder.content, folder.listing, rules_of(folder.config), tools)
        if not known.files:
            # What is remembered is what is published; before anything is, to have parsed it once is enough.
            known.write_files(content.known)
    looks = _looks(folder, content, known, tools)
    return SiteTexts(
        folder=folder, content=content, looks=looks, request=request, tools=tools, problems=problems
    ), problems


def check_texts(site: SiteTexts) -> Said:
    """Everything that is to be said of the texts, linked."""
    config = site.folder.config
    linked, linking = link_content(site.folder, site.content, site.request, site.tools)
    entries = _entries(site.content)
    seen = tuple(entry for entry in entries.values() if _is_seen(entry, linked))
    found = (
        *site.problems,
        *linking,
        *(problem for each in site.looks.values() for problem in each.problems),
        *check_site_texts(linked.library, seen, site.looks, config),
    )
    judge = Judge(config.options.check, _switched(entries, site.looks))
    return Said(problems=sorted_problems(judged(found, judge)), library=linked.library)


def with_sources(site: SiteTexts, sources: Collection[Source]) -> SiteTexts:
    """The same site if these files were so; nothing is written, and nothing of it is remembered."""
    rules, looking = rules_of(site.folder.config), look_rules(site.folder.config)
    parsed = {source.path: msgspec.structs.replace(parse_entry(source, rules), body=None) for source in sources}
    looks = dict(site.looks)
    for source in sources:
        entry = parsed[source.path].entry
        looks.pop(source.path, None)
        if entry is not None:
            looks[source.path] = look(source, entry, looking)
    entries = tuple(parsed.get(each.path, each) for each in site.content.entries)
    return replace(site, content=replace(site.content, entries=entries), looks=dict(sorted(looks.items())))


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


def look_rules(config: Config) -> Rules:
    """What of the configuration decides what is seen in a file."""
    return Rules(
        docs_dir=config.docs_dir,
        language=config.theme.language,
        site_url=config.site_url,
        html=config.options.html,
        limits=config.options.limits,
    )


def _looks(folder: Folder, content: Content, memory: Memory, tools: Tools) -> dict[str, Look]:
    """What is seen in each file by itself. Of files of which that is remembered none is opened."""
    config = folder.config
    rules = look_rules(config)
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
