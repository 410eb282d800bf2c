"""What the site looks like: Material's page as frames, our page templates, icons and assets. It only reads."""

from generator.theme.assets import ThemeAsset
from generator.theme.material import languages
from generator.theme.theme import Theme, load_theme

__all__ = ["Theme", "ThemeAsset", "languages", "load_theme"]
