"""The theme of one site: its frames, page templates, icons, words and assets. It knows no template by name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.cache.store import EmptyStore, Store
from generator.config.values import Config
from generator.diagnostics import Problems
from generator.theme import material
from generator.theme.assets import OwnAssets, ThemeAsset, collect_assets, find_own_assets, owner_files
from generator.theme.checks import check_config, known_icons, knows_language
from generator.theme.folders import Folders, files_below, find_folders
from generator.theme.icons import Icons
from generator.theme.overrides import check_overrides
from generator.theme.sheets import Origin, Styles, purged, styles_key, unpurged
from generator.views import strings_in
from generator.views.after_values import FollowView, unfollowed
from generator.views.shell import SLOTS, MenuItem

if TYPE_CHECKING:
    from jinja2 import Environment

    from generator.theme.frames import Frames


@dataclass(frozen=True)
class Theme:
    """What a site looks like. Templates are read when they are first asked for, and Jinja2 is not imported before."""

    config: Config
    folders: Folders
    icons: Icons
    own_assets: OwnAssets
    store: Store

    def __reduce__(self) -> tuple[Callable[[bytes, str], Theme], tuple[bytes, str]]:
        """In another process it is read anew, once; what it remembers stays here."""
        return _theme_again, (self._pickled_config, str(self.folders.site))

    @cached_property
    def _pickled_config(self) -> bytes:
        import pickle

        return pickle.dumps(self.config)

    def frames(
        self, menu: tuple[MenuItem, ...], files: Mapping[str, str], follow: Callable[[int], FollowView] = unfollowed
    ) -> Frames:
        """The frames with this menu: call it with a key. `files` tells where `content_files` are published.

        What `files` does not name is published under the path that it has. `follow` says what stands at the foot of
        pages of a depth.
        """
        from generator.theme.contract import NAMED_SCRIPTS, config_value, script_values
        from generator.theme.environments import frame_environment
        from generator.theme.frames import Frames

        shown = self._config_without_faults()
        values = {
            "config": config_value(shown),
            "stylesheets": self.styles.linked,
            "own_scripts": [name for name in self.own_assets.linked("javascripts", ".js") if name not in NAMED_SCRIPTS],
            "words": strings_in(self.language, self.translate),
            **script_values(shown),
        }
        environment = frame_environment(self.folders, {**self.own_assets.paths, **files}, self.config.options.script)
        return Frames(environment, self.config, self.folders, values, menu, follow)

    @cached_property
    def environment(self) -> Environment:
        """For our own page templates, "pages/post.html" and the like."""
        from generator.theme.environments import page_environment

        return page_environment(self.folders, self.icons)

    def has_page_template(self, name: str) -> bool:
        """Whether there is a template "pages/<name>", the owner's or Milepost's own."""
        return self.folders.find(f"pages/{name}") is not None

    def icon(self, name: str) -> str | None:
        """The SVG of "material/check" (or of the shortcode "material-check"), None if there is no such icon."""
        return self.icons.svg(name)

    def icon_html(self, name: str, attrs: str) -> str | None:
        """An icon in running text; `attrs` are attributes as HTML, each with a leading space."""
        return self.icons.html(name, attrs)

    def assets(self) -> tuple[ThemeAsset, ...]:
        """Everything the built site needs besides pages and content, by path below the site folder."""
        names = material.asset_names()
        if self.config.options.script == "material":
            names += material.script_names(self.config.search.lang if self.config.search.enabled else ())
        found = collect_assets(self.folders, self.own_assets, names, self.styles.joined - self._named_by_owner)
        return (*found, *(ThemeAsset(path, css) for path, css in self.styles.files.items()))

    @cached_property
    def content_files(self) -> tuple[str, ...]:
        """The content files that mkdocs.yml names for the theme's sake: logo, favicon, extra_css, extra_javascript."""
        config = self.config
        named = (config.theme.logo, config.theme.favicon, *config.extra_css, *(s.path for s in config.extra_javascript))
        ours = {*self.own_assets.files, *owner_files(self.folders, self.own_assets)}
        local = (path for path in named if path and not path.startswith("/") and "://" not in path)
        return tuple(
            sorted({path for path in local if path not in ours and not (material.templates() / path).is_file()})
        )

    @cached_property
    def styles(self) -> Styles:
        """The style sheets of all pages."""
        if not self.config.options.purge.enabled:
            return unpurged(self._origin)
        return purged(self._origin, self._inputs, self._direction, self.store)

    @cached_property
    def digest(self) -> str:
        """Of everything that a frame is made from besides its menu, its key and the published names of files."""
        return _digest(self._inputs.encode(), styles_key(self._origin, self._inputs).encode())

    @property
    def _origin(self) -> Origin:
        return Origin(self.config, self.folders, self.icons, self.own_assets)

    @cached_property
    def _inputs(self) -> str:
        """Of what templates read, and of their sources."""
        config = self.config
        names = (config.site_name, config.site_url, config.site_description, config.site_author, config.copyright)
        repository = (config.repo_url, config.repo_name)
        owned = (config.theme, config.extra, config.extra_css, config.extra_javascript)
        options = (config.search, config.mdx_configs, config.options.script)
        values = repr((material.version(), names, repository, owned, options, self.own_assets.paths))
        return _digest(values.encode(), self.templates_digest.encode())

    @cached_property
    def _named_by_owner(self) -> frozenset[str]:
        """Style sheets that the owner's templates link themselves: they are published as they are, too."""
        texts = [path.read_text("utf-8", "replace") for path in self._owned_templates]
        return frozenset(name for name in self.styles.joined if any(name in text for text in texts))

    @property
    def _owned_templates(self) -> tuple[Path, ...]:
        owned = files_below(self.folders.custom) if self.folders.custom else ()
        return tuple(path for name, path in owned if name.endswith(".html"))

    @cached_property
    def templates_digest(self) -> str:
        """Of the sources of all templates and icons, the owner's and ours; Material's stand in `digest` by version."""
        parts = (
            f"{place}\0{name}\0".encode() + path.read_bytes()
            for place, folder in enumerate(self.folders.both)
            for name, path in files_below(folder)
            if name.endswith((".html", ".svg")) and not name.startswith("assets/")
        )
        return _digest(*parts)

    def _direction(self) -> str:
        return self.config.theme.direction or self.translate("direction")

    def translate(self, key: str) -> str:
        """Material's word for a key ("search") in the theme's language, else in English, else the key itself."""
        return str(self._language_module.t(key)).strip()

    @property
    def language(self) -> str:
        """The language of the theme's words: English where it does not know the configured one."""
        return self.config.theme.language if knows_language(self.config.theme.language, self.folders) else "en"

    def _config_without_faults(self) -> Config:
        """What `check_config` complained of taken out, so that a frame can be rendered all the same."""
        theme = self.config.theme
        palettes = tuple(p if self.icons.svg(p.toggle_icon) else replace(p, toggle_icon="") for p in theme.palette)
        icons = known_icons({"icon": theme.icon}, self.icons)["icon"]
        theme = replace(theme, icon=icons, language=self.language, palette=palettes)
        return replace(self.config, theme=theme, extra=known_icons(self.config.extra, self.icons))

    @cached_property
    def _language_module(self) -> Any:
        # Any: Jinja2 makes a macro an attribute of the module, which only the template's author can know.
        from generator.theme.environments import frame_environment

        values = {"config": {"theme": {"language": self.language}}}
        return frame_environment(self.folders, {}).get_template("partials/language.html", None, values).module


def load_theme(config: Config, site_folder: Path, store: Store | None = None) -> tuple[Theme, Problems]:
    """The theme of the site whose mkdocs.yml lies in `site_folder`, and what is wrong with its options and templates.

    `store` remembers what is made for it; without one nothing is remembered.
    Raises ModuleNotFoundError where Material is not installed, which is a fault of the installation.
    """
    folders = find_folders(site_folder, config.theme.custom_dir)
    icons = Icons((*(folder / ".icons" for folder in folders.both), material.templates() / ".icons"))
    theme = Theme(config, folders, icons, find_own_assets(folders), store or EmptyStore())
    return theme, (*check_config(config, site_folder, folders, icons), *check_overrides(folders, SLOTS))


@cache
def _theme_again(config: bytes, site: str) -> Theme:
    import pickle

    return load_theme(pickle.loads(config), Path(site))[0]


def _digest(*parts: bytes) -> str:
    hasher = hashlib.blake2b(digest_size=16)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big") + part)
    return hasher.hexdigest()
