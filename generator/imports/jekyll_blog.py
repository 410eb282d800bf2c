"""A Jekyll blog as it was read, and what its configuration says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.diagnostics import Problems

TEXTS = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm")
NAMED = re.compile(r"(\d{4}-\d\d?-\d\d?)-(.+)")
"""The name of a post's file without its ending: a day, and the name by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jekyll:
    """The blog as it was read. Paths are below its folder."""

    config: Mapping[str, object]
    texts: Mapping[str, str]
    """Files in Markdown or HTML, posts and pages alike."""
    files: tuple[str, ...] = ()
    """Pictures and downloads."""
    people: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """`_data/authors.yml`."""
    problems: Problems = ()

    @property
    def has_feed(self) -> bool:
        plugins = self.config.get("plugins") or self.config.get("gems")
        return isinstance(plugins, list) and "jekyll-feed" in plugins

    @property
    def posts(self) -> tuple[str, ...]:
        """What stands in `_posts` or `_drafts`; in a folder that is no Jekyll's, every file that begins with a day."""
        return tuple(path for path in sorted(self.texts) if self._is_post(path))

    @property
    def pages(self) -> tuple[str, ...]:
        return tuple(path for path in sorted(self.texts) if not self._is_post(path))

    def _is_post(self, path: str) -> bool:
        folders, is_named = PurePosixPath(path).parts[:-1], bool(NAMED.fullmatch(PurePosixPath(path).stem))
        return "_drafts" in folders or (is_named and ("_posts" in folders or not self.config))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the blog was to be found: `url` without a slash at its end, "" where nobody wrote it down."""

    url: str
    permalink: str


def place_of(site: Mapping[str, str]) -> Place:
    """From the values of `_config.yml` and the owner's map."""
    url, base = site.get("url", "").rstrip("/"), site.get("baseurl", "").strip("/")
    return Place(url=f"{url}/{base}" if url and base else url, permalink=site.get("permalink") or "date")
