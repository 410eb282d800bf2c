"""Runs commands as whole processes, and says what they took: time of all cores, time on the clock, memory."""

from __future__ import annotations

import contextlib
import ctypes
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MILEPOST = (sys.executable, "-m", "generator")
SETTLED = 2.5
"""Seconds after which a build trusts the times of the files that it was made from."""

_PR_SET_CHILD_SUBREAPER = 36
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Run:
    cpu: float
    """Seconds, user and system, of the process and of all that it started."""
    wall: float
    peak: float
    """MiB of the largest process."""
    said: str = ""


def median(runs: Sequence[Run]) -> Run:
    return Run(*(statistics.median(getattr(run, name) for run in runs) for name in ("cpu", "wall", "peak")))


def environment(**more: str) -> dict[str, str]:
    """Ours, but from compiled modules, as installed programs run."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", **more}


def run(command: Sequence[str], folder: Path, **more: str) -> Run:
    """Ends the benchmark where the command fails. `more` are variables of its environment."""
    _become_heir()
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, env=environment(**more), stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} failed in {folder}:\n{said}")
    left = sum(_orphans())
    return Run(usage.ru_utime + usage.ru_stime + left, wall, usage.ru_maxrss / 1024, said)


def peak_memory(command: Sequence[str], folder: Path, **more: str) -> float:
    """MiB of all processes of the command at once, at most; what they share is counted once. Looking takes time."""
    ended = threading.Event()
    peaks = [0.0]

    def look() -> None:
        while not ended.wait(0.05):
            peaks.append(sum(map(_proportional_set, _below(os.getpid()))))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        run(command, folder, **more)
    finally:
        ended.set()
        looking.join()
    return max(peaks) / 1024


def cpu_so_far(process: int) -> float:
    """Seconds that a running process and what it started have taken."""
    return sum(map(_ticks, [process, *_below(process)])) / _TICK


def _become_heir() -> None:
    """What a command leaves behind is then waited for here, and counts too."""
    with contextlib.suppress(OSError, AttributeError):  # elsewhere than on Linux nothing is inherited
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)


def _orphans() -> Iterator[float]:
    """CPU seconds of each process that outlived its parent, when it has ended."""
    with contextlib.suppress(ChildProcessError):
        while True:
            _, _, usage = os.wait4(-1, 0)
            yield usage.ru_utime + usage.ru_stime


def _below(process: int) -> list[int]:
    """All that a process has started, and what these have."""
    with contextlib.suppress(OSError):  # it has just ended
        found = [
            int(child)
            for task in Path(f"/proc/{process}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
        return found + [further for child in found for further in _below(child)]
    return []


def _proportional_set(process: int) -> int:
    """KiB."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _ticks(process: int) -> int:
    """Of the process and of those children of it that have ended."""
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15]))
    return 0
