"""The web server of the preview: files as a static host serves them, and a page's wish to hear of a new build."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

EVENTS = "/__milepost/events"
SCRIPT = "/__milepost/reload.js"

RELOAD_JS = f"""\
const events = new EventSource("{EVENTS}");
events.addEventListener("built", () => location.reload());
addEventListener("pagehide", () => events.close());
"""


class Reloads:
    """The pages that are open, each with a queue; `tell` has all of them reload."""

    def __init__(self) -> None:
        self._open: set[asyncio.Queue[bool]] = set()

    def tell(self) -> None:
        for queue in self._open:
            queue.put_nowait(True)

    def close(self) -> None:
        for queue in self._open:
            queue.put_nowait(False)

    async def events(self) -> AsyncIterator[str]:
        """Server-sent events, until the server stops."""
        queue: asyncio.Queue[bool] = asyncio.Queue()
        self._open.add(queue)
        try:
            yield "retry: 500\n\n"
            while await queue.get():
                yield "event: built\ndata: 1\n\n"
        finally:
            self._open.discard(queue)


def preview_app(
    site: Path, base: str, reloads: Reloads, lifespan: Callable[[Starlette], AbstractAsyncContextManager[None]]
) -> Starlette:
    """Answers below `base` (the path of site_url) with the files of `site`; everything else is its 404 page."""
    from starlette.applications import Starlette
    from starlette.responses import RedirectResponse, Response, StreamingResponse
    from starlette.routing import Route

    async def events(request: Request) -> Response:
        return StreamingResponse(reloads.events(), media_type="text/event-stream")

    async def script(request: Request) -> Response:
        return Response(RELOAD_JS, media_type="text/javascript")

    async def page(request: Request) -> Response:
        path = request.url.path
        if not path.startswith(base):
            return RedirectResponse(base)
        return await asyncio.to_thread(_answer, site, path.removeprefix(base), base)

    routes = [Route(EVENTS, events), Route(SCRIPT, script), Route("/{path:path}", page)]
    return Starlette(routes=routes, lifespan=lifespan)


def _answer(site: Path, path: str, base: str) -> Response:
    from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse

    root = site.resolve()
    wanted = (root / path).resolve()
    if not wanted.is_relative_to(root):
        return PlainTextResponse("not found", status_code=404)
    if wanted.is_dir() and path and not path.endswith("/"):
        return RedirectResponse(f"{base}{path}/")
    file = wanted / "index.html" if wanted.is_dir() else wanted
    status = 200 if file.is_file() else 404
    if status == 404:
        file = root / "404.html"
    if not file.is_file():
        return HTMLResponse(_with_reload("<p>The site could not be built: see the terminal.</p>"), status_code=404)
    if file.suffix == ".html":
        return HTMLResponse(_with_reload(file.read_text("utf-8")), status_code=status, headers=_FRESH)
    return FileResponse(file, headers=_FRESH)


_FRESH = {"Cache-Control": "no-store"}


def _with_reload(html: str) -> str:
    tag = f'<script type="module" src="{SCRIPT}"></script>'
    before, end, after = html.rpartition("</body>")
    return f"{before}{tag}{end}{after}" if end else f"{html}{tag}"
