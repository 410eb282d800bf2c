"""Several processes that parse and render, called as soon as there is enough to do for them."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from generator.build.executors import SameProcess

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

P = ParamSpec("P")
T = TypeVar("T")

_WORTH = 0.3
"""Seconds of work after which workers are called: until they have come, which takes about a second, work goes on."""
_MOST = 8
"""Workers that one process can keep busy: it plans pages a few times as fast as one of them renders."""


def usual_workers() -> int:
    """As many as this process may use processors."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST)


@contextmanager
def crew(count: int) -> Iterator[Executor]:
    """An executor of so many processes for one build; with one, all is done in this process."""
    if count < 2:
        yield SameProcess()
        return
    executor = _Crew(count)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


class _Crew(Executor):
    """Works alone until so much has been done that more may be to come, and until there is somebody to do it."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._alone = SameProcess()
        self._spent = 0.0
        self._calling: Thread | None = None
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self._pool is not None:
            return self._pool.submit(fn, *args, **kwargs)
        if self._spent > _WORTH and self._calling is None:
            self._calling = Thread(target=self._call)
            self._calling.start()
        began = time.perf_counter()
        future = self._alone.submit(fn, *args, **kwargs)
        self._spent += time.perf_counter() - began
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if self._calling is not None:
            self._calling.join()
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)

    def _call(self) -> None:
        """Has a pool once its first worker is there. Where none can be started, the work is done without them."""
        pool = _pool(self._count)
        with suppress(OSError, EOFError, RuntimeError):  # what a pool raises whose processes cannot start
            pool.submit(_here).result()
            self._pool = pool
            return
        pool.shutdown(wait=False)


def _here() -> None:
    """The first thing that a worker does."""


def _pool(count: int) -> ProcessPoolExecutor:
    """Its processes come from one that has loaded the program once, and not from this one, which may have threads."""
    import multiprocessing

    begin = partial(_begin, gc.get_threshold())
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), initializer=begin)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["generator.build.loaded"])
    return ProcessPoolExecutor(count, context, initializer=begin)


def _begin(collecting: tuple[int, int, int]) -> None:
    """A worker leaves Ctrl+C to who has called it, and ends with that, however that ends. `collecting` is how seldom it
    looks for what could be freed, as gc.set_threshold has it.
    """
    import signal
    import threading
    from multiprocessing import parent_process

    gc.set_threshold(*collecting)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    caller = parent_process()
    if caller is not None:
        threading.Thread(target=_end_with, args=(caller,), daemon=True).start()


def _end_with(caller: BaseProcess) -> None:
    caller.join()
    os._exit(1)
