"""Social cards: the pictures by which other sites show a page, drawn from what generator.views.social says of them."""

from generator.cards.draw import Drawing, draw
from generator.cards.fonts import card_key, drawn_title

__all__ = ["Drawing", "card_key", "draw", "drawn_title"]
