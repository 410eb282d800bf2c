"""The site as its mkdocs.yml describes it: YAML in, a checked `Config` and problems out."""

from generator.config.comments import Comments, Giscus, Isso, Reply, foreign_origins
from generator.config.inheritance import inherited_paths
from generator.config.parse import normal_url, parse_config, plain_config
from generator.config.values import (
    Config,
    FeedOptions,
    Limits,
    NavItem,
    Options,
    Palette,
    Script,
    SearchConfig,
    ThemeConfig,
    Validation,
)

__all__ = [
    "Comments",
    "Config",
    "FeedOptions",
    "Giscus",
    "Isso",
    "Limits",
    "NavItem",
    "Options",
    "Palette",
    "Reply",
    "Script",
    "SearchConfig",
    "ThemeConfig",
    "Validation",
    "foreign_origins",
    "inherited_paths",
    "normal_url",
    "parse_config",
    "plain_config",
]
