"""A whole small site from what its owner has said of it. Opens no file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.routes import slug_of
from generator.starting.files import in_yaml

_AUTHOR = "content/authors/author.md"
PROGRAMS = ("preview.sh", "preview.command")
"""Files that are to be run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSite:
    """What is known of a site that is begun: its name, its URL with "/" at its end, who writes, and the ISO date."""

    name: str
    url: str
    author: str
    today: str
    version: str
    """Of this program."""


def site_files(templates: Mapping[str, str], site: NewSite) -> Mapping[str, str]:
    """The site's files by path, of templates by path. `dot_` at the beginning of a name stands for a dot."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
        # GitHub's workflows write their own values in double braces.
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
    )
    environment.filters["yaml"] = in_yaml
    facts = _facts(site)
    author = f"content/authors/{slug_of(site.author) or 'author'}.md"
    return {
        author if path == _AUTHOR else _placed(path): environment.from_string(text).render(facts)
        for path, text in templates.items()
    }


def _placed(path: str) -> str:
    return "/".join(f".{part.removeprefix('dot_')}" if part.startswith("dot_") else part for part in path.split("/"))


def _facts(site: NewSite) -> Mapping[str, str]:
    year = site.today[:4]
    return {
        "name": site.name,
        "url": site.url,
        "host": urlsplit(site.url).hostname or "",
        "author": site.author,
        "today": site.today,
        "year": year,
        "version": site.version,
        "description": f"Advice by {site.name}, for people who have a firm to run.",
        "copyright": f"© {year} {site.name}",
    }
