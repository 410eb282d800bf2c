"""Measures the files that pages show or link to: a digest, and a picture's size in pixels; decodes no picture."""

from __future__ import annotations

from io import FileIO
from pathlib import Path

from generator.diagnostics import Problem, Problems, Span, warning
from generator.model import Asset
from generator.read.digests import digest_open
from generator.read.pictures import RASTER_ENDINGS, Raster, read_raster
from generator.read.sources import open_content, unreadable
from generator.read.svg import svg_size

_SVG_HEAD = 64 * 1024


def measure_asset(root: Path, path: str, name: str) -> tuple[Asset | None, Problems]:
    """The asset `path` below the content folder `root`, which spans call `name`; None where it cannot be read.

    The digest is model.digest of all its bytes. Width and height are None for what is no picture, for an SVG without
    a size, and for a picture that cannot be read, a warning `unreadable-picture`. Other problems are those of
    read_source.
    """
    span = Span(f"{name}/{path}")
    opened = open_content(root, path, span)
    if isinstance(opened, Problem):
        return None, (opened,)
    with opened:
        try:
            digest = digest_open(opened)
            size = opened.tell()
            opened.seek(0)
            picture = _picture(opened, path, span)
        except OSError as reason:
            return None, (unreadable(span, reason),)
    if isinstance(picture, Problem):
        return Asset(path=path, digest=digest, size=size), (picture,)
    width, height, kind = (picture.width, picture.height, picture.kind) if picture else (None, None, None)
    return Asset(path=path, digest=digest, size=size, width=width, height=height, kind=kind), ()


def _picture(opened: FileIO, path: str, span: Span) -> Raster | Problem | None:
    ending = path.rpartition(".")[2].lower()
    if ending == "svg":
        found = svg_size(opened.read(_SVG_HEAD) or b"")
        return Raster(*found, None) if isinstance(found, tuple) else None
    if ending in RASTER_ENDINGS:
        raster = read_raster(opened)
        return unreadable_picture(span, raster) if isinstance(raster, str) else raster
    return None


def unreadable_picture(span: Span, why: str) -> Problem:
    """A picture of which nothing can be made."""
    hint = "open it in an editor and save it anew; until then readers may see a gap"
    return warning(span, "unreadable-picture", f"this picture cannot be read: {why}", hint)
