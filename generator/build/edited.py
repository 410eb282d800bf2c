"""A build after edits that changed nothing but texts: each is put in the place of the old one, and all else stands.

Most saves are of this kind, and for them neither the library nor a template is needed. Whatever might make more of an
edit than that (a heading, a link, a picture, a text that a feed holds) is left to a build in full, which comes to the
same site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from generator.build.request import Counts, Edits, Request, Result
from generator.build.splicing import NotOne, spliced, spliced_index
from generator.build.unchanged import Record, Seen, old_result, renew
from generator.cache.bodies import BodyStore, DamagedBody
from generator.cache.memory import UNSETTLED, KnownFile, Names, Seam
from generator.cache.table import Damaged, Table
from generator.model import Body, Shape, TextFacts, digest, encode
from generator.model.constructs import holds_construct
from generator.model.texts import minutes_of
from generator.publish import Published, open_site
from generator.read.traces import marks_of

_MOST = 8
"""Files that are edited at a time; more are a pull or a search and replace."""
_MOST_KNOWN = 50
"""Edited files of which the record keeps more than the tables of a full build know."""
_INDEX = "search/search_index.json"
TEXT = "its text"
# What makes a browser load something: the page's Content-Security-Policy depends on it.
_LOADS = "img|source|picture|video|audio|track|iframe|form|object|embed|script|style"
_LOADING = re.compile(rf"<(?:{_LOADS})\b", re.IGNORECASE)
_THIS, _IN_THIS = re.compile(r"[Tt]his\s"), re.compile(r"\bin\s[Tt]his\s", re.IGNORECASE)
_REACH = 2000
_LONG, _SHORT = 300, 60
"""Characters in which a text says its own place, from its beginning or a "this" on; the short ones need no series."""
_NUMBER = r"\d|[ivx]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|twenty"
_PLACED = re.compile(rf"series|trilogy|\bof\s+(?:{_NUMBER})", re.IGNORECASE)

_FILES = msgspec.msgpack.Decoder(KnownFile)
_SEAMS = msgspec.msgpack.Decoder(Seam)
_SHAPES = msgspec.msgpack.Decoder(Shape)


class _More(Exception):
    """An edit changed more than a text."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """One text: as it was, as it is, and what a memory of builds would keep of it."""

    old: Body
    new: Body
    words: tuple[int, int]
    description: str
    seam: Seam
    known: KnownFile


def rebuild_edited(request: Request, seen: Seen, began: int) -> Result | None:
    """Publishes edits of texts; None where a build in full is needed. `began` is in nanoseconds since 1970."""
    record = seen.record
    edits = record.edits
    if edits is None or len(seen.moved) > _MOST or len(record.known) > _MOST_KNOWN:
        return None
    try:
        with BodyStore(Path(edits.memory)) as bodies:
            desk = _Desk(edits, record, seen, bodies)
            found = {path: edit for path in map(desk.content_path, seen.moved) if (edit := desk.edit(path))}
        known = {path: encode(edit.known) for path, edit in found.items()} | desk.touched
        if not found:
            renew(request, seen, began, {}, known)
            return old_result(record)
        files = _files(record, found.values())
    except (_More, NotOne, Damaged, DamagedBody, OSError, UnicodeDecodeError, msgspec.MsgspecError):
        return None
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
    touched: dict[str, bytes] = field(default_factory=dict)
    """Files that have moved and are the same: what is known of those that were edited before stays known."""
    _tables: dict[str, Table] = field(default_factory=dict)

    def content_path(self, moved: str) -> str:
        folder = f"{self.edits.content}/"
        if not moved.startswith(folder) or not moved.endswith(".md"):
            raise _More(moved)
        return moved.removeprefix(folder)

    def edit(self, path: str) -> _Edit | None:
        """None where a file is the same as before. Raises _More."""
        before = self._known(path)
        mark = self.seen.found[f"{self.edits.content}/{path}"]
        if not 0 <= mark[0] <= self.edits.limit:
            raise _More(path)
        data = Path(self.edits.content, path).read_bytes()
        if digest(data) == before.source:
            return None
        if before.front is None or before.place is None or b"\r" in data:
            raise _More(path)
        if digest(data[: before.front.length]) != before.front.digest or self._is_spoken_of(path):
            raise _More(path)
        return self._parsed(path, data, before)

    def _parsed(self, path: str, data: bytes, before: KnownFile) -> _Edit:
        """The file parsed anew, if all that is known of it but its text is as it was."""
        from generator.markdown import MarkdownOptions, parse

        front, place = before.front, before.place
        facts = msgspec.msgpack.decode(before.parsed)
        entry = facts["entry"]
        if front is None or place is None or entry.get("type") != "post" or entry["faq"] or facts["problems"]:
            raise _More(path)
        text = data[front.length :].decode()
        if _CONTROLS.search(text) or entry["body"] in self.edits.fed:
            raise _More(path)
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
        if parsed.problems or not _is_alike(entry["text"], parsed.facts) or not _are_alike(old, new):
            raise _More(path)
        if not entry["readtime"] and minutes_of(words[0]) != minutes_of(words[1]):
            raise _More(path)
        if self._shape(before).has_constructs != holds_construct(new.content.html):
            raise _More(path)
        key = self.bodies.put(new)
        facts["entry"] = {**entry, "body": key, "text": parsed.facts}
        known = KnownFile(UNSETTLED, digest(data), encode(facts), before.shape, self.bodies.place(key), front)
        return _Edit(old, new, words, entry["description"], self._seam(path), known)

    def _shape(self, known: KnownFile) -> Shape:
        return _SHAPES.decode(known.shape)

    def _is_spoken_of(self, path: str) -> bool:
        """Whether anything was said of the file, whose places an edit may move."""
        return any(problem.span.path == f"{self.edits.docs_dir}/{path}" for problem in self.record.problems)

    def _known(self, path: str) -> KnownFile:
        edited = self.record.known.get(path)
        return _FILES.decode(edited if edited is not None else self._stored(Names(self.edits.site).files, path))

    def _seam(self, path: str) -> Seam:
        return _SEAMS.decode(self._stored(Names(self.edits.site).seams, path))

    def _stored(self, name: str, key: str) -> bytes:
        if name not in self._tables:
            self._tables[name] = Table(Path(self.edits.memory, name), self.edits.program)
        found = self._tables[name].get(key)
        if found is None:
            raise _More(key)
        return found


# Front matter's reader refuses them, or takes them out of the text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029]")


def _is_alike(before: Any, after: TextFacts) -> bool:
    """Whether two texts have the same facts, but for how many words they have and where in the file things stand."""
    return bool(_bare(before) == _bare(msgspec.msgpack.decode(encode(after))))


def _bare(value: Any) -> Any:
    match value:
        case dict():
            return {key: _bare(inner) for key, inner in value.items() if key not in ("span", "words")}
        case list():
            return [_bare(inner) for inner in value]
        case _:
            return value


def _are_alike(old: Body, new: Body) -> bool:
    """Whether nothing but paragraphs and the like are other than they were."""
    one, other = ((body.title, body.headings, body.place is None, _titles(body)) for body in (old, new))
    return (
        one == other
        and old.place is None
        and _claims(old) == _claims(new)
        and not any(_LOADING.search(body.content.html) for body in (old, new))
    )


def _titles(body: Body) -> list[tuple[str, str]]:
    return [(section.anchor, section.title) for section in body.sections]


def _claims(body: Body) -> list[str]:
    """The stretches of a text in which it may say its own place in a series: see generator.entries.english_parts."""
    opening = " ".join(section.text for section in body.sections)[: _REACH + _LONG]
    short = [opening[this.start() : this.start() + _SHORT] for this in _IN_THIS.finditer(opening)]
    places = (0, *(this.start() for this in _THIS.finditer(opening)))
    return short + [text for place in places if _PLACED.search(text := opening[place : place + _LONG])]


def _files(record: Record, found: Iterable[_Edit]) -> dict[str, bytes]:
    """The published files with the new texts. Raises NotOne where an old one is not exactly once where it should be."""
    site, edits = Path(record.site), tuple(found)
    files = {edit.seam.page: spliced((site / edit.seam.page).read_bytes(), edit) for edit in edits}
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
