"""What mkdocs.yml asks of the theme that the theme has not: languages, icons, a folder. Nothing is rendered here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from generator.config.values import Config
from generator.diagnostics import Problem, Problems, Span, error
from generator.theme import material
from generator.theme.folders import Folders
from generator.theme.icons import Icons


def check_config(config: Config, site_folder: Path, folders: Folders, icons: Icons) -> Problems:
    """Everything that templates would stumble over, said before they do."""
    found = [
        _unknown_icon(_span(config, place), place, name, icons)
        for place, name in _icon_names(config)
        if icons.svg(name) is None
    ]
    if config.theme.custom_dir and folders.owned is None:
        found.append(_no_folder(_span(config, "theme.custom_dir"), config.theme.custom_dir, site_folder))
    if not knows_language(config.theme.language, folders):
        found.append(_unknown_language(_span(config, "theme.language"), config.theme.language))
    return tuple(found)


def _span(config: Config, name: str) -> Span:
    """The place of a value by its dotted name; the file where the value is a default."""
    return config.spans.get(name, Span(config.path))


def knows_language(language: str, folders: Folders) -> bool:
    """Whether Material has its words in a language, or the owner has brought them."""
    return language in material.languages() or folders.find(f"partials/languages/{language}.html") is not None


def known_icons(value: Any, icons: Icons) -> Any:
    """A part of mkdocs.yml without the icons that do not exist, so that templates can ask for all that are left.

    Names of icons stand below `icon:`, at any depth; a list's entry whose icon is missing is left out.
    """
    if isinstance(value, Mapping):
        return {
            key: _existing(below, icons) if key == "icon" else known_icons(below, icons) for key, below in value.items()
        }
    if isinstance(value, list | tuple):
        return [known_icons(entry, icons) for entry in value if not _lacks_icon(entry, icons)]
    return value


def _existing(value: Any, icons: Icons) -> Any:
    if isinstance(value, Mapping):
        return {key: kept for key, below in value.items() if (kept := _existing(below, icons)) is not None}
    return value if not isinstance(value, str) or icons.svg(value) is not None else None


def _lacks_icon(entry: Any, icons: Icons) -> bool:
    name = entry.get("icon") if isinstance(entry, Mapping) else None
    return isinstance(name, str) and icons.svg(name) is None


def _icon_names(config: Config) -> Iterator[tuple[str, str]]:
    """Every icon that mkdocs.yml names, and where."""
    yield from _below("theme.icon", config.theme.icon)
    for number, palette in enumerate(config.theme.palette):
        if palette.toggle_icon:
            above = f"theme.palette.{number}" if config.theme.palette_is_list else "theme.palette"
            yield f"{above}.toggle.icon", palette.toggle_icon
    social = config.extra.get("social")
    for number, entry in enumerate(social if isinstance(social, list | tuple) else ()):
        if isinstance(entry, Mapping) and isinstance(entry.get("icon"), str):
            yield f"extra.social.{number}.icon", entry["icon"]


def _below(place: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield from _below(f"{place}.{key}", below)
    elif isinstance(value, str) and value:
        yield place, value


def _unknown_icon(span: Span, place: str, name: str, icons: Icons) -> Problem:
    near = icons.near(name)
    hint = f"did you mean {near!r}?" if near else "the names are folder/name, as in 'material/home'; see docs/theme.md"
    return error(span, "unknown-theme-icon", f"'{place}' names an icon that the theme does not have: {name!r}", hint)


def _unknown_language(span: Span, language: str) -> Problem:
    known = sorted(material.languages())
    base = language.replace("_", "-").partition("-")[0].lower()
    near = get_close_matches(language.replace("_", "-"), known, n=1, cutoff=0.75) or [c for c in known if c == base]
    hint = f"did you mean {near[0]!r}?   language: {near[0]}" if near else f"languages: {', '.join(known)}"
    return error(span, "unknown-theme-language", f"the theme does not speak {language!r}", hint)


def _no_folder(span: Span, custom_dir: str, site_folder: Path) -> Problem:
    if (site_folder / custom_dir).is_dir():
        message = f"theme.custom_dir is {custom_dir!r}, and all of the site lies in that folder"
        return error(span, "custom-dir-too-wide", message, "put your templates into a folder of their own, 'templates'")
    names = [path.name for path in site_folder.iterdir() if path.is_dir()] if site_folder.is_dir() else []
    near = get_close_matches(custom_dir, names, n=1)
    hint = (
        f"did you mean {near[0]!r}?" if near else f"make a folder {custom_dir!r} beside {span.path}, or remove the line"
    )
    return error(span, "custom-dir-missing", f"theme.custom_dir is {custom_dir!r}, and there is no such folder", hint)
