"""Times builds after which nothing was touched, as whole processes: what it takes to see that there is nothing to do.

python benchmarks/warm.py
python benchmarks/warm.py --posts 1000 10000 --runs 5
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from posts import write_blog

COMMAND = (sys.executable, "-m", "generator", "build", "-f", "plain.yml")
BARS = {1000: 0.25}
"""CPU seconds by the number of posts."""
SETTLED = 2.5
"""Seconds after which a build trusts the times of the files that it was made from."""


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
            first, _ = run(Path(scratch))
            again = [run(Path(scratch)) for _ in range(options.runs)]
        if any("Nothing has changed since the last build" not in said for _, said in again):
            sys.exit("a build was done in which nothing had changed")
        took = statistics.median(cpu for cpu, _ in again)
        print(f"| {posts:,} | {took:.2f} | {BARS.get(posts, '')} | {first:.2f} |", flush=True)


def run(folder: Path) -> tuple[float, str]:
    """One build as a process of its own: user and system time, and what it said."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**inherited, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    with subprocess.Popen(COMMAND, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(COMMAND)} failed in {folder}")
    return usage.ru_utime + usage.ru_stime, said


if __name__ == "__main__":
    main()
