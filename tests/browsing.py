"""A folder on loopback and a page that remembers what went wrong on it; the fixtures are in conftest.py."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

# Chromium's own windows are what a test waits for most: for each new one it starts a process that draws the list below
# its address bar, and another in case it is needed, which together take longer than most pages. Of this option only
# the last is heard, so what Playwright turns off comes first.
WITHOUT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "PreloadTopChromeWebUI",
    "SpareRendererForSitePerProcess",
)
CHROMIUM_ARGUMENTS = (
    f"--disable-features={','.join(WITHOUT)}",
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks of another host is recorded, and fails at once instead of leaving the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)


PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
NOT_FOUND_ITSELF = "the server responded with a status of 404"


@dataclass
class Visit:
    """A browser's page on one site: `errors` are console errors and uncaught exceptions, `foreign` the requests
    to any other origin."""

    page: Page
    origin: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def assert_quiet(self) -> None:
        assert not self.errors, f"{self.page.url} has errors on its console:\n" + "\n".join(self.errors)
        assert not self.foreign, f"{self.page.url} talks to others:\n" + "\n".join(self.foreign)

    def saw_request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"about", "blob", "data"} and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.foreign.append(url)


Visiting = Callable[..., Visit]
"""The fixture `visit`."""


def focus_by_tab(page: Page, selector: str, *, at_most: int = 60) -> None:
    """Press Tab until the focus is on an element that matches, as somebody without a mouse would."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{at_most} tabs do not reach {selector}")


def turn_wheel(page: Page, by: int) -> None:
    """Scroll by so many pixels; a page that is not yet ready for a wheel is asked again."""
    before = page.evaluate("scrollY")
    for _ in range(20):
        page.mouse.wheel(0, by)
        page.wait_for_timeout(150)
        if page.evaluate("scrollY") != before:
            return
    raise AssertionError("the page does not scroll")


def wait_until(page: Page, condition: str) -> None:
    """Playwright's own wait_for_function evaluates strings in the page, which a strict content policy forbids."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never came to pass that {condition}")


@contextmanager
def visiting(browser: Browser, url: str, **options: Any) -> Iterator[Visit]:
    """Opens `url` in a context of its own; `options` are those of Playwright's new_context (viewport, locale ...)."""
    parts = urlsplit(url)
    context = browser.new_context(**options)
    try:
        visit = Visit(context.new_page(), f"{parts.scheme}://{parts.netloc}")
        context.on("request", lambda request: visit.saw_request(request.url))
        context.on("console", lambda message: visit.errors.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: visit.errors.append(str(error.error)))
        visit.page.on("websocket", lambda socket: visit.saw_request(socket.url.replace("ws", "http", 1)))
        visit.page.goto(url)
        yield visit
    finally:
        context.close()


@contextmanager
def serving(folder: Path, prefix: str = "") -> Iterator[str]:
    """Serves `folder` as a static host does, and yields its address, which ends in a slash.

    With `prefix` ("/advice") the site stands under that path, and what is outside it is a plain 404.
    """
    prefix = "/" + prefix.strip("/") if prefix.strip("/") else ""
    handler = partial(StaticHost, directory=str(folder), prefix=prefix)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{prefix}/"
        finally:
            server.shutdown()
            thread.join()


class StaticHost(SimpleHTTPRequestHandler):
    """Like GitHub's pages: index.html for a folder, 404.html for a miss, no lists of files."""

    extensions_map = {  # noqa: RUF012 - the base class has it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(self, *arguments: Any, directory: str, prefix: str) -> None:
        self.prefix = prefix
        super().__init__(*arguments, directory=directory)

    def send_head(self) -> Any:
        if not self.path.startswith(self.prefix + "/"):
            return self.send_plain_404()
        return super().send_head()

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self.prefix))

    def list_directory(self, path: Any) -> None:
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code == 404 and page.is_file():
            self.send_body(code, page.read_bytes())
        else:
            super().send_error(code, message, explain)

    def send_plain_404(self) -> None:
        self.send_body(404, b"<!doctype html><title>Outside the site</title>")

    def send_body(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        """The tests' output is not an access log."""
