"""What YAML tags of a mkdocs.yml mean. Names of Python things are kept as text: nothing is imported or run."""

from __future__ import annotations

import re
from collections.abc import Mapping as Environment

from generator.config.nodes import Mapping, Node, Opaque, Scalar, Sequence
from generator.config.words import did_you_mean
from generator.diagnostics import Problem, Span, error

YAML = "tag:yaml.org,2002:"
_KINDS: dict[str, type[Scalar | Sequence | Mapping]] = {
    **dict.fromkeys(("bool", "int", "float", "null", "timestamp", "str"), Scalar),
    "seq": Sequence,
    "map": Mapping,
}
_KNOWN = ("!ENV", "!relative", "!!python/name:")
# What XML forbids cannot stand in a feed, and some of it marks references inside the program.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def tagged(node: Node, tag: str, environ: Environment[str, str], problems: list[Problem]) -> Node:
    """The node as its tag makes it; `tag` is as the parser reports it, "" for none."""
    short = f"!!{tag.removeprefix(YAML)}" if tag.startswith(YAML) else tag
    if tag in ("", "!"):
        return Scalar(node.span, node.text, False) if tag and isinstance(node, Scalar) else node
    if short.startswith("!!python/"):
        return Opaque(node.span, short, node.text if isinstance(node, Scalar) else "")
    if tag == "!ENV":
        return _from_environment(node, environ, problems)
    if tag == "!relative":
        return _relative(node, problems)
    if short.startswith("!!") and _KINDS.get(short[2:]) is type(node):
        return Scalar(node.span, node.text, short != "!!str") if isinstance(node, Scalar) else node
    hint = did_you_mean(short, _KNOWN, 0.5) or "leave the tag out, or put the whole value in quotes"
    problems.append(error(node.span, "unknown-tag", f"no tag '{short}' is known here", hint))
    return node


def _from_environment(node: Node, environ: Environment[str, str], problems: list[Problem]) -> Node:
    """`!ENV NAME`, or `!ENV [NAME, OTHER, default]`: the first that is set, else the default, else nothing."""
    nothing = Scalar(node.span, "")
    if isinstance(node, Scalar):
        names: tuple[Node, ...] = (node,)
        default: Node = nothing
    elif isinstance(node, Sequence) and node.items:
        names, default = (node.items[:-1], node.items[-1]) if len(node.items) > 1 else (node.items, nothing)
    else:
        names, default = (), nothing
    if not names or not all(isinstance(name, Scalar) for name in names):
        hint = "write `!ENV NAME`, or `!ENV [NAME, default]`"
        problems.append(error(node.span, "config-type", "!ENV wants the name of an environment variable", hint))
        return nothing
    for name in names:
        if isinstance(name, Scalar) and name.text in environ:
            return checked_text(Scalar(node.span, environ[name.text]), f"the variable {name.text}", problems)
    return default


def _relative(node: Node, problems: list[Problem]) -> Node:
    place = node.text if isinstance(node, Scalar) else "?"
    if place and not re.match(r"\$(?:docs_dir|config_dir)(?:/|$)", place):
        hint = "write `!relative`, `!relative $docs_dir` or `!relative $config_dir`"
        problems.append(error(node.span, "config-value", f"!relative does not know '{place}'", hint))
    return Opaque(node.span, "!relative", place)


def checked_text(node: Scalar, name: str, problems: list[Problem]) -> Scalar:
    """The scalar, without characters that no page or feed can hold; `name` says whose text it is."""
    found = _FORBIDDEN.search(node.text)
    if not found:
        return node
    problems.append(forbidden_character(node.span, name, found[0]))
    return Scalar(node.span, _FORBIDDEN.sub("", node.text), node.is_plain)


def forbidden_character(span: Span, name: str, character: str) -> Problem:
    message = f"{name} holds the control character U+{ord(character):04X}, which no page or feed may hold"
    return error(span, "config-character", message, "delete it; it often comes with a paste from another program")
