"""`markdown_extensions:`, `extra_css:` and `extra_javascript:`. Which syntax is read does not depend on the first."""

from __future__ import annotations

from typing import Any

from generator.config.idle import Idle
from generator.config.keys import EXTENSIONS, IDLE_EXTENSION_OPTIONS
from generator.config.nodes import Mapping, Node, Scalar, Sequence, described, is_null, plain
from generator.config.sections import Section
from generator.config.values import Script
from generator.config.words import did_you_mean
from generator.diagnostics import error, warning

_EXAMPLE = "markdown_extensions:\n  - admonition\n  - toc:\n      title: Contents"


def parse_extensions(site: Section, idle: Idle) -> dict[str, Any]:
    """The options of each extension, for the theme's templates; those without options are left out."""
    options: dict[str, Any] = {}
    for name, node in _pairs(site):
        if name.text not in EXTENSIONS:
            idle.add("extensions", name.text, name.span)
        if node is None or is_null(node):
            continue
        if not isinstance(node, Mapping):
            message = f"the options of '{name.text}' must be a mapping, not {described(node)}"
            site.problems.append(error(node.span, "config-type", message, f"- {name.text}:\n    name: value"))
            continue
        for key, _ in node.pairs:
            if key.text in IDLE_EXTENSION_OPTIONS.get(name.text, ()):
                idle.add("extensions", f"{name.text}.{key.text}", key.span)
        options[name.text] = plain(node)
    return options


def _pairs(site: Section) -> list[tuple[Scalar, Node | None]]:
    node = site.get("markdown_extensions")
    if isinstance(node, Mapping):
        return list(node.pairs)
    if node is not None and not isinstance(node, Sequence):
        site.expected("markdown_extensions", node, "a list", _EXAMPLE)
    found: list[tuple[Scalar, Node | None]] = []
    for item in node.items if isinstance(node, Sequence) else ():
        match item:
            case Scalar() if not is_null(item):
                found.append((item, None))
            case Mapping(pairs=[(name, options)]):
                found.append((name, options))
            case Mapping(pairs=[(name, _), (second, _), *_]):
                message = f"'{second.text}' stands beside the extension '{name.text}', not under it"
                hint = f"write it two spaces further in:\n- {name.text}:\n    {second.text}: …"
                site.problems.append(error(second.span, "config-type", message, hint))
            case _:
                site.expected("markdown_extensions", item, "a list of extensions", _EXAMPLE)
    return found


def parse_scripts(site: Section) -> tuple[Script, ...]:
    """Each a path or `{path, type, async, defer}`; `.mjs` files are modules, as with MkDocs."""
    node = site.get("extra_javascript")
    if node is None:
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(script for item in items for script in _script(item, site))


def _script(node: Node, site: Section) -> tuple[Script, ...]:
    match node:
        case Scalar() if not is_null(node):
            path = node.text.strip()
            return (Script(path=path, type="module" if path.endswith(".mjs") else ""),)
        case Mapping():
            section = Section("extra_javascript", node, site.problems)
            script = Script(
                path=section.text("path"),
                type=section.text("type"),
                is_async=section.flag("async", False),
                defer=section.flag("defer", False),
            )
            for key in section.left_over():
                hint = did_you_mean(key.text, section.asked) or "known here: path, type, async, defer"
                message = f"a script has no key '{key.text}'"
                site.problems.append(warning(key.span, "unknown-key", message, hint))
            if script.path:
                return (script,)
            section.wrong("path", "is missing", "- path: scripts/ours.js")
        case _:
            site.expected("extra_javascript", node, "a list of scripts", "extra_javascript:\n  - scripts/ours.js")
    return ()
