"""The theme's colours by the names that `theme.palette` uses, as numbers: pictures cannot ask a style sheet."""

from __future__ import annotations

from collections.abc import Sequence

from generator.config.values import Palette

PRIMARY = {
    "red": "#ef5552", "pink": "#e92063", "purple": "#ab47bd", "deep purple": "#7e56c2", "indigo": "#4051b5",
    "blue": "#2094f3", "light blue": "#02a6f2", "cyan": "#00bdd6", "teal": "#009485", "green": "#4cae4f",
    "light green": "#8bc34b", "lime": "#cbdc38", "yellow": "#ffec3d", "amber": "#ffc105", "orange": "#ffa724",
    "deep orange": "#ff6e42", "brown": "#795649", "grey": "#757575", "blue grey": "#546d78", "black": "#14151a",
    "white": "#ffffff",
}  # fmt: skip
"""Material's `--md-primary-fg-color` of each; tests/test_cards_colours.py compares them with Material's style sheet."""

ACCENT = {
    "red": "#ff1a47", "pink": "#f50056", "purple": "#df41fb", "deep purple": "#7c4dff", "indigo": "#526cfe",
    "blue": "#4287ff", "light blue": "#0091eb", "cyan": "#00bad6", "teal": "#00bda4", "green": "#00c753",
    "light green": "#63de17", "lime": "#b0eb00", "yellow": "#ffd500", "amber": "#ffaa00", "orange": "#ff9100",
    "deep orange": "#ff6e42",
}  # fmt: skip
"""Material's `--md-accent-fg-color`, likewise."""


def site_colours(palettes: Sequence[Palette]) -> tuple[str, str]:
    """Primary and accent of the site's light palette, or of its first. A colour of the owner's own is unknown here."""
    palette = next((one for one in palettes if one.scheme != "slate"), next(iter(palettes), Palette()))
    return (
        PRIMARY.get(palette.primary.replace("-", " "), PRIMARY["indigo"]),
        ACCENT.get(palette.accent.replace("-", " "), ACCENT["indigo"]),
    )
