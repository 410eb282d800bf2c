"""The answers of the preview: files as a static host gives them, and pages that hear of the next build."""

from __future__ import annotations

import asyncio
import mimetypes
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from generator.serve.shown import Shown, State

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

EVENTS = "/__milepost/events"
SCRIPT = "/__milepost/reload.js"
HOSTS = ("127.0.0.1", "localhost")
"""The names under which a browser may ask. Another site that has its name lead to this computer is refused."""

# A page in the browser's back-and-forward store keeps no connection open, and asks again when it is shown again.
RELOAD_JS = f"""\
const mine = new URL(import.meta.url).search.slice(1);
let events;
addEventListener("pageshow", () => {{
  events = new EventSource("{EVENTS}");
  events.addEventListener("shown", (event) => {{
    if (event.data !== mine) location.reload();
  }});
}});
addEventListener("pagehide", () => events.close());
"""

# What the system's own table may not know, or has been changed to by some program on Windows.
_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_FRESH = {"Cache-Control": "no-store"}


def preview_app(site: Path, shown: Shown) -> Starlette:
    """Answers below the state's `base` with the files of `site`; what is not there is its 404 page."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.responses import Response, StreamingResponse
    from starlette.routing import Route

    async def events(request: Request) -> Response:
        return StreamingResponse(shown.events(), media_type="text/event-stream", headers=_FRESH)

    async def script(request: Request) -> Response:
        return Response(RELOAD_JS, media_type="text/javascript", headers=_FRESH)

    async def page(request: Request) -> Response:
        return await asyncio.to_thread(_answer, site, f"/{request.path_params['path']}", shown.state)

    return Starlette(
        routes=[Route(EVENTS, events), Route(SCRIPT, script), Route("/{path:path}", page)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS))],
    )


def _answer(site: Path, path: str, state: State) -> Response:
    from starlette.responses import FileResponse, RedirectResponse

    if state.trouble:
        return _told(503, state.trouble, state)
    if path in ("/", state.base.rstrip("/")) and path != state.base:
        return RedirectResponse(state.base, headers=_FRESH)
    if not path.startswith(state.base):
        return _told(404, f"Nothing is here: by its site_url the site stands under {state.base}", state)
    inner = path.removeprefix(state.base)
    file = _file(site, inner)
    if file is None:
        return _html(404, _bytes(site / "404.html"), state)
    if file.name == "index.html" and not path.endswith(("/", "index.html")):
        return RedirectResponse(f"{path}/", headers=_FRESH)
    if file.suffix == ".html":
        return _html(200, _bytes(file), state)
    kind = _TYPES.get(file.suffix.lower()) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return FileResponse(file, headers=_FRESH, media_type=kind)


def _file(site: Path, path: str) -> Path | None:
    """The file that answers for a path below the base, None where there is none or it lies elsewhere."""
    root = site.resolve()
    try:
        wanted = (root / path).resolve()
        file = wanted / "index.html" if wanted.is_dir() else wanted
        return file if wanted.is_relative_to(root) and file.is_file() else None
    except (OSError, ValueError):  # a name that no disk can have
        return None


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # a build has just removed it
        return b"<h1>404</h1>"


def _told(status: int, text: str, state: State) -> Response:
    page = f'<!doctype html><meta charset="utf-8"><title>Preview</title><pre>{escape(text)}</pre>'
    return _html(status, page.encode(), state)


def _html(status: int, page: bytes, state: State) -> Response:
    """A page with the script that reloads it."""
    from starlette.responses import HTMLResponse

    tag = f'<script type="module" src="{SCRIPT}?{state.name}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return HTMLResponse(before + tag + end + after if end else page + tag, status_code=status, headers=_FRESH)
