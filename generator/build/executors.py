"""Who does the work: this process, or several; and how work is handed out so that little of it waits."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec, TypeVar

_AHEAD = 12
"""Pieces of work that are handed out at a time: enough to keep some workers busy, and few enough to be small."""

P = ParamSpec("P")
T = TypeVar("T")
V = TypeVar("V")


class SameProcess(Executor):
    """Does each task when it is handed in. `map` does the next one only when it is asked for: memory stays small."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as raised:  # noqa: BLE001 - the contract of Future: it carries whatever was raised
            future.set_exception(raised)
        return future

    def map(
        self, fn: Callable[..., T], /, *iterables: Iterable[Any], timeout: float | None = None, chunksize: int = 1
    ) -> Iterator[T]:
        return map(fn, *iterables)


def over(executor: Executor, work: Callable[[V], T], pieces: Iterable[V]) -> Iterator[T]:
    """What becomes of each piece, in their order. The next ones are made while earlier ones are worked on."""
    waiting: deque[Future[T]] = deque()
    for piece in pieces:
        waiting.append(executor.submit(work, piece))
        while waiting and (waiting[0].done() or len(waiting) >= _AHEAD):
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
