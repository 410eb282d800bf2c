"""All pictures of a site: those that no earlier build made are made now, on all cores. Nothing here decodes one."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from generator.cache import Store
from generator.diagnostics import Problem, Problems, Span
from generator.library.pictures import PicturePlan
from generator.pictures.making import (
    MadeFile,
    Reading,
    Record,
    known_record,
    make_record,
    read_variant,
    unmade_picture,
)

_MOST_THREADS = 8
"""Each may hold a picture of ninety megapixels."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """What became of the plans: by content path, for each variant in order a file. `unmade` are published as they are.

    A path is in one of the two, unless there is an error about it.
    """

    files: Mapping[str, tuple[MadeFile, ...]]
    unmade: frozenset[str]
    problems: Problems


def make_pictures(
    plans: Mapping[str, PicturePlan], source: Reading, docs_dir: str, store: Store, progress: Progress
) -> Made:
    """Makes what is planned and not remembered. `docs_dir` is what spans call the content folder."""
    records: dict[str, Record | Problem] = {}
    for path, plan in plans.items():
        known = known_record(plan, store)
        if known is not None:
            records[path] = known
    missing = [plan for path, plan in plans.items() if path not in records]
    for done, (path, record) in enumerate(_made(missing, source, docs_dir, store), 1):
        records[path] = record
        progress("making pictures", done, len(missing))
    return _result(plans, records, source, docs_dir, store)


def _made(
    plans: list[PicturePlan], source: Reading, docs_dir: str, store: Store
) -> Iterator[tuple[str, Record | Problem]]:
    """Large ones first, so that no core is left with one of them at the end."""
    if not plans:
        return
    ordered = sorted(plans, key=lambda plan: (-plan.plain.width * plan.plain.height, plan.path))
    make = partial(_one, source=source, docs_dir=docs_dir, store=store)
    with _quiet(), _threads() as pool:
        yield from pool.map(make, ordered)


def _one(plan: PicturePlan, *, source: Reading, docs_dir: str, store: Store) -> tuple[str, Record | Problem]:
    return plan.path, make_record(plan, source, store, Span(f"{docs_dir}/{plan.path}"))


@contextmanager
def _threads() -> Iterator[ThreadPoolExecutor]:
    """Threads, because codecs let each other run. Whoever stops the build does not wait for what was not begun."""
    pool = ThreadPoolExecutor(min(_cores(), _MOST_THREADS))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _quiet() -> Iterator[None]:
    """Pillow warns of broken metadata, which is nobody's loss. Filters are the process's, so they are set once."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _result(
    plans: Mapping[str, PicturePlan],
    records: Mapping[str, Record | Problem],
    source: Reading,
    docs_dir: str,
    store: Store,
) -> Made:
    files: dict[str, tuple[MadeFile, ...]] = {}
    failed: dict[str, str] = {}
    problems: list[Problem] = []
    for path, plan in plans.items():
        record = records[path]
        if isinstance(record, Problem):
            problems.append(record)
        elif record.failure or len(record.digests) != len(plan.variants):
            failed[path] = record.failure
        else:
            files[path] = tuple(
                MadeFile(made, partial(read_variant, plan, variant, source, store))
                for variant, made in zip(plan.variants, record.digests, strict=True)
            )
    problems += (unmade_picture(Span(f"{docs_dir}/{path}"), why) for path, why in failed.items())
    return Made(files, frozenset(failed), tuple(problems))
