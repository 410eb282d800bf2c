"""All drawings in SVG of a site: cleaned where there is something to clean, remembered, and each loss reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

import msgspec

from generator.cache import Store
from generator.diagnostics import Problem, Problems, Span, error, warning
from generator.model import Asset, Value, digest, encode
from generator.pictures.making import MadeFile, Reading
from generator.pictures.svg import Cleaned, Loss, clean_svg
from generator.read.assets import unreadable_picture

_SCHEMA = "drawings 1"
_MOST_TOLD = 10
_EMPTY = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


class _Record(Value, frozen=True, kw_only=True):
    """`digest` is that of what is published instead, "" for a drawing that is published as it is."""

    digest: str = ""
    losses: tuple[Loss, ...] = ()
    failure: str = ""


_RECORDS = msgspec.msgpack.Decoder(_Record)


@dataclass(frozen=True, slots=True)
class Drawings:
    """By content path the files that take the place of the drawings as they are."""

    files: Mapping[str, MadeFile]
    problems: Problems


def clean_drawings(assets: Iterable[Asset], source: Reading, docs_dir: str, store: Store) -> Drawings:
    """Looks through the SVG files among the assets. `docs_dir` is what spans call the content folder.

    Problems: `picture-cleaned`, a warning for each loss; `unreadable-picture`, a warning for what is no drawing: an
    empty one is published instead, because a browser may run what stands before the mistake; those of reading.
    """
    files: dict[str, MadeFile] = {}
    problems: list[Problem] = []
    for asset in assets:
        if not asset.path.lower().endswith(".svg"):
            continue
        span = Span(f"{docs_dir}/{asset.path}")
        record = _record(asset, source, store, span)
        if isinstance(record, Problem):
            problems.append(record)
            continue
        problems += _problems(record, span)
        if record.digest:
            files[asset.path] = MadeFile(record.digest, partial(_read, asset, source, store))
    return Drawings(files, tuple(problems))


def _record(asset: Asset, source: Reading, store: Store, span: Span) -> _Record | Problem:
    known = store.get(_key(asset, "record"))
    if known is not None:
        try:
            return _RECORDS.decode(known)
        except msgspec.MsgspecError:
            pass
    data = source(asset.path)
    if isinstance(data, Problem):
        return data
    if digest(data) != asset.digest:
        return error(span, "asset-changed", "this picture changed while the site was being built", "build again")
    record = _recorded(clean_svg(data), asset, store)
    store.put(_key(asset, "record"), encode(record))
    return record


def _recorded(cleaned: Cleaned | str, asset: Asset, store: Store) -> _Record:
    if isinstance(cleaned, str):
        store.put(_key(asset, "bytes"), _EMPTY)
        return _Record(digest=digest(_EMPTY), failure=cleaned)
    if cleaned.data is None:
        return _Record()
    store.put(_key(asset, "bytes"), cleaned.data)
    return _Record(digest=digest(cleaned.data), losses=cleaned.losses)


def _read(asset: Asset, source: Reading, store: Store) -> bytes:
    known = store.get(_key(asset, "bytes"))
    if known is not None:
        return known
    data = source(asset.path)
    cleaned = clean_svg(data) if isinstance(data, bytes) else ""
    return _EMPTY if isinstance(cleaned, str) else cleaned.data or _EMPTY


def _problems(record: _Record, span: Span) -> Iterator[Problem]:
    if record.failure:
        yield unreadable_picture(span, record.failure)
    for loss in record.losses[:_MOST_TOLD]:
        yield _cleaned(Span(span.path, loss.line), loss.what)
    further = len(record.losses) - _MOST_TOLD
    if further > 0:
        yield _cleaned(span, f"{further} more such things")


def _cleaned(span: Span, what: str) -> Problem:
    message = f"{what} was taken out of this picture: it could run or load something where readers open the picture"
    return warning(span, "picture-cleaned", message, "save it as plain SVG from a drawing program")


def _key(asset: Asset, what: str) -> str:
    return digest(f"{_SCHEMA} {_versions()} {asset.digest} {what}".encode())


@cache
def _versions() -> str:
    from importlib.metadata import version

    return f"lxml {version('lxml')} tinycss2 {version('tinycss2')}"
