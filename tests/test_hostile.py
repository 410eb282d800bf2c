"""Every hostile site under tests/hostile/ through the real build: what must happen stands in its file, and what must
never happen, whatever the file, stands here."""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.model import digest
from tests.hostile_cases import FOLDER, Case, as_ordinary_user, cases, read_case, write_part
from tests.hostile_harms import harms, harms_of_site, skeleton, visible_text
from tests.sites import build_site, published, said, write_site

SECRET = "what stands outside the site's folder"
CPU_SECONDS = 10.0
LONGEST_WAIT = 60


@dataclass(frozen=True, slots=True)
class Good:
    """A site without a flaw, published once; and what its pages hold that a hostile text may not add to."""

    folder: Path
    files: Mapping[str, bytes]
    harms: Counter[str]
    skeletons: frozenset[str]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    above = tmp_path_factory.mktemp("good")
    (above / "secret.md").write_text(SECRET)
    folder = write_site(above / "advice", {})
    for part in read_case(FOLDER / "good.txt").parts:
        write_part(folder, part)
    result = build_site(folder)
    assert said(result) == ""
    (folder / "site/CNAME").write_text("advice.example\n")
    files = published(folder / "site")
    pages = [data.decode() for path, data in files.items() if path.endswith(".html") and "assets/" not in path]
    assert len(pages) > 8
    allowed: Counter[str] = Counter()
    for page in pages:
        allowed |= harms(page)
    allowed = Counter({harm: count for harm, count in allowed.items() if "refresh" not in harm})
    return Good(above, files, allowed, frozenset(place for page in pages for place in skeleton(page)))


@pytest.fixture
def folder(good: Good) -> Iterator[Path]:
    """A copy of the good site to spoil. The published files are linked, because a build must not write into them."""
    with tempfile.TemporaryDirectory(prefix="milepost-hostile-") as above:
        shutil.copytree(good.folder, above, copy_function=_linked, symlinks=True, dirs_exist_ok=True)
        yield Path(above, "advice")


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def test_there_are_many_cases():
    assert len(cases()) >= 100


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_is_hostile_harms_nobody(case: Case, good: Good, folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(folder.parent / "home"))
    for part in case.parts:
        write_part(folder, part)
    before = contents(folder.parent)
    rights = as_ordinary_user() if any(part.kind.startswith("mode") for part in case.parts) else nullcontext()

    with rights, ends_in_time():
        result = build_site(folder, **dict.fromkeys(case.options, True))

    after = published(folder / "site")
    told = sorted(case.as_expected(problem) for problem in result.problems)
    assert told == sorted(case.problems), said(result)[:1500]
    assert ("refused" if result.failed else "published") == case.verdict
    assert (result.counts is None) == result.failed
    assert contents(folder.parent) == before, "the build changed what authors wrote"
    lines = lines_of({problem.span.path for problem in result.problems if problem.span.line}, folder)
    for problem in result.problems:
        assert_readable(problem, folder, lines.get(problem.span.path, ()))
    if result.failed:
        assert after == good.files, "a failed build changed the published site"
    else:
        assert after["CNAME"] == good.files["CNAME"]
        assert SECRET.encode() not in b"".join(after.values())
        assert harms_of_site(after, good.harms, good.skeletons) == []
    for claim, address, text in case.claims:
        assert is_true(claim, address, text, after), f"{claim} {address}: {text}"


def is_true(claim: str, address: str, text: str, site: Mapping[str, bytes]) -> bool:
    """One claim of a case: see tests/hostile/README.md for the words."""
    if address == "*":
        assert claim == "lacks"
        return not any(
            text.encode() in data for path, data in site.items() if path.endswith((".html", ".xml", ".json"))
        )
    path = f"{address.lstrip('/')}index.html" if address.endswith("/") else address.lstrip("/")
    if claim in ("there", "gone"):
        return (path in site) == (claim == "there")
    page = site[path].decode()
    if claim == "shows":
        return text in visible_text(page)
    return (text in page) == (claim == "holds")


def lines_of(paths: Iterable[str], folder: Path) -> dict[str, list[str]]:
    """The lines of the files that problems name, as an editor shows them."""
    places = {path: folder / path for path in paths}
    small = {path: place for path, place in places.items() if place.is_file() and place.stat().st_size < 10_000_000}
    texts = {path: place.read_bytes().decode("utf-8", "replace") for path, place in small.items()}
    return {path: re.split(r"\r\n|\r|\n", text) for path, text in texts.items()}


def assert_readable(problem: Any, folder: Path, lines: Sequence[str]) -> None:
    """A problem names a place that exists, in words that a terminal and a log can show."""
    words = str(problem)
    assert words.encode() and len(words) < 2000
    assert all(character.isprintable() or character in "\n\u00a0" for character in words), ascii(words)
    assert str(folder) not in words or problem.code == "no-config"
    if problem.span.line and lines:
        assert problem.span.line <= len(lines), words
        assert problem.span.column <= len(lines[problem.span.line - 1]) + 1, words


def contents(above: Path) -> dict[str, str]:
    """Everything around and in a site's folder, without what is published and the build's own work folder."""
    found = {}
    for location, folders, files in os.walk(above):
        if Path(location) == above / "advice":
            folders[:] = [name for name in folders if name not in ("site", ".milepost")]
        for name in (*folders, *files):
            path = Path(location, name)
            status = path.lstat()
            is_small = stat.S_ISREG(status.st_mode) and status.st_size < 10_000_000
            found[os.fsencode(path).decode("latin-1")] = _digest(path) if is_small else str(status.st_mode)
    return found


def _digest(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except PermissionError:
        return ""


@contextmanager
def ends_in_time() -> Iterator[None]:
    """Fails what takes more processor time than it may, and stops what waits for ever, as on a pipe."""
    started = time.process_time()
    has_alarm = hasattr(signal, "setitimer")
    if has_alarm:
        before = signal.signal(signal.SIGALRM, _too_late)
        signal.setitimer(signal.ITIMER_REAL, LONGEST_WAIT)
    try:
        yield
    finally:
        if has_alarm:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
    assert time.process_time() - started < CPU_SECONDS


def _too_late(signum: int, frame: object) -> None:
    raise TimeoutError(f"the build did not end within {LONGEST_WAIT} seconds")
