"""A site's folder to mended texts: each mend is tried on the whole site before anything is written.

A mend that does not take its problem away, or brings a new one, is given up. Nothing here knows how anything is mended.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from generator.build.checking import SiteTexts, check_texts, look_rules, read_site, with_sources
from generator.build.request import Progress, Request, silent
from generator.cache import Store
from generator.diagnostics import Problem, Problems, sorted_problems
from generator.mends import MENDED, Known, Mend, apply_edits, plan_mends, read_page
from generator.mends.trials import is_better, next_groups, reads_on, worse_lines
from generator.model import AnyEntry, Source, digest
from generator.publish.disk import put_text
from generator.read import read_source
from generator.read.sources import content_path

_ROUNDS = 100
"""A mend can bring to light what was hidden. More mistakes than this, one behind the other, are no front matter."""

_TRIALS = 40
"""Most files need one, and a few more where one of several mends is no good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MendedFile:
    """A content file before and after; `path` is relative to the content folder, `shown` to the site's."""

    path: str
    shown: str
    before: bytes
    after: bytes
    mends: tuple[Mend, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """What can be mended, and what is left to be said then. Nothing has been written yet."""

    files: tuple[MendedFile, ...]
    dropped: tuple[Mend, ...]
    """Tried in vain: the problem was still there, or a new one was."""
    left: Problems
    content: Path | None
    root: Path


Wanted = Callable[[str], bool]
"""Whether a file is to be mended, by the path that problems show."""


def mend_site(
    request: Request,
    wanted: Wanted,
    *,
    memory: Path,
    store: Store,
    executor: Executor | None = None,
    progress: Progress = silent,
) -> Mending:
    """Plans and tries the mends of a site's texts, until nothing is left to mend."""
    root = request.config.resolve().parent
    site, problems = read_site(request, memory=memory, store=store, executor=executor, progress=progress)
    if site is None:
        return Mending(files=(), dropped=(), left=sorted_problems(problems), content=None, root=root)
    work = _Work(site, wanted)
    for _ in range(_ROUNDS):
        if not work.round():
            break
    work.give_up()
    files = tuple(
        MendedFile(
            path=path,
            shown=f"{site.folder.config.docs_dir}/{path}",
            before=work.read[path].data,
            after=source.data,
            mends=tuple(work.made[path]),
        )
        for path, source in sorted(work.now.items())
    )
    left = tuple(problem for problem in work.said if wanted(problem.span.path))
    return Mending(files=files, dropped=tuple(work.dropped), left=left, content=site.folder.content, root=root)


def write_mended(file: MendedFile, content: Path) -> bool:
    """Puts the mended file in the place of the old one, whole and with its permissions.

    False, and nothing is written, where somebody has changed it meanwhile. Raises OSError.
    """
    place = Path(os.path.realpath(content_path(content, file.path)))
    if place.read_bytes() != file.before:
        return False
    put_text(place, file.after, like=place)
    return True


@dataclass(frozen=True, slots=True)
class _Trial:
    """The files that are better than before, and the lines of each on which something is not."""

    good: frozenset[str]
    lines: Mapping[str, frozenset[int]]


@dataclass(slots=True)
class _Work:
    """The site as it stands while mends are tried. Lives for one call of mend_site."""

    site: SiteTexts
    wanted: Wanted
    said: Problems = ()
    known: Known | None = None
    read: dict[str, Source] = field(default_factory=dict)
    """Files as the disk has them, as far as they were looked at."""
    now: dict[str, Source] = field(default_factory=dict)
    """Those of them that are mended, as they are to be written."""
    made: defaultdict[str, list[Mend]] = field(default_factory=lambda: defaultdict(list))
    dropped: list[Mend] = field(default_factory=list)
    vain: set[tuple[Problem, ...]] = field(default_factory=set)

    def round(self) -> bool:
        """Plans what can be mended now, and keeps what stands the trial. Whether anything was kept."""
        if self.known is None:
            self._see()
        planned = {path: mends for path in self._paths() if (mends := self._planned(path))}
        kept = self._kept(planned)
        for path, mends in planned.items():
            vain = [mend for mend in mends if mend not in kept.get(path, ())]
            self.dropped += vain
            self.vain.update(mend.problems for mend in vain)
        if not kept:
            return False
        for path, mends in kept.items():
            self.now[path] = self._with(path, mends)
            self.made[path] += mends
        self.site = with_sources(self.site, [self.now[path] for path in kept])
        self._see()
        return True

    def _kept(self, planned: Mapping[str, tuple[Mend, ...]]) -> dict[str, tuple[Mend, ...]]:
        """What stands the trial. Where a file's mends do not, some of them are tried, until it is known which do.

        That goes on in all files at once, because each trial is a look at the whole site. A file that takes too many
        is left as it is.
        """
        kept: dict[str, tuple[Mend, ...]] = {}
        waiting = {path: [mends] for path, mends in planned.items()}
        for _ in range(_TRIALS):
            tried = {path: groups.pop() for path, groups in waiting.items()}
            trial = self._tried({path: (*kept.get(path, ()), *group) for path, group in tried.items()}, kept)
            for path, group in tried.items():
                if path in trial.good:
                    kept[path] = (*kept.get(path, ()), *group)
                else:
                    waiting[path] += next_groups(group, trial.lines[path])
            waiting = {path: groups for path, groups in waiting.items() if groups}
            if not waiting:
                break
        return {path: mends for path, mends in kept.items() if path not in waiting}

    def give_up(self) -> None:
        """Leaves as they were the files that still cannot be read: half a mend helps nobody."""
        readable = _entries(self.site)
        in_vain = [path for path in self.now if path not in readable]
        for path in in_vain:
            self.dropped += self.made.pop(path)
            del self.now[path]
        if in_vain:
            self.site = with_sources(self.site, [self.read[path] for path in in_vain])
            self._see()

    def _see(self) -> None:
        checked = check_texts(self.site)
        self.said = checked.problems
        library = checked.library
        files = {target.address: path for path, target in library.targets.items() if target.address is not None}
        entries = _entries(self.site)
        self.known = Known(
            files=frozenset(self.site.folder.listing.files),
            addresses={address: files.get(address, "") for address in library.addresses},
            slugs=frozenset(entry.slug for entry in entries.values() if entry.slug)
            | {topic.slug for topic in library.topics}
            | {author.id for author in library.authors},
        )

    def _paths(self) -> list[str]:
        docs = f"{self.site.folder.config.docs_dir}/"
        texts = {each.path for each in self.site.content.entries if each.path.endswith(".md")}
        named = {
            problem.span.path for problem in self.said if problem.code in MENDED and self.wanted(problem.span.path)
        }
        return sorted(path.removeprefix(docs) for path in named if path.removeprefix(docs) in texts)

    def _planned(self, path: str) -> tuple[Mend, ...]:
        config = self.site.folder.config
        if path not in self.read:
            limit = config.options.limits.post_bytes
            source = read_source(self.site.folder.content, path, config.docs_dir, limit)
            seen = self.site.content.known.get(path)
            if isinstance(source, Problem) or seen is None or seen.source != digest(source.data):
                return ()  # it has changed since it was looked at
            self.read[path] = source
        entry = _entries(self.site).get(path)
        language = (entry.lang if entry is not None else "") or config.theme.language
        page = read_page(self.now.get(path, self.read[path]), look_rules(config), language)
        problems = [problem for problem in self.said if problem.span.path == f"{config.docs_dir}/{path}"]
        if page is None or self.known is None:
            return ()
        return tuple(mend for mend in plan_mends(page, problems, self.known) if mend.problems not in self.vain)

    def _tried(self, planned: Mapping[str, tuple[Mend, ...]], otherwise: Mapping[str, tuple[Mend, ...]]) -> _Trial:
        """Which files are better for their mends, tried together with what `otherwise` has of other files."""
        mends = {**otherwise, **planned}
        tried = with_sources(self.site, [self._with(path, those) for path, those in mends.items()])
        docs = self.site.folder.config.docs_dir
        before, after = _by_path(self.said), _by_path(check_texts(tried).problems)
        readable, own = _entries(self.site), {each.path: each.problems for each in tried.content.entries}
        lines = {
            path: worse_lines(those, before[f"{docs}/{path}"], after[f"{docs}/{path}"])
            for path, those in planned.items()
        }
        return _Trial(
            good=frozenset(
                path
                for path, those in planned.items()
                if (
                    is_better(those, before[f"{docs}/{path}"], after[f"{docs}/{path}"])
                    if path in readable
                    else reads_on(those, own[path])
                )
            ),
            lines=lines,
        )

    def _with(self, path: str, mends: Iterable[Mend]) -> Source:
        source = self.now.get(path, self.read[path])
        return Source(path=path, data=apply_edits(source.data, (edit for mend in mends for edit in mend.edits)))


def _entries(site: SiteTexts) -> dict[str, AnyEntry]:
    return {parsed.path: parsed.entry for parsed in site.content.entries if parsed.entry is not None}


def _by_path(problems: Problems) -> defaultdict[str, list[Problem]]:
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.span.path].append(problem)
    return found
