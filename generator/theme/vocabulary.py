"""The vocabulary of one site: what its templates, scripts and options may bring onto a page. It only reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

from generator.config.values import Config
from generator.model.constructs import ELEMENTS as CONSTRUCTS
from generator.theme import material
from generator.theme.assets import OwnAssets, owner_files
from generator.theme.folders import Folders, files_below
from generator.theme.styles.made import BEGINNINGS, ELEMENTS, TEXT_CLASSES, VIEW_NAMES
from generator.theme.styles.scanning import Names, names_in_script, names_in_templates
from generator.theme.styles.schemes import KINDS, PREFIX, colors
from generator.theme.styles.vocabulary import Vocabulary

_QUIZZES = "javascripts/quiz/"
_SETS_KNOWN = re.compile(r"\bset\s+(?:features|config|script)\b")
_SETS_DIRECTION = re.compile(r"\bdir\s*=")
_COLOR = re.compile(rf"""{PREFIX}\w+["']?\s*[=,:]\s*["']?([\w-]+)""")


def site_vocabulary(
    config: Config, folders: Folders, own: OwnAssets, foreign: Iterable[str], direction: str
) -> Vocabulary:
    """`foreign` are the texts of the owner's own style sheets and scripts among the content.

    `direction` is that of the theme's words; a template of the owner's may set another.
    """
    foreign, templates = tuple(foreign), _owned_templates(folders)
    files = tuple(_scripts(config, folders, own))
    scripts = _in_scripts((*(text for name, text in files if _QUIZZES not in name), *foreign))
    quiz_scripts = _in_scripts(text for name, text in files if _QUIZZES in name)
    written = names_in_script(f"{config.copyright} {config.extra!r}")
    elsewhere = _in_templates(config, folders, templates, ("frames/", "pages/")) | scripts | written
    asking = quiz_scripts | _in_templates(config, folders, {}, ("quizzes/",))
    found = elsewhere | asking
    names = {*found.names, *VIEW_NAMES, *BEGINNINGS, *config.options.purge.keep}
    return Vocabulary(
        names=frozenset(name for name in names if not name.endswith("*")),
        beginnings=tuple(sorted(name.removesuffix("*") for name in names if name.endswith("*"))),
        scripted=(scripts | quiz_scripts).names,
        text=TEXT_CLASSES,
        # What only quizzes have of constructs is no reason for pages without one to load its rules.
        built=found.elements - ((asking.elements - elsewhere.elements) & CONSTRUCTS),
        elements=ELEMENTS,
        values=_color_values(config, (*templates.values(), *foreign)),
        direction="" if any(_SETS_DIRECTION.search(text) for text in templates.values()) else direction,
        trusted=config.options.html == "trusted",
    )


def _owned_templates(folders: Folders) -> dict[str, str]:
    owned = files_below(folders.custom) if folders.custom else ()
    return {name: _text(path) for name, path in owned if name.endswith(".html")}


def _in_scripts(texts: Iterable[str]) -> Names:
    return reduce(or_, map(names_in_script, texts), Names())


def _in_templates(config: Config, folders: Folders, owned: Mapping[str, str], parts: tuple[str, ...]) -> Names:
    """The names in our templates of these folders, and in the owner's."""
    from generator.theme.environments import frame_environment

    ours = (name for name, _ in files_below(folders.default) if name.startswith(parts))
    begin = (*(name for name in ours if name.endswith(".html")), *owned)
    known = {} if any(_SETS_KNOWN.search(text) for text in owned.values()) else _known(config)
    return names_in_templates(frame_environment(folders, {}, config.options.script), begin, known)


def _known(config: Config) -> dict[str, Any]:
    """What frames know of the configuration, by the names that templates have for it."""
    from generator.theme.contract import config_value

    return {"config": config_value(config), "features": list(config.theme.features), "script": config.options.script}


def _scripts(config: Config, folders: Folders, own: OwnAssets) -> Iterator[tuple[str, str]]:
    """Names and texts of those that pages may load: the owner's, ours, and Material's where the site has them."""
    files = {**owner_files(folders, own), **own.files}
    if config.options.script == "material":
        files = {**{name: material.templates() / name for name in material.script_names(())}, **files}
    yield from ((name, _text(path)) for name, path in sorted(files.items()) if name.endswith((".js", ".mjs")))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _color_values(config: Config, texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """The palettes that the site has, and those that the owner's templates and scripts name."""
    palettes = [colors(palette) for palette in config.theme.palette]
    written = {value for text in texts for value in _COLOR.findall(text)} | {"default"}
    names = [PREFIX + kind for kind in KINDS]
    return {name: frozenset({*written, *(palette[name] for palette in palettes)}) for name in names}
