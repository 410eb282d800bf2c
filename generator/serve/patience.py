"""How long a client may take to say what it wants. Loaded when a preview begins, because it loads uvicorn."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from generator.serve.guard import EVENTS

PATIENCE = 10.0
"""Seconds for the head of a request, from the connection on or from its first byte; and for a body, which nobody reads.
"""


class Patient(H11Protocol):
    """uvicorn's protocol, which by itself waits without end for the rest of a request."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._wait_for_more()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_amid_a_request():
            self._wait_for_more()
        else:
            self._forget()

    def eof_received(self) -> bool:  # type: ignore[override]  # uvicorn's hangs up, whatever it still has to say
        """A client that has said all that it wants may still listen. A page with events that ends has gone."""
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is None or cycle.response_complete or self.scope["path"] == EVENTS:
            return False
        cycle.keep_alive = False
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget()
        super().connection_lost(exc)

    def _is_amid_a_request(self) -> bool:
        state = self.conn.their_state.__name__  # h11's states are classes
        return state == "SEND_BODY" or (state == "IDLE" and bool(self.conn.trailing_data[0]))

    def _wait_for_more(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(PATIENCE, self.transport.abort)

    def _forget(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
