"""One picture decoded, turned upright, brought to sRGB, and encoded in every planned size and format, without metadata.

Pillow is used here and nowhere else in this folder. It lets other threads run while it decodes, resizes and encodes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from generator.library.pictures import Format, PicturePlan, Variant

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "WEBP")
_PILLOW: dict[Format, str] = {"avif": "AVIF", "webp": "WEBP", "jpeg": "JPEG", "png": "PNG"}
# Speed 8 takes a quarter of the time and costs readers 8 to 19 % more bytes (benchmarks/README.md); a picture is made
# once and read often.
_AVIF_SPEED = 6
_UPRIGHT = 1
_ORIENTATION = 0x0112
_SIDEWAYS = frozenset({5, 6, 7, 8})


@cache
def codec_versions() -> str:
    """What the bytes of an encoded picture depend on besides the picture and the plan."""
    from PIL import __version__, features

    codecs = ("avif", "webp", "jpg", "libjpeg_turbo", "zlib", "zlib_ng", "littlecms2")
    versions = (f"{name} {features.version(name)}" for name in codecs)
    return " ".join((f"pillow {__version__}", f"avif speed {_AVIF_SPEED}", *versions))


def encode_picture(data: bytes, plan: PicturePlan) -> tuple[bytes, ...] | str:
    """The bytes of every variant in the plan's order; or a sentence why there are none. Never raises."""
    try:
        return tuple(_encoded(data, plan))
    except Exception as reason:  # noqa: BLE001 - a damaged picture makes Pillow and its codecs raise nearly anything
        return _why(reason)


def _why(reason: Exception) -> str:
    if isinstance(reason, KeyError):
        return f"this computer's Pillow cannot write {reason.args[0]}"
    said = " ".join(str(reason).split())
    return said if 0 < len(said) < 120 else type(reason).__name__


def _encoded(data: bytes, plan: PicturePlan) -> Iterator[bytes]:
    largest = max(plan.variants, key=lambda variant: variant.width)
    upright = _upright(data, largest)
    sizes = {(variant.width, variant.height): None for variant in plan.variants}
    shown = {size: _resized(upright, size) for size in sizes}
    for variant in plan.variants:
        yield _file(shown[variant.width, variant.height], variant, plan.plain.format)


def _upright(data: bytes, largest: Variant) -> Image:
    """The picture as it is seen, at least as large as it is wanted: a JPEG is decoded no larger than is of use."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data), formats=_FORMATS) as opened:
        if opened.format in ("JPEG", "MPO"):
            wide, high = largest.width, largest.height
            sideways = opened.getexif().get(_ORIENTATION, _UPRIGHT) in _SIDEWAYS
            opened.draft(None, (high, wide) if sideways else (wide, high))
        opened.load()
        return _plain(ImageOps.exif_transpose(opened))


def _plain(picture: Image) -> Image:
    """In sRGB, with alpha where it has any, and with nothing else that a file can say of itself."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("L", "RGB", "RGBA", "CMYK"):
        picture = _in_srgb(picture, profile)
    if picture.mode not in ("P", "1"):
        if picture.mode.startswith("I"):
            picture = _in_eight_bits(picture)
        return _in_colours(picture)
    picture.info = {name: picture.info[name] for name in ("transparency",) if name in picture.info}
    return picture


def _in_colours(picture: Image) -> Image:
    has_alpha = picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info
    converted = picture.convert("RGBA" if has_alpha else "RGB")
    converted.info = {}
    return converted


def _in_eight_bits(picture: Image) -> Image:
    """Greys of sixteen bits, whose upper half Pillow would cut off as too bright."""
    return picture.convert("I").point(lambda value: value / 256).convert("L")


def _in_srgb(picture: Image, profile: bytes) -> Image:
    """A profile that nobody can read is as good as none."""
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(own).lower():
            return picture
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _resized(picture: Image, size: tuple[int, int]) -> Image:
    from PIL import Image

    if picture.size == size:
        return picture
    picture = _in_colours(picture) if picture.mode in ("P", "1") else picture
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _file(picture: Image, variant: Variant, own: Format) -> bytes:
    if variant.format != "png" and picture.mode in ("P", "1"):
        picture = _in_colours(picture)
    if variant.format == "jpeg":
        picture = picture.convert("RGB")
    written = BytesIO()
    picture.save(written, _PILLOW[variant.format], **_settings(variant, own))
    return written.getvalue()


def _settings(variant: Variant, own: Format) -> dict[str, Any]:
    match variant.format:
        case "avif":
            # Letters and lines of screenshots lose their edges where colours have half the size.
            colours = "4:4:4" if own == "png" else "4:2:0"
            return {"quality": variant.quality, "speed": _AVIF_SPEED, "max_threads": 1, "subsampling": colours}
        case "webp" if variant.quality == 0:
            return {"lossless": True, "quality": 80, "method": 4}
        case "webp":
            return {"quality": variant.quality, "method": 4}
        case "jpeg":
            return {"quality": variant.quality, "optimize": True, "progressive": True}
        case "png":
            return {}
