"""What the preview shows at a moment, and the open pages that want to know of the next. Opens no file."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.build.request import Sources

BEAT = 15.0
"""Seconds after which a page that hears nothing is sent a sign of life, so that one that has gone is noticed."""

News = Callable[[str], Mapping[str, str]]
"""What there is to say to the page at a path: events by name, each with its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`base` is the path of site_url. `trouble` says what to show instead of pages, "" where a site has been built."""

    base: str = "/"
    trouble: str = ""
    mistakes: Mapping[str, Any] = field(default_factory=dict)
    """See generator.serve.mistakes."""
    sources: Sources | None = None


class Shown:
    """The present state, and the pages that are open. Used by the event loop's thread alone.

    `turn` is another number whenever anything else may be shown than before.
    """

    def __init__(self) -> None:
        self.state = State(trouble="The site is being built …")
        self.turn = 0
        self._open: dict[asyncio.Event, str] = {}
        self._is_closed = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the pages that somebody looks at, the one that was opened last before the others."""
        return tuple(dict.fromkeys(reversed(self._open.values())))

    def become(self, state: State) -> None:
        """Shows a state. Each open page hears what is new for it, and most of them hear nothing."""
        self.state = state
        self.tell()

    def tell(self) -> None:
        """Has every open page look again whether there is something new for it."""
        self.turn += 1
        for wake in self._open:
            wake.set()

    def close(self) -> None:
        """Ends all events, so that the server can stop."""
        self._is_closed = True
        self.tell()

    async def events(self, path: str, news: News) -> AsyncIterator[str]:
        """Server-sent events for the page at a path: all that holds now, and then what changes.

        A page compares it with what it came with, so nothing is missed that happens before it listens. `news` is
        called in a thread.
        """
        wake, said = asyncio.Event(), dict[str, str]()
        self._open[wake] = path
        try:
            yield "retry: 500\n\n"
            while not self._is_closed:
                wake.clear()
                for name, text in (await asyncio.to_thread(news, path)).items():
                    if said.get(name) != text:
                        said[name] = text
                        yield f"event: {name}\ndata: {text}\n\n"
                if not await _woken(wake):
                    yield ":\n\n"
        finally:
            del self._open[wake]


async def _woken(wake: asyncio.Event) -> bool:
    try:
        async with asyncio.timeout(BEAT):
            return await wake.wait()
    except TimeoutError:
        return False
