"""Where Material's package lies and which of its files a site needs; it is read as files and never imported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# The worker loads these beside `min/lunr.<language>.min.js` (its switch over `config.lang`).
_SEGMENTERS = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}


@cache
def package() -> Path:
    """The package's folder. Finding it executes none of it. Raises ModuleNotFoundError where it is not installed."""
    found = find_spec("material")
    for place in (found.submodule_search_locations or ()) if found else ():
        if Path(place, "templates", "base.html").is_file():
            return Path(place)
    raise ModuleNotFoundError("mkdocs-material is not installed, and Milepost's pages are made with its templates")


def templates() -> Path:
    """The folder that Material's templates, icons and assets lie in."""
    return package() / "templates"


@cache
def version() -> str:
    """Material's version, "" if it does not say."""
    found = re.search(r'^__version__\s*=\s*"([^"]+)"', (package() / "__init__.py").read_text("utf-8"), re.MULTILINE)
    return found[1] if found else ""


@cache
def languages() -> frozenset[str]:
    """The languages that Material's own words are translated to, by the codes of `theme.language`."""
    return frozenset(path.stem for path in (templates() / "partials/languages").glob("*.html"))


@cache
def search_languages() -> frozenset[str]:
    """The languages of `search.lang` that Material's search can stem or segment."""
    names = (path.name for path in _lunr("min").glob("lunr.*.min.js"))
    return frozenset(name.split(".")[1] for name in names) - {"multi", "stemmer"} | {"en"}


def stylesheets() -> tuple[str, str]:
    """The names of Material's style sheets below `templates()`: that of everything, and that of palettes."""
    folder = templates() / "assets/stylesheets"
    main, palette = (next(iter(sorted(folder.glob(f"{name}.*.css")))) for name in ("main", "palette"))
    return f"assets/stylesheets/{main.name}", f"assets/stylesheets/{palette.name}"


def asset_names() -> tuple[str, ...]:
    """The files below `templates()` that every built site needs, sorted."""
    return tuple(sorted((*stylesheets(), "assets/images/favicon.png")))


def script_names(search_lang: Iterable[str]) -> tuple[str, ...]:
    """The files of the script bundle and of its search, sorted; for search only what its languages need."""
    root = templates()
    patterns = ("assets/javascripts/bundle*.js", "assets/javascripts/workers/search*.js")
    needed = {path for pattern in patterns for path in root.glob(pattern)}
    needed.update(path for path in _search_files(frozenset(search_lang)) if path.is_file())
    return tuple(sorted(path.relative_to(root).as_posix() for path in needed))


def _search_files(languages: frozenset[str]) -> Iterable[Path]:
    """What the search worker asks for; it does so for nothing at all where English is the only language."""
    foreign = sorted(languages - {"en"})
    if foreign:
        yield _lunr("min/lunr.stemmer.support.min.js")
    if len(languages) > 1:
        yield _lunr("min/lunr.multi.min.js")
    for language in foreign:
        yield _lunr(f"min/lunr.{language}.min.js")
        if language in _SEGMENTERS:
            yield _lunr(_SEGMENTERS[language])


def _lunr(path: str) -> Path:
    return templates() / "assets/javascripts/lunr" / path
