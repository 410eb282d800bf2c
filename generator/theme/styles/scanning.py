"""The names in templates and scripts. Sources are read as text and as Jinja's tree, and never run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

_NAME = re.compile(r"(?:data-)?\b(?:md|mp)-[\w-]*|(?<!\w)__\w*")
_CLASS = re.compile(r"""\bclass\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)
_ELEMENT = re.compile(r"<([a-zA-Z][\w-]*)")
_QUOTED = re.compile(r"""["'`]([a-z][a-z0-9]*)["'`]""")


@dataclass(frozen=True, slots=True)
class Names:
    """Names of classes, ids, attributes and custom properties, and elements. One that ends with `*` is a beginning."""

    names: frozenset[str] = frozenset()
    elements: frozenset[str] = frozenset()

    def __or__(self, other: Names) -> Names:
        return Names(self.names | other.names, self.elements | other.elements)


def names_in_script(text: str) -> Names:
    """Everything in a script that may be a name of the theme, whatever it is used for, and elements it may make."""
    return Names(frozenset(_names(text)), frozenset(_QUOTED.findall(text)))


def names_in_templates(environment: Environment, begin: Iterable[str], config: Mapping[str, Any] | None) -> Names:
    """The names in all templates that these ones include, import or extend, at any depth.

    `config` is what templates know under that name. Conditions on nothing but it are decided, and what they leave out
    is not looked at; without it all branches count.
    """
    waiting, seen, found = list(begin), set[str](), Names()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        tree = _tree(environment, name)
        if tree is not None:
            live = list(_living(tree, config))
            found |= _names_in(live)
            waiting += _asked_for(live)
    return found


def _tree(environment: Environment, name: str) -> nodes.Template | None:
    """None for what is not there or cannot be read; that is said where it is rendered."""
    from jinja2 import TemplateError

    try:
        source, _, _ = environment.loader.get_source(environment, name) if environment.loader else ("", None, None)
        return environment.parse(source)
    except (TemplateError, ValueError, OSError):
        return None


def _names(text: str) -> Iterator[str]:
    """Names of the theme in a text. One that breaks off at a dash is the beginning of names made from parts."""
    for name in _NAME.findall(text):
        if name in {"md-", "mp-", "data-md-", "data-mp-", "__"}:
            continue
        yield f"{name}*" if name.endswith(("-", "_")) else name


def _names_in(live: Iterable[nodes.Node]) -> Names:
    from jinja2 import nodes

    names: set[str] = set()
    elements: set[str] = set()
    for node in live:
        if isinstance(node, nodes.TemplateData):
            names.update(_names(node.data))
            names.update(word for value in _CLASS.findall(node.data) for word in value.split())
            elements.update(found.lower() for found in _ELEMENT.findall(node.data))
        elif isinstance(node, nodes.Const) and isinstance(node.value, str):
            names.update(_names(node.value), node.value.split())
    return Names(frozenset(names), frozenset(elements))


def _asked_for(live: Iterable[nodes.Node]) -> Iterator[str]:
    """Templates by name. A name made from parts is that of an icon or a language, which hold no class."""
    from jinja2 import nodes

    for node in live:
        if isinstance(node, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
            asked = node.template
            wanted = asked.value if isinstance(asked, nodes.Const) else ()
            yield from [wanted] if isinstance(wanted, str) else [one for one in wanted if isinstance(one, str)]


def _living(node: nodes.Node, config: Mapping[str, Any] | None) -> Iterator[nodes.Node]:
    """A node and all below it, without the branches that this configuration never takes."""
    from jinja2 import nodes

    yield node
    if isinstance(node, nodes.If):
        decided = None if config is None else _decided(node.test, config)
        if decided is not None:
            branch = node.body if decided else [*node.elif_, *node.else_]
            for below in branch:
                yield from _living(below, config)
            return
    for below in node.iter_child_nodes():
        yield from _living(below, config)


def _decided(test: nodes.Node, config: Mapping[str, Any]) -> bool | None:
    """What a condition comes to, where the configuration alone says it."""
    from jinja2 import nodes

    known = {"config": config, "features": config["theme"]["features"]}
    for name in [*test.find_all(nodes.Name), *([test] if isinstance(test, nodes.Name) else [])]:
        if name.name not in known:
            return None
    try:
        return bool(_replaced(test, known).as_const())
    except (nodes.Impossible, LookupError, TypeError, ValueError, AttributeError):
        return None


def _replaced(test: nodes.Node, known: Mapping[str, Any]) -> nodes.Expr:
    from jinja2 import nodes
    from jinja2.visitor import NodeTransformer

    class Known(NodeTransformer):
        def visit_Name(self, node: nodes.Name) -> nodes.Node:
            return nodes.Const(known[node.name], lineno=node.lineno, environment=node.environment)

    replaced: nodes.Expr = Known().visit(test)
    return replaced
