"""What has to be written when a content file moves: in its own front matter, and wherever it is named."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

import msgspec

from generator.frontmatter.quoting import quote as in_quotes
from generator.markdown.destinations import destinations
from generator.mends.values import Edit, Page
from generator.model import AnyEntry
from generator.model.base import Ref
from generator.routes import joined

_NAMES: Mapping[str, str] = {
    "authors": "author",
    "topics": "topic",
    "series": "series",
    "quiz": "quiz",
    "quizzes": "quiz",
    "cta": "cta",
    "post": "post",
}
"""Fields that name something by its slug, and what."""
_PATHS = frozenset({"target", "src"})
"""Fields that hold a path."""
_PASSED_OVER = frozenset({"text", "aliases", "tags"})
_QUIZ = re.compile(r"^[ \t>*+-]*(?:\d+\.[ \t]+)?(?:`{3,}|~{3,})[ \t]*quiz[ \t]+(?P<name>\S+)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"(?P<key>[A-Za-z_-]+)[ \t]*:[ \t]*(?P<value>.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """What is called otherwise now. Paths are below the content folder."""

    kind: str
    files: Mapping[str, str]
    before: str
    """The name by which others call it, and `after` the new one."""
    after: str

    def place(self, path: str) -> str:
        """Where a file is afterwards."""
        return self.files.get(path, path)


def reference_edits(page: Page, entry: AnyEntry | None, renamed: Renamed, known: frozenset[str]) -> tuple[Edit, ...]:
    """Every place of a file that names what has moved. `known` are all content files: its own links are led to them."""
    body = page.lines.offset(page.body_line - 1) if page.body_line > 1 else 0
    found = [*_links(page, body, renamed, known), *_quizzes(page, body, renamed)]
    if entry is not None:
        found += _named(page, entry, renamed, known)
    return tuple(sorted(set(found)))


def _links(page: Page, body: int, renamed: Renamed, known: frozenset[str]) -> Iterator[Edit]:
    for one in destinations(page.text[body:]):
        led = _led(one.target, page.path, renamed, known)
        if led != one.target:
            yield Edit(body + one.start, body + one.end, one.written(led))


def _led(target: str, path: str, renamed: Renamed, known: frozenset[str]) -> str:
    """A destination in the file at `path`, as it is from where that will be to where its target will be."""
    way, mark, anchor = target.partition("#")
    way, query, asked = way.partition("?")
    if not way or way.startswith("/") or ":" in way.partition("/")[0]:
        return target
    meant = joined(posixpath.dirname(path), unquote(way))
    if meant is None or meant not in known or (meant not in renamed.files and path not in renamed.files):
        return target
    new = posixpath.relpath(renamed.place(meant), posixpath.dirname(renamed.place(path)) or ".")
    if new == posixpath.normpath(unquote(way)):
        return target
    written = quote(new, safe="/~!$&'()*+,;=:@") if "%" in way else new
    return f"{written}{query}{asked}{mark}{anchor}"


def _quizzes(page: Page, body: int, renamed: Renamed) -> Iterator[Edit]:
    if renamed.kind == "quiz" and renamed.before != renamed.after:
        for fence in _QUIZ.finditer(page.text, body):
            if fence["name"] == renamed.before:
                yield Edit(*fence.span("name"), renamed.after)


def _named(page: Page, entry: AnyEntry, renamed: Renamed, known: frozenset[str]) -> Iterator[Edit]:
    """Names and paths in front matter."""
    for field, ref in _refs(entry, ""):
        at = _value_at(page, ref)
        if at is None:
            continue
        start, end = at
        if field in _PATHS or "/" in ref.name or ref.name.endswith(".md"):
            led = _led(ref.name, page.path, renamed, known)
            if led != ref.name:
                yield Edit(start, end, led)
        elif _NAMES.get(field) == renamed.kind and ref.name == renamed.before != renamed.after:
            yield Edit(start, end, renamed.after)


def _refs(value: Any, field: str) -> Iterator[tuple[str, Ref]]:
    if isinstance(value, Ref):
        yield field, value
    elif isinstance(value, tuple):
        for one in value:
            yield from _refs(one, field)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name not in _PASSED_OVER:
                yield from _refs(getattr(value, name), name)


def _value_at(page: Page, ref: Ref) -> tuple[int, int] | None:
    """Where a name stands in the text, without the quotes around it; None for one that is not written so there."""
    if not ref.span.line or ref.span.line > page.body_line > 1:
        return None
    start = page.offset(ref.span)
    for skipped in (0, 1):
        if page.text.startswith(ref.name, start + skipped):
            return start + skipped, start + skipped + len(ref.name)
    return None


def front_edits(
    page: Page, *, slug: str, feed_id: str, former: Sequence[str], own: Collection[str]
) -> tuple[Edit, ...]:
    """What the moved file says of itself from now on.

    `slug` takes the place of the one that is written there, `feed_id` is added where there is no id, and `former` to
    its former addresses, of which `own` are none any more. "" for nothing to be said.
    """
    keys = dict(_keys(page))
    added: list[str] = []
    edits: list[Edit] = []
    if slug and "slug" in keys:
        edits.append(Edit(*keys["slug"], slug))
    if feed_id and "id" not in keys:
        added.append(f"id: {in_quotes(feed_id) if ': ' in feed_id or '#' in feed_id else feed_id}\n")
    if former or own:
        edits += _aliases(page, keys, former, own, added)
    if added:
        edits.append(_insertion(page, "".join(added)))
    return tuple(edits)


def _keys(page: Page) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where the value of each key stands, on its own line."""
    for line in range(2, page.body_line):
        start, end = page.row(line)
        found = _KEY.fullmatch(page.text[start:end])
        if found:
            yield found["key"].lower().replace("-", "_"), (start + found.start("value"), end)


def _aliases(
    page: Page, keys: Mapping[str, tuple[int, int]], former: Sequence[str], own: Collection[str], added: list[str]
) -> list[Edit]:
    """The addresses with one more and one less. Written anew as a whole, in the way in which they are written."""
    name = next((key for key in ("aliases", "alias") if key in keys), "")
    if not name:
        if former:
            added.append(f"aliases: [{', '.join(f'/{one}' for one in former)}]\n")
        return []
    start, end = keys[name]
    rows = _rows(page, start)
    if rows:
        return _in_rows(page, rows, former, own)
    value = page.text[start:end].strip()
    listed = [one.strip() for one in value.strip("[]").split(",") if one.strip()]
    kept = [one for one in listed if not _is_one(one, own)]
    every = [*kept, *(f"/{one}" for one in former)]
    return [Edit(start, end, f"[{', '.join(every)}]" if every else "")]


def _rows(page: Page, start: int) -> list[int]:
    """The lines of a list below a key."""
    line = page.text.count("\n", 0, start) + 1
    rows = []
    while line + 1 < page.body_line and re.match(r"[ \t]*- ", page.line(line + 1)):
        line += 1
        rows.append(line)
    return rows


def _in_rows(page: Page, rows: list[int], former: Sequence[str], own: Collection[str]) -> list[Edit]:
    edits = []
    for line in rows:
        start, end = page.row(line)
        if _is_one(page.text[start:end].strip().removeprefix("-"), own):
            edits.append(Edit(start, end + 1, ""))
    last = page.row(rows[-1])[1]
    indent = page.line(rows[-1]).partition("-")[0]
    if former:
        edits.append(Edit(last + 1, last + 1, "".join(f"{indent}- /{one}\n" for one in former)))
    return edits


def _is_one(written: str, addresses: Collection[str]) -> bool:
    return written.strip(" \t\"'").strip("/") in {address.strip("/") for address in addresses}


def _insertion(page: Page, lines: str) -> Edit:
    """Before the line that ends the front matter; with lines around them in a file that has none."""
    for line in range(2, page.body_line):
        if page.line(line).rstrip() in ("---", "..."):
            start = page.row(line)[0]
            return Edit(start, start, lines)
    return Edit(0, 0, f"---\n{lines}---\n\n")
