"""Publishing may stop at any moment: no reader meets a torn file, and the next build completes the site."""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.publish import open_site
from tests.kill_publish import content, files, publish

ROOT = Path(__file__).resolve().parent.parent
KILLS = 20

BEFORE = {
    "about": "asset",
    "index.html": "list",
    "feed.xml": "list",
    "posts/kept/index.html": "page",
    "posts/changed/index.html": "page",
    "posts/dropped/index.html": "page",
    "guide/index.html": "page",
    "pictures/old.png": "asset",
}
AFTER = {
    "about/index.html": "page",
    "index.html": "list",
    "feed.xml": "list",
    "posts/kept/index.html": "page",
    "posts/changed/index.html": "page",
    "posts/added/index.html": "page",
    "guide": "asset",
    "pictures/new.png": "asset",
}


class Killed(BaseException):
    """Stands for the process's end: from then on it changes nothing on the disk any more."""


class Fault:
    """Counts the steps on the disk and fails at one of them; a kill fails at all that follow, too."""

    def __init__(self, monkeypatch, at, reason):
        self.steps = 0
        self.at = at
        self.reason = reason
        self.locks = []
        for name in ("replace", "rename", "unlink", "rmdir", "mkdir", "open", "write", "fsync"):
            monkeypatch.setattr(os, name, self.failing(getattr(os, name)))
        monkeypatch.setattr(io, "open", self.failing(io.open))

    def failing(self, step):
        def take(*args, **kwargs):
            self.steps += 1
            if self.steps == self.at or (self.steps > self.at and self.reason is Killed):
                raise self.reason
            made = step(*args, **kwargs)
            if step.__name__ == "open" and Path(args[0]).name == "lock":
                self.locks.append((made, os.fstat(made)))
            return made

        return take

    def end(self):
        """What the system does when a process ends: its locks end with it."""
        for descriptor, status in self.locks:
            with contextlib.suppress(OSError):
                if os.path.samestat(os.fstat(descriptor), status):
                    os.close(descriptor)


def break_off(monkeypatch, step, reason, folder, wanted, version):
    """A build of which one step on the disk fails."""
    with monkeypatch.context() as patch:
        fault = Fault(patch, step, reason)
        try:
            published, problems = build(folder, wanted, version)
            assert published or {problem.severity for problem in problems} == {"error"}
        except Killed:
            pass
    fault.end()


def bytes_of(path, version):
    unchanging = path == "posts/kept/index.html"
    return f"{path} {'' if unchanging else version}".encode() * 300


def build(folder, wanted, version):
    stage, problems = open_site(folder / "site", repository=folder, protected=[], force=False, clean=False)
    if stage is None:
        return None, problems
    with stage:
        for path, kind in wanted.items():
            stage.write(path, bytes_of(path, version), kind)
        return stage.commit()


def tree(site):
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    found.pop(".milepost-manifest.json", None)
    return found


def expected(wanted, version):
    return {path: bytes_of(path, version) for path in wanted} | {"CNAME": b"advice.example"}


def first_build(folder):
    folder.mkdir()
    published, problems = build(folder, BEFORE, 1)
    assert published, problems
    (folder / "site/CNAME").write_bytes(b"advice.example")


def steps_of_a_build(folder, monkeypatch):
    first_build(folder)
    with monkeypatch.context() as patch:
        fault = Fault(patch, -1, OSError)
        build(folder, AFTER, 2)
        return fault.steps


@pytest.mark.parametrize("reason", [OSError(5, "Input/output error"), Killed], ids=["refused", "killed"])
@pytest.mark.parametrize("then", [(AFTER, 2), (BEFORE, 1), (AFTER, 3)], ids=["again", "reverted", "edited"])
def test_a_build_that_breaks_off_at_any_step_leaves_whole_files_and_the_next_one_completes(
    reason, then, tmp_path, monkeypatch
):
    steps = steps_of_a_build(tmp_path / "count", monkeypatch)
    assert steps > 30
    old, new = expected(BEFORE, 1), expected(AFTER, 2)
    for step in range(1, steps + 1):
        folder = tmp_path / str(step)
        first_build(folder)
        break_off(monkeypatch, step, reason, folder, AFTER, 2)
        for path, data in tree(folder / "site").items():
            assert data in (old.get(path), new.get(path)), f"{path} is torn after step {step}"
        published, problems = build(folder, *then)
        assert published, f"after step {step}: {problems}"
        assert tree(folder / "site") == expected(*then), f"after step {step}"
        if reason is Killed:  # a folder that the system refused to remove stays, empty
            assert (folder / "site/posts/dropped").exists() == ("posts/dropped/index.html" in then[0])
        assert [path.name for path in (folder / ".milepost/publish/site").iterdir()] == ["stamps"], f"after step {step}"


def test_a_build_that_was_killed_is_completed_although_all_that_is_remembered_was_deleted(tmp_path, monkeypatch):
    for step in range(20, steps_of_a_build(tmp_path / "count", monkeypatch) + 1):
        folder = tmp_path / str(step)
        first_build(folder)
        break_off(monkeypatch, step, Killed, folder, AFTER, 2)
        shutil.rmtree(folder / ".milepost")
        published, problems = build(folder, BEFORE, 3)
        assert published, f"after step {step}: {problems}"
        assert tree(folder / "site") == expected(BEFORE, 3), f"after step {step}"


@pytest.mark.parametrize("reason", [OSError(28, "No space left on device"), Killed], ids=["refused", "killed"])
def test_a_first_build_that_breaks_off_leaves_no_site_and_the_next_one_completes(reason, tmp_path, monkeypatch):
    whole = {path: bytes_of(path, 1) for path in BEFORE}
    for step in range(1, 60):
        folder = tmp_path / str(step)
        folder.mkdir()
        break_off(monkeypatch, step, reason, folder, BEFORE, 1)
        assert not (folder / "site").exists() or tree(folder / "site") == whole
        published, problems = build(folder, BEFORE, 1)
        assert published, f"after step {step}: {problems}"
        assert tree(folder / "site") == whole


def test_a_reader_finds_assets_before_pages_and_the_feed_after_them(tmp_path, monkeypatch):
    first_build(tmp_path / "a")
    seen = []
    replace = os.replace
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", lambda a, b: (seen.append(Path(b)), replace(a, b))[1])
        build(tmp_path / "a", AFTER, 2)
    site = tmp_path / "a/site"
    names = [path.relative_to(site).as_posix() for path in seen if site in path.parents]
    assert names[0] == ".milepost-manifest.json"  # which files are ours is known before the first of them is there
    assert list(dict.fromkeys(names[1:])) == [
        "guide",
        "pictures/new.png",
        "about/index.html",
        "posts/added/index.html",
        "posts/changed/index.html",
        "feed.xml",
        "index.html",
        ".milepost-manifest.json",
    ]


def test_staged_files_that_a_power_cut_emptied_are_not_published(tmp_path, monkeypatch):
    first_build(tmp_path / "a")
    with monkeypatch.context() as patch:
        patch.setattr("generator.publish.stage.apply_journal", lambda *_: (_ for _ in ()).throw(Killed))
        with pytest.raises(Killed):
            build(tmp_path / "a", AFTER, 2)
    staged = [path for path in (tmp_path / "a/.milepost/publish/site/stage").iterdir() if path.name.isdecimal()]
    assert staged
    for path in staged[::2]:
        path.write_bytes(b"")
    published, problems = build(tmp_path / "a", AFTER, 2)
    assert published, problems
    assert tree(tmp_path / "a/site") == expected(AFTER, 2)


def refusing(path, monkeypatch):
    """Renaming to this path is refused, as Windows does while another program has the file open."""
    replace = os.replace

    def refused(source, target):
        if Path(target) == path:
            raise PermissionError(13, "Permission denied", str(source), None, str(target))
        return replace(source, target)

    monkeypatch.setattr(os, "replace", refused)


def test_a_publication_that_cannot_be_finished_says_so_until_it_can(tmp_path, monkeypatch):
    first_build(tmp_path / "a")
    busy = tmp_path / "a/site/feed.xml"
    with monkeypatch.context() as patch:
        refusing(busy, patch)
        _, problems = build(tmp_path / "a", AFTER, 2)
        assert [str(problem) for problem in problems] == [
            f"site: error[publish-interrupted]: publishing broke off in the middle: Permission denied ({busy})\n"
            "  hint: see to that, for example by closing the program that has the file open, and build again: "
            "that completes it"
        ]
        _, problems = build(tmp_path / "a", AFTER, 2)
        assert [str(problem) for problem in problems] == [
            "site: error[publish-interrupted]: an earlier build broke off while publishing, and cannot be finished: "
            f"Permission denied ({busy})\n"
            "  hint: see to that, for example by closing the program that has the file open, and build again"
        ]
    assert tree(tmp_path / "a/site")["feed.xml"] == bytes_of("feed.xml", 1)
    stage, _ = open_site(tmp_path / "a/site", repository=tmp_path / "a", protected=[], force=False, clean=False)
    stage.abandon()  # this build has errors of its own, and the one before is completed all the same
    assert tree(tmp_path / "a/site") == expected(AFTER, 2)


def check_whole(site):
    for path, data in tree(site).items():
        if path == "CNAME":
            assert data == b"advice.example"
        else:
            assert data == content(path, int(data.split(b" ", 1)[0])), f"{path} is torn"


@pytest.mark.parametrize("kills", [KILLS, pytest.param(100, marks=pytest.mark.long)])
def test_killed_at_any_moment_the_site_holds_whole_files_and_the_next_build_completes_it(kills, tmp_path):
    dice = random.Random(kills)
    publish(tmp_path, 0)
    (tmp_path / "site/CNAME").write_bytes(b"advice.example")
    began = time.monotonic()
    start(tmp_path, 1).communicate()
    lasts = time.monotonic() - began
    broken_off = 0
    for version in range(2, kills + 2):
        running = start(tmp_path, version)
        # Nearly all of a run is Python's start, so most kills are counted from where publishing begins.
        match dice.choice(("start", "commit", "journal")):
            case "start":
                time.sleep(dice.random() * lasts)
            case "commit":
                running.stdout.readline()
                time.sleep(dice.random() * lasts / 4)
            case "journal":
                wait_for_journal(tmp_path, running)
                time.sleep(dice.random() * lasts / 20)
        running.kill()
        running.wait()
        running.stdout.close()
        broken_off += (tmp_path / ".milepost/publish/site/journal.json").exists()
        check_whole(tmp_path / "site")
        if dice.random() < 0.5:  # else the next one is killed while it completes this one
            publish(tmp_path, version)
            wanted = {path: data for path, data, _ in files(version)} | {"CNAME": b"advice.example"}
            assert tree(tmp_path / "site") == wanted
    assert broken_off, "no kill came while files were being renamed, so this test has shown nothing"


def wait_for_journal(folder, running):
    running.stdout.readline()
    while running.poll() is None and not (folder / ".milepost/publish/site/journal.json").exists():
        pass


def start(folder, version):
    script = [sys.executable, ROOT / "tests/kill_publish.py", str(folder), str(version)]
    return subprocess.Popen(script, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)})
