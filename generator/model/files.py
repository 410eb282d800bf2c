"""Files of the content folder as the disk has them."""

from __future__ import annotations

from typing import Literal

from generator.model.base import Value

RasterKind = Literal["jpeg", "png", "webp"]


class Asset(Value, frozen=True, kw_only=True):
    """A content file that pages show or link to: its digest, and its size in pixels if it is a picture."""

    path: str
    digest: str
    width: int | None = None
    height: int | None = None
    size: int = 0
    """In bytes."""
    kind: RasterKind | None = None
    """Of a still picture made of pixels which other sizes and formats can be made from; None for everything else."""


class Source(Value, frozen=True, kw_only=True):
    """A file of the content folder as it was read. `path` is relative to the content folder, with "/"."""

    path: str
    data: bytes
