"""A build after edits that changed nothing but texts: each is put in the place of the old one, and all else stands.

Most saves are of this kind, and for them neither the library nor a template is needed. Whatever might make more of an
edit than that (a heading, a link, a picture, a text that a feed holds) is left to a build in full, which comes to the
same site.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from generator.build.alike import have_same_facts, have_same_shape, is_plain
from generator.build.request import Counts, Edits, LookedAt, Request, Result
from generator.build.splicing import NotOne, spliced, spliced_index
from generator.build.unchanged import Record, Seen, old_result, renew
from generator.cache.bodies import BodyStore, DamagedBody
from generator.cache.memory import UNSETTLED, KnownFile, Names, Place, Seam
from generator.cache.table import Damaged, Table
from generator.diagnostics import Problem
from generator.model import Body, digest, encode
from generator.model.texts import minutes_of
from generator.publish import Published, open_site
from generator.read.sources import read_source
from generator.read.traces import marks_of

_MOST = 8
"""Files that are edited at a time; more are a pull or a search and replace."""
_MOST_KNOWN = 50
"""Edited files of which the record keeps more than the tables of a full build know."""
_INDEX = "search/search_index.json"
TEXT = "its text"
_FILES = msgspec.msgpack.Decoder(KnownFile)
_SEAMS = msgspec.msgpack.Decoder(Seam)


class _More(Exception):
    """An edit changed more than a text."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """One text: as it was, as it is, and what a memory of builds would keep of it."""

    old: Body
    new: Body
    words: tuple[int, int]
    description: str
    place: Place
    known: KnownFile


def rebuild_edited(request: Request, seen: Seen, began: int, looked_at: LookedAt) -> Result | None:
    """Publishes edits of texts; None where a build in full is needed. `began` is in nanoseconds since 1970.

    Whoever edits a text is about to look at it: each edited page is ready before it is published, open or not.
    """
    record = seen.record
    edits = record.edits
    if edits is None or len(seen.moved) > _MOST or len(record.known) > _MOST_KNOWN:
        return None
    try:
        with BodyStore(Path(edits.memory)) as bodies:
            desk = _Desk(edits, record, seen, bodies)
            found = {path: edit for path in map(desk.content_path, seen.moved) if (edit := desk.edit(path))}
        known = {path: encode(edit.known) for path, edit in found.items()}
        if not found:
            renew(request, seen, began, {}, known)
            return old_result(record)
        files = _files(record, found.values())
    except (_More, NotOne, Damaged, DamagedBody, OSError, UnicodeDecodeError, msgspec.MsgspecError):
        return None
    for edit in found.values():
        looked_at.ready(edit.place.address, files[edit.place.page])
    published = _publish(request, edits, record, files)
    if published is None:
        return None
    renew(request, seen, began, marks_of(record.site, published.written), known)
    return _result(record, published)


def _result(record: Record, published: Published) -> Result:
    counts = Counts(
        posts=record.counts.posts,
        pages=record.counts.pages,
        written=len(published.written),
        deleted=0,
        unchanged=published.unchanged,
    )
    result = old_result(record)
    return Result(
        problems=result.problems,
        counts=counts,
        hidden=result.hidden,
        until=result.until,
        base_path=result.base_path,
        written={path: () if path == _INDEX else (TEXT,) for path in published.written},
    )


@dataclass(slots=True)
class _Desk:
    """The memory of the last build, and what is looked up in it."""

    edits: Edits
    record: Record
    seen: Seen
    bodies: BodyStore
    _tables: dict[str, Table] = field(default_factory=dict)

    def content_path(self, moved: str) -> str:
        folder = f"{self.edits.content}/"
        if not moved.startswith(folder) or not moved.endswith(".md"):
            raise _More(moved)
        return moved.removeprefix(folder)

    def edit(self, path: str) -> _Edit | None:
        """None where a file is the same as before. Raises _More."""
        edited = self.record.known.get(path)
        seam = _SEAMS.decode(self._stored(Names(self.edits.site).seams, path))
        before = _FILES.decode(edited if edited is not None else self._stored(Names(self.edits.site).files, path))
        source = read_source(Path(self.edits.content), path, self.edits.docs_dir, self.edits.limit)
        if isinstance(source, Problem):
            raise _More(path)
        data = source.data
        if digest(data) == (before.source if edited is not None else seam.source):
            return None
        if edited is None and before.source != seam.source:
            raise _More(path)  # builds into another folder remember a later state
        if before.front is None or seam.place is None or b"\r" in data:
            raise _More(path)
        if digest(data[: before.front.length]) != before.front.digest or self._is_spoken_of(path):
            raise _More(path)
        return self._parsed(path, data, before, seam.place)

    def _parsed(self, path: str, data: bytes, before: KnownFile, stands: Place) -> _Edit:
        """The file parsed anew, if all that is known of it but its text is as it was."""
        from generator.markdown import MarkdownOptions, parse

        facts = msgspec.msgpack.decode(before.parsed)
        entry, front, place = facts["entry"], before.front, before.place
        if front is None or place is None or not self._may_be_edited(facts):
            raise _More(path)
        text = data[front.length :].decode()
        options = MarkdownOptions(
            language=entry["lang"] or self.edits.language,
            html=self.edits.html,
            nesting=self.edits.nesting,
            excerpt="opening",
            actions=entry["actions"],
            place="recap",
        )
        parsed = parse(text, path=f"{self.edits.docs_dir}/{path}", first_line=front.line, options=options)
        old, new = self.bodies.read(entry["body"], place), parsed.body
        words = entry["text"]["words"], parsed.facts.words
        if (
            parsed.problems
            or not is_plain(text)
            or not have_same_facts(entry["text"], parsed.facts)
            or not have_same_shape(old, new)
            or not (entry["readtime"] or minutes_of(words[0]) == minutes_of(words[1]))
        ):
            raise _More(path)
        key = self.bodies.put(new)
        facts["entry"] = {**entry, "body": key, "text": parsed.facts}
        known = KnownFile(UNSETTLED, digest(data), encode(facts), before.shape, self.bodies.place(key), front)
        return _Edit(old, new, words, entry["description"], stands, known)

    def _may_be_edited(self, facts: Any) -> bool:
        """Whether the text of a file stands in its page alone."""
        entry = facts["entry"]
        is_post = entry is not None and entry.get("type") == "post"
        return is_post and not facts["problems"] and not entry["faq"] and entry["body"] not in self.edits.fed

    def _is_spoken_of(self, path: str) -> bool:
        """Whether anything was said of the file, whose places an edit may move."""
        return any(problem.span.path == f"{self.edits.docs_dir}/{path}" for problem in self.record.problems)

    def _stored(self, name: str, key: str) -> bytes:
        if name not in self._tables:
            self._tables[name] = Table(Path(self.edits.memory, name), self.edits.program)
        found = self._tables[name].get(key)
        if found is None:
            raise _More(key)
        return found


def _files(record: Record, found: Iterable[_Edit]) -> dict[str, bytes]:
    """The published files with the new texts. Raises NotOne where an old one is not exactly once where it should be."""
    site, edits = Path(record.site), tuple(found)
    files = {edit.place.page: spliced((site / edit.place.page).read_bytes(), edit) for edit in edits}
    if record.edits is not None and record.edits.has_index:
        index = (site / _INDEX).read_bytes()
        for edit in edits:
            index = spliced_index(index, edit)
        files[_INDEX] = index
    return files


def _publish(request: Request, edits: Edits, record: Record, files: Mapping[str, bytes]) -> Published | None:
    stage, problems = open_site(
        Path(record.site),
        repository=Path(edits.root),
        protected=[Path(edits.content), Path(edits.templates)],
        force=request.force,
        clean=False,
    )
    if stage is None or problems:
        return None
    with stage:
        for path, data in files.items():
            stage.write(path, data, "list" if path == _INDEX else "page")
        stage.keep_others()
        return None if stage.problems else stage.commit()[0]
