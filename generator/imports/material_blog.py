"""A site made with Material for MkDocs as it was read, and the addresses that MkDocs and the blog plugin make.

The shapes are those of Material's blog plugin (plugin.py, `_format_path_for_*`) and of MkDocs' structure/files.py.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.config import Config
from generator.diagnostics import Problems
from generator.routes import post_address

TEXTS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The site as it was read. Paths are below its content folder `docs`, which is a path below the imported folder."""

    config: Config
    raw: Mapping[str, Any]
    """mkdocs.yml and what it inherits from, as plain values."""
    docs: str
    texts: Mapping[str, str]
    files: tuple[str, ...] = ()
    metas: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What `.meta.yml` says of all texts in a folder, by folder."""
    people: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    """Texts that `draft_docs` names."""
    problems: Problems = ()

    def options(self, plugin: str) -> Mapping[str, Any] | None:
        """The first entry of a plugin, None where it is not listed."""
        return next((options for name, options in listed(self.raw.get("plugins")) if name == plugin), None)

    @property
    def blog(self) -> Mapping[str, Any] | None:
        found = self.options("blog")
        return found if found is not None and found.get("enabled", True) is not False else None

    @property
    def blog_address(self) -> str:
        return self.config.layout.blog

    def is_post(self, path: str) -> bool:
        return self.blog is not None and path.startswith(f"{self.config.layout.posts_dir}/".lstrip("/"))

    @property
    def index(self) -> str:
        """The text that opens the blog, whether or not there is one: MkDocs makes it."""
        return f"{self.config.layout.blog}index.md" if self.blog is not None else ""


def listed(plugins: object) -> list[tuple[str, Mapping[str, Any]]]:
    """Every entry of `plugins:`, also those of a group, by name without Material's prefix."""
    pairs: list[tuple[object, object]] = list(plugins.items()) if isinstance(plugins, dict) else []
    for item in plugins if isinstance(plugins, list) else ():
        pairs += item.items() if isinstance(item, dict) else [(item, None)]
    found: list[tuple[str, Mapping[str, Any]]] = []
    for key, value in pairs:
        name, options = str(key).removeprefix("material/"), value if isinstance(value, dict) else {}
        if name == "group":
            found += listed(options.get("plugins")) if options.get("enabled") is True else []
        else:
            found.append((name, options))
    return found


def page_address(path: str, *, is_pretty: bool) -> str:
    """Where MkDocs puts the page of a text: `about/team.md` is `about/team/`, or with its option `about/team.html`."""
    folder, name = posixpath.split(posixpath.splitext(path)[0])
    prefix = f"{folder}/" if folder else ""
    if name in ("index", "README"):
        return prefix
    return f"{prefix}{name}/" if is_pretty else f"{prefix}{name}.html"


def slugify(title: str) -> str:
    """A title as part of an address: pymdownx.slugs.slugify(case="lower"), Material's own choice."""
    plain = re.sub(r"</?[^>]*>", "", unicodedata.normalize("NFC", title)).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def title_in(body: str) -> str:
    """The first line if it is a heading, with its marks, as MkDocs reads it before it renders anything; else ""."""
    line = body.lstrip().partition("\n")[0].strip()
    return line.lstrip("# ") if line.startswith("# ") else ""


def post_path(site: Material, *, slug: str, day: str, categories: tuple[str, ...], file: str) -> str:
    """A post's address; `day` is an ISO date."""
    address = post_address(site.config.layout, slug=slug, date=day, categories=map(slugify, categories), file=file)
    path = posixpath.normpath(address.strip("/"))
    # What is called "index" stands for its folder.
    return path.removesuffix("index") if posixpath.basename(path) == "index" else _ending(path, site)


def archive_address(site: Material, day: str) -> str:
    """The page of the archive that a post stands on; "" where there is no archive."""
    return _view(site, "archive", True, "archive_url_format", "archive/{date}", _date(site, day))


def category_address(site: Material, category: str) -> str:
    return _view(site, "categories", True, "categories_url_format", "category/{slug}", {"slug": slugify(category)})


def author_address(site: Material, slug: str, name: str) -> str:
    values = {"slug": slug, "name": name}
    return _view(site, "authors_profiles", False, "authors_profiles_url_format", "author/{slug}", values)


def further_addresses(site: Material, kind: str, address: str, posts: int) -> list[str]:
    """From a list's second page on. `kind` is what the plugin's options call it, "" for the blog's own list."""
    blog = site.blog or {}
    prefix = f"{kind}_" if kind else ""
    wanted = blog.get(f"{prefix}pagination", blog.get("pagination", True))
    size = blog.get(f"{prefix}pagination_per_page", blog.get("pagination_per_page", 10))
    if wanted is False or not isinstance(size, int) or size < 1:
        return []
    pattern = str(blog.get("pagination_url_format", "page/{page}")).strip("/")
    base = address.removesuffix(".html").rstrip("/")
    numbers = range(2, max(1, -(-posts // size)) + 1)
    ways = (
        posixpath.normpath("/".join((base, pattern.replace("{page}", str(number)))).lstrip("/")) for number in numbers
    )
    # Beside an index MkDocs makes an index too, whatever the option about addresses says.
    is_index = address == "" or (address.endswith("/") and not is_pretty(site))
    return [f"{way}/" if is_index else _ending(way, site) for way in ways]


def is_pretty(site: Material) -> bool:
    return site.raw.get("use_directory_urls", True) is not False


def _view(site: Material, switch: str, default: bool, key: str, pattern: str, values: Mapping[str, str]) -> str:
    blog = site.blog or {}
    if blog.get(switch, default) is False:
        return ""
    text = str(blog.get(key, pattern))
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return _ending(posixpath.normpath(f"{site.blog_address}{text.strip('/')}"), site)


def _date(site: Material, day: str) -> dict[str, str]:
    pattern = str((site.blog or {}).get("archive_url_date_format", "yyyy"))
    layout = replace(site.config.layout, post="{date}", date_format=pattern)
    return {"date": post_address(layout, slug="", date=day)}


def _ending(path: str, site: Material) -> str:
    return f"{path}/" if is_pretty(site) else f"{path}.html"
