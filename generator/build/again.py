"""A build that does no more than has to be done: nothing, some texts, or the whole; each leaves the same site."""

from __future__ import annotations

import time
from collections.abc import Callable

from generator.build.edited import rebuild_edited
from generator.build.request import LookedAt, Request, Result
from generator.build.unchanged import look, remember


def build_again(request: Request, build_all: Callable[[], Result], looked_at: LookedAt | None = None) -> Result:
    """What the last build said if nothing has moved since; else what it takes. `build_all` builds in full."""
    began = time.time_ns()
    seen = look(request)
    known = None
    if seen is not None:
        known = rebuild_edited(request, seen, began, looked_at or LookedAt()) if seen.moved else seen.result
    if known is not None:
        return known
    result = build_all()
    remember(request, result, began)
    return result
