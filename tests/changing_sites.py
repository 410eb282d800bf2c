"""A site that changes, built in one folder again and again, and each time by a first build beside it."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.build import Request, Result, build
from generator.cache import memory, memory_folder, site_store
from generator.cli.commands import milepost
from generator.cli.report import built, formatted
from generator.library.feed_ids import RECORD
from generator.publish.manifest import MANIFEST_NAME, decode_manifest
from tests.changes import Changed
from tests.sites import NOW

SETTLED_NS = 25_000_000
"""Instead of two seconds: enough for a disk that counts finely."""
Tree = Mapping[str, bytes]
Said = tuple[list[dict[str, Any]], str, str]
"""The problems, the last line and the moment of the next change."""
_REMARKS = re.compile(
    r"^What earlier builds remembered could not be read, so all was built anew\.\n"
    r"|^Nothing has changed since the last build: |^Published |(?<=in all)[:,].*? s\.|^Nothing was .*",
    re.DOTALL | re.MULTILINE,
)


def count_finely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are at rest soon, so that a test need not wait for what is remembered to be believed."""
    monkeypatch.setattr(memory, "SETTLED_NS", SETTLED_NS)


class ChangingSite:
    """`files` are its sources as they stand. `taken` counts which shorter ways builds took."""

    def __init__(self, folder: Path, files: Mapping[str, bytes]) -> None:
        self.folder = folder
        self.files: dict[str, bytes] = {}
        self.good: dict[str, bytes] = {}
        """The sources of the last build without an error; at first those from which the site begins."""
        self.now = NOW
        self.taken: Counter[str] = Counter()
        self._counted = 0
        self.change(files)
        self.good.update(files)

    @property
    def is_broken(self) -> bool:
        """Whether the last build has published nothing."""
        return self.files != self.good

    @property
    def site(self) -> Path:
        return self.folder / "warm/site"

    @property
    def memory(self) -> Path:
        return self.folder / "warm/.milepost"

    def change(self, changed: Changed) -> None:
        """The files become others, gone where they are None."""
        for path, data in changed.items():
            place = self.folder / "warm" / path
            if data is None and path in self.files:
                place.unlink()
                self.files.pop(path)
                with suppress(OSError):  # as editors and git do it; the folder holds others mostly
                    place.parent.rmdir()
            elif data is not None and self.files.get(path) != data:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
                self.files[path] = data

    def change_by_stealth(self, changed: Changed) -> None:
        """Files become others of the same size, under the time that they had: in place, or by another file's rename."""
        for path, data in changed.items():
            place = self.folder / "warm" / path
            if data is None or len(data) != place.stat().st_size:
                continue
            times = place.stat()
            if len(path) % 2:
                place.write_bytes(data)
            else:
                place.with_name("beside").write_bytes(data)
                place.with_name("beside").replace(place)
            os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))
            self.files[path] = data

    def mend(self) -> None:
        """Everything as it was when there was no error."""
        gone = {path: None for path in self.files if path not in self.good}
        self.change({**gone, **self.good})

    def age(self) -> None:
        """All sources look as if nobody had touched them for years, as after a checkout that sets times."""
        for path in self.files:
            os.utime(self.folder / "warm" / path, (1_500_000_000, 1_500_000_000))

    def rest(self) -> None:
        """Long enough that what was written so far is believed."""
        time.sleep(1.2 * SETTLED_NS / 1e9)

    def check(self, way: str) -> None:
        """A build in the folder says and publishes what a first build of the same sources does."""
        self.taken["steps"] += 1
        before = tree(self.site)
        clean, wanted = self.first_build(way)
        said = self._built_by_program(way) if way == "program" else self._built_by_command(way)
        wished = said_of(clean)
        different = [problem for problem in (*said[0], *wished[0]) if (problem in said[0]) != (problem in wished[0])]
        assert said[0] == wished[0], f"other problems than a first build has: {different}"
        if way != "program" and clean.counts is not None:
            assert said[1:] == wished[1:], f"{said[1:]} where a first build says {wished[1:]}"
        found = tree(self.site)
        if clean.counts is None:
            assert found == before, "the site is not as it was, though nothing was published"
            self.taken["refused"] += 1
            return
        self.taken["published"] += 1
        self.good = dict(self.files)
        for path in sorted({*found, *wanted}):
            if found.get(path) != wanted.get(path):
                raise AssertionError(f"{path}: {_first_difference(found.get(path), wanted.get(path))}")

    def first_build(self, way: str) -> tuple[Result, Tree]:
        """Of the same sources in a folder where nothing was ever built. Of the site it knows the ids of feeds alone."""
        self._counted += 1
        folder = self.folder / f"clean-{self._counted}"
        for path, data in self.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        if (self.site / RECORD).is_file():
            (folder / "site").mkdir()
            shutil.copyfile(self.site / RECORD, folder / "site" / RECORD)
        request = Request(config=folder / "mkdocs.yml", now=self.now, force=True, **options_of(way))
        made = build(request), _published(folder / "site")
        shutil.rmtree(folder)
        return made

    def _built_by_program(self, way: str) -> Said:
        """As a program builds."""
        config = self.folder / "warm/mkdocs.yml"
        request = Request(config=config, now=self.now, **options_of(way))
        with site_store(config) as store:
            return said_of(build(request, memory=memory_folder(config), store=store))

    def _built_by_command(self, way: str) -> Said:
        """As an owner builds; what the command answers is read from what it prints."""
        config = self.folder / "warm/mkdocs.yml"
        flags = [f"--{option.removeprefix('with_')}" for option in options_of(way)]
        flags += ["--clean"] if "clean" in way else []
        told = CliRunner().invoke(
            milepost, ["build", "-f", str(config), "--at", self.now.isoformat(), "--format", "json", *flags]
        )
        assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
        self.taken["stopped early"] += told.stderr.startswith("Nothing has changed since")
        problems = json.loads(told.stdout)
        for problem in problems:
            problem["file"] = problem["file"].removeprefix(f"{config.parent.as_posix()}/")
        return problems, _REMARKS.sub("", told.stderr).strip(), self._next()

    def _next(self) -> str:
        with suppress(OSError):
            return (
                (self.memory / "next").read_bytes().decode("ascii", "replace")
                if (self.memory / "next").is_file()
                else ""
            )
        return ""


def options_of(way: str) -> dict[str, bool]:
    return {option: True for option in ("strict", "with_drafts") if option.removeprefix("with_") in way}


def said_of(result: Result) -> Said:
    """What a command would say of a result, without what depends on the way of building."""
    problems = json.loads(formatted(result.problems, "json"))
    until = "" if result.until is None else f"{result.until.iso}\n"
    return problems, _REMARKS.sub("", built(result, 0.0)).strip(), until


def tree(folder: Path) -> Tree:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def _published(folder: Path) -> Tree:
    """What a first build has published, without what stood there before it."""
    found = tree(folder)
    ours = decode_manifest(found.get(MANIFEST_NAME, b"")) or {}
    return {path: data for path, data in found.items() if path in ours or path == MANIFEST_NAME}


def _first_difference(found: bytes | None, wanted: bytes | None) -> str:
    if found is None or wanted is None:
        return "it is missing" if found is None else "it is too much"
    at = next((n for n, (a, b) in enumerate(zip(found, wanted, strict=False)) if a != b), min(len(found), len(wanted)))
    return f"found  {found[max(at - 60, 0) : at + 90]!r}\nwanted {wanted[max(at - 60, 0) : at + 90]!r}"
