"""A host on loopback as a real one is: compressed answers that are kept alive, `_headers`, the site's own 404."""

from __future__ import annotations

import gzip
import mimetypes
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import brotli

TEXTS = frozenset({".css", ".html", ".js", ".json", ".md", ".svg", ".txt", ".webmanifest", ".xml"})
TYPES = {".avif": "image/avif", ".js": "text/javascript", ".webp": "image/webp", ".woff2": "font/woff2"}
YEAR = "public, max-age=31536000, immutable"


@contextmanager
def hosting(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serves `folder` and yields its address, which ends in a slash; `headers` are sent with every answer."""
    handler = partial(Host, folder=folder, headers=dict(headers or {}))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


def found(folder: Path, address: str) -> Path:
    """The file that answers for a path of the site; 404.html where there is none."""
    file = folder / unquote(urlsplit(address).path).lstrip("/")
    if file.is_dir():
        file = file / "index.html"
    return file if file.is_file() and file.resolve().is_relative_to(folder.resolve()) else folder / "404.html"


@lru_cache(maxsize=4096)
def encoded(file: Path, encoding: str) -> bytes:
    """A file as it travels. Hosts compress text once and well, and leave pictures alone."""
    body = file.read_bytes()
    if file.suffix not in TEXTS:
        return body
    match encoding:
        case "br":
            packed: bytes = brotli.compress(body)
        case "gzip":
            packed = gzip.compress(body, 9, mtime=0)
        case _:
            packed = body
    return packed


def ruled(folder: Path, path: str) -> dict[str, str]:
    """What the site's own `_headers` asks for at a path: lines of an address, below each the indented headers."""
    rules = folder / "_headers"
    asked: dict[str, str] = {}
    applies = False
    for line in rules.read_text("utf-8").splitlines() if rules.is_file() else ():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            pattern = ".*".join(map(re.escape, line.strip().split("*")))
            applies = re.fullmatch(pattern, path) is not None
        elif applies:
            name, _, value = line.strip().partition(":")
            asked[name] = value.strip()
    return asked


class Host(BaseHTTPRequestHandler):
    """One connection of a reader."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, folder: Path, headers: dict[str, str]) -> None:
        self.folder = folder
        self.always = headers
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if (self.folder / unquote(path).lstrip("/")).is_dir() and not path.endswith("/"):
            self.answer(301, b"", {"Location": f"{path}/"})
            return
        file = found(self.folder, path)
        asked = self.headers.get("Accept-Encoding", "")
        encoding = "br" if "br" in asked else "gzip" if "gzip" in asked else ""
        packed = encoding and file.suffix in TEXTS
        self.answer(
            404 if file.name == "404.html" and path != "/404.html" else 200,
            encoded(file, encoding),
            {
                "Content-Type": content_type(file),
                "Cache-Control": YEAR if path.startswith("/assets/") else "no-cache",
                **({"Content-Encoding": encoding, "Vary": "Accept-Encoding"} if packed else {}),
                **ruled(self.folder, path),
                **self.always,
            },
        )

    def answer(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        """The audit's output is not an access log."""


def content_type(file: Path) -> str:
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if file.suffix in TEXTS else kind
