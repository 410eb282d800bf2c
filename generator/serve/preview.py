"""Builds into a folder of its own, serves it on loopback, and builds again when a file changes.

The published site is never touched: a preview may show drafts.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING, Protocol

from generator.build import Request, Result, build
from generator.build.request import Progress
from generator.cache import site_store
from generator.serve.app import preview_app
from generator.serve.server import FIRST_PORT, HOST, listening, loopback_server
from generator.serve.shown import Shown, State
from generator.serve.watching import Watch, watched_by

if TYPE_CHECKING:
    from uvicorn import Server


class Teller(Protocol):
    """Tells the author, in words that are not decided here."""

    def address(self, url: str, *, taken: int | None) -> None:
        """Where the preview is; `taken` is the usual port if another program has it."""
        ...

    def waiting(self) -> AbstractContextManager[Progress]:
        """Shows how far a build is."""
        ...

    def built(self, result: Result, seconds: float) -> None: ...
    def broke(self, mistake: Exception) -> None:
        """A build ended without a result."""
        ...

    def blind(self, reason: OSError) -> None:
        """Changes of files cannot be seen."""
        ...


class _Stopped(Exception):
    """The preview ends while a build is under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Preview:
    """One run. `stopped` is set when no build shall go on."""

    config: Path
    request: Callable[[], Request]
    teller: Teller
    shown: Shown
    stopped: threading.Event


def serve(config: Path, *, with_drafts: bool, port: int | None, now: Callable[[], datetime], teller: Teller) -> None:
    """Serves until interrupted. Problems are told, and the last good build stays on show.

    `port` None is the first free one from 8000 on. Raises PortTaken.
    """
    with (
        closing(listening(port)) as listener,
        tempfile.TemporaryDirectory(prefix="milepost-preview-", ignore_cleanup_errors=True) as folder,
    ):
        site, shown = Path(folder, "site"), Shown()
        preview = _Preview(
            config=config,
            request=lambda: Request(config=config, site_dir=site, now=now(), with_drafts=with_drafts),
            teller=teller,
            shown=shown,
            stopped=threading.Event(),
        )
        server = loopback_server(preview_app(site, shown), shown)
        bound = listener.getsockname()[1]
        teller.address(f"http://{HOST}:{bound}/", taken=FIRST_PORT if port is None and bound != FIRST_PORT else None)
        asyncio.run(_run(preview, server, listener))


async def _run(preview: _Preview, server: Server, listener: socket) -> None:
    """Serves and builds side by side, until one of the two ends."""

    def end(_: object) -> None:
        server.should_exit = True

    building = asyncio.create_task(_keep_built(preview))
    building.add_done_callback(end)
    try:
        await server.serve(sockets=[listener])
    finally:
        preview.stopped.set()
        building.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await building


async def _keep_built(preview: _Preview) -> None:
    """Builds now and after every change, until it is cancelled. What changes during a build is built next."""
    changed, watch = asyncio.Event(), None
    try:
        while True:
            changed.clear()
            watched = await asyncio.to_thread(watched_by, preview.config)
            if watch is None or watch.watched != watched:
                if watch is not None:
                    await watch.stop()
                watch = Watch(watched, changed, preview.teller.blind)
                await asyncio.sleep(0)  # its tasks take their first step, and from then on they see everything
            await _build_once(preview)
            await changed.wait()
    finally:
        if watch is not None:
            await watch.stop()


async def _build_once(preview: _Preview) -> None:
    began, shown = time.perf_counter(), preview.shown
    try:
        result = await asyncio.to_thread(_build, preview)
    except Exception as mistake:  # noqa: BLE001 - whatever is wrong with this build, the next one may be right
        if not preview.stopped.is_set():
            preview.teller.broke(mistake)
            if shown.state.trouble:
                shown.become(State(trouble="The site cannot be built: the terminal says why."))
        return
    preview.teller.built(result, time.perf_counter() - began)
    shown.become(after(result, shown.state))


def _build(preview: _Preview) -> Result:
    with site_store(preview.config) as store, preview.teller.waiting() as progress:

        def tell(step: str, done: int, total: int) -> None:
            if preview.stopped.is_set():
                raise _Stopped
            progress(step, done, total)

        return build(preview.request(), store=store, progress=tell)


def after(result: Result, state: State) -> State:
    """What to show after a build: the same state where nothing has changed, or where an older site still stands."""
    counts = result.counts
    if counts is None:
        problems = "\n".join(map(str, result.problems))
        return State(trouble=f"The site cannot be built yet:\n\n{problems}") if state.trouble else state
    if counts.written or counts.deleted or state.trouble or result.base_path != state.base:
        return State(base=result.base_path)
    return state
