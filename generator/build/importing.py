"""A site that moves here: placed beside what is here already, looked at as a build would, and then written.

Nothing that is here is ever written over, so that to import twice changes nothing.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build.request import Request
from generator.build.site import Folder, link_site, open_folder
from generator.build.starting import feed_id
from generator.build.tools import Tools
from generator.build.trials import copy_content, lend
from generator.cache import BodyStore
from generator.config import Config
from generator.diagnostics import Problems, sorted_problems
from generator.imports import Address, Coming, Known, Text, fates, placed
from generator.library.link import Linked
from generator.publish.disk import new_beside, put_text
from generator.read import list_content


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import wrote, or would write; paths are below the site's folder."""

    written: tuple[str, ...]
    same: tuple[str, ...]
    """Files that are here already, just so."""
    kept: tuple[str, ...]
    """Files that are here already and differ; they stay as they are."""
    addresses: tuple[Address, ...]
    settings: Mapping[str, str]
    """Options of mkdocs.yml that would keep more, with their values."""
    lines: str
    """Lines of the old configuration for mkdocs.yml."""
    problems: Problems


def import_site(coming: Coming, source: Path, request: Request, *, dry_run: bool) -> tuple[Imported | None, Problems]:
    """Writes all that comes from the folder `source` into the site; with `dry_run` only says what it would write.

    None, with the reasons, where the site's own configuration cannot be read. Raises OSError.
    """
    folder, problems = open_folder(request)
    if folder is None:
        return None, problems
    with tempfile.TemporaryDirectory(prefix="milepost-") as scratch:
        trial = _Trial(folder, coming, source, Path(scratch) / "content", request)
        known = trial.known()
        files = placed(coming, known)
        linked, found = trial.linked(files.files)
    names = {f"{folder.config.docs_dir}/{text.place}" for text in coming.texts}
    wanted = {
        **{folder.content / place: text.encode() for place, text in files.files.items()},
        **{folder.root / place: data for place, data in coming.written.items()},
    }
    here = {path: path.read_bytes() for path in wanted if path.is_file()}
    copies = {folder.content / copy.place: source / copy.source for copy in coming.copies}
    new = [path for path in (*wanted, *copies) if not path.exists()]
    if not dry_run:
        for path in new:
            if path in wanted:
                put_text(path, wanted[path])
            else:
                _copy(copies[path], path)
    shown = {path: path.relative_to(folder.root).as_posix() for path in (*wanted, *copies)}
    return Imported(
        written=tuple(sorted(shown[path] for path in new)),
        same=tuple(sorted(shown[path] for path, data in here.items() if data == wanted[path])),
        kept=tuple(sorted(shown[path] for path, data in here.items() if data != wanted[path])),
        addresses=fates(coming, linked.library, trial.places, _besides(folder.config)),
        settings=coming.settings,
        lines=coming.lines,
        problems=sorted_problems(
            coming.problems,
            files.problems,
            (one for one in found if one.span.path in names and one.severity == "error"),
        ),
    ), ()


def _besides(config: Config) -> tuple[str, ...]:
    """Files that a build makes of the site as a whole."""
    search = ("search/search_index.json",) if config.search.enabled else ()
    return ("404.html", *(("sitemap.xml",) if config.site_url else ()), *search)


class _Trial:
    """The content folder as it would be, elsewhere on the disk, to see what a build makes of it."""

    def __init__(self, folder: Folder, coming: Coming, source: Path, content: Path, request: Request) -> None:
        self._folder = folder
        self._coming = coming
        self._content = content
        self._request = replace(request, with_drafts=True)
        self.places: dict[str, str] = {}
        copy_content(folder.content, content)
        for copy in coming.copies:
            place = content / copy.place
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                lend(str(source / copy.source), str(place))
        self._own = frozenset(path for path in (text.place for text in coming.texts) if (content / path).exists())

    def known(self) -> Known:
        """Everything placed for a first time: where each text is, and the former addresses that are not its own."""
        linked, _ = self.linked(placed(self._coming, Known()).files)
        targets = linked.library.targets
        self.places = {path: target.address for path, target in targets.items() if target.address is not None}
        return Known(
            added={text.place: self._added(text) for text in self._coming.texts},
            addresses=linked.library.addresses,
            anchors={path: target.anchors for path, target in targets.items() if target.anchors is not None},
        )

    def _added(self, text: Text) -> dict[str, object]:
        """An id for a post that stood elsewhere: without one, its subscribers would get it again."""
        own = self.places.get(text.place, "")
        # What differs by capitals alone is one file on many a disk: no page can be sent from the one to the other.
        former = [f"/{address}" for address in text.formerly if address.casefold() != own.casefold()]
        if not former:
            return {}
        is_post = text.place.startswith(f"{self._folder.config.layout.posts_dir}/")
        name = feed_id(own.rstrip("/").rpartition("/")[2], self._folder.config) if is_post else ""
        return {"id": name, "aliases": former} if name and "id" not in text.front else {"aliases": former}

    def linked(self, files: Mapping[str, str]) -> tuple[Linked, Problems]:
        """All of it linked, with what is wrong. Files that are here already stand for those that come."""
        for place, text in files.items():
            if place not in self._own:
                path = self._content / place
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
        config = self._folder.config
        listing, _ = list_content(self._content, config.docs_dir, static_dir=config.layout.static_dir)
        folder = replace(self._folder, content=self._content, listing=listing)
        with BodyStore() as bodies:
            linked, _, problems = link_site(folder, self._request, Tools(bodies=bodies))
        return linked, problems


def _copy(source: Path, path: Path) -> None:
    """A file that may be too large to be held in memory: the whole of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = new_beside(path)
    try:
        shutil.copyfile(source, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
