"""Draws the example site's two raster pictures.

Run `python tools/draw_pictures.py` from the repository's root; it needs Pillow and nothing else. It never
reads a clock, a font of the machine or an unseeded random number, so that the same Pillow always writes the same bytes.
"""

from __future__ import annotations

import math
import random
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

PICTURES = Path(__file__).resolve().parent.parent / "content" / "pictures"
WIDTH, HEIGHT = 1600, 900
SCALE = 2  # drawn twice as large and then reduced, which smooths the edges

Colour = tuple[int, int, int]
Point = tuple[float, float]

NAVY: Colour = (31, 42, 86)
INDIGO: Colour = (63, 81, 181)
CORAL: Colour = (228, 102, 74)
TEAL: Colour = (42, 157, 143)
SUN: Colour = (242, 169, 59)
PAPER: Colour = (246, 242, 233)
WHITE: Colour = (255, 255, 255)


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    road = draw_road_at_dawn()
    road.save(PICTURES / "road-at-dawn.jpg", quality=84, optimize=True, progressive=True, subsampling="4:2:0")
    sign = draw_signpost().quantize(colors=96, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    sign.save(PICTURES / "signpost.png", optimize=True)


def draw_road_at_dawn() -> Image.Image:
    """A road with mileposts that runs over hills towards the morning sun."""
    picture = gradient([(0.0, (58, 70, 140)), (0.35, (148, 128, 186)), (0.55, (247, 178, 140)), (0.7, (255, 222, 170))])
    picture = with_glow(picture, centre=(1090, 470), radius=330)
    draw = ImageDraw.Draw(picture)
    disc(draw, (1090, 470), 76, (255, 240, 205))
    dice = random.Random(1947)
    far, near = (150, 128, 176), (36, 78, 92)
    for step in range(5):
        ridge(draw, base=500 + 62 * step, height=58 - 6 * step, dice=dice, colour=blend(far, near, step / 4))
    road(draw)
    for x, y, size in ((420, 812, 1.5), (1010, 664, 0.95), (806, 584, 0.6)):
        milepost(draw, x, y, size)
    return reduced(picture)


def draw_signpost() -> Image.Image:
    """A signpost with an arm each for marketing, sales and production, in front of a town."""
    picture = gradient([(0.0, (214, 222, 244)), (0.72, (246, 242, 233))])
    draw = ImageDraw.Draw(picture)
    disc(draw, (1270, 220), 96, SUN)
    for x, y, size in ((250, 190, 1.0), (1010, 130, 0.8), (560, 120, 0.6)):
        cloud(draw, x, y, size)
    dice = random.Random(26)
    ridge(draw, base=650, height=80, dice=dice, colour=(159, 176, 220))
    for index in range(15):
        tall = dice.randrange(60, 170)
        box(draw, 40 + 106 * index, 700 - tall, 84, tall + 40, (126, 146, 204) if index % 2 else (143, 161, 213))
    ridge(draw, base=720, height=34, dice=dice, colour=(143, 185, 150))
    ridge(draw, base=810, height=22, dice=dice, colour=TEAL)
    ellipse(draw, (800, 838), 170, 18, (31, 118, 108))
    box(draw, 778, 150, 44, 690, NAVY, 12)
    disc(draw, (800, 146), 34, SUN)
    arm(draw, 230, "Marketing", CORAL, points_right=True)
    arm(draw, 380, "Sales", INDIGO, points_right=False)
    arm(draw, 530, "Production", (32, 122, 111), points_right=True)
    return reduced(picture)


def gradient(stops: list[tuple[float, Colour]]) -> Image.Image:
    column = Image.new("RGB", (1, HEIGHT * SCALE))
    for y in range(HEIGHT * SCALE):
        column.putpixel((0, y), colour_at(stops, y / (HEIGHT * SCALE)))
    return column.resize((WIDTH * SCALE, HEIGHT * SCALE))


def colour_at(stops: list[tuple[float, Colour]], place: float) -> Colour:
    for (low, below), (high, above) in pairwise(stops):
        if place <= high:
            return blend(below, above, max(0.0, (place - low) / (high - low)))
    return stops[-1][1]


def blend(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def with_glow(picture: Image.Image, centre: Point, radius: float) -> Image.Image:
    # Blurred small and enlarged: a wide blur at full size would take seconds.
    mask = Image.new("L", (WIDTH // 4, HEIGHT // 4), 0)
    x, y, r = centre[0] / 4, centre[1] / 4, radius / 8
    ImageDraw.Draw(mask).ellipse((x - r, y - r, x + r, y + r), fill=190)
    mask = mask.filter(ImageFilter.GaussianBlur(radius / 10)).resize(picture.size, Image.Resampling.BICUBIC)
    return Image.composite(Image.new("RGB", picture.size, (255, 236, 196)), picture, mask)


def ridge(draw: ImageDraw.ImageDraw, base: float, height: float, dice: random.Random, colour: Colour) -> None:
    waves = [(dice.uniform(0.6, 2.6), dice.uniform(0, math.tau), dice.uniform(0.3, 1.0)) for _ in range(3)]
    total = sum(weight for _, _, weight in waves)
    tops: list[Point] = []
    for x in range(0, WIDTH + 8, 8):
        swell = sum(weight * math.sin(turn + speed * math.tau * x / WIDTH) for speed, turn, weight in waves)
        tops.append((x, base - height * swell / total))
    polygon(draw, [(0, HEIGHT), *tops, (WIDTH, HEIGHT)], colour)


def road(draw: ImageDraw.ImageDraw) -> None:
    """Narrows and swings less with distance; `near` is 1 at the picture's foot and 0 where the road ends."""
    left: list[Point] = []
    right: list[Point] = []
    middle: list[Point] = []
    for step in range(161):
        near = 1 - step / 160
        y = 545 + 355 * near**1.5
        x = 900 - 240 * near + 210 * math.sin(7.4 * near**0.75) * near**0.8
        half = 4 + 165 * near**1.7
        left.append((x - half, y))
        right.append((x + half, y))
        middle.append((x, y))
    polygon(draw, [*left, *reversed(right)], (52, 58, 88))
    for step in range(0, 150, 10):
        near = 1 - step / 160
        stroke(draw, middle[step], middle[step + 4], (255, 232, 190), 1 + 7 * near)


def milepost(draw: ImageDraw.ImageDraw, x: float, y: float, size: float) -> None:
    half, tall = 34 * size, 70 * size
    ellipse(draw, (x, y), half * 1.5, 7 * size, (24, 44, 58))
    for grow, colour in ((5 * size, NAVY), (0.0, PAPER)):
        disc(draw, (x, y - tall), half + grow, colour)
        box(draw, x - half - grow, y - tall, 2 * (half + grow), tall, colour)
    box(draw, x - half * 0.55, y - tall * 1.02, half * 1.1, 7 * size, INDIGO)
    box(draw, x - half * 0.35, y - tall * 0.74, half * 0.7, 7 * size, CORAL)


def arm(draw: ImageDraw.ImageDraw, top: float, name: str, colour: Colour, points_right: bool) -> None:
    start, end, tip, tall = 560, 1010, 1080, 112
    corners: list[Point] = [(start, top), (end, top), (tip, top + tall / 2), (end, top + tall), (start, top + tall)]
    polygon(draw, corners if points_right else [(WIDTH - x, y) for x, y in corners], colour)
    # Pillow carries this font itself, so the picture depends on no font of the machine.
    font = ImageFont.load_default(size=64 * SCALE)
    centre = (start + tip) / 2 if points_right else WIDTH - (start + tip) / 2
    draw.text((centre * SCALE, (top + tall / 2) * SCALE), name, fill=WHITE, font=font, anchor="mm")


def cloud(draw: ImageDraw.ImageDraw, x: float, y: float, size: float) -> None:
    for shift, lift, radius in ((-70, 0, 38), (-20, -26, 54), (46, -10, 44), (86, 8, 30)):
        disc(draw, (x + shift * size, y + lift * size), radius * size, WHITE)
    box(draw, x - 76 * size, y, 168 * size, 38 * size, WHITE, 19 * size)


def disc(draw: ImageDraw.ImageDraw, centre: Point, radius: float, colour: Colour) -> None:
    ellipse(draw, centre, radius, radius, colour)


def ellipse(draw: ImageDraw.ImageDraw, centre: Point, wide: float, tall: float, colour: Colour) -> None:
    x, y = centre
    draw.ellipse([SCALE * side for side in (x - wide, y - tall, x + wide, y + tall)], fill=colour)


def box(
    draw: ImageDraw.ImageDraw, x: float, y: float, wide: float, tall: float, colour: Colour, corner: float = 0
) -> None:
    draw.rounded_rectangle([SCALE * side for side in (x, y, x + wide, y + tall)], radius=SCALE * corner, fill=colour)


def polygon(draw: ImageDraw.ImageDraw, corners: list[Point], colour: Colour) -> None:
    draw.polygon([(SCALE * x, SCALE * y) for x, y in corners], fill=colour)


def stroke(draw: ImageDraw.ImageDraw, start: Point, end: Point, colour: Colour, width: float) -> None:
    draw.line([SCALE * side for side in (*start, *end)], fill=colour, width=max(1, round(SCALE * width)))


def reduced(picture: Image.Image) -> Image.Image:
    return picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
