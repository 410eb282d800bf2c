"""A site's folder in which a text has another name: tried beside it first, and written only if nothing is lost."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build.checking import look_rules
from generator.build.request import Request
from generator.build.site import Folder, link_site, open_folder
from generator.build.tools import Tools
from generator.build.trials import copy_content
from generator.cache import BodyStore
from generator.diagnostics import Problems, Severity
from generator.library.link import Linked
from generator.library.values import Library
from generator.mends import Edit, Page, apply_edits, read_page
from generator.model import AnyEntry, PostEntry, Source
from generator.moves import Move, Renamed, front_edits, plan_move, reference_edits
from generator.publish.disk import put_text
from generator.read import list_content, read_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What a move writes. Paths are below the site's folder."""

    old: str
    new: str
    before: Mapping[str, bytes]
    """The files that are written otherwise, as they were, by where they were."""
    after: Mapping[str, bytes]
    """The same as they are, by where they are."""
    places: Mapping[str, str]
    """Files that have moved: where they were, and where they are."""
    address: str
    former: str
    """"" where its address is the same, or it had none."""
    lost_feeds: tuple[str, ...]
    problems: Problems
    """What would be wrong afterwards: then nothing may be written."""


def plan_moved(old: str, new: str, request: Request) -> tuple[Moved | None, Problems]:
    """What would be written. None, with the reasons, for a site that cannot be read. Raises NoSuchPlace and OSError."""
    folder, problems = open_folder(request)
    if folder is None:
        return None, problems
    request = replace(request, with_drafts=True)
    before, said, entries = _linked(folder, request)
    config = folder.config
    move = plan_move(old, new, entries.values(), folder.listing.files, config.layout, config.docs_dir)
    with tempfile.TemporaryDirectory(prefix="milepost-") as scratch:
        trial = _Trial(folder, move, Path(scratch) / "content", request)
        texts = trial.written(before.library, entries)
        after, said_after, _ = trial.linked(texts)
    hidden = {before.library.targets[move.entry.path].address} if move.entry.draft else set()
    lost = sorted(_lost(before.library, after.library, config.layout.further) - hidden)
    feeds = {feed.address for feed in before.library.feeds}
    target = after.library.targets[move.new]
    return Moved(
        old=f"{config.docs_dir}/{move.entry.path}",
        new=f"{config.docs_dir}/{move.new}",
        before={f"{config.docs_dir}/{path}": trial.sources[path] for path in texts} | trial.config_before,
        after={f"{config.docs_dir}/{move.files.get(path, path)}": text for path, text in texts.items()}
        | trial.config_after,
        places={f"{config.docs_dir}/{a}": f"{config.docs_dir}/{b}" for a, b in move.files.items()},
        address=target.address or "",
        former=trial.former,
        lost_feeds=tuple(address for address in lost if address in feeds),
        problems=_worse(said, said_after, move, config.docs_dir)
        + _unanswered([one for one in lost if one not in feeds], config.docs_dir, move),
    ), ()


def write_moved(moved: Moved, root: Path) -> None:
    """Every file at its new place, whole, before any old one goes. Raises OSError."""
    for old, new in moved.places.items():
        place = root / new
        place.parent.mkdir(parents=True, exist_ok=True)
        if new not in moved.after:
            shutil.copy2(root / old, place)
    for path, data in moved.after.items():
        source = next((old for old, new in moved.places.items() if new == path), path)
        put_text(root / path, data, like=root / source)
    for old in moved.places:
        (root / old).unlink()
    for folder in sorted({(root / old).parent for old in moved.places}, reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _linked(folder: Folder, request: Request) -> tuple[Linked, Problems, dict[str, AnyEntry]]:
    with BodyStore() as bodies:
        linked, content, problems = link_site(folder, request, Tools(bodies=bodies))
    return linked, problems, {one.path: one.entry for one in content.entries if one.entry is not None}


class _Trial:
    """The content folder elsewhere on the disk, with the text at its new place."""

    def __init__(self, folder: Folder, move: Move, content: Path, request: Request) -> None:
        self._folder = folder
        self._move = move
        self._content = content
        self._request = request
        self.sources: dict[str, bytes] = {}
        self.config_before: dict[str, bytes] = {}
        self.config_after: dict[str, bytes] = {}
        self.former = ""
        copy_content(folder.content, content)
        for old, new in move.files.items():
            (content / new).parent.mkdir(parents=True, exist_ok=True)
            (content / old).replace(content / new)

    def written(self, library: Library, entries: Mapping[str, AnyEntry]) -> dict[str, bytes]:
        """The files that have to be written otherwise, by where they were."""
        move, entry = self._move, self._move.entry
        pages = {path: page for path in self._texts() if (page := self._page(path)) is not None}
        own = pages[entry.path]
        name = Path(move.new).parent.name if Path(move.new).name in ("index.md", "README.md") else Path(move.new).stem
        plain = re.sub(r"^\d{4}-\d{2}-\d{2}[-_ ]+(?=.)", "", name)
        first = front_edits(own, slug=plain, feed_id="", former=(), own=())
        _, _, after = self.linked({entry.path: apply_edits(self.sources[entry.path], first)})
        renamed = Renamed(kind=move.kind, files=move.files, before=entry.slug, after=after[move.new].slug)
        known = frozenset(self._folder.listing.files)
        edits = {path: reference_edits(page, entries.get(path), renamed, known) for path, page in pages.items()}
        edits[entry.path] += first
        # Only now that nobody names it any more it is known which addresses are gone.
        linked, _, _ = self.linked(self._with(edits))
        address = linked.library.targets[move.new].address or ""
        former = library.targets[entry.path].address
        self.former = former if former and former != address and not entry.draft else ""
        lost = _lost(library, linked.library, self._folder.config.layout.further)
        # A series has a plan below its own page: whoever saved that is led to the series.
        below = sorted(one for one in lost if self.former and one.startswith(self.former) and one.endswith("/"))
        led = {one.address for one in linked.library.redirects}
        mine = {one for one in linked.library.addresses - led if address and one.startswith(address)}
        feed_id = _feed_id(entry, library) if self.former else ""
        edits[entry.path] += front_edits(own, slug="", feed_id=feed_id, former=below, own=mine)
        self._configured()
        return self._with(edits)

    def _with(self, edits: Mapping[str, tuple[Edit, ...]]) -> dict[str, bytes]:
        return {path: apply_edits(self.sources[path], made) for path, made in edits.items() if made}

    def linked(self, texts: Mapping[str, bytes]) -> tuple[Linked, Problems, dict[str, AnyEntry]]:
        for path, data in texts.items():
            place = self._content / self._move.files.get(path, path)
            place.unlink()  # it may be a second name of the author's own file
            place.write_bytes(data)
        config = self._folder.config
        listing, _ = list_content(self._content, config.docs_dir, static_dir=config.layout.static_dir)
        return _linked(replace(self._folder, content=self._content, listing=listing), self._request)

    def _texts(self) -> list[str]:
        return [path for path in self._folder.listing.files if path.endswith(".md")]

    def _page(self, path: str) -> Page | None:
        config = self._folder.config
        source = read_source(self._folder.content, path, config.docs_dir, config.options.limits.post_bytes)
        if not isinstance(source, Source):
            return None
        self.sources[path] = source.data
        return read_page(source, look_rules(config), config.theme.language)

    def _configured(self) -> None:
        """Paths in mkdocs.yml, wherever they stand there: the menu, the page on privacy."""
        for file in self._folder.sources:
            data = file.read_bytes()
            text = data.decode("utf-8", "surrogateescape")
            for old, new in self._move.files.items():
                text = new.join(re.split(rf"(?<![\w/.-]){re.escape(old)}(?![\w/-])", text))
            after = text.encode("utf-8", "surrogateescape")
            if after != data and file.is_relative_to(self._folder.root):
                name = file.relative_to(self._folder.root).as_posix()
                self.config_before[name], self.config_after[name] = data, after


def _feed_id(entry: AnyEntry, library: Library) -> str:
    """By what subscribers know a post, for it to be written down."""
    if not isinstance(entry, PostEntry) or entry.id:
        return ""
    return next((post.feed_id for post in library.posts if post.entry.path == entry.path), "")


def _lost(before: Library, after: Library, further: str) -> set[str]:
    """Addresses that nothing answers any more, but for further pages of lists."""
    pages = re.compile(re.escape(further).replace(re.escape("{page}"), r"\d+") + "$")
    return {address for address in before.addresses - after.addresses if not pages.search(address)}


def _worse(before: Problems, after: Problems, move: Move, docs_dir: str) -> Problems:
    """What is said of a file more often than it was."""
    places = {f"{docs_dir}/{old}": f"{docs_dir}/{new}" for old, new in move.files.items()}
    grave: tuple[Severity, ...] = ("error", "warning")
    had = Counter((places.get(one.span.path, one.span.path), one.code) for one in before if one.severity in grave)
    worse = []
    for one in after:
        if one.severity in grave:
            had[one.span.path, one.code] -= 1
            if had[one.span.path, one.code] < 0:
                worse.append(one)
    return tuple(worse)


def _unanswered(addresses: list[str], docs_dir: str, move: Move) -> Problems:
    from generator.diagnostics import Span, error

    where = Span(f"{docs_dir}/{move.new}")
    return tuple(error(where, "address-lost", f"nothing would answer at /{address} any more") for address in addresses)
