"""The file and those it INHERITs from as one mapping, merged as MkDocs does; which files to read is said, not done."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping as Environment
from collections.abc import Sequence as Chain

from generator.config.composing import compose
from generator.config.nodes import Mapping, Node, Scalar, described, is_null
from generator.diagnostics import Problem, Problems, error

INHERIT = "INHERIT"
_NO_ENVIRONMENT: Environment[str, str] = {}


def inherited_paths(data: bytes, path: str, environ: Environment[str, str] = _NO_ENVIRONMENT) -> tuple[str, ...]:
    """The file that this one inherits from, as it is written there: relative to this file; () for none.

    A caller reads it, asks again, and stops at a path it has already. It may climb ("../base.yml") or be absolute.
    `environ` matters where INHERIT itself is `!ENV`.
    """
    if INHERIT.encode() not in data:
        return ()
    node, _ = compose(data, path, environ)
    parent = node.get(INHERIT) if isinstance(node, Mapping) else None
    return (_written(parent),) if isinstance(parent, Scalar) and not is_null(parent) else ()


def compose_all(
    files: Environment[str, bytes], path: str, environ: Environment[str, str]
) -> tuple[Mapping | None, Problems]:
    """The mapping at `path`, one of `files`, over what it inherits; None if any of that cannot be had as a mapping."""
    node, problems = compose(files[path], path, environ)
    if node is None:
        return None, problems
    if not isinstance(node, Mapping):
        message = f"the file must be a mapping (`key: value`), not {described(node)}"
        return None, (*problems, error(node.span, "config-type", message, "begin with a line `site_name: …`"))
    merged, more = _over_parents(node, files, path, environ)
    return merged, (*problems, *more)


def _over_parents(
    node: Mapping, files: Environment[str, bytes], path: str, environ: Environment[str, str]
) -> tuple[Mapping | None, Problems]:
    chain: list[Mapping] = [_without_inherit(node)]
    seen = [path]
    problems: list[Problem] = []
    parent = node.get(INHERIT)
    while parent is not None and not is_null(parent):
        found = _parent(parent, files, seen, environ, problems)
        if found is None:
            return None, tuple(problems)
        chain.append(_without_inherit(found))
        parent = found.get(INHERIT)
    merged = chain.pop()
    while chain:
        merged = _merged(merged, chain.pop())
    return merged, tuple(problems)


def _parent(
    parent: Node,
    files: Environment[str, bytes],
    seen: list[str],
    environ: Environment[str, str],
    problems: list[Problem],
) -> Mapping | None:
    """The mapping that one INHERIT line names, and its path added to `seen`."""
    if not isinstance(parent, Scalar):
        message = f"{INHERIT} must be the path of one file, not {described(parent)}"
        problems.append(error(parent.span, "config-type", message, f"{INHERIT}: ../base.yml"))
        return None
    place = posixpath.normpath(posixpath.join(posixpath.dirname(seen[-1]), _written(parent)))
    if fault := _unusable(parent, place, files, seen):
        problems.append(fault)
        return None
    seen.append(place)
    node, more = compose(files[place], place, environ)
    problems.extend(more)
    if node is not None and not isinstance(node, Mapping):
        problems.append(error(node.span, "config-type", f"the file must be a mapping, not {described(node)}"))
    return node if isinstance(node, Mapping) else None


def _unusable(parent: Scalar, place: str, files: Environment[str, bytes], seen: Chain[str]) -> Problem | None:
    if place in seen:
        circle = " > ".join((*seen[seen.index(place) :], place))
        return error(parent.span, "inherit-cycle", f"these files inherit from each other: {circle}", "remove this line")
    if place not in files:
        hint = "the path counts from the folder of the file that names it"
        return error(parent.span, "no-inherited", f"there is no file '{place}' to inherit from", hint)
    return None


def _without_inherit(node: Mapping) -> Mapping:
    return Mapping(node.span, tuple(pair for pair in node.pairs if pair[0].text != INHERIT))


def _merged(parent: Mapping, child: Mapping) -> Mapping:
    """Mappings are merged key by key; anything else of the child, lists too, takes the parent's place."""
    pairs = {key.text: (key, value) for key, value in parent.pairs}
    for key, value in child.pairs:
        before = pairs[key.text][1] if key.text in pairs else None
        both = isinstance(before, Mapping) and isinstance(value, Mapping)
        pairs[key.text] = (key, _merged(before, value) if both else value)  # type: ignore[arg-type]  # both are mappings
    return Mapping(child.span, tuple(pairs.values()))


def _written(parent: Scalar) -> str:
    return parent.text.strip().replace("\\", "/")
