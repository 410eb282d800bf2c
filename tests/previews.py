"""`milepost serve` in a process of its own, asked over the network."""

from __future__ import annotations

import http.client
import json
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = (sys.executable, "-m", "generator")
PATIENCE = 40.0
"""Seconds that a busy machine may take for any one thing. Nothing waits that long unless it fails."""


@dataclass
class Preview:
    """`milepost serve` in a process of its own, and all that it has said."""

    process: subprocess.Popen[str]
    folder: Path
    lines: list[str] = field(default_factory=list)
    port: int = 0
    host: str = "127.0.0.1"

    @property
    def said(self) -> str:
        return "".join(self.lines)

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def ask(self, path: str = "/", *, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
        """Status, headers with small names, and text. Of the names of headers to send, `_` is a hyphen."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
            answer = connection.getresponse()
            got = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, got, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def until(self, path: str, text: str) -> str:
        """The page at a path, as soon as this text is in it."""
        return str(self.wait(lambda: page if text in (page := self.ask(path)[2]) else "", f"{text!r} at {path}"))

    def until_said(self, text: str, times: int = 1) -> None:
        self.wait(lambda: self.said.count(text) >= times, f"{times} times {text!r}")

    def wait(self, found: Callable[[], object], what: str) -> object:
        """What a function finds, as soon as it finds something."""
        deadline = time.monotonic() + PATIENCE
        while not (it := found()):
            assert time.monotonic() < deadline, f"waited in vain for {what}; the preview said:\n{self.said}"
            time.sleep(0.05)
        return it

    def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def previewing(
    folder: Path, *arguments: str, port: str = "0", program: tuple[str, ...] = PROGRAM, **environment: str
) -> Iterator[Preview]:
    """The preview of a folder, once it has said its address."""
    command = [*program, "serve", *(["--port", port] if port else []), *arguments]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    preview = Preview(process, folder)
    listening = threading.Thread(target=lambda: preview.lines.extend(process.stdout or ()), daemon=True)
    listening.start()
    try:
        preview.wait(lambda: "Preview: " in preview.said or process.poll() is not None, "the address")
        found = re.search(
            r"^Preview: http://([\d.]+):(\d+)/  \(Ctrl\+C stops it(?:; port 8000 is taken)?\)$",
            preview.said,
            re.MULTILINE,
        )
        assert found, preview.said
        preview.host, preview.port = found[1], int(found[2])
        yield preview
    finally:
        process.kill()
        process.wait()
        listening.join(PATIENCE)
        if process.stdout:
            process.stdout.close()


@dataclass
class Listener:
    """What an open page hears: events by name and text, each once; an end is the name ""."""

    heard: queue.Queue[tuple[str, Any]] = field(default_factory=queue.Queue)

    def next(self, name: str) -> Any:
        """The text of the next event of a name, read as JSON; others are passed over."""
        while True:
            found, text = self.heard.get(timeout=PATIENCE)
            if found in (name, ""):
                assert found == name, f"the events end before {name!r}"
                return text


@contextmanager
def events(preview: Preview, path: str = "/") -> Iterator[Listener]:
    """The events that the page at a path hears."""
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    connection.request("GET", f"/__milepost/events?page={quote(path, safe='')}")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type", "").startswith("text/event-stream")
    listener = Listener()

    def listen() -> None:
        name = ""
        with suppress(OSError, http.client.HTTPException):  # the preview has ended, and not in good order
            for line in answer:
                if line.startswith(b"event: "):
                    name = line.decode().removeprefix("event: ").strip()
                if line.startswith(b"data: "):
                    listener.heard.put((name, json.loads(line.removeprefix(b"data: "))))
        listener.heard.put(("", None))

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    try:
        yield listener
    finally:
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)
        thread.join(PATIENCE)
        connection.close()


def version_of(page: str) -> str:
    """What the preview's script knows a page by."""
    found = re.search(r'<script type="module" src="/__milepost/preview\.js" data-milepost="(\w+)"', page)
    assert found, page[-500:]
    return found[1]


def edit(site: Path, files: Mapping[str, str]) -> None:
    """Writes these files and no other."""
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")
