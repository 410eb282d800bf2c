"""The size at which a browser shows a raster picture, and what it is, from its header; never decodes the picture."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import IO

from generator.model import RasterKind

RASTER_ENDINGS = frozenset({"png", "jpg", "jpeg", "jfif", "gif", "webp", "avif"})
# Only these decoders may look at a file, whatever it is called: Pillow hands some other formats to programs.
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
# Those from which other pictures are made, as Pillow calls them. A GIF moves more often than not.
_KINDS: dict[str | None, RasterKind] = {"JPEG": "jpeg", "MPO": "jpeg", "PNG": "png", "WEBP": "webp"}
_ORIENTATION = 0x0112
_TURNED_SIDEWAYS = frozenset({5, 6, 7, 8})


@dataclass(frozen=True, slots=True)
class Raster:
    """Width and height as shown, that is after the turning that EXIF asks for. `kind` is None for what moves."""

    width: int
    height: int
    kind: RasterKind | None


def read_raster(opened: IO[bytes]) -> Raster | str:
    """What a picture is, or a sentence why that cannot be told."""
    from PIL import Image

    with warnings.catch_warnings():
        # Pillow warns of broken EXIF, which is nobody's loss, and above 89 megapixels, which no phone can show.
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(opened, formats=_FORMATS) as picture:
                width, height = picture.size
                # The further pictures in a phone's JPEG (MPO) are no film.
                moves = getattr(picture, "is_animated", False) and picture.format != "MPO"
                kind = None if moves else _KINDS.get(picture.format)
                # Not picture.getexif(), which for a PNG decodes all of the picture to see whether EXIF follows it.
                sideways = Image.Image.getexif(picture).get(_ORIENTATION) in _TURNED_SIDEWAYS
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            return "it has more pixels than a web page can use"
        except Exception:  # noqa: BLE001 - a broken header makes Pillow raise nearly anything
            return "it is damaged, or no PNG, JPEG, GIF, WebP or AVIF"
    return Raster(height, width, kind) if sideways else Raster(width, height, kind)
