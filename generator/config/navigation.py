"""`nav:` as a tree of menu entries. Whether a file or address exists is for the step that links the site."""

from __future__ import annotations

from generator.config.nodes import Mapping, Node, Scalar, Sequence, described, is_null
from generator.config.sections import Section
from generator.config.values import NavItem
from generator.diagnostics import error
from generator.routes import composed

_EXAMPLE = "nav:\n  - Home: pages/index.md\n  - Topics: /topics/"


def parse_nav(site: Section) -> tuple[NavItem, ...]:
    """The menu; () where there is none or an empty one."""
    node = site.get("nav")
    if node is None:
        return ()
    if not isinstance(node, Sequence):
        site.expected("nav", node, "a list", _EXAMPLE)
        return ()
    return _items(node, site)


def _items(node: Sequence, site: Section) -> tuple[NavItem, ...]:
    return tuple(item for child in node.items for item in _item(child, site))


def _item(node: Node, site: Section) -> tuple[NavItem, ...]:
    """An entry is a path, or one title with a path or a list of entries."""
    match node:
        case Scalar() if not is_null(node):
            return (NavItem(title="", target=_target(node.text), span=node.span),)
        case Mapping(pairs=[(title, value)]):
            return _titled(title, value, site)
        case Mapping(pairs=[_, (second, _), *_]):
            message = f"'{second.text}' belongs to no entry of the menu"
            hint = f"begin its line with a dash of its own:   - {second.text}: …"
            site.problems.append(error(second.span, "config-type", message, hint))
        case _:
            site.expected("nav", node, "a list of entries", _EXAMPLE)
    return ()


def _titled(title: Scalar, value: Node, site: Section) -> tuple[NavItem, ...]:
    match value:
        case Scalar() if not is_null(value):
            return (NavItem(title=title.text.strip(), target=_target(value.text), span=value.span),)
        case Sequence():
            children = _items(value, site)
        case Mapping():
            # MkDocs takes a mapping for a list of its pairs.
            children = tuple(item for key, inner in value.pairs for item in _titled(key, inner, site))
        case _:
            message = f"the entry '{title.text}' must lead somewhere, not to {described(value)}"
            hint = f"- {title.text}: pages/about.md   or   - {title.text}: /topics/"
            site.problems.append(error(value.span, "config-type", message, hint))
            return ()
    return (NavItem(title=title.text.strip(), target="", span=title.span, children=children),)


def _target(text: str) -> str:
    return composed(text.strip().removeprefix("./"))
