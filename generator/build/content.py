"""The content folder to entries: each file read, parsed and its body put away, by whichever worker comes to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from generator.build.request import Progress
from generator.cache import BodyStore, Memo
from generator.diagnostics import Problem, Problems, Span, sorted_problems, warning
from generator.entries import ParsedEntry, Rules, kind_of, parse_authors_file, parse_entry
from generator.library.mentions import mentioned_files
from generator.model import Asset, Source, digest
from generator.read import Listing, measure_asset, read_source

_ENTRIES = msgspec.msgpack.Decoder(ParsedEntry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the content folder holds: entries without their bodies, which are in the store by their digests."""

    entries: tuple[ParsedEntry, ...]
    problems: Problems


def read_entries(
    root: Path,
    listing: Listing,
    rules: Rules,
    bodies: BodyStore,
    memo: Memo,
    executor: Executor,
    progress: Progress,
) -> Content:
    """All Markdown files of the content folder as entries, in the order of their paths, with Material's authors."""
    placed = [path for path in listing.files if kind_of(path, rules.layout) is not None]
    parse = partial(
        _parse_file, root=root, rules=rules, rules_digest=digest(repr(rules).encode()), bodies=bodies, memo=memo
    )
    entries: list[ParsedEntry] = []
    for done, parsed in enumerate(executor.map(parse, placed, chunksize=16), 1):
        entries.append(parsed)
        progress("reading", done, len(placed))
    people, problems = _authors_file(root, listing, rules)
    return Content(
        entries=(*entries, *people),
        problems=sorted_problems(problems, _unplaced(set(listing.files).difference(placed), rules)),
    )


def _parse_file(
    path: str, *, root: Path, rules: Rules, rules_digest: str, bodies: BodyStore, memo: Memo
) -> ParsedEntry:
    """One file: only its facts go back, the body stays where the worker put it."""
    source = read_source(root, path, rules.docs_dir, rules.options.limits.post_bytes)
    if isinstance(source, Problem):
        return ParsedEntry(path=path, problems=(source,))
    parsed = _remembered(source, rules, rules_digest, memo)
    if parsed.entry is None or parsed.body is None:
        return parsed
    entry = msgspec.structs.replace(parsed.entry, body=bodies.put(parsed.body))
    return msgspec.structs.replace(parsed, entry=entry, body=None)


def _remembered(source: Source, rules: Rules, rules_digest: str, memo: Memo) -> ParsedEntry:
    """What a source parses to, with its problems. The key holds all that parsing is given: path, bytes, rules."""
    key = digest(f"{rules_digest}\0{source.path}\0".encode() + source.data)
    known = memo.get(key)
    if known is not None:
        return _ENTRIES.decode(known)
    parsed = parse_entry(source, rules)
    memo.put(key, parsed)
    return parsed


def _authors_file(root: Path, listing: Listing, rules: Rules) -> tuple[tuple[ParsedEntry, ...], Problems]:
    path = rules.layout.authors_file
    if not path or path not in listing.files:
        return (), ()
    source = read_source(root, path, rules.docs_dir, rules.options.limits.post_bytes)
    if isinstance(source, Problem):
        return (), (source,)
    parsed = parse_authors_file(source, rules)
    people = tuple(ParsedEntry(path=author.path, entry=author) for author in parsed.authors)
    return people, parsed.problems


def _unplaced(paths: Iterable[str], rules: Rules) -> Iterator[Problem]:
    for path in paths:
        folder = path.partition("/")[0]
        if not path.endswith(".md") or folder == rules.layout.static_dir:
            continue
        above = f"{rules.docs_dir}/" if rules.docs_dir else ""
        folders = f"{above}{rules.layout.posts_dir}/ for a post, {above}{rules.layout.pages_dir}/ for a page"
        yield warning(
            Span(f"{rules.docs_dir}/{path}"),
            "unplaced-file",
            "this file stands in no folder that the site is made from, so nobody sees it",
            f"move it to {folders}",
        )


def read_assets(
    root: Path, listing: Listing, entries: Iterable[ParsedEntry], docs_dir: str, executor: Executor, progress: Progress
) -> tuple[Mapping[str, Asset], Problems]:
    """The pictures and downloads that entries refer to, measured; those that are not there are left to link."""
    mentioned = {path for parsed in entries if parsed.entry is not None for path in mentioned_files(parsed.entry)}
    wanted = sorted(path for path in mentioned.intersection(listing.files) if not path.endswith(".md"))
    assets: dict[str, Asset] = {}
    problems: list[Problem] = []
    measure = partial(_measured, root=root, docs_dir=docs_dir)
    for done, (asset, found) in enumerate(executor.map(measure, wanted, chunksize=16), 1):
        if asset is not None:
            assets[asset.path] = asset
        problems += found
        progress("measuring pictures", done, len(wanted))
    return assets, tuple(problems)


def _measured(path: str, *, root: Path, docs_dir: str) -> tuple[Asset | None, Problems]:
    return measure_asset(root, path, docs_dir)
