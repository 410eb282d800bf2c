"""Builds into a folder of its own, serves it, and builds again when a file changes.

The published site is never touched: a preview may show drafts.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.build import Request, Result, build
from generator.build.again import build_again
from generator.build.request import LookedAt, Progress
from generator.build.unchanged import remember
from generator.cache import memory_folder, site_store
from generator.serve.app import Answering, preview_app
from generator.serve.editors import VSCODE
from generator.serve.files import SiteFiles
from generator.serve.guard import allowed_names, is_loopback
from generator.serve.mistakes import shown_mistakes
from generator.serve.scratch import own_temporary_folder, scratch
from generator.serve.server import FIRST_PORT, HOST, address_of, listening, preview_server
from generator.serve.shown import Shown
from generator.serve.states import after, broken
from generator.serve.watching import Changes, Watch, git_is_done, watched_by

if TYPE_CHECKING:
    from uvicorn import Server

_LONGEST_WAIT = 3600.0
_LAST_BUILD = 0.4
"""Seconds that a build has to stop, once everything else of the preview has."""


class Teller(Protocol):
    """Tells the author, in words that are not decided here."""

    def address(self, url: str, *, taken: int | None, is_open: bool) -> None:
        """Where the preview is; `taken` is the usual port if another program has it. `is_open`: others can see it."""
        ...

    def waiting(self) -> AbstractContextManager[Progress]:
        """Shows how far a build is."""
        ...

    def built(self, result: Result, seconds: float, *, before: bool) -> None:
        """A build has ended, well or badly. `before`: there has been a good one."""
        ...

    def broke(self, mistake: Exception) -> None:
        """A build ended without a result."""
        ...

    def blind(self, reason: OSError) -> None:
        """Changes of files cannot be seen."""
        ...

    def ready(self, url: str) -> None:
        """The first build is done, well or badly: there is something to look at."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of a preview. `port` None is the first free one from 8000 on."""

    config: Path
    host: str = HOST
    port: int | None = None
    with_drafts: bool = True
    editor: str = VSCODE
    now: Callable[[], datetime]


class _Stopped(Exception):
    """The preview ends while a build is under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Preview:
    """One run. `stopped` is set when no build shall go on."""

    wanted: Wanted
    site: Path
    url: str
    teller: Teller
    shown: Shown
    files: SiteFiles
    stopped: threading.Event

    def stop(self) -> None:
        self.stopped.set()
        self.shown.close()

    def looked_at(self) -> tuple[str, ...]:
        """The addresses of the pages that are open."""
        base = self.shown.state.base
        return tuple(path.removeprefix(base).removesuffix("index.html") for path in self.shown.paths)

    def show_early(self, address: str, page: bytes) -> None:
        """A page that a build has ready before the rest."""
        self.files.early = {**self.files.early, address: page}
        self.shown.tell()

    def request(self) -> Request:
        wanted = self.wanted
        return Request(
            config=wanted.config,
            site_dir=self.site,
            now=wanted.now(),
            with_drafts=wanted.with_drafts,
            with_sources=True,
        )


def serve(wanted: Wanted, teller: Teller) -> bool:
    """Serves until interrupted. Problems are told, and the last good build stays on show.

    True if nothing is left running; False where a build did not stop in time, and its thread has to be left to the
    end of the process. Raises PortTaken and NoSuchHost.
    """
    with (
        closing(listening(wanted.host, wanted.port)) as listener,
        own_temporary_folder(),
        scratch(wanted.config) as site,
    ):
        shown = Shown()
        url, port = address_of(listener, wanted.host), listener.getsockname()[1]
        files = SiteFiles(site)
        answering = Answering(
            files=files,
            shown=shown,
            names=allowed_names(wanted.host, socket.gethostname()),
            editor=wanted.editor,
            now=wanted.now,
        )
        preview = _Preview(
            wanted=wanted, site=site, url=url, teller=teller, shown=shown, files=files, stopped=threading.Event()
        )
        taken = FIRST_PORT if wanted.port is None and port != FIRST_PORT else None
        teller.address(url, taken=taken, is_open=not is_loopback(wanted.host))
        return asyncio.run(_run(preview, preview_server(preview_app(answering), preview.stop), listener))


async def _run(preview: _Preview, server: Server, listener: socket.socket) -> bool:
    """Serves and builds side by side, until one of the two ends."""

    def end(_: object) -> None:
        server.should_exit = True

    builder = _Builder(preview)
    building = asyncio.create_task(_keep_built(preview, builder))
    building.add_done_callback(end)
    try:
        await server.serve(sockets=[listener])
    finally:
        preview.stop()
        building.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await building
    return await builder.has_ended(_LAST_BUILD)


async def _keep_built(preview: _Preview, builder: _Builder) -> None:
    """Builds now and after every change, until it is cancelled. What changes during a build is built next."""
    config, changes, watch = preview.wanted.config, Changes(), None
    folder = config.resolve().parent
    try:
        while True:
            changed = changes.take()
            # To look what is watched reads mkdocs.yml, which few saves concern.
            if watch is None or changed & watch.watched.files:
                watch = await _watching(config, watch, changes, preview.teller.blind)
            until = await _build_once(preview, builder)
            await changes.wait(_seconds_until(until, preview.wanted.now()))
            await git_is_done(folder)
    finally:
        if watch is not None:
            await watch.stop()


async def _watching(config: Path, watch: Watch | None, changes: Changes, blind: Callable[[OSError], None]) -> Watch:
    """A watch of what the site is made from now: the one that there is, if it still fits."""
    watched = await asyncio.to_thread(watched_by, config)
    if watch is not None and watch.watched == watched:
        return watch
    if watch is not None:
        await watch.stop()
    watch = Watch(watched, changes, blind)
    await asyncio.sleep(0)  # its tasks take their first step, and from then on they see everything
    return watch


def _seconds_until(until: float | None, now: datetime) -> float | None:
    """How long to wait for a moment at which time alone changes the site."""
    return None if until is None else min(max(until - now.timestamp(), 1.0), _LONGEST_WAIT)


class _Builder:
    """Builds in a thread that ends no later than the process, whatever it is at."""

    def __init__(self, preview: _Preview) -> None:
        self._preview = preview
        self._thread: threading.Thread | None = None

    async def build(self) -> Result:
        """One build; raises what it raised."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        preview = self._preview
        looked_at = LookedAt(
            preview.looked_at(), lambda address, page: _at_once(loop, partial(preview.show_early, address, page))
        )

        def tell(act: Callable[[], None]) -> None:
            if not future.cancelled():
                act()

        def work() -> None:
            try:
                act = partial(future.set_result, _build(preview, looked_at))
            except Exception as raised:  # noqa: BLE001 - it is raised where the build was asked for
                act = partial(future.set_exception, raised)
            _at_once(loop, partial(tell, act))

        self._thread = threading.Thread(target=work, name="build", daemon=True)
        self._thread.start()
        return await future

    async def has_ended(self, seconds: float) -> bool:
        """Whether no build runs any more, after at most so many seconds."""
        thread = self._thread
        deadline = time.monotonic() + seconds
        while thread is not None and thread.is_alive() and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        return thread is None or not thread.is_alive()


def _at_once(loop: asyncio.AbstractEventLoop, act: Callable[[], None]) -> None:
    with contextlib.suppress(RuntimeError):  # the loop has been closed meanwhile
        loop.call_soon_threadsafe(act)


async def _build_once(preview: _Preview, builder: _Builder) -> float | None:
    """Builds and shows what came of it; the moment until which that holds."""
    began, shown = time.perf_counter(), preview.shown
    is_first = bool(shown.state.trouble)
    until = None
    try:
        result = await builder.build()
    except Exception as mistake:  # noqa: BLE001 - whatever is wrong with this build, the next one may be right
        preview.teller.broke(mistake)
        preview.files.early = {}
        shown.become(broken(shown.state))
    else:
        preview.teller.built(result, time.perf_counter() - began, before=not is_first)
        root = preview.wanted.config.resolve().parent
        mistakes = await asyncio.to_thread(shown_mistakes, result.problems, root, preview.wanted.editor)
        preview.files.early = {}
        shown.become(after(result, shown.state, mistakes))
        until = float(result.until.epoch) if result.until is not None else None
    if is_first:
        preview.teller.ready(preview.url)
    return until


def _build(preview: _Preview, looked_at: LookedAt) -> Result:
    """The site brought up to date. The first build is asked which file makes which page."""
    request, sources = preview.request(), preview.shown.state.sources
    if sources is None:
        began = time.time_ns()
        result = _build_all(preview, request, looked_at)
        remember(request, result, began)
        return result
    result = build_again(request, lambda: _build_all(preview, request, looked_at), looked_at)
    return result if result.sources is not None else replace(result, sources=sources)


def _build_all(preview: _Preview, request: Request, looked_at: LookedAt) -> Result:
    config = preview.wanted.config
    with site_store(config) as store, preview.teller.waiting() as progress:

        def tell(step: str, done: int, total: int) -> None:
            if preview.stopped.is_set():
                raise _Stopped
            progress(step, done, total)

        return build(request, memory=memory_folder(config), store=store, progress=tell, looked_at=looked_at)
