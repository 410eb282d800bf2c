"""The size at which a browser shows a raster picture, from its header; never decodes the picture."""

from __future__ import annotations

import warnings
from typing import IO

RASTER_ENDINGS = frozenset({"png", "jpg", "jpeg", "jfif", "gif", "webp", "avif"})
# Only these decoders may look at a file, whatever it is called: Pillow hands some other formats to programs.
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
_ORIENTATION = 0x0112
_TURNED_SIDEWAYS = frozenset({5, 6, 7, 8})


def raster_size(opened: IO[bytes]) -> tuple[int, int] | str:
    """Width and height as shown, that is after the turning that EXIF asks for; or a sentence why there is none."""
    from PIL import Image

    with warnings.catch_warnings():
        # Pillow warns of broken EXIF, which is nobody's loss, and above 89 megapixels, which no phone can show.
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(opened, formats=_FORMATS) as picture:
                width, height = picture.size
                # Not picture.getexif(), which for a PNG decodes all of the picture to see whether EXIF follows it.
                sideways = Image.Image.getexif(picture).get(_ORIENTATION) in _TURNED_SIDEWAYS
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            return "it has more pixels than a web page can use"
        except Exception:  # noqa: BLE001 - a broken header makes Pillow raise nearly anything
            return "it is damaged, or no PNG, JPEG, GIF, WebP or AVIF"
    return (height, width) if sideways else (width, height)
