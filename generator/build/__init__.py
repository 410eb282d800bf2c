"""A site's folder to a published site: the steps of ARCHITECTURE.md as one function."""

from __future__ import annotations

from concurrent.futures import Executor
from pathlib import Path

from generator.build.request import Counts, LookedAt, Progress, Request, Result, silent
from generator.cache import Store

NOBODY = LookedAt()


def build(
    request: Request,
    *,
    memory: Path | None = None,
    store: Store | None = None,
    executor: Executor | None = None,
    progress: Progress = silent,
    looked_at: LookedAt = NOBODY,
) -> Result:
    """See `generator.build.site.build`, which is loaded when there is something to do: that takes 0.2 s."""
    from generator.build import site

    return site.build(request, memory=memory, store=store, executor=executor, progress=progress, looked_at=looked_at)


__all__ = ["Counts", "LookedAt", "Progress", "Request", "Result", "build", "silent"]
