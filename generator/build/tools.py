"""What a build works with: where bodies are put, what is remembered, who does the work and who is told."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, field

from generator.build.executors import SameProcess
from generator.build.request import LookedAt, Progress, silent
from generator.cache import BodyStore, EmptyStore, Memory, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """`memory` is None where nothing is to be remembered; `began` is when the build began, in ns since 1970."""

    bodies: BodyStore
    store: Store = field(default_factory=EmptyStore)
    memory: Memory | None = None
    executor: Executor = field(default_factory=SameProcess)
    progress: Progress = silent
    began: int = 0
    looked_at: LookedAt = LookedAt()
