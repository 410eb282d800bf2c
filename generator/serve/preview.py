"""Builds into a folder of its own, serves it on loopback, and builds again when a file changes.

The published site is never touched: a preview may show drafts.
"""

from __future__ import annotations

import asyncio
import socket
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator.build import Request, Result, build
from generator.serve.app import Reloads, preview_app

if TYPE_CHECKING:
    from starlette.applications import Starlette

HOST = "127.0.0.1"

Say = Callable[[str], None]


def serve(config: Path, *, with_drafts: bool, port: int, now: Callable[[], datetime], say: Say) -> None:
    """Serves until interrupted. Problems are said, and the last good build stays on show."""
    import uvicorn

    with tempfile.TemporaryDirectory(prefix="milepost-preview-") as folder:
        site = Path(folder, "site")

        def rebuild() -> Result:
            result = build(Request(config=config, site_dir=site, now=now(), with_drafts=with_drafts))
            for problem in result.problems:
                say(str(problem))
            return result

        with closing(_listening(port)) as listener:
            first = rebuild()
            base = first.base_path
            say(f"Preview at http://{HOST}:{listener.getsockname()[1]}{base} (stop with Ctrl+C)")
            reloads = Reloads()
            app = preview_app(site, base, reloads, _watching(first, rebuild, reloads, say))
            server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
            server.run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    """A socket on loopback; one that is taken raises OSError, which says so."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((HOST, port))
    listener.listen()
    return listener


def _watching(
    first: Result, rebuild: Callable[[], Result], reloads: Reloads, say: Say
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """Runs beside the server: whenever a watched file changes, builds again and has the open pages reloaded."""

    async def watch() -> None:
        from watchfiles import awatch

        async for _ in awatch(*(path for path in first.watched if path.exists())):
            result = await asyncio.to_thread(rebuild)
            if result.counts is not None:
                say(f"Built again: {result.counts.written} files written.")
                reloads.tell()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(watch())
        try:
            yield
        finally:
            task.cancel()
            reloads.close()

    return lifespan
