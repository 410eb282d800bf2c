"""What the preview shows at a moment, and the open pages that want to know of the next. No file is read here."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field


def _name() -> str:
    return str(time.time_ns())


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`base` is the path of site_url. `trouble` says what to show instead of pages, "" where a site has been built."""

    base: str = "/"
    trouble: str = ""
    name: str = field(default_factory=_name)
    """Unlike that of any other state, also of a preview that ran before this one."""


class Shown:
    """The present state, and a queue for each open page. Used by the event loop's thread alone."""

    def __init__(self) -> None:
        self.state = State(trouble="The site is being built …")
        self._open: set[asyncio.Queue[str | None]] = set()

    def become(self, state: State) -> None:
        """Shows a state; if it is another one, all open pages hear of it."""
        if state is self.state:
            return
        self.state = state
        for queue in self._open:
            queue.put_nowait(state.name)

    def close(self) -> None:
        """Ends all events, so that the server can stop."""
        for queue in self._open:
            queue.put_nowait(None)

    async def events(self) -> AsyncIterator[str]:
        """Server-sent events `shown`, each with a state's name; the first at once.

        A page compares it with the name that it came with, so what happens before it listens is not missed.
        """
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._open.add(queue)
        try:
            name: str | None = self.state.name
            while name is not None:
                yield f"retry: 500\nevent: shown\ndata: {name}\n\n"
                name = await queue.get()
        finally:
            self._open.discard(queue)
