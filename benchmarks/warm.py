"""Times builds after which nothing was touched, as whole processes: what it takes to see that there is nothing to do.

python benchmarks/warm.py
python benchmarks/warm.py --posts 1000 10000 --runs 5
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from posts import write_blog
from processes import MILEPOST, SETTLED, run

COMMAND = (*MILEPOST, "build", "-f", "plain.yml")
BARS = {1000: 0.25}
"""CPU seconds by the number of posts."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--words", type=int, default=1000, help="words a post")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    print("| posts | nothing changed, CPU s, median | bar | the build before, CPU s |\n| ---: | ---: | ---: | ---: |")
    for posts in options.posts:
        with tempfile.TemporaryDirectory(prefix="milepost-bench-") as scratch:
            write_blog(Path(scratch), posts, options.words)
            time.sleep(SETTLED)
            first = run(COMMAND, Path(scratch)).cpu
            again = [run(COMMAND, Path(scratch)) for _ in range(options.runs)]
        if any("Nothing has changed since the last build" not in each.said for each in again):
            sys.exit("a build was done in which nothing had changed")
        took = statistics.median(each.cpu for each in again)
        print(f"| {posts:,} | {took:.2f} | {BARS.get(posts, '')} | {first:.2f} |", flush=True)


if __name__ == "__main__":
    main()
