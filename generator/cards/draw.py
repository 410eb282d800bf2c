"""One card, drawn: topic, title, authors and site on the site's colour, with a photograph at its end if there is one.

Nothing here remembers a card, or knows where it is published.
"""

from __future__ import annotations

import io
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from generator.cards.colours import Scheme, mixed, scheme_of
from generator.cards.fonts import LABEL, TEXT, TITLE, Face, drawn_text, drawn_title, font
from generator.cards.lines import Setting, Step, cut_to, set_lines
from generator.views.social import SIZE, SocialCard

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = SIZE
MARGIN = 76
PICTURE_WIDTH = 440
TITLE_TOP = 170
FOOT, PICTURE_FOOT = 508, 480
STEPS = (
    Step(92, 98, 2), Step(82, 88, 3), Step(74, 80, 3), Step(66, 73, 4), Step(58, 65, 4), Step(52, 59, 5),
    Step(46, 53, 5), Step(40, 48, 6),
)  # fmt: skip
LABEL_SIZE, FOOT_SIZE = 32, 30
# A card without a photograph has one channel, from ground (0) to text (255): that is quick to draw and small.
SOLID, MUTED, FAINT = 255, 205, 46
_RINGS = ((1180, 8), (860, 16), (540, 32))
"""Radius and shade, on a canvas of twice the size."""
_GRAIN = 8
"""The distance of the shades that are kept: as smooth to the eye as all of them, and half the size."""
_MARK = 1
"""The shade that stands for the mark's colour."""


_PEN = Lock()
"""Fonts are shared by all threads, and FreeType's may be used by one at a time. Packing, half the work, needs none."""


class Box(NamedTuple):
    """Left, top, right and bottom in pixels; the last two are outside."""

    left: float
    top: float
    right: float
    bottom: float


class Drawing(NamedTuple):
    """A card's bytes. `boxes` are where each of its texts stands, by what it is and which line."""

    data: bytes
    boxes: dict[str, Box]


def draw(card: SocialCard, photograph: bytes | None = None) -> Drawing:
    """The card as a PNG, or as a JPEG if it says that it has a picture; a damaged photograph leaves its place empty."""
    from PIL import Image, ImageDraw

    scheme = scheme_of(card.primary, card.accent)
    right = WIDTH - MARGIN if not card.picture else WIDTH - PICTURE_WIDTH - 56
    canvas = Image.new("L", SIZE, 0) if card.picture else _rings().copy()
    with _PEN:
        boxes = _write(ImageDraw.Draw(canvas), card, right)
    canvas = canvas.point([min(255, (shade + _GRAIN // 2) // _GRAIN * _GRAIN) for shade in range(256)])
    ImageDraw.Draw(canvas).rectangle((MARGIN, 84, MARGIN + 63, 91), fill=_MARK)
    canvas.putpalette(_ramp(scheme))
    if not card.picture:
        return Drawing(_encoded(canvas, "PNG"), boxes)
    coloured = canvas.convert("RGB")
    cover = _cover(photograph) if photograph else None
    tint = mixed(scheme.ground, scheme.text, 0.12)
    coloured.paste(cover or Image.new("RGB", (PICTURE_WIDTH, HEIGHT), tint), (WIDTH - PICTURE_WIDTH, 0))
    return Drawing(_encoded(coloured, "JPEG"), boxes)


def _write(pen: ImageDraw, card: SocialCard, right: int) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    label = " · ".join(filter(None, (drawn_text(part, LABEL) for part in (card.topic, card.place))))
    site = drawn_text(card.site, LABEL) or ""
    title, face = drawn_title(card.title) or ("", TITLE)
    if label:
        boxes["topic"] = _line(pen, label, LABEL, LABEL_SIZE, (MARGIN, 104), right, MUTED)
    if not title:
        title, face, site = site, LABEL, ""
    boxes |= _title(pen, title, face, right, PICTURE_FOOT if card.picture else FOOT)
    authors = ", ".join(filter(None, (drawn_text(name, TEXT) for name in card.authors)))
    foot = _narrow_foot if card.picture else _foot
    return boxes | foot(pen, authors, "" if site == title else site, right)


def _title(pen: ImageDraw, text: str, face: Face, right: int, foot: int) -> dict[str, Box]:
    """A title that leaves room stands a little above the middle."""

    def measured(line: str, size: int) -> float:
        return font(face, size).getlength(line)

    setting = set_lines(text, measured, STEPS, right - MARGIN) if text else Setting(STEPS[0], ())
    size, leading = setting.step.size, setting.step.leading
    top = TITLE_TOP + max(0, (foot - 24 - TITLE_TOP - leading * len(setting.lines)) // 3)
    boxes = {}
    for number, line in enumerate(setting.lines):
        place = MARGIN, top + leading * number + round(size * 0.86)
        pen.text(place, line, fill=SOLID, font=font(face, size), anchor="ls")
        boxes[f"title {number}"] = Box(*pen.textbbox(place, line, font=font(face, size), anchor="ls"))
    return boxes


def _foot(pen: ImageDraw, authors: str, site: str, right: int) -> dict[str, Box]:
    """Who wrote it and where it stands, in one row."""
    pen.line((MARGIN, FOOT, right, FOOT), fill=FAINT, width=2)
    boxes, end = {}, float(right)
    if site:
        width = min(font(LABEL, FOOT_SIZE).getlength(site), 480 if authors else right - MARGIN)
        end = right - width - 48
        boxes["site"] = _line(pen, site, LABEL, FOOT_SIZE, (right - width if authors else MARGIN, 532), right, SOLID)
    if authors:
        boxes["authors"] = _line(pen, authors, TEXT, FOOT_SIZE, (MARGIN, 532), end, MUTED)
    return boxes


def _narrow_foot(pen: ImageDraw, authors: str, site: str, right: int) -> dict[str, Box]:
    """The same one below the other, beside a photograph."""
    pen.line((MARGIN, PICTURE_FOOT, right, PICTURE_FOOT), fill=FAINT, width=2)
    rows = (("authors", authors, TEXT, MUTED), ("site", site, LABEL, SOLID))
    boxes = {}
    for number, (name, text, face, shade) in enumerate(row for row in rows if row[1]):
        boxes[name] = _line(pen, text, face, FOOT_SIZE, (MARGIN, 498 + 42 * number), right, shade)
    return boxes


def _line(
    pen: ImageDraw, text: str, face: Face, size: int, place: tuple[float, float], right: float, shade: int
) -> Box:
    chosen = font(face, size)
    shown = cut_to(text, chosen.getlength, int(right - place[0]) + 1)
    pen.text(place, shown, fill=shade, font=chosen)
    return Box(*pen.textbbox(place, shown, font=chosen))


@cache
def _rings() -> Image:
    """The empty card with its rings, drawn larger and then reduced, which smooths them."""
    from PIL import Image, ImageDraw

    large = Image.new("L", (WIDTH * 2, HEIGHT * 2), 0)
    pen = ImageDraw.Draw(large)
    for radius, shade in _RINGS:
        pen.circle((WIDTH * 2 - 80, HEIGHT * 2 + 140), radius, fill=shade)
    return large.reduce(2)


@cache
def _ramp(scheme: Scheme) -> list[int]:
    """The colours of the shades, as Pillow wants a palette."""
    colours = [mixed(scheme.ground, scheme.text, shade / 255) for shade in range(256)]
    colours[_MARK] = scheme.mark
    return [part for colour in colours for part in colour]


def _cover(data: bytes) -> Image | None:
    """The photograph's middle, filling its part of the card; None if nobody can read it."""
    from PIL import Image, ImageOps

    size = (PICTURE_WIDTH, HEIGHT)
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as opened:
            opened.draft("RGB", (size[0] * 2, size[1] * 2))
            turned = ImageOps.exif_transpose(opened)
            return ImageOps.fit(turned.convert("RGB"), size, Image.Resampling.BICUBIC)
    except Exception:  # noqa: BLE001 - a damaged picture makes Pillow raise nearly anything
        return None


def _encoded(canvas: Image, kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "PNG":
        # Level 6 takes three times as long for a sixth less, and only other sites' robots load cards.
        canvas.save(out, "PNG", compress_level=3)
    else:
        canvas.save(out, "JPEG", quality=84)
    return out.getvalue()
