"""The answers of the preview: files as a static host gives them, and pages that hear what becomes of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from generator.serve.badges import badge
from generator.serve.editors import editor_link
from generator.serve.files import File, Found, Moved, Page, SiteFiles
from generator.serve.guard import EVENTS, METHODS, OURS, Head, Refusal, refusal
from generator.serve.pages import Look, look, with_script
from generator.serve.shown import Shown, State

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

_BROWSER = Path(__file__).parent / "browser"
_KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
_OWN_FILES = frozenset(file.name for file in _BROWSER.iterdir() if file.suffix in _KINDS)

_MOST_KEPT = 64

# No other site may load anything from here, and what is kept is asked for again each time.
_ALWAYS = {
    "Cache-Control": "no-cache",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(slots=True)
class Kept:
    """Pages as they were answered, until anything else may be shown. Used by the event loop's thread alone."""

    _turn: int = 0
    _pages: dict[str, Page] = field(default_factory=dict)

    def get(self, path: str, turn: int) -> Page | None:
        return self._pages.get(path) if turn == self._turn else None

    def put(self, path: str, turn: int, page: Page) -> None:
        if turn != self._turn or len(self._pages) == _MOST_KEPT:
            self._turn, self._pages = turn, {}
        self._pages[path] = page


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """What every answer is made from. `names` are those under which a browser may ask."""

    files: SiteFiles
    shown: Shown
    names: frozenset[str]
    editor: str
    now: Callable[[], datetime]
    kept: Kept = field(default_factory=Kept)


def preview_app(answering: Answering) -> ASGIApp:
    """The whole preview as one ASGI application."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            from starlette.requests import Request

            response = await _response(Request(scope, receive), answering)
            await response(scope, receive, send)

    return app


async def _response(request: Request, answering: Answering) -> Response:
    path = request.scope["path"]
    refused = refusal(_head(request), answering.names)
    if refused is not None:
        return _refused(refused)
    if path == EVENTS:
        return _events(request, answering)
    if path.startswith(OURS):
        return await asyncio.to_thread(_own_file, path.removeprefix(OURS))
    return await _answer(request, path, answering)


def _head(request: Request) -> Head:
    return Head(
        method=request.method,
        path=request.scope["path"],
        host=request.headers.get("host", ""),
        local=(request.scope.get("server") or ("", 0))[0],
        size=len(request.scope["raw_path"]) + sum(len(name) + len(value) for name, value in request.headers.raw),
    )


def _refused(refused: Refusal) -> Response:
    from starlette.responses import PlainTextResponse

    allow = {"Allow": ", ".join(METHODS)} if refused.status == 405 else {}
    # What else such a client has sent is not read.
    return PlainTextResponse(f"{refused.reason}\n", refused.status, {**_ALWAYS, **allow, "Connection": "close"})


def _events(request: Request, answering: Answering) -> Response:
    from starlette.responses import Response, StreamingResponse

    headers = {**_ALWAYS, "Cache-Control": "no-store"}
    if request.method == "HEAD":
        return Response(media_type="text/event-stream", headers=headers)
    events = answering.shown.events(request.query_params.get("page", "/"), lambda path: news(path, answering))
    return StreamingResponse(events, media_type="text/event-stream", headers=headers)


def news(path: str, answering: Answering) -> Mapping[str, str]:
    """What the page at a path is to know: itself, and what is wrong. Texts are JSON of one line."""
    state = answering.shown.state
    page = _found(path, state, answering.files)
    seen = _look(page, path, state, answering.files) if isinstance(page, Page) else Look("", ())
    about = {
        "version": seen.version,
        "sheets": [[sheet.href, sheet.stamp] for sheet in seen.sheets],
        **_author_view(path, state, answering),
    }
    return {"page": json.dumps(about), "mistakes": json.dumps(state.mistakes)}


def _author_view(path: str, state: State, answering: Answering) -> Mapping[str, str]:
    """A page's file, the way into the editor, and what readers see of it."""
    address = path.removeprefix(state.base).removesuffix("index.html")
    sources = state.sources
    if sources is None or address not in sources.files or not path.startswith(state.base):
        return {"badge": "", "source": "", "edit": ""}
    name = sources.files[address]
    standing = sources.unpublished.get(address)
    return {
        "badge": badge(standing, answering.now()) if standing else "",
        "source": name,
        "edit": editor_link(answering.editor, Path(sources.content, name)),
    }


def _found(path: str, state: State, files: SiteFiles) -> Found:
    return Page(503, _trouble_page(state.trouble)) if state.trouble else files.find(path, state.base)


def _trouble_page(trouble: str) -> bytes:
    """What stands in place of a site that is not built yet, for those without scripts too: a heading and a list."""
    heading, _, told = trouble.partition("\n")
    head = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Preview</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="{OURS}trouble.css">'
    )
    return f"{head}<h1>{escape(heading)}</h1>{f'<pre>{escape(told)}</pre>' if told else ''}".encode()


def _look(page: Page, path: str, state: State, files: SiteFiles) -> Look:
    return look(page.html, path, lambda asset: files.stamp(asset, state.base))


async def _answer(request: Request, path: str, answering: Answering) -> Response:
    from starlette.responses import RedirectResponse

    shown = answering.shown
    turn = shown.turn
    found: Found | None = answering.kept.get(path, turn)
    if found is None:
        found = await asyncio.to_thread(_shown, path, shown.state, answering.files)
    match found:
        case Moved():
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{found.address}{query}", found.status, _ALWAYS)
        case File():
            return await asyncio.to_thread(_file, request, found)
        case Page():
            if turn == shown.turn:
                answering.kept.put(path, turn, found)
            return _html(request, found)


def _shown(path: str, state: State, files: SiteFiles) -> Found:
    """What stands at a path, a page with the preview's script in it."""
    found = _found(path, state, files)
    if not isinstance(found, Page):
        return found
    return Page(found.status, with_script(found.html, _look(found, path, state, files)))


def _html(request: Request, page: Page) -> Response:
    from starlette.responses import HTMLResponse, Response

    tag = f'"{blake2b(page.html, digest_size=12).hexdigest()}"'
    headers = {**_ALWAYS, "ETag": tag}
    if page.status == 200 and _is_known(request, tag):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(page.html, page.status, headers)


def _file(request: Request, file: File) -> Response:
    from starlette.responses import FileResponse, Response

    try:
        stat = file.place.stat()
    except OSError:  # a build has just removed it
        return Response(status_code=404, headers=_ALWAYS)
    tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    if _is_known(request, tag):
        return Response(status_code=304, headers={**_ALWAYS, "ETag": tag})
    return FileResponse(
        file.place, headers={**_ALWAYS, "ETag": tag, "Content-Type": file.kind}, stat_result=stat, media_type=file.kind
    )


def _is_known(request: Request, tag: str) -> bool:
    """Whether a browser has what an ETag names; by RFC 9110, section 13.1.2, compared weakly."""
    known = request.headers.get("if-none-match", "")
    return known.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in known.split(","))


def _own_file(name: str) -> Response:
    """A script or style sheet of the preview itself, read anew each time: they are small."""
    from starlette.responses import PlainTextResponse, Response

    if name not in _OWN_FILES:
        return PlainTextResponse("There is no such file.\n", 404, _ALWAYS)
    file = _BROWSER / name
    return Response(file.read_bytes(), headers={**_ALWAYS, "Content-Type": _KINDS[file.suffix]})
