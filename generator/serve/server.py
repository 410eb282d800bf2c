"""The socket on this computer and the server that listens there; what it answers is decided elsewhere."""

from __future__ import annotations

import contextlib
import socket
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from generator.serve.guard import LARGEST_HEAD, is_loopback

if TYPE_CHECKING:
    from starlette.types import ASGIApp
    from uvicorn import Server

HOST = "127.0.0.1"
FIRST_PORT = 8000
_MOST_TRIES = 100
_MOST_CONNECTIONS = 256
_LAST_WORDS = 0.3
"""Seconds that answers under way have when the preview is stopped."""


class PortTaken(Exception):
    """Another program listens on the port that was asked for."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} is taken by another program. Choose another one, or leave --port out to have one chosen."
        )


class NoSuchHost(Exception):
    """The address to listen at is none of this computer's."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"This computer has no address {host!r}. Leave --host out, or write 0.0.0.0 for all that it has."
        )


def listening(host: str, port: int | None) -> socket.socket:
    """A socket at this port, else PortTaken is raised; for None at the first free one from 8000 on.

    Port 0 is any free one. Raises NoSuchHost, and OSError where the system lets nobody listen.
    """
    if port is not None:
        listener = _bound(host, port)
        if listener is None:
            raise PortTaken(port)
        return listener
    for candidate in range(FIRST_PORT, FIRST_PORT + _MOST_TRIES):
        listener = _bound(host, candidate)
        if listener is not None:
            return listener
    return listening(host, 0)


def _bound(host: str, port: int) -> socket.socket | None:
    """None where the port is taken, or kept for programs with more rights."""
    family, address = _address(host, port)
    # Named, so that asyncio knows it for TCP and has answers sent at once: else each waits 40 ms for a receipt.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":  # where SO_REUSEADDR lets two programs share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError as reason:
        listener.close()
        if _is_taken(reason):
            return None
        if _is_elsewhere(reason):
            raise NoSuchHost(host) from None
        raise
    return listener


def _address(host: str, port: int) -> tuple[socket.AddressFamily, tuple[Any, ...]]:
    if host.lower() == "localhost":  # which some systems know as IPv6 first, and some browsers do not
        return socket.AF_INET, (HOST, port)
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError):
        raise NoSuchHost(host) from None
    return family, address


def _is_taken(reason: OSError) -> bool:
    import errno

    return reason.errno in (errno.EADDRINUSE, errno.EACCES)


def _is_elsewhere(reason: OSError) -> bool:
    import errno

    return reason.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)


def address_of(listener: socket.socket, host: str) -> str:
    """What its author types to see the preview."""
    port = listener.getsockname()[1]
    if is_loopback(host):
        shown = "127.0.0.1" if host.lower() == "localhost" else host
    else:
        shown = HOST if host == "0.0.0.0" else "[::1]" if host == "::" else host
    return f"http://{f'[{shown}]' if ':' in shown and not shown.startswith('[') else shown}:{port}/"


def preview_server(app: ASGIApp, stop: Callable[[], None]) -> Server:
    """A server that Ctrl+C ends in good order. `stop` is called first: it ends what would never end by itself."""
    import asyncio

    import uvicorn

    from generator.serve.patience import Patient

    class Preview(uvicorn.Server):
        def handle_exit(self, sig: int, frame: object) -> None:
            """As uvicorn does, but without raising the signal once more at the end: that is how a preview ends."""
            self.force_exit = self.should_exit
            self.should_exit = True

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            stop()
            asyncio.get_running_loop().call_later(_LAST_WORDS, self.hang_up)
            await super().shutdown(sockets)

        def hang_up(self) -> None:
            """Some clients would never read to the end of an answer."""
            for connection in tuple(self.server_state.connections):
                with contextlib.suppress(AttributeError):
                    connection.transport.abort()

    # A file that vanishes while it is sent is a traceback in uvicorn's log, and nothing to anybody.
    config = uvicorn.Config(
        app,
        http=Patient,
        ws="none",
        lifespan="off",
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_MOST_CONNECTIONS,
        h11_max_incomplete_event_size=LARGEST_HEAD,
        timeout_graceful_shutdown=1,
    )
    return Preview(config)
