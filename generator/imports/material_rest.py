"""What else a site made with Material answers or runs: feeds, redirects, plugins, templates."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from generator.config.keys import PLUGIN_HINTS, PLUGINS, SILENT_PLUGINS
from generator.diagnostics import Problem, Span, note, warning
from generator.imports.material_blog import Material, is_pretty, listed, page_address

OTHERS = {
    "404.html": "the page for wrong addresses",
    "sitemap.xml": "the sitemap",
    "sitemap.xml.gz": "the sitemap once more, packed",
    "search/search_index.json": "the search index",
}
"""Addresses that every site of MkDocs has."""

_BROUGHT = {"meta", "redirects", "rss"}
FEEDS = ("feed_rss_created.xml", "feed_rss_updated.xml")
_JSON_FEEDS = ("feed_json_created.json", "feed_json_updated.json")


def feeds_of(site: Material) -> dict[str, str]:
    """Feeds of mkdocs-rss-plugin, and the tags plugin's file."""
    found: dict[str, str] = {}
    rss = site.options("rss")
    if rss is not None and rss.get("enabled", True) is not False:
        found |= dict.fromkeys(rss_names(site), "a feed")
        found |= dict.fromkeys(_JSON_FEEDS if rss.get("json_feed_enabled", True) is not False else (), "a JSON feed")
    tags = site.options("tags")
    if tags is not None and tags.get("export", True) is not False:
        found[str(tags.get("export_file", "tags.json"))] = "the tags, for programs"
    return found


def rss_names(site: Material) -> tuple[str, ...]:
    """The addresses of its RSS feeds; the plugin lets an owner name them."""
    rss = site.options("rss")
    if rss is None or rss.get("enabled", True) is False or rss.get("rss_feed_enabled", True) is False:
        return ()
    given = rss.get("feeds_filenames")
    names = given if isinstance(given, dict) else {}
    return (str(names.get("rss_created", FEEDS[0])), str(names.get("rss_updated", FEEDS[1])))


def redirects_of(site: Material) -> dict[str, tuple[str, ...]]:
    """`redirect_maps` of mkdocs-redirects: former addresses by the text that they lead to."""
    given = (site.options("redirects") or {}).get("redirect_maps")
    found: dict[str, tuple[str, ...]] = {}
    for old, new in given.items() if isinstance(given, dict) else ():
        path = str(new) if ":" in str(new) else posixpath.normpath(str(new).partition("#")[0])
        address = page_address(str(old), is_pretty=is_pretty(site))
        found[path] = (*found.get(path, ()), address)
    return found


def rest_problems(site: Material) -> Iterator[Problem]:
    """What stays behind, and whether the site could stay where it is. Problems: `import-dropped`, `import-stay`."""
    span = Span(site.config.path)
    yield from _plugins(site)
    for path, froms in redirects_of(site).items():
        if path not in site.texts:
            hint = "write the address below `aliases:` of the page that takes its place"
            message = f"the redirect from /{froms[0]} to {path!r} does not come: that is no text of the site"
            yield warning(span, "import-dropped", message, hint)
    custom = (site.raw.get("theme") or {}).get("custom_dir") if isinstance(site.raw.get("theme"), dict) else None
    if custom:
        message = f"the templates in {custom!r} do not come"
        yield note(_span(site, "theme.custom_dir"), "import-dropped", message, "docs/templates.md says what there is")
    if site.raw.get("hooks"):
        yield note(_span(site, "hooks"), "import-dropped", "hooks are programs and do not come")
    if site.blog is not None:
        message = (
            "this site can also stay as it is: Milepost reads the layout of Material's blog, with all its addresses"
        )
        hint = f"add `- milepost` below `plugins:` of {site.config.path} there, and run `milepost build` in that folder"
        yield note(span, "import-stay", message, hint)


def _plugins(site: Material) -> Iterator[Problem]:
    plugins = listed(site.raw.get("plugins"))
    names = [name for name, _ in plugins]
    if names.count("blog") > 1:
        message = "there are several blogs: the posts of the first come as posts, those of the others as pages"
        yield warning(_span(site, "plugins"), "import-dropped", message, "give the others a site each")
    for name in dict.fromkeys(names):
        if name not in PLUGINS | SILENT_PLUGINS | _BROUGHT:
            hint = PLUGIN_HINTS.get(name, "look whether you miss what it did")
            if re.fullmatch(r"[\w.-]+", name):
                yield note(_span(site, "plugins"), "import-dropped", f"the plugin {name!r} does not come", hint)


def _span(site: Material, name: str) -> Span:
    return site.config.spans.get(name, Span(site.config.path))
