"""`pictures:` under `plugins: - milepost`: into what pictures are made, or that they are published as they are."""

from __future__ import annotations

from generator.config.nodes import Scalar, integer, truth
from generator.config.sections import Section
from generator.config.values import PictureOptions
from generator.config.words import did_you_mean
from generator.diagnostics import error

FORMATS = ("avif", "webp")
NARROWEST, WIDEST, MOST_WIDTHS = 16, 4096, 8


def parse_pictures(section: Section) -> PictureOptions:
    """A mapping, or `pictures: false`."""
    node = section.get("pictures")
    said = None if node is None else truth(node)
    if said is not None:
        return PictureOptions(enabled=said)
    pictures, usual = section.section("pictures"), PictureOptions()
    quality = pictures.section("quality")
    options = PictureOptions(
        formats=_formats(pictures, usual.formats),
        widths=_widths(pictures, usual.widths),
        avif_quality=quality.number("avif", usual.avif_quality, highest=100),
        webp_quality=quality.number("webp", usual.webp_quality, highest=100),
        jpeg_quality=quality.number("jpeg", usual.jpeg_quality, highest=100),
    )
    quality.refuse_left_over()
    pictures.refuse_left_over()
    return options


def _formats(pictures: Section, usual: tuple[str, ...]) -> tuple[str, ...]:
    if not pictures.has("formats"):
        return usual
    wanted = pictures.scalars("formats")
    for name in wanted:
        if name.text.lower() not in FORMATS:
            hint = did_you_mean(name.text, FORMATS, 0.5) or "formats: [avif, webp]"
            message = f"'formats' takes avif and webp, not '{name.text}': a picture's own format is always made"
            pictures.problems.append(error(name.span, "config-value", message, hint))
    return tuple(name for name in FORMATS if name in {scalar.text.lower() for scalar in wanted})


def _widths(pictures: Section, usual: tuple[int, ...]) -> tuple[int, ...]:
    if not pictures.has("widths"):
        return usual
    found = {_width(scalar, pictures) for scalar in pictures.scalars("widths")} - {None}
    widths = tuple(sorted(width for width in found if width is not None))
    if len(widths) > MOST_WIDTHS:
        pictures.wrong("widths", f"takes at most {MOST_WIDTHS} widths, not {len(widths)}", "widths: [400, 800, 1600]")
    return widths[:MOST_WIDTHS] or usual


def _width(scalar: Scalar, pictures: Section) -> int | None:
    width = integer(scalar)
    if width is not None and NARROWEST <= width <= WIDEST:
        return width
    message = f"'widths' takes whole numbers of pixels from {NARROWEST} to {WIDEST}, not '{scalar.text}'"
    pictures.problems.append(error(scalar.span, "config-value", message, "widths: [400, 800, 1200, 1600]"))
    return None
