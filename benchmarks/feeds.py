"""Feeds: what 1,000 entries with their whole text cost in all three formats, and which feeds a change writes again.

python benchmarks/feeds.py
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from msgspec.structs import replace

from benchmarks.posts import write_blog
from generator.build import Request, build
from generator.build.site import link_site, open_folder
from generator.build.tools import Tools
from generator.cache import BodyStore
from generator.feeds import FeedView, atom, feeds, json_feed, rss
from generator.feeds.entries import feed_entry

NOW = datetime(2026, 11, 22, tzinfo=UTC)
BAR = 1.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--words", type=int, default=1000, help="of a post")
    parser.add_argument("--runs", type=int, default=5, help="the least CPU time of so many is told")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_blog(folder, options.posts, options.words)
        measure(folder / "plain.yml", options.runs)
        rebuild(folder / "plain.yml")


def measure(config: Path, runs: int) -> None:
    request = Request(config=config, now=NOW)
    opened, problems = open_folder(request)
    if opened is None:
        raise SystemExit("\n".join(str(problem) for problem in problems))
    with BodyStore() as bodies:
        linked, *_ = link_site(opened, request, Tools(bodies=bodies))
        library, found = linked.library, opened.config
        made, bodies_took = least(
            lambda: [feed_entry(post, library, found, bodies.get) for post in library.posts], runs
        )
        (_, short), *_ = feeds(library, found, bodies.get, opened.now)[0]
    # Past the limit of a megabyte, which the site itself would keep.
    view: FeedView = replace(short, entries=tuple(made))
    print(f"{len(made)} entries: {bodies_took:.2f} CPU s to make their bodies")
    total = 0.0
    for write, name in ((rss, "feed.xml"), (atom, "atom.xml"), (json_feed, "feed.json")):
        data, took = least(partial(write, view, f"{view.home}{name}"), runs)
        total += took
        print(f"  {name}: {took:.2f} CPU s, {len(data) / 1e6:.1f} MB")
    print(f"all three on top of the bodies: {total:.2f} CPU s; the bar is {BAR}")


def least(step: Callable[[], Any], runs: int) -> tuple[Any, float]:
    """What the step answers, and its least CPU time of some runs: the machine may have other work."""
    took, answer = [], None
    for _ in range(runs):
        begin = time.process_time()
        answer = step()
        took.append(time.process_time() - begin)
    return answer, min(took)


def rebuild(config: Path) -> None:
    """Builds the site, changes its newest post and builds it again."""
    site = config.parent / "site"
    build(Request(config=config, now=NOW))
    before = stamps(site)
    newest = max((config.parent / "docs/blog/posts").glob("*.md"), key=lambda path: path.read_text("utf-8")[4:20])
    newest.write_text(newest.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    build(Request(config=config, now=NOW))
    after = stamps(site)
    changed = sorted(name for name in after if before.get(name) != after[name])
    print(f"a change of {newest.name}: {len(changed)} of {len(after)} feeds written again: {', '.join(changed)}")


def stamps(site: Path) -> dict[str, tuple[int, int]]:
    """Every feed of a site with what changes when it is written."""
    names = ("feed.xml", "atom.xml", "feed.json", "feeds.opml")
    found = {path.relative_to(site).as_posix(): path.stat() for path in site.rglob("*") if path.name in names}
    return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in found.items()}


if __name__ == "__main__":
    main()
