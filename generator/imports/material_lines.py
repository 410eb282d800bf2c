"""Lines for mkdocs.yml here that say what the old one said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from generator.config import NavItem
from generator.imports.material_blog import Material, is_pretty
from generator.imports.material_rest import rss_names
from generator.routes import Layout

_SAME = ("site_name", "site_url", "site_description", "site_author", "copyright", "repo_url", "repo_name")
_THEME = ("language", "direction", "palette", "font", "features", "icon", "logo", "favicon")
_EXTRA = ("social", "analytics", "consent", "alternate", "homepage", "generator")


def settings_of(site: Material, layout: Layout) -> Mapping[str, str]:
    """What keeps addresses by itself, and not by a redirect each."""
    found: dict[str, str] = {}
    pattern = site.config.layout.post
    plain = site.config.layout.date_format
    if plain == "yyyy":
        pattern = pattern.replace("{date}", "{year}")
    fits = ("{date}" not in pattern or plain == layout.date_format) and is_pretty(site)
    categories = site.config.layout.url_categories
    if "{categories}" in pattern and categories != layout.url_categories:
        fits = False
    if site.blog is not None and fits and pattern != layout.post:
        found["permalink"] = f'"{pattern}"'
    names = rss_names(site)
    return {**found, "feed": f"{{also: [{', '.join(names)}]}}"} if names else found


def lines_of(site: Material, places: Mapping[str, str]) -> str:
    """As YAML. `places` are files here by their path there."""
    raw = site.raw
    theme, extra = _mapping(raw.get("theme")), _mapping(raw.get("extra"))
    found: dict[str, Any] = {key: raw[key] for key in _SAME if raw.get(key)}
    kept = {key: theme[key] for key in _THEME if key in theme}
    for key in ("logo", "favicon"):
        if isinstance(kept.get(key), str):
            kept[key] = places.get(kept[key], kept[key])
    found["theme"] = {"name": "material", **kept} if kept else None
    found["extra"] = {key: extra[key] for key in _EXTRA if key in extra}
    found["extra_css"] = [places.get(path, path) for path in site.config.extra_css]
    found["nav"] = [entry for item in site.config.nav for entry in _nav(item, places)]
    found = {key: value for key, value in found.items() if value}
    return yaml.safe_dump(found, sort_keys=False, allow_unicode=True, width=100) if found else ""


def _nav(item: NavItem, places: Mapping[str, str]) -> list[Any]:
    """An entry whose text does not come is left out; tags have their own page."""
    if item.children:
        children = [entry for child in item.children for entry in _nav(child, places)]
        return [{item.title: children}] if children else []
    target = places.get(item.target)
    if target is None:
        target = item.target if re.match(r"[a-z][a-z0-9+.-]*:|/", item.target) else None
    if target is None:
        return []
    return [{item.title: target}] if item.title else [target]


def _mapping(given: object) -> Mapping[str, Any]:
    return given if isinstance(given, dict) else {}
