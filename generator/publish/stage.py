"""Takes the files of a build, keeps what changed beside the site, and puts it in place at the end, or never."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal

from generator.diagnostics import Problem, Problems, Span, error, has_errors
from generator.model import digest as digest_of
from generator.publish.claims import Claims
from generator.publish.disk import copy_new, replace, sync_folder, write_durably, write_new
from generator.publish.journal import Journal, Move, apply_journal, write_journal
from generator.publish.manifest import (
    MANIFEST_NAME,
    Kind,
    Manifest,
    Writes,
    encode_manifest,
    folded,
    in_order,
    in_the_way,
    plan_writes,
)
from generator.publish.standing import Standing
from generator.publish.workspace import Stamp, Stamps, Workspace, stamp

_VANISHED = Stamp("", 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a publication did: paths below the site folder that it wrote and deleted, and how many files it left."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int


class Stage:
    """A publication being prepared: write() and copy() every file of the site, then commit() or abandon().

    What is already published with the same bytes is only noted, so that memory and disk hold what changed. As a context
    manager it abandons what was not committed. Used by one thread. Nothing raises OSError: see `problems`.
    """

    def __init__(
        self, site: Path, workspace: Workspace, *, before: Manifest, stamps: Stamps, force: bool, shown: str
    ) -> None:
        self._site = site
        self._workspace = workspace
        self._prepared = workspace.stage
        self._before = before
        # A site that is not there yet is made as a whole tree, and then takes its place by one rename.
        self._is_tree = not site.exists()
        self._standing = Standing(site, before, stamps)
        self._present: dict[str, str] = dict(before)
        self._twins = {folded(path): path for path in before}
        self._claims = Claims(shown)
        self._staged: dict[str, Stamp] = {}
        self._names: dict[str, str] = {}
        self._folders: set[str] = set()
        self._clear: list[str] = []
        self._force = force
        self._shown = shown
        self._problems: list[Problem] = []
        self._is_stuck = False
        self._state: Literal["open", "begun", "ended"] = "open"

    @property
    def problems(self) -> Problems:
        """What has gone wrong so far: `output-clash`, `foreign-file`, `asset-changed`, `site-unwritable`."""
        return tuple(self._problems)

    @property
    def paths(self) -> Collection[str]:
        """The files that are on the stage so far."""
        return self._claims.digests.keys()

    def write(self, path: str, data: bytes, kind: Kind) -> None:
        """A file of the site; `path` is below the site folder, with "/". ValueError if it is not."""

        def put(place: Path) -> Stamp:
            return stamp(digest, write_new(place, data))

        digest = digest_of(data)
        self._add(path, digest, len(data), kind, put)

    def give(self, path: str, digest: str, read: Callable[[], bytes], kind: Kind) -> None:
        """A file of the site whose bytes have this digest, and are asked for only if they are not published already."""

        def put(place: Path) -> Stamp:
            data = read()
            return stamp(digest_of(data), write_new(place, data))

        self._add(path, digest, None, kind, put)

    def copy(self, path: str, source: Path, digest: str, kind: Kind) -> None:
        """A file of the site that is a copy of `source`, which had this digest when it was measured."""

        def put(place: Path) -> Stamp:
            try:
                opened = source.open("rb")
            except OSError:
                return _VANISHED
            with opened:
                return stamp(*copy_new(opened, place))

        self._add(path, digest, None, kind, put)

    def standing(self, path: str) -> str:
        """The digest of what is published at a path, "" where nothing of ours is. Nothing is claimed by asking."""
        if self._is_tree or self._is_stuck or self._twins.get(folded(path), path) != path:
            return ""
        try:
            return self._standing.digest(path, None) or ""
        except OSError:
            return ""

    def reserve(self, path: str) -> Path:
        """Where somebody else may put the bytes of a file, who then has to tell of them by take()."""
        return self._prepared / self._name(path)

    def take(self, path: str, found: Stamp, kind: Kind) -> None:
        """A file of the site which somebody has put where reserve() said, unless it is published already."""
        self._add(path, found.digest, None, kind, found)

    def keep_others(self) -> None:
        """Claims all that is published and that nobody has claimed: it stays as it is, without a look at it."""
        for path, name in self._before.items():
            if path not in self._claims.digests:
                self._claims.digests[path] = name
        self._standing.read = {**self._standing.known, **self._standing.read}

    def fail(self, path: str, reason: OSError) -> None:
        """Somebody else could not put the bytes of a file in their place."""
        if not self._is_stuck:
            self._is_stuck = True  # a full disk would be reported with every page
            self._problems.append(self._unwritable(path, reason))

    def commit(self) -> tuple[Published | None, Problems]:
        """Publishes all that was written and removes what was not; None, and the site as it was, if there are errors.

        With a problem `publish-interrupted` alone the site is between the old and the new state, every file whole, and
        the next build finishes.
        """
        if has_errors(self._problems):
            self.abandon()
            return None, self.problems
        try:
            writes = self._plan()
            if self._is_tree:
                self._publish_tree()
            elif writes.replace or writes.delete or self._before != self._claims.digests:
                self._publish_files(writes)
            self._workspace.write_stamps({**self._standing.read, **self._staged})
            self._end()
        except OSError as reason:
            return None, (*self.problems, self._stopped(reason))
        unchanged = len(self._claims.digests) - len(writes.replace)
        return Published(written=writes.replace, deleted=writes.delete, unchanged=unchanged), self.problems

    def abandon(self) -> None:
        """Removes what was prepared; the site is as it was. After a commit, or after one that broke off, nothing."""
        with contextlib.suppress(OSError):  # what is left lies beside the site, and the next build removes it
            if self._state == "open":
                self._workspace.clear()
        self._state = "ended"
        self._workspace.close()

    def __enter__(self) -> Stage:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self.abandon()

    def _add(self, path: str, digest: str, size: int | None, kind: Kind, put: Stamp | Callable[[Path], Stamp]) -> None:
        known = path in self._claims.digests
        clash = self._claims.claim(path, digest, kind)
        if clash is not None:
            self._problems.append(clash)
        if clash is not None or known or self._is_stuck:
            return
        try:
            if self._is_tree or not self._stands(path, digest, size):
                self._put(path, digest, put)
        except OSError as reason:
            self.fail(path, reason)

    def _stands(self, path: str, digest: str, size: int | None) -> bool:
        """Whether these bytes are published already; if not, sees to what stands in the way."""
        twin = self._twins.get(folded(path), path)
        if twin == path or not self._standing.is_same_file(path, twin):
            found = self._standing.digest(path, size)
            if found == digest:
                self._present[path] = digest
                return True
            if path in self._before:
                self._present[path] = found or ""
            foreign = self._standing.foreign(path)
            if foreign:
                self._meet(path, foreign)
        if self._standing.is_folder(path):
            self._clear.append(path)
        return False

    def _meet(self, path: str, foreign: str) -> None:
        """Something of somebody else stands where ours must go. With force a file or link makes way, a folder never."""
        if self._force and not foreign.startswith(f"{path}/"):
            if foreign != path:
                self._clear.append(foreign)
            return
        hint = "move it away, or move it to content/static/ to have it published, or run `milepost build --force`"
        if self._force:
            hint = "move it away, or move it to content/static/ to have it published"
        ours = "has one of its own to put here" if foreign == path else f"must put {path} here"
        message = f"Milepost did not write this, and {ours}"
        self._problems.append(error(Span(f"{self._shown}/{foreign}"), "foreign-file", message, hint))

    def _put(self, path: str, digest: str, put: Stamp | Callable[[Path], Stamp]) -> None:
        """Puts a file where it is prepared; a stamp is that of one which somebody has put there."""
        if isinstance(put, Stamp):
            self._staged[path] = put
        else:
            name = self._name(path)
            self._make_folder(name.rpartition("/")[0])
            self._staged[path] = put(self._prepared / name)
        if self._staged[path].digest != digest:
            span = Span(f"{self._shown}/{path}")
            message = "the file that is published here changed while the site was being built"
            self._problems.append(error(span, "asset-changed", message, "build again"))

    def _name(self, path: str) -> str:
        """The name of a file of the site among what is prepared."""
        if self._is_tree:
            return path
        return self._names.setdefault(path, str(len(self._names)))

    def _plan(self) -> Writes:
        """What is to be done. Not in it are files of ours that lie behind a link which somebody put into the site, and
        those in whose place a folder stands.
        """
        writes = plan_writes(self._present, self._claims.digests)
        found = self._standing
        delete = tuple(p for p in writes.delete if not found.blocked_folder(p) and not found.is_folder(p))
        return Writes(replace=writes.replace, delete=delete)

    def _make_folder(self, folder: str) -> None:
        """Makes a folder of what is prepared, "" for that itself, with one call of the system for each that is new."""
        if folder in self._folders:
            return
        if folder:
            self._make_folder(folder.rpartition("/")[0])
            with contextlib.suppress(FileExistsError):  # whoever put a page there has made it
                (self._prepared / folder).mkdir()
        else:
            self._prepared.mkdir(parents=True, exist_ok=True)
        self._folders.add(folder)

    def _publish_tree(self) -> None:
        self._make_folder("")
        write_durably(self._prepared / MANIFEST_NAME, encode_manifest(self._claims.digests))
        replace(self._prepared, self._site)
        sync_folder(self._site.parent)

    def _publish_files(self, writes: Writes) -> None:
        after = self._claims.digests
        self._make_folder("")
        write_durably(self._prepared / MANIFEST_NAME, encode_manifest(after))
        first = in_the_way(writes.delete, writes.replace)
        journal = Journal(
            clear=(*first, *dict.fromkeys(self._clear)),
            moves=tuple(
                Move(self._names[path], path, after[path])
                for path in in_order(writes.replace, self._before, self._claims.kinds)
            ),
            delete=tuple(sorted(set(writes.delete) - set(first))),
        )
        if not self._before.keys() >= after.keys():
            # Should the journal be lost halfway, whoever comes next still knows which files are ours.
            write_durably(self._prepared / "ours", encode_manifest({**self._before, **after}))
            replace(self._prepared / "ours", self._site / MANIFEST_NAME)
        write_journal(self._workspace.journal, journal)
        self._state = "begun"
        apply_journal(journal, self._prepared, self._site)

    def _end(self) -> None:
        """All is published: what cannot be tidied up now, the next build will."""
        self._state = "ended"
        with contextlib.suppress(OSError):
            self._workspace.clear()
        self._workspace.close()

    def _stopped(self, reason: OSError) -> Problem:
        if self._state == "open":
            self.abandon()
            return self._unwritable("", reason)
        self._state = "ended"
        self._workspace.close()
        message = f"publishing broke off in the middle: {described(reason)}"
        hint = (
            "see to that, for example by closing the program that has the file open, and build again: that completes it"
        )
        return error(Span(self._shown), "publish-interrupted", message, hint)

    def _unwritable(self, path: str, reason: OSError) -> Problem:
        span = Span(f"{self._shown}/{path}".rstrip("/"))
        return unwritable(span, reason)


def unwritable(span: Span, reason: OSError | ValueError) -> Problem:
    """The disk does not let us."""
    hint = "see that the disk has room and that you may write into the site folder and the folder that holds it"
    return error(span, "site-unwritable", f"this cannot be written: {described(reason)}", hint)


def described(reason: OSError | ValueError) -> str:
    """What the system says, and of which file: for a rename, of where that was to lead."""
    if not isinstance(reason, OSError) or reason.strerror is None:
        return str(reason)
    path = reason.filename2 or reason.filename
    return f"{reason.strerror} ({path})" if path else reason.strerror
