"""A card's colours from those of the site: text that can be read on any of them. Numbers only, nothing is drawn."""

from __future__ import annotations

from typing import NamedTuple

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
INK: Colour = (23, 26, 38)
READABLE = 5.5
"""The contrast of a card's text at least: previews are small, and 4.5 is WCAG's for text that is not."""
_BRIGHT = 0.4
"""The luminance from which a ground carries dark text: yellow, amber, lime, orange, white."""


class Scheme(NamedTuple):
    ground: Colour
    text: Colour
    mark: Colour
    """Of the small bar that stands for the accent."""


def scheme_of(primary: str, accent: str) -> Scheme:
    """The primary colour as ground, darkened until white can be read on it if it is neither dark nor bright."""
    ground, mark = parsed(primary), parsed(accent)
    if luminance(ground) >= _BRIGHT:
        return Scheme(ground, INK, mark if contrast(mark, ground) >= 2 else INK)
    while contrast(WHITE, ground) < READABLE:
        ground = mixed(ground, (0, 0, 0), 0.05)
    while contrast(mark, ground) < 3:
        mark = mixed(mark, WHITE, 0.1)
    return Scheme(ground, WHITE, mark)


def parsed(colour: str) -> Colour:
    """
    >>> parsed("#ff8000")
    (255, 128, 0)
    """
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(mine + (theirs - mine) * share) for mine, theirs in zip(colour, other, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2's contrast ratio: 1 to 21."""
    darker, brighter = sorted((luminance(one), luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    """WCAG 2.2's relative luminance: 0 to 1."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
