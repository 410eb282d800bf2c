"""The socket on this computer and the server that listens there; what it answers is decided elsewhere."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

from generator.serve.shown import Shown

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from uvicorn import Server

HOST = "127.0.0.1"
FIRST_PORT = 8000
_MOST_TRIES = 100


class PortTaken(Exception):
    """Another program listens on the port that was asked for."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} is taken by another program. Choose another one, or leave --port out to have one chosen."
        )


def listening(port: int | None) -> socket.socket:
    """A socket on loopback: at this port, else PortTaken is raised; for None at the first free one from 8000 on.

    Port 0 is any free one. Raises OSError where the system lets nobody listen.
    """
    if port is not None:
        listener = _bound(port)
        if listener is None:
            raise PortTaken(port)
        return listener
    for candidate in range(FIRST_PORT, FIRST_PORT + _MOST_TRIES):
        listener = _bound(candidate)
        if listener is not None:
            return listener
    return listening(0)


def _bound(port: int) -> socket.socket | None:
    """None where the port is taken, or kept for programs with more rights."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # where SO_REUSEADDR lets two programs share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen()
    except OSError as reason:
        listener.close()
        if _is_taken(reason):
            return None
        raise
    return listener


def _is_taken(reason: OSError) -> bool:
    import errno

    return reason.errno in (errno.EADDRINUSE, errno.EACCES)


def loopback_server(app: Starlette, shown: Shown) -> Server:
    """A server that Ctrl+C ends in good order, together with the pages that listen for builds."""
    import uvicorn

    class Loopback(uvicorn.Server):
        def handle_exit(self, sig: int, frame: object) -> None:
            """As uvicorn does, but without raising the signal once more at the end: that is how a preview ends."""
            self.force_exit = self.should_exit
            self.should_exit = True

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            shown.close()
            await super().shutdown(sockets)

    # A file that vanishes while it is sent is a traceback in uvicorn's log, and nothing to anybody.
    config = uvicorn.Config(
        app, lifespan="off", log_level="critical", access_log=False, server_header=False, timeout_graceful_shutdown=1
    )
    return Loopback(config)
