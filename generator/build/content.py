"""The content folder to entries: each file read, parsed and its body put away, by whichever worker comes to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from generator.build.executors import over
from generator.build.tools import Tools
from generator.cache import BodyPlace, BodyStore, Front, KnownFile, Mark, settled
from generator.cache.memory import UNSETTLED
from generator.diagnostics import Problem, Problems, Span, sorted_problems, warning
from generator.entries import ParsedEntry, Rules, kind_of, parse_authors_file, parse_entry
from generator.frontmatter.fences import split_fences
from generator.library.mentions import mentioned_files
from generator.model import Asset, Shape, digest, encode
from generator.read import Listing, measure_asset, read_source
from generator.read.listing import FileStat
from generator.views.sketches import shape_of

_ENTRIES = msgspec.msgpack.Decoder(ParsedEntry)
_SHAPES = msgspec.msgpack.Decoder(Shape)


_CHUNK = 32
"""Files that a worker parses at a time: a tenth of a second of work, beside which handing it over counts for little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the content folder holds: entries without their bodies, which are in the store by their digests."""

    entries: tuple[ParsedEntry, ...]
    problems: Problems
    known: Mapping[str, KnownFile]
    """The parsed files by content path, for the next build to know them."""

    def shape(self, path: str) -> Shape:
        """What the page of a content file needs of its body besides the text."""
        known = self.known.get(path)
        return _SHAPES.decode(known.shape) if known is not None and known.shape else Shape()


def read_entries(root: Path, listing: Listing, rules: Rules, tools: Tools) -> Content:
    """All Markdown files of the content folder as entries, in the order of their paths, with Material's authors.

    Of files that have not moved since they were remembered, none is opened.
    """
    placed = [path for path in listing.files if kind_of(path, rules.layout) is not None]
    remembered = tools.memory.files if tools.memory is not None else {}
    marks = {path: _mark(listing.files[path]) for path in placed}
    moved = [path for path in placed if path not in remembered or remembered[path].mark != marks[path]]
    asked = [(path, remembered[path].source if path in remembered else "") for path in moved]
    parse = partial(_parse_files, root=root, rules=rules, bodies=tools.bodies)
    known: dict[str, KnownFile] = {path: remembered[path] for path in placed if path in remembered}
    entries: dict[str, ParsedEntry] = {}
    for done, parsed in enumerate(over(tools.executor, parse, _chunks(asked)), 1):
        for path, found in parsed:
            if isinstance(found, KnownFile):
                known[path] = found
            elif found is not None:
                known.pop(path, None)
                entries[path] = found
        tools.progress("reading", min(done * _CHUNK, len(moved)), len(moved))
    known = {path: replace(found, mark=settled(marks[path], tools.began)) for path, found in known.items()}
    entries.update((path, _ENTRIES.decode(found.parsed)) for path, found in known.items())
    tools.bodies.know(dict(_places(known, entries)))
    people, problems = _authors_file(root, listing, rules)
    return Content(
        entries=(*(entries[path] for path in placed), *people),
        problems=sorted_problems(problems, _unplaced(set(listing.files).difference(placed), rules)),
        known=known,
    )


def _places(known: Mapping[str, KnownFile], entries: Mapping[str, ParsedEntry]) -> Iterator[tuple[str, BodyPlace]]:
    for path, found in known.items():
        entry = entries[path].entry
        if entry is not None and found.place is not None:
            yield entry.body, found.place


def _chunks(asked: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    for start in range(0, len(asked), _CHUNK):
        yield asked[start : start + _CHUNK]


def _mark(status: FileStat) -> Mark:
    return status.size, status.mtime_ns, status.ctime_ns, status.inode


def _parse_files(
    asked: list[tuple[str, str]], *, root: Path, rules: Rules, bodies: BodyStore
) -> list[tuple[str, KnownFile | ParsedEntry | None]]:
    """Files by their paths and the digests of what is known of them: parsed, or None where the bytes are the same.

    A file that cannot be read is a ParsedEntry with its problem, which nobody shall remember.
    """
    return [(path, _parse_file(path, known, root=root, rules=rules, bodies=bodies)) for path, known in asked]


def _parse_file(
    path: str, known: str, *, root: Path, rules: Rules, bodies: BodyStore
) -> KnownFile | ParsedEntry | None:
    """One file: only its facts go back, the body stays where the worker put it."""
    source = read_source(root, path, rules.docs_dir, rules.options.limits.post_bytes)
    if isinstance(source, Problem):
        return ParsedEntry(path=path, problems=(source,))
    name = digest(source.data)
    if name == known:
        return None
    parsed = parse_entry(source, rules)
    if parsed.entry is None or parsed.body is None:
        return KnownFile(UNSETTLED, name, encode(parsed))
    key = bodies.put(parsed.body)
    shape = shape_of(parsed.body, has_questions=getattr(parsed.entry, "faq", False))
    facts = replace(parsed, entry=replace(parsed.entry, body=key), body=None)
    return KnownFile(UNSETTLED, name, encode(facts), encode(shape), bodies.place(key), _front(source.data))


def _front(data: bytes) -> Front | None:
    """What stands above the text, where the text is the rest of the file, byte for byte."""
    if b"\r" in data or not data.startswith(b"---"):
        return None
    _, body = split_fences(data.decode())
    length = len(data) - len(body.encode())
    return Front(length, digest(data[:length]), data.count(b"\n", 0, length) + 1)


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
    root: Path, listing: Listing, entries: Iterable[ParsedEntry], docs_dir: str, tools: Tools
) -> tuple[Mapping[str, Asset], Problems]:
    """The pictures and downloads that entries refer to, measured; those that are not there are left to link."""
    mentioned = {path for parsed in entries if parsed.entry is not None for path in mentioned_files(parsed.entry)}
    wanted = sorted(path for path in mentioned.intersection(listing.files) if not path.endswith(".md"))
    assets: dict[str, Asset] = {}
    problems: list[Problem] = []
    measure = partial(_measured, root=root, docs_dir=docs_dir)
    for done, (asset, found) in enumerate(tools.executor.map(measure, wanted, chunksize=16), 1):
        if asset is not None:
            assets[asset.path] = asset
        problems += found
        tools.progress("measuring pictures", done, len(wanted))
    return assets, tuple(problems)


def _measured(path: str, *, root: Path, docs_dir: str) -> tuple[Asset | None, Problems]:
    return measure_asset(root, path, docs_dir)
