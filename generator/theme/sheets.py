"""The style sheets that pages load: made once, and remembered by everything they are made of. It only reads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from generator.cache.store import Store
from generator.config.values import Config
from generator.model import constructs
from generator.theme import material
from generator.theme.assets import OwnAssets
from generator.theme.folders import Folders
from generator.theme.icons import Icons
from generator.theme.styles.from_config import rules_of
from generator.theme.styles.made import BEGINNINGS, ELEMENTS, TEXT_CLASSES, VIEW_NAMES
from generator.theme.styles.sheets import Sheets, Source, make_sheets
from generator.views.constructs import PLAIN, QUIZ, TEXT

_FOLDER = "assets/stylesheets"
_LARGEST = 1 << 20
_WORDS = (ELEMENTS, BEGINNINGS, TEXT_CLASSES, VIEW_NAMES, constructs.ELEMENTS, constructs.CLASSES)


@dataclass(frozen=True, slots=True)
class Origin:
    """What style sheets are made of: the site's options, its folders of templates, icons, and our files."""

    config: Config
    folders: Folders
    icons: Icons
    own: OwnAssets


@dataclass(frozen=True, slots=True)
class Styles:
    """`linked` are the names or paths that a page loads, by its sheet; `files` are those to publish, by path.

    `joined` are the theme's and our own style sheets that are a part of `files` and are not linked themselves.
    """

    linked: Mapping[str, tuple[str, ...]]
    files: Mapping[str, bytes] = field(default_factory=dict)
    joined: frozenset[str] = frozenset()


def unpurged(origin: Origin) -> Styles:
    """Every style sheet as it is, one after the other."""
    rules = rules_of(origin.config.theme, origin.icons).encode()
    files = {_path("options", rules): rules} if rules else {}
    names = list(_names(origin))
    names[_first_own(names) : _first_own(names)] = files
    return Styles(dict.fromkeys((PLAIN, TEXT, QUIZ), tuple(names)), files)


def purged(origin: Origin, inputs: str, direction: Callable[[], str], store: Store) -> Styles:
    """The sheets of a site. `inputs` is a digest of its templates and of what they read of the configuration;
    `direction` asks for that of the theme's language."""
    key = styles_key(origin, inputs)
    known = store.get(key)
    if known is None:
        made = _made(origin, direction())
        store.put(key, msgspec.json.encode(made))
    else:
        made = msgspec.json.decode(known, type=Sheets)
    styles = _styles(made, tuple(_names(origin)), origin.own.paths)
    if "navigation.instant" in origin.config.theme.features:
        # A script exchanges the text of a page for that of the next one, and the style sheet may stay.
        return replace(styles, linked=dict.fromkeys(styles.linked, styles.linked[QUIZ]))
    return styles


def styles_key(origin: Origin, inputs: str) -> str:
    """A digest of everything that the sheets are made of."""
    options = origin.config.options
    read = (tuple(_read(origin)), tuple(_foreign(origin)), options.html, options.purge)
    return _key(inputs, repr(read), _program())


def _made(origin: Origin, direction: str) -> Sheets:
    from generator.theme.vocabulary import site_vocabulary

    config, sources = origin.config, tuple(_read(origin))
    vocabulary = site_vocabulary(config, origin.folders, origin.own, _foreign(origin), direction)
    rules = Source(f"{_FOLDER}/-", rules_of(config.theme, origin.icons))
    ours = _first_own([source.path for source in sources])
    return make_sheets((*sources[:ours], rules, *sources[ours:]), vocabulary, config.theme.palette, _FOLDER)


def _styles(made: Sheets, names: tuple[str, ...], published: Mapping[str, str]) -> Styles:
    apart = tuple(name for name in names if published.get(name, name) in made.apart)
    files: dict[str, bytes] = {}
    linked: dict[str, tuple[str, ...]] = {}
    for sheet, css in ((PLAIN, made.plain), (TEXT, made.text), (QUIZ, made.quiz)):
        data = css.encode()
        path = _path(sheet, data)
        files[path] = data
        linked[sheet] = (path, *apart)
    return Styles(linked, files, frozenset({*names, *material.stylesheets()}) - frozenset(apart))


def _path(name: str, data: bytes) -> str:
    """Where a sheet is published: what is under that name never changes, so a browser may keep it for ever."""
    return f"{_FOLDER}/{name}.{hashlib.blake2b(data, digest_size=4).hexdigest()}.css"


def _first_own(names: Sequence[str]) -> int:
    """Where in the order the theme's own style sheets end."""
    theirs = set(material.stylesheets())
    return next((place for place, name in enumerate(names) if name not in theirs), len(names))


def _names(origin: Origin) -> Iterator[str]:
    """The names of all style sheets, in the order in which a page loads them."""
    main, palette = material.stylesheets()
    yield main
    if origin.config.theme.palette:
        yield palette
    yield from origin.own.linked("stylesheets", ".css")


def _read(origin: Origin) -> Iterator[Source]:
    published = origin.own.paths
    for name in _names(origin):
        path = origin.own.files.get(name) or origin.folders.find(name) or material.templates() / name
        yield Source(published.get(name, name), path.read_text("utf-8-sig", "replace"))


def _foreign(origin: Origin) -> Iterator[str]:
    """The owner's own style sheets and scripts among the content: what they name must stay."""
    config = origin.config
    for name in (*config.extra_css, *(script.path for script in config.extra_javascript)):
        for folder in (config.docs_dir, f"{config.docs_dir}/{config.layout.static_dir}"):
            yield from _text(origin.folders.site / folder / name)


def _text(path: Path) -> Iterator[str]:
    try:
        if path.is_file() and path.stat().st_size <= _LARGEST:
            yield path.read_text("utf-8", "replace")
    except (OSError, ValueError):
        return


@cache
def _program() -> str:
    """Of the code that makes the sheets, and of the parser that it uses, which is not imported for it."""
    here = Path(__file__).parent
    code = [path.read_bytes() for path in (*sorted((here / "styles").glob("*.py")), here / "vocabulary.py")]
    found = find_spec("tinycss2")
    parser = Path(found.origin).read_bytes() if found and found.origin else b""
    return _key(*(part.hex() for part in code), parser.hex(), repr([sorted(words) for words in _WORDS]))


def _key(*parts: str) -> str:
    hasher = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hasher.update(len(data).to_bytes(8, "big") + data)
    return hasher.hexdigest()
