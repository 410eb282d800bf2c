"""A progress bar for people who wait: only on a terminal, and only for what lasts over a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.build.request import Progress, silent

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

PATIENCE = 1.0
"""Seconds before anything is shown."""


@contextmanager
def bar(*, wanted: bool) -> Iterator[Progress]:
    """A Progress that draws on the terminal's error stream, or one that tells nobody where there is no terminal."""
    if not wanted or not sys.stderr.isatty():
        yield silent
        return
    shown = _Shown()
    try:
        yield shown.tell
    finally:
        shown.close()


class _Shown:
    """The bar, once it has come up."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._bars: Bars | None = None
        self._tasks: dict[str, int] = {}

    def tell(self, step: str, done: int, total: int) -> None:
        if self._bars is None:
            if time.monotonic() - self._began < PATIENCE:
                return
            self._bars = _started_bars()
        if step not in self._tasks:
            self._tasks[step] = self._bars.add_task(step, total=total)
        self._bars.update(self._tasks[step], completed=done)  # type: ignore[arg-type]  # TaskID is a NewType of int

    def close(self) -> None:
        if self._bars is not None:
            self._bars.stop()


def _started_bars() -> Bars:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bars = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bars.start()
    return bars
