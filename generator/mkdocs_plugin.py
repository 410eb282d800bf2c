"""The plugin `milepost` of MkDocs: its commands hand over to ours. Nothing is built here.

MkDocs goes on with its own build afterwards, because `gh-deploy` has no other way to its second half. So it is given
nothing to do (no text, no theme, no menu, no other plugin) and a folder that is thrown away to do it in. The site
folder is ours alone: MkDocs never cleans it, and a build that fails leaves it as it was.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority

from generator.cli.main import ended

_LOG = logging.getLogger("mkdocs")
_STEPS = logging.getLogger("mkdocs.commands.build")
_USUAL_ADDRESS = ("127.0.0.1", 8000)
_FIRST = 1000
"""Before every other plugin and hook: none of them is asked any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aside:
    """What MkDocs gets back when its own build is over."""

    docs_dir: str
    site_dir: str
    nowhere: TemporaryDirectory[str]


class Options(Config):  # type: ignore[no-untyped-call]  # a method of MkDocs has no types
    """None that MkDocs would have to know."""


class MilepostPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # likewise
    """What MkDocs calls; it keeps one for each run of a command."""

    _aside: _Aside | None = None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Takes every option: our own reader of mkdocs.yml judges them, and knows their lines."""
        return [], []

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Has the whole work done, with the words and the exit code of our commands."""
        asked = click.get_current_context(silent=True)
        if asked is not None and asked.info_name == "serve":
            _preview(config, asked.params)
        _build(config)
        self._set_aside(config)
        return config

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self._put_back(config)

    def _set_aside(self, config: MkDocsConfig) -> None:
        """Leaves MkDocs an empty site to build, elsewhere."""
        nowhere = TemporaryDirectory(prefix="milepost-", ignore_cleanup_errors=True)
        self._aside = _Aside(docs_dir=config.docs_dir, site_dir=config.site_dir, nowhere=nowhere)
        config.docs_dir = config.site_dir = nowhere.name
        config.nav = None
        config.extra_templates = []
        config.theme.dirs = []
        config.theme.static_templates = set()
        for name, methods in config.plugins.events.items():
            if name != "shutdown":
                methods[:] = [method for method in methods if getattr(method, "__self__", None) is self]
        # What it would say of cleaning and building is not true of the site.
        _STEPS.setLevel(logging.WARNING)

    def _put_back(self, config: MkDocsConfig) -> None:
        """gh-deploy publishes the folder that the configuration names."""
        if self._aside is not None:
            config.docs_dir, config.site_dir = self._aside.docs_dir, self._aside.site_dir
            self._aside.nowhere.cleanup()
            self._aside = None
            _STEPS.setLevel(logging.NOTSET)


def _build(config: MkDocsConfig) -> None:
    """`milepost build`. Raises Abort where nothing was published; why has been said."""
    options = ["--strict"] if config.strict else []
    if _LOG.getEffectiveLevel() > logging.INFO:
        options.append("--quiet")
    if ended(["build", *_named(config), "--site-dir", config.site_dir, *options]):
        raise Abort("The site was not published.")


def _preview(config: MkDocsConfig, asked: Mapping[str, Any]) -> None:
    """`milepost serve` until it is stopped, and with it MkDocs: raises SystemExit."""
    with contextlib.suppress(OSError):
        Path(config.site_dir).rmdir()  # made for MkDocs' own preview
    host, port = config.dev_addr
    options = [] if (host, port) == _USUAL_ADDRESS else ["--host", host, "--port", str(port)]
    if asked.get("open_in_browser"):
        options.append("--open")
    if asked.get("build_type") == "clean":
        options.append("--published")
    raise SystemExit(ended(["serve", *_named(config), *options]))


def _named(config: MkDocsConfig) -> list[str]:
    if not config.config_file_path:
        raise Abort("Milepost needs the name of mkdocs.yml: it cannot be read from standard input.")
    return ["--config", config.config_file_path]
