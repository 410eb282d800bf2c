"""A build may be killed at any moment: readers meet whole files, and the next build makes what a first one makes."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from generator.publish.manifest import MANIFEST_NAME
from tests.changes import changed, nth
from tests.changing_sites import SETTLED_NS, ChangingSite, Tree, count_finely, tree
from tests.changing_texts import first_files

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("word", "word", "option", "added", "deleted", "picture", "key", "block")
PATIENCE = 20
"""Seconds, on a busy machine."""


class Killed:
    """A site and the builds of it that are killed. `states` are those in which a reader may meet a file."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        self.site = ChangingSite(folder, first_files())
        self.dice = dice
        self.states: list[Tree] = []
        self.moments: Counter[str] = Counter()
        self.complete()
        began = time.monotonic()
        self._started().wait()
        self.pace = time.monotonic() - began
        """Seconds that a build takes on this machine at this time: kills are placed within it."""

    @property
    def kills(self) -> int:
        return sum(self.moments[kind] for kind in ("warm", "cold", "too late"))

    def complete(self) -> None:
        """The next build, which nobody kills. From then on there is one state again."""
        self.site.check("command")
        self.states = [tree(self.site.site)]

    def break_off(self) -> None:
        """One build after an edit or several, from memory or without any, and what it left."""
        self._edit()
        clean, wanted = self.site.first_build("command")
        if clean.counts is None:
            self.site.mend()
            return
        cold = self.dice.random() < 0.3
        if cold:
            shutil.rmtree(self.site.memory, ignore_errors=True)
        self.states.append(wanted)
        self.site.rest()
        self._kill(self._started(), "cold" if cold else "warm")
        found = tree(self.site.site)
        self.moments["half published"] += found not in self.states
        for path in {*found, *(path for state in self.states for path in state)} - {MANIFEST_NAME}:
            is_whole = any(state.get(path) == found.get(path) for state in self.states)
            assert is_whole, f"{path} is torn, missing or nobody's: {found.get(path)!r:.300}"

    def _edit(self) -> None:
        for _ in range(self.dice.randint(1, 3)):
            kind = nth(KINDS, self.dice.randrange(500))
            self.site.change(changed(self.site.files, kind, self.dice.randrange(500), self.dice.randrange(500)))

    def _started(self) -> subprocess.Popen[bytes]:
        config, at = str(self.site.folder / "warm/mkdocs.yml"), self.site.now.isoformat()
        command = [
            sys.executable,
            ROOT / "tests/kill_build.py",
            str(SETTLED_NS),
            "build",
            "-q",
            "-f",
            config,
            "--at",
            at,
        ]
        return subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            start_new_session=True,
        )

    def _kill(self, running: subprocess.Popen[bytes], kind: str) -> None:
        """Python's start is most of a build, so most kills are counted from what a build leaves on the disk."""
        match self.dice.choice(("start", "trace", "trace", "journal")):
            case "start":
                time.sleep(self.dice.random() * self.pace)
            case "trace":
                before = self._traces()
                self._wait_until(running, lambda: self._traces() != before)
                time.sleep(self.dice.random() ** 2 * self.pace / 2)
            case "journal":
                self._wait_until(running, (self.site.memory / "publish/site/journal.json").exists)
                time.sleep(self.dice.random() / 50)
        if self.dice.random() < 0.5:
            running.kill()  # and not its workers, which have to end by themselves
        else:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
        self.moments[kind if running.wait() == -signal.SIGKILL else "too late"] += 1
        assert _has_ended(running.pid), "a worker lives on after the build was killed"

    def _wait_until(self, running: subprocess.Popen[bytes], holds: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while running.poll() is None and not holds() and time.monotonic() < until:
            time.sleep(0.0005)

    def _traces(self) -> Mapping[str, int]:
        """The folders in which a build writes, by the times of their last change."""
        found = {}
        for folder in (
            self.site.memory,
            *self.site.memory.glob("*"),
            *self.site.memory.glob("publish/*"),
            self.site.site,
        ):
            with suppress(OSError):
                found[str(folder)] = folder.stat().st_mtime_ns
        return found


def _has_ended(group: int) -> bool:
    """Whether no process of a group is left, or soon."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.long)])
def test_a_build_that_is_killed_tears_no_file_and_the_next_one_makes_what_a_first_one_makes(
    kills: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    count_finely(monkeypatch)
    killed = Killed(tmp_path, random.Random(kills))
    while killed.kills < kills:
        killed.break_off()
        if killed.dice.random() < 0.6:  # else the next one is killed while it completes this one
            killed.complete()
    killed.complete()
    assert killed.moments["too late"] < kills / 2
    assert killed.moments["warm"] and killed.moments["cold"]
