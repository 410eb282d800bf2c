"""What the site looks like: Material's page rendered to frames, our page templates, icons and assets; an edge, it reads."""

from generator.theme.assets import ThemeAsset
from generator.theme.material import languages
from generator.theme.theme import Theme, load_theme

__all__ = ["Theme", "ThemeAsset", "languages", "load_theme"]
