"""One picture's variants, made or remembered: a record of what they are, and the bytes of each under a key of its own.

The record alone answers a warm build: bytes are read only when a file has to be published.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from generator.cache import Store
from generator.diagnostics import Problem, Span, error, warning
from generator.library.pictures import PicturePlan, Variant
from generator.model import Value, digest, encode
from generator.pictures.codecs import codec_versions, encode_picture

Reading = Callable[[str], bytes | Problem]
"""The bytes of a content file by its path."""

_SCHEMA = "pictures 1"


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file to publish: the digest of its bytes, and how to get them. They may have to be made again."""

    digest: str
    read: Callable[[], bytes]


class Record(Value, frozen=True, kw_only=True):
    """What became of a picture: the digest of each variant's bytes in the plan's order, or why there are none."""

    digests: tuple[str, ...] = ()
    failure: str = ""


_RECORDS = msgspec.msgpack.Decoder(Record)


def known_record(plan: PicturePlan, store: Store) -> Record | None:
    """What an earlier build made of the same bytes by the same plan with the same codecs."""
    data = store.get(_record_key(plan))
    if data is None:
        return None
    try:
        return _RECORDS.decode(data)
    except msgspec.MsgspecError:
        return None


def make_record(plan: PicturePlan, source: Reading, store: Store, span: Span) -> Record | Problem:
    """The picture decoded once and encoded in all variants, which go into the store. A problem is not remembered."""
    data = source(plan.path)
    if isinstance(data, Problem):
        return data
    if digest(data) != plan.digest:
        return error(span, "asset-changed", "this picture changed while the site was being built", "build again")
    encoded = encode_picture(data, plan)
    if isinstance(encoded, str):
        record = Record(failure=encoded)
    else:
        record = _kept(plan, encoded, store)
    store.put(_record_key(plan), encode(record))
    return record


def _kept(plan: PicturePlan, encoded: tuple[bytes, ...], store: Store) -> Record:
    for variant, written in zip(plan.variants, encoded, strict=True):
        store.put(_variant_key(plan, variant), written)
    return Record(digests=tuple(map(digest, encoded)))


def read_variant(plan: PicturePlan, variant: Variant, source: Reading, store: Store) -> bytes:
    """The bytes of a variant; made again where the store has lost them, b"" where even that cannot be done."""
    data = store.get(_variant_key(plan, variant))
    if data is not None:
        return data
    again = source(plan.path)
    encoded = again if isinstance(again, Problem) else encode_picture(again, plan)
    if isinstance(encoded, Problem | str):
        return b""
    # What was recorded may be of a codec that wrote other bytes: the next build shall find what is true now.
    store.put(_record_key(plan), encode(_kept(plan, encoded, store)))
    return encoded[plan.variants.index(variant)]


def unmade_picture(span: Span, why: str) -> Problem:
    message = f"no smaller pictures can be made of this one, so it is published as it is: {why}"
    return warning(span, "unmade-picture", message, "open it in an editor and save it anew")


def _record_key(plan: PicturePlan) -> str:
    made = [(variant.format, variant.width, variant.height, variant.quality) for variant in plan.variants]
    return digest(encode((_SCHEMA, codec_versions(), plan.digest, made)))


def _variant_key(plan: PicturePlan, variant: Variant) -> str:
    made = (variant.format, variant.width, variant.height, variant.quality)
    return digest(encode((_SCHEMA, codec_versions(), plan.digest, plan.plain.format, made)))
