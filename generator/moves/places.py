"""What an author names, and where it goes."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from generator.entries.kinds import Kind, dated_name, kind_of
from generator.entries.slugs import slug_refusal
from generator.model import AnyEntry
from generator.routes import Layout, slug_of

_INDEX = ("index.md", "README.md")


class NoSuchPlace(Exception):
    """Why nothing can be moved so, in a sentence or two for its author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A content file on its way. `files` are all that move with it, the pictures of a post's folder too."""

    entry: AnyEntry
    kind: Kind
    new: str
    """The content path that it gets."""
    files: Mapping[str, str]
    """Old content paths to new ones."""


def plan_move(
    old: str, new: str, entries: Iterable[AnyEntry], files: Collection[str], layout: Layout, docs_dir: str
) -> Move:
    """`old` is a path or a name, `new` likewise; both as they can be typed in the site's folder. Raises NoSuchPlace."""
    by_path = {entry.path: entry for entry in entries if entry.body or entry.path.endswith(".md")}
    entry = _named(old, by_path, docs_dir)
    kind = kind_of(entry.path, layout)
    assert kind is not None, entry.path  # it would be no entry
    if kind == "page" and getattr(entry, "address", None) == "":
        raise NoSuchPlace("The home page stays where it is: every site has one, and at this place.")
    place = _place(entry.path, _content_path(new, docs_dir))
    if kind_of(place, layout) != kind:
        raise NoSuchPlace(f"{docs_dir}/{place} is no place for a {kind}: it would be something else there.")
    if place == entry.path:
        raise NoSuchPlace(f"{docs_dir}/{place} is where it is.")
    reason = slug_refusal(slug_of(dated_name(place)[1]))
    if reason:
        raise NoSuchPlace(f"No address can be made of {new!r}: {reason}.")
    moved = dict(_with_it(entry.path, place, files))
    taken = next((path for path in moved.values() if path in files and path not in moved), None)
    if taken is not None:
        raise NoSuchPlace(f"{docs_dir}/{taken} is there already, and stays as it is. Choose another name.")
    return Move(entry=entry, kind=kind, new=place, files=moved)


def _named(name: str, entries: Mapping[str, AnyEntry], docs_dir: str) -> AnyEntry:
    path = _content_path(name, docs_dir)
    for known in (path, *(f"{path}/{index}" for index in _INDEX)):
        if known in entries:
            return entries[known]
    found = [entry for entry in entries.values() if entry.slug == name]
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(f"{docs_dir}/{entry.path}" for entry in found)
        raise NoSuchPlace(f"There are {len(found)} files called {name!r}: {shown}. Name one by its path.")
    near = get_close_matches(path, entries, n=1) or get_close_matches(name, [e.slug for e in entries.values()], n=1)
    meant = f" Did you mean {near[0]!r}?" if near else ""
    raise NoSuchPlace(f"There is no text {name!r}.{meant}")


def _content_path(name: str, docs_dir: str) -> str:
    plain = posixpath.normpath(name.replace("\\", "/"))
    return plain.removeprefix(f"{docs_dir}/")


def _place(old: str, new: str) -> str:
    """Where a file goes: a name alone changes its last part, and the day before that stays."""
    folder, file = posixpath.split(old)
    is_folder = file in _INDEX
    if new.endswith(".md"):
        return new if "/" in new or not is_folder else f"{posixpath.dirname(folder)}/{new}"
    day, _ = dated_name(old)
    name = posixpath.basename(new)
    dated = f"{day}-{name}" if day and not dated_name(name)[0] else name
    above = posixpath.dirname(new) or (posixpath.dirname(folder) if is_folder else folder)
    stem = f"{above}/{dated}" if above else dated
    return f"{stem}/{file}" if is_folder else f"{stem}{posixpath.splitext(file)[1]}"


def _with_it(old: str, new: str, files: Collection[str]) -> Iterable[tuple[str, str]]:
    """The file, and where it is a folder's, everything in that."""
    if posixpath.basename(old) not in _INDEX or posixpath.basename(new) not in _INDEX:
        yield old, new
        return
    before, after = posixpath.dirname(old), posixpath.dirname(new)
    for path in sorted({*files, old}):
        if path.startswith(f"{before}/"):
            yield path, f"{after}{path.removeprefix(before)}"
