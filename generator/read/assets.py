"""Measures the files that pages show or link to: a digest, and a picture's size in pixels; decodes no picture."""

from __future__ import annotations

from io import FileIO
from pathlib import Path

from generator.diagnostics import Problem, Problems, Span, error, warning
from generator.model import Asset
from generator.read.digests import digest_open
from generator.read.pictures import RASTER_ENDINGS, raster_size
from generator.read.sources import open_content, unreadable
from generator.read.svg import has_script, svg_size

_SVG_HEAD = 64 * 1024


def measure_asset(root: Path, path: str, name: str) -> tuple[Asset | None, Problems]:
    """The asset `path` below the content folder `root`, which spans call `name`; None where it cannot be read.

    The digest is model.digest of all its bytes. Width and height are None for what is no picture, for an SVG without
    a size, and for a picture that cannot be read, a warning `unreadable-picture`. A script in an SVG is an error
    `unsafe-picture`. Other problems are those of read_source.
    """
    span = Span(f"{name}/{path}")
    opened = open_content(root, path, span)
    if isinstance(opened, Problem):
        return None, (opened,)
    with opened:
        try:
            digest = digest_open(opened)
            opened.seek(0)
            size = _picture_size(opened, path, span)
        except OSError as reason:
            return None, (unreadable(span, reason),)
    if isinstance(size, Problem):
        return Asset(path=path, digest=digest), (size,)
    width, height = size or (None, None)
    return Asset(path=path, digest=digest, width=width, height=height), ()


def _picture_size(opened: FileIO, path: str, span: Span) -> tuple[int, int] | Problem | None:
    ending = path.rpartition(".")[2].lower()
    if ending == "svg":
        data = opened.readall()
        if has_script(data):
            return _unsafe_picture(span)
        found = svg_size(data[:_SVG_HEAD])
        return _unreadable_picture(span, "no <svg> is to be found in it") if found == "not an SVG" else found
    if ending in RASTER_ENDINGS:
        size = raster_size(opened)
        return _unreadable_picture(span, size) if isinstance(size, str) else size
    return None


def _unsafe_picture(span: Span) -> Problem:
    message = "this picture holds a script, which would run when a reader opens the picture by its address"
    return error(span, "unsafe-picture", message, "save it as plain SVG from a drawing program, or as PNG")


def _unreadable_picture(span: Span, why: str) -> Problem:
    hint = "open it in an editor and save it anew; until then readers may see a gap"
    return warning(span, "unreadable-picture", f"this picture cannot be read: {why}", hint)
