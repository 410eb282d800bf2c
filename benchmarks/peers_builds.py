"""Builds of both, each a new process, in turn: from nothing, with nothing to do, and after each kind of edit."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from peers_hugo import hugo_builds, knows, milepost_builds
from peers_sites import EDITS, Blog, Change, pages
from peers_table import Row
from processes import SETTLED, Run, peak_memory, run

NAMES = {
    "nothing": "nothing changed",
    "edit": "a word in an older post edited",
    "title": "a title changed",
    "post": "a new post",
    "topic": "a topic renamed in all its posts",
}


def build_theirs(blog: Blog) -> Run:
    command, variables = hugo_builds(blog)
    return run(command, blog.theirs, **variables)


def build_ours(blog: Blog, workers: str | None = None) -> Run:
    return run(milepost_builds(workers), blog.ours)


def cold(blog: Blog, runs: int) -> Iterator[Row]:
    """Hugo, one worker and two, each without anything that an earlier build made."""
    theirs, alone, paired = [], [], []
    for _ in range(runs):
        forget(blog)
        theirs.append(build_theirs(blog))
        alone.append(build_ours(blog, "1"))
        forget_ours(blog)
        paired.append(build_ours(blog, "2"))
        check_pages(blog)
        told(f"cold: Hugo {theirs[-1].wall:.1f}, Milepost {alone[-1].wall:.1f} and {paired[-1].wall:.1f} s")
    their_cpu, their_wall = [run.cpu for run in theirs], [run.wall for run in theirs]
    yield Row("cold CPU 1", "cold, 1 worker", blog.posts, their_cpu, [run.cpu for run in alone], "CPU s")
    yield Row("cold wall 1", "cold, 1 worker", blog.posts, their_wall, [run.wall for run in alone], "s")
    if knows("build", "--workers"):
        yield Row("cold CPU", "cold, 2 workers", blog.posts, their_cpu, [run.cpu for run in paired], "CPU s")
        yield Row("cold wall", "cold, 2 workers", blog.posts, their_wall, [run.wall for run in paired], "s")
        faster = [one.wall / two.wall for one, two in zip(alone, paired, strict=True)]
        yield Row("workers", "cold, 1 to 2 workers", blog.posts, [], faster, "times as fast")


def memory(blog: Blog, runs: int) -> Iterator[Row]:
    """Of cold builds, in builds of their own: to look takes time."""
    theirs, ours = [], []
    for _ in range(runs):
        forget(blog)
        command, variables = hugo_builds(blog)
        theirs.append(peak_memory(command, blog.theirs, **variables))
        ours.append(peak_memory(milepost_builds("2"), blog.ours))
        told(f"memory: Hugo {theirs[-1]:.0f}, Milepost {ours[-1]:.0f} MiB")
    yield Row("memory", "memory of a cold build, all processes", blog.posts, theirs, ours, "MiB")


def warm(blog: Blog, runs: int, kind: str) -> Iterator[Row]:
    """After one kind of edit, or after nothing."""
    make_warm(blog)
    theirs, ours = [], []
    for turn in range(runs):
        change = EDITS[kind](blog, turn) if kind in EDITS else Change({}, "index.html", "Welcome")
        for number, text in change.texts.items():
            blog.write(number, text)
        time.sleep(SETTLED)
        # Who goes first takes turns: the second finds the machine as the first left it.
        first, second = (build_theirs, build_ours) if turn % 2 else (build_ours, build_theirs)
        both = {first: first(blog), second: second(blog)}
        theirs.append(both[build_theirs])
        ours.append(both[build_ours])
        check_change(blog, change)
        told(f"{kind}: Hugo {theirs[-1].cpu:.2f}, Milepost {ours[-1].cpu:.2f} CPU s")
    name = NAMES[kind]
    yield Row(kind, name, blog.posts, [run.cpu for run in theirs], [run.cpu for run in ours], "CPU s")
    yield Row(f"{kind} wall", name, blog.posts, [run.wall for run in theirs], [run.wall for run in ours], "s")


def make_warm(blog: Blog) -> None:
    """Both have built all that there is, from files that are no longer new."""
    time.sleep(SETTLED)
    build_theirs(blog)
    build_ours(blog)


def forget(blog: Blog) -> None:
    for path in (blog.theirs / "public", blog.theirs / "resources", blog.folder / "hugo-cache"):
        shutil.rmtree(path, ignore_errors=True)
    forget_ours(blog)


def forget_ours(blog: Blog) -> None:
    for path in (blog.ours / "site", blog.ours / ".milepost"):
        shutil.rmtree(path, ignore_errors=True)


def check_pages(blog: Blog) -> None:
    """Both made a page at each of the same addresses."""
    theirs, ours = map(pages, blog.built)
    if theirs != ours:
        sys.exit(f"not the same pages: {sorted(theirs - ours)[:5]} and {sorted(ours - theirs)[:5]}")
    told(f"{len(ours):,} pages each")


def check_change(blog: Blog, change: Change) -> None:
    """Both have taken it up."""
    for site in blog.built:
        if not any(change.word in page.read_text("utf-8") for page in Path(site).glob(change.page)):
            sys.exit(f"{change.word!r} is in no {change.page} of {site}")


def told(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
