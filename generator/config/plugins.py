"""`plugins:` as a list of names with their options, however it is written, and the options of the search."""

from __future__ import annotations

from collections.abc import Iterator

from generator.config.idle import Idle
from generator.config.keys import (
    IDLE_SEARCH_OPTIONS,
    PLUGIN_HINTS,
    PLUGINS,
    SAME_AS_HERE,
    SEARCH_BY_LANGUAGE,
    SEARCH_LANGUAGES,
    SEPARATORS,
    SILENT_PLUGINS,
    TAGS_OPTIONS,
)
from generator.config.nodes import Mapping, Node, Scalar, Sequence, described, is_null
from generator.config.sections import Section
from generator.config.values import SearchConfig
from generator.config.words import did_you_mean
from generator.diagnostics import error, warning

DEFAULT = ("search",)
_EXAMPLE = "plugins:\n  - search\n  - milepost:\n      timezone: Europe/Berlin"


def parse_plugins(site: Section, idle: Idle) -> dict[str, Section]:
    """The plugins that are switched on, by name (without "material/"), each with its options."""
    found: dict[str, Section] = {}
    if not site.has("plugins"):
        return {name: Section(f"plugins.{name}", Mapping(site.node.span), site.problems) for name in DEFAULT}
    for name, node in _listed(site.get("plugins"), site):
        plugin = name.text.strip().removeprefix("material/")
        if plugin in found:
            message = f"the plugin '{plugin}' is listed a second time; the first counts"
            site.problems.append(warning(name.span, "duplicate-plugin", message, "put its options into one entry"))
            continue
        options = _options(plugin, name, node, site)
        if not options.flag("enabled", plugin != "group"):
            continue
        found[plugin] = options
        if plugin not in PLUGINS | SILENT_PLUGINS:
            idle.add("plugins", plugin, name.span, PLUGIN_HINTS.get(plugin, ""))
    return found


def _listed(node: Node | None, site: Section) -> Iterator[tuple[Scalar, Node | None]]:
    """Every plugin's name with what stands under it; those of an enabled `group` in its place."""
    for name, options in _pairs(node, site):
        yield name, options
        if name.text.strip().removeprefix("material/") == "group" and isinstance(options, Mapping):
            group = Section("plugins.group", options, [])
            if group.flag("enabled", False):
                yield from _listed(group.get("plugins"), site)


def _pairs(node: Node | None, site: Section) -> Iterator[tuple[Scalar, Node | None]]:
    match node:
        case None:
            return
        case Mapping(pairs=pairs):
            yield from pairs
        case Sequence(items=items):
            for item in items:
                match item:
                    case Scalar() if not is_null(item):
                        yield item, None
                    case Mapping(pairs=[(name, options)]):
                        yield name, options
                    case Mapping(pairs=[(name, _), (second, _), *_]):
                        message = f"'{second.text}' stands beside the plugin '{name.text}', not under it"
                        hint = f"write it two spaces further in:\n- {name.text}:\n    {second.text}: …"
                        site.problems.append(error(second.span, "config-type", message, hint))
                        yield name, Mapping(second.span, item.pairs[1:])
                    case _:
                        site.expected("plugins", item, "a list of plugins", _EXAMPLE)
        case _:
            site.expected("plugins", node, "a list of plugins", _EXAMPLE)


def _options(plugin: str, name: Scalar, node: Node | None, site: Section) -> Section:
    if node is not None and not is_null(node) and not isinstance(node, Mapping):
        message = f"the options of '{plugin}' must be a mapping, not {described(node)}"
        site.problems.append(error(node.span, "config-type", message, f"- {plugin}:\n    name: value"))
    inside = node if isinstance(node, Mapping) else Mapping(name.span)
    return Section(f"plugins.{plugin}", inside, site.problems)


def parse_search(plugins: dict[str, Section], language: str, idle: Idle) -> SearchConfig:
    """MkDocs searches unless a list of plugins leaves the search out."""
    if "search" not in plugins:
        return SearchConfig(enabled=False)
    search = plugins["search"]
    spoken = tuple(dict.fromkeys(_search_language(search, each) for each in search.scalars("lang")))
    parsed = SearchConfig(
        lang=spoken or (SEARCH_BY_LANGUAGE.get(language, "en"),),
        separator=search.text("separator") or SEPARATORS.get(language, SearchConfig().separator),
    )
    pass_over(search, IDLE_SEARCH_OPTIONS, idle)
    return parsed


def _search_language(search: Section, node: Scalar) -> str:
    code = node.text.strip()
    known = code if code in SEARCH_LANGUAGES else SEARCH_BY_LANGUAGE.get(code, code.partition("-")[0].lower())
    if known in SEARCH_LANGUAGES:
        return known
    message = f"the search cannot take words of '{code}' apart; they are searched as English"
    search.problems.append(warning(node.span, "unknown-search-language", message, "lang: en"))
    return "en"


def parse_tags(plugins: dict[str, Section], idle: Idle) -> bool:
    """Whether the tags plugin is listed."""
    if "tags" in plugins:
        pass_over(plugins["tags"], TAGS_OPTIONS, idle)
    return "tags" in plugins


def pass_over(plugin: Section, known: tuple[str, ...], idle: Idle) -> None:
    """What is left of a plugin's options: those of Material go into the note, others are unknown."""
    short = plugin.name.rpartition(".")[2]
    for key in plugin.left_over():
        value = plugin.node.get(key.text)
        if key.text not in known:
            message = f"the plugin '{short}' has no option '{key.text}'"
            hint = did_you_mean(key.text, (*plugin.asked, *known))
            plugin.problems.append(warning(key.span, "unknown-key", message, hint))
        elif not (isinstance(value, Scalar) and value.text.strip() == SAME_AS_HERE.get(key.text)):
            idle.add("options", f"{short}.{key.text}", key.span)
