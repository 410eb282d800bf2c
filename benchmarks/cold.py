"""Times whole cold builds: `milepost build` against `mkdocs build` with Material's blog, on the same folder.

    python benchmarks/cold.py                 # 1,000 posts against mkdocs, then 10,000 of Milepost's own
    python benchmarks/cold.py --posts 200 --large 0 --runs 1

Each run makes a new site folder. CPU seconds are user and system time of the whole process as the operating
system counts them, peak memory likewise; both commands run in turn, and the medians are printed as a table.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from posts import write_blog
from processes import Run, median, run

# Nothing that an earlier run has made is believed.
MILEPOST = (sys.executable, "-m", "generator", "build", "-q", "--clean", "-f", "plain.yml", "--site-dir")
USUAL = (sys.executable, "-m", "generator", "build", "-q", "--clean", "-f", "usual.yml", "--site-dir")
WITH_CARDS = (sys.executable, "-m", "generator", "build", "-q", "--clean", "-f", "cards.yml", "--site-dir")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir")


def main() -> None:
    arguments = _arguments()
    rows = []
    with tempfile.TemporaryDirectory(prefix="milepost-bench-") as scratch:
        small = Path(scratch, "small")
        write_blog(small, arguments.posts, arguments.words)
        pairs = [(_run(MILEPOST, small), _run(MKDOCS, small)) for _ in range(arguments.runs)]
        ours = median([pair[0] for pair in pairs])
        theirs = median([pair[1] for pair in pairs])
        rows.append((f"milepost build, {arguments.posts} posts", ours, arguments.posts))
        rows.append((f"mkdocs build, {arguments.posts} posts", theirs, arguments.posts))
        usual = median([_run(USUAL, small) for _ in range(arguments.runs)])
        rows.append(
            (f"milepost build, {arguments.posts} posts, with all that is usual but cards", usual, arguments.posts)
        )
        cards = median([_run(WITH_CARDS, small) for _ in range(arguments.runs)])
        rows.append((f"milepost build, {arguments.posts} posts, with a card for each post too", cards, arguments.posts))
        large = None
        if arguments.large:
            folder = Path(scratch, "large")
            write_blog(folder, arguments.large, arguments.words)
            large = median([_run(USUAL, folder) for _ in range(arguments.runs)])
            rows.append(
                (f"milepost build, {arguments.large} posts, with all that is usual but cards", large, arguments.large)
            )
    print(_heading(arguments))
    print("| command | CPU s | wall s | peak MiB | CPU ms a post |\n| --- | ---: | ---: | ---: | ---: |")
    for name, took, posts in rows:
        print(f"| {name} | {took.cpu:.2f} | {took.wall:.2f} | {took.peak:.0f} | {took.cpu / posts * 1000:.2f} |")
    ratio = statistics.median(pair[1].cpu / pair[0].cpu for pair in pairs)
    print(f"\nmkdocs takes {ratio:.1f} times the CPU time (median of the pairs' ratios).")
    if large is not None:
        growth = (large.cpu / arguments.large) / (usual.cpu / arguments.posts)
        print(f"At {arguments.large} posts a post takes {growth:.2f} times the CPU time of one at {arguments.posts}.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="cold builds of Milepost and of mkdocs with Material's blog")
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--large", type=int, default=10_000, help="posts of the large site, 0 for none")
    parser.add_argument("--words", type=int, default=1000, help="words a post")
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args()


def _run(command: tuple[str, ...], folder: Path) -> Run:
    """One build as a process of its own, into a folder that has never been: removing one first slows some disks."""
    site = Path(tempfile.mkdtemp(prefix="site-", dir=folder), "site")
    took = run((*command, str(site)), folder)
    pages = sum(1 for _ in site.rglob("index.html"))
    print(f"{' '.join(command[1:4])}: {took.wall:.1f} s, {pages} pages", file=sys.stderr)
    return took


def _heading(arguments: argparse.Namespace) -> str:
    return (
        f"Cold builds, posts of about {arguments.words} words, median of {arguments.runs} runs; "
        f"Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"mkdocs {version('mkdocs')}, mkdocs-material {version('mkdocs-material')}.\n"
    )


if __name__ == "__main__":
    main()
