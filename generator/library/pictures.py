"""Which files a picture of the content folder becomes: known from its size, kind and digest, before any is made.

Nothing here decodes or encodes; `generator/pictures/` does, as planned here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.config.values import PictureOptions
from generator.library.mentions import PictureUse, shown_pictures
from generator.model import AnyEntry, Asset, Value, digest

Format = Literal["avif", "webp", "jpeg", "png"]

MEDIA_TYPES: dict[Format, str] = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpeg": "image/jpeg",
    "png": "image/png",
}
_ENDINGS: dict[Format, str] = {"avif": "avif", "webp": "webp", "jpeg": "jpg", "png": "png"}

# Goes into every name: to be raised when a change of this program makes other pictures of the same source, because
# what is published under a name may be kept by browsers for ever.
_RECIPE = "1"
_FACES = (96, 192, 320)
"""Widths of authors' faces, in pixels: shown at up to 100, on screens of up to three pixels for each."""
# A step that saves less than this is not worth a file.
_NEXT_STEP = 0.85
# WebP holds no more in either direction.
_TALLEST = 16_383
# A PNG with so few bytes is a drawing or a screenshot: lossless it is small and crisp, and at another size neither.
_DRAWN_BYTES = 64 * 1024
_DRAWN_BYTES_A_PIXEL = 0.5

Place = Literal["text", "face"]
_USES: dict[PictureUse, Place] = {"shown": "text", "avatar": "face"}


class Variant(Value, frozen=True, kw_only=True):
    """One file: where it is published, and what is in it. `quality` is 1 to 100, 0 for without any loss."""

    address: str
    format: Format
    width: int
    height: int
    quality: int


class PicturePlan(Value, frozen=True, kw_only=True):
    """All files of one picture, which is published as nothing else. The last of `variants` is in its own format."""

    path: str
    digest: str
    variants: tuple[Variant, ...]
    """By format, the leanest first; the narrowest first in each."""
    text: tuple[int, ...]
    """The widths for texts, cards and heads; () where the picture is an author's face only."""
    face: tuple[int, ...]

    @property
    def plain(self) -> Variant:
        """The largest in the picture's own format, which everything can show."""
        return self.variants[-1]

    def for_place(self, place: Place) -> tuple[Variant, ...]:
        """The variants from which a browser chooses: a face is small, whatever else the picture is used for."""
        widths = self.face if place == "face" and self.face else self.text or self.face
        return tuple(variant for variant in self.variants if variant.width in widths)


@dataclass(frozen=True, slots=True)
class _Quality:
    format: Format
    quality: int


def plan_pictures(
    entries: Iterable[AnyEntry], assets: Mapping[str, Asset], options: PictureOptions
) -> dict[str, PicturePlan]:
    """The pictures that entries show, by content path; without those that are published as they are."""
    places: dict[str, set[Place]] = {}
    for entry in entries:
        for path, use in shown_pictures(entry):
            places.setdefault(path, set()).add(_USES[use])
    plans = (plan_picture(assets[path], places[path], options) for path in sorted(places) if path in assets)
    return {plan.path: plan for plan in plans if plan is not None}


def plan_picture(asset: Asset, places: Iterable[Place], options: PictureOptions) -> PicturePlan | None:
    """What one picture becomes; None if it is published as it is: what moves, drawings in SVG, what has no size."""
    if not options.enabled or not asset.kind or not asset.width or not asset.height:
        return None
    wanted = set(places)
    text = _steps(asset, options.widths) if "text" in wanted else ()
    face = _steps(asset, _FACES) if "face" in wanted else ()
    widths = tuple(sorted({*text, *face}))
    if not widths or _height(asset, widths[-1]) > _TALLEST:
        return None
    variants = tuple(_variants(asset, widths, options))
    return PicturePlan(path=asset.path, digest=asset.digest, variants=variants, text=text, face=face)


def is_drawn(asset: Asset) -> bool:
    """Whether a picture is a drawing or a screenshot that is small without any loss."""
    pixels = (asset.width or 0) * (asset.height or 0)
    return asset.kind == "png" and asset.size <= min(_DRAWN_BYTES, _DRAWN_BYTES_A_PIXEL * pixels)


def _steps(asset: Asset, wanted: tuple[int, ...]) -> tuple[int, ...]:
    """The widths to make, narrowest first. The picture's own is the largest there can be."""
    width = asset.width or 1
    if is_drawn(asset):
        return (width,)
    largest = min(width, wanted[-1])
    return (*(step for step in wanted if step <= largest * _NEXT_STEP), largest)


def _variants(asset: Asset, widths: tuple[int, ...], options: PictureOptions) -> Iterator[Variant]:
    stem = posixpath.splitext(posixpath.basename(asset.path))[0]
    for chosen in _formats(asset, options):
        mark = digest(f"{_RECIPE} {asset.digest} {chosen.format} {chosen.quality}".encode())[:10]
        for width in widths:
            yield Variant(
                address=f"assets/media/{stem}-{mark}-{width}.{_ENDINGS[chosen.format]}",
                format=chosen.format,
                width=width,
                height=_height(asset, width),
                quality=chosen.quality,
            )


def _formats(asset: Asset, options: PictureOptions) -> Iterator[_Quality]:
    """The lean formats that the owner wants, then the picture's own, each once."""
    if is_drawn(asset):
        if "webp" in options.formats:
            yield _Quality("webp", 0)
        yield _Quality("png", 0)
        return
    own: Format = asset.kind or "png"
    if "avif" in options.formats:
        yield _Quality("avif", options.avif_quality)
    if "webp" in options.formats and own != "webp":
        yield _Quality("webp", options.webp_quality)
    yield _Quality(own, {"jpeg": options.jpeg_quality, "webp": options.webp_quality}.get(own, 0))


def _height(asset: Asset, width: int) -> int:
    return max(1, round((asset.height or 0) * width / (asset.width or 1)))
