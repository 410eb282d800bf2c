"""The vocabulary of one site: what its templates, scripts and options may bring onto a page. It only reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.config.values import Config
from generator.theme import material
from generator.theme.assets import OwnAssets, owner_files
from generator.theme.folders import Folders, files_below
from generator.theme.styles.made import ELEMENTS, TEXT_CLASSES, VIEW_NAMES
from generator.theme.styles.scanning import Names, names_in_script, names_in_templates
from generator.theme.styles.schemes import KINDS, PREFIX, colors
from generator.theme.styles.vocabulary import Vocabulary

_SETS_FEATURES = re.compile(r"\bset\s+(?:features|config)\b")


def site_vocabulary(
    config: Config, folders: Folders, own: OwnAssets, foreign: Iterable[str], direction: str
) -> Vocabulary:
    """`foreign` are the texts of the owner's own style sheets and scripts among the content."""
    found = _in_templates(config, folders)
    for text in (*_scripts(folders, own), *foreign, config.copyright, repr(config.extra)):
        found |= names_in_script(text)
    return Vocabulary(
        names=frozenset(name for name in found.names if not name.endswith("*")) | VIEW_NAMES,
        kept=(*config.options.purge.keep, *sorted(name for name in found.names if name.endswith("*"))),
        text=TEXT_CLASSES,
        built=found.elements,
        elements=ELEMENTS,
        values=_color_values(config),
        direction=direction,
        trusted=config.options.html == "trusted",
    )


def _in_templates(config: Config, folders: Folders) -> Names:
    from generator.theme.contract import config_value
    from generator.theme.environments import frame_environment

    owned = dict(files_below(folders.owned)) if folders.owned else {}
    ours = dict(files_below(folders.default))
    templates = {name: path for name, path in {**ours, **owned}.items() if name.endswith(".html")}
    begin = [name for name in templates if name.startswith(("frames/", "pages/")) or name in owned]
    decides = any(_SETS_FEATURES.search(_text(path)) for path in owned.values() if path.suffix == ".html")
    values = None if decides and folders.custom else config_value(config)
    return names_in_templates(frame_environment(folders, {}), begin, values)


def _scripts(folders: Folders, own: OwnAssets) -> Iterator[str]:
    theirs = {name: material.templates() / name for name in material.asset_names(())}
    files = {**theirs, **owner_files(folders, own), **own.files}
    yield from (_text(path) for name, path in sorted(files.items()) if name.endswith((".js", ".mjs")))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _color_values(config: Config) -> dict[str, frozenset[str]]:
    """The palettes that the site has; a page without any is Material's default."""
    palettes = [colors(palette) for palette in config.theme.palette]
    default = {PREFIX + "scheme": "default"}
    names = [PREFIX + kind for kind in KINDS]
    return {name: frozenset(each[name] for each in (*palettes, default) if name in each) for name in names}
