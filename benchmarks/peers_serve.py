"""From a save to the changed page: how long until the server's answer has the new word, asked for every 10 ms."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from peers_builds import make_warm, told
from peers_hugo import hugo_serves, milepost_serves
from peers_sites import Blog, Change, a_word_edited
from peers_table import Row
from processes import SETTLED, cpu_so_far, environment

EVERY = 0.01
PATIENCE = 300
"""Seconds until an answer, after which the benchmark gives up."""
RESTING = 0.05
"""CPU seconds a second: what a server takes that only waits."""


@dataclass(frozen=True)
class Shown:
    seconds: float
    cpu: float
    """Of all that the server did for it, until it was at rest again, and of its answers meanwhile."""


def serve(blog: Blog, edits: int) -> Iterator[Row]:
    """One server after the other: two at once would take each other's cores. The first edit of each does not count."""
    make_warm(blog)
    theirs = shown_edits(blog, hugo_serves, blog.theirs, edits)
    ours = shown_edits(blog, milepost_serves, blog.ours, edits)
    name = "save to changed page served"
    yield Row("serve", name, blog.posts, [shown.seconds for shown in theirs], [shown.seconds for shown in ours], "s")
    name = "all that the server did then"
    yield Row("serve CPU", name, blog.posts, [shown.cpu for shown in theirs], [shown.cpu for shown in ours], "CPU s")


def shown_edits(blog: Blog, command: Callable[[int], Sequence[str]], folder: Path, edits: int) -> list[Shown]:
    """What each edit but the first took, with the server at rest before it."""
    port = free_port()
    with serving(command(port), folder, HUGO_CACHEDIR=str(blog.folder / "hugo-cache")) as process:
        page = Polled(port, address_of(blog, a_word_edited(blog, 0)))
        until(page, "</html>", time.perf_counter())
        at_rest(process)
        found = [one_edit(blog, page, process) for _ in range(edits)]
        told(f"{folder.name} serve: {' '.join(f'{shown.seconds:.2f}' for shown in found)} s")
        page.close()
    return found[1:]


def one_edit(blog: Blog, page: Polled, process: int) -> Shown:
    change, before = a_word_edited(blog, 0), cpu_so_far(process)
    began = time.perf_counter()
    for number, text in change.texts.items():
        blog.write(number, text)
    seconds = until(page, change.word, began)
    at_rest(process)
    time.sleep(SETTLED)
    return Shown(seconds, cpu_so_far(process) - before)


class Polled:
    """One page of a server, over a connection that is kept while it lasts."""

    def __init__(self, port: int, address: str) -> None:
        self._port, self._address = port, address
        self._connection: http.client.HTTPConnection | None = None

    def text(self) -> str:
        """The answer, empty where there is none, or none that is a page."""
        try:
            if self._connection is None:
                self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
            self._connection.request("GET", self._address)
            answer = self._connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            self.close()
            return ""
        return text if answer.status == 200 else ""

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def until(page: Polled, word: str, began: float) -> float:
    """Seconds from `began` to the first answer that has the word."""
    tick = time.perf_counter()
    while word not in page.text():
        if time.perf_counter() - began > PATIENCE:
            sys.exit(f"no answer had {word!r} in {PATIENCE} s")
        tick = max(tick + EVERY, time.perf_counter())
        time.sleep(tick - time.perf_counter() if tick > time.perf_counter() else 0)
    return time.perf_counter() - began


def at_rest(process: int) -> None:
    """Returns when the server and all that it started have done hardly anything for a second."""
    before = cpu_so_far(process)
    while True:
        time.sleep(1)
        now = cpu_so_far(process)
        if now - before < RESTING:
            return
        before = now


@contextmanager
def serving(command: Sequence[str], folder: Path, **variables: str) -> Iterator[int]:
    process = subprocess.Popen(command, cwd=folder, env=environment(**variables), stdout=subprocess.DEVNULL)
    try:
        yield process.pid
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def address_of(blog: Blog, change: Change) -> str:
    """Under which both servers have the page of the change."""
    site = blog.built[1]
    return f"/{next(site.glob(change.page)).parent.relative_to(site).as_posix()}/"
