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
_BARE = frozenset({"md-", "mp-", "data-md-", "data-mp-", "__"})
# Where a template or a script goes on with a value; elsewhere a bare beginning is prose.
_BREAKS = ("", "$", '"', "'", "`")
_QUOTED = re.compile(r"""["'`]([a-z][a-z0-9-]*)["'`]""")


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


def names_in_templates(environment: Environment, begin: Iterable[str], known: Mapping[str, Any]) -> Names:
    """The names in all templates that these ones include, import or extend, at any depth.

    `known` are values that templates have by these names. Conditions on nothing but them are decided, and what they
    leave out is not looked at.
    """
    waiting, seen, found = list(begin), set[str](), Names()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        tree = _tree(environment, name)
        if tree is not None:
            live = list(_living(tree, known))
            found |= _names_in(live)
            waiting += _asked_for(live, known)
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
    for found in _NAME.finditer(text):
        name = found[0]
        if name not in _BARE:
            yield f"{name}*" if name.endswith(("-", "_")) else name
        elif text[found.end() : found.end() + 1] in _BREAKS:
            yield f"{name}*"


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


def _asked_for(live: Iterable[nodes.Node], known: Mapping[str, Any]) -> Iterator[str]:
    """Templates by name. A name made from parts is that of an icon or a language, which hold no class."""
    from jinja2 import nodes

    for node in live:
        if isinstance(node, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
            for part in _living(node.template, known):
                if isinstance(part, nodes.Const) and isinstance(part.value, str):
                    yield part.value


def _living(node: nodes.Node, known: Mapping[str, Any]) -> Iterator[nodes.Node]:
    """A node and all below it, without the branches that these values never take."""

    yield node
    for inner in _branches(node, known):
        yield from _living(inner, known)


def _branches(node: nodes.Node, known: Mapping[str, Any]) -> Iterable[nodes.Node]:
    from jinja2 import nodes

    if isinstance(node, nodes.If) and (decided := _decided(node.test, known)) is not None:
        return node.body if decided else [*node.elif_, *node.else_]
    if isinstance(node, nodes.CondExpr) and (decided := _decided(node.test, known)) is not None:
        return [chosen for chosen in (node.expr1 if decided else node.expr2,) if chosen is not None]
    return node.iter_child_nodes()


def _decided(test: nodes.Node, known: Mapping[str, Any]) -> bool | None:
    """What a condition comes to, where the known values alone say it."""
    from jinja2 import nodes

    names = (test, *test.find_all(nodes.Name))
    if any(isinstance(name, nodes.Name) and name.name not in known for name in names):
        return None
    try:
        return bool(_with_values(test, known).as_const())
    except (nodes.Impossible, LookupError, TypeError, ValueError, AttributeError):
        return None


def _with_values(test: nodes.Node, known: Mapping[str, Any]) -> nodes.Expr:
    from jinja2 import nodes
    from jinja2.visitor import NodeTransformer

    class Known(NodeTransformer):
        def visit_Name(self, node: nodes.Name) -> nodes.Node:
            return nodes.Const(known[node.name], lineno=node.lineno, environment=node.environment)

    replaced: nodes.Expr = Known().visit(test)
    return replaced
