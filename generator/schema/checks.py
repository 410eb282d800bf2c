"""`check:` in front matter: rules of `milepost check` that are on or off in this file."""

from __future__ import annotations

from pydantic import ValidationInfo

from generator.config.check import RULES, no_such_rule
from generator.diagnostics import Problem, warning
from generator.frontmatter import MappingNode, Node, ScalarNode
from generator.schema.mistakes import MistakeError, name_of, remarks_of, wrong_shape

_SAID = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


def read_check(node: Node, info: ValidationInfo) -> tuple[tuple[str, bool], ...]:
    """The rules by name; one that nobody knows is remarked upon, for it changes nothing of what is published."""
    if not isinstance(node, MappingNode):
        raise wrong_shape(node, name_of(info, node), "rules that are on or off", "check: {dated-words: off}")
    found: dict[str, bool] = {}
    for name, value in node.entries:
        said = _SAID.get(value.text.strip().casefold()) if isinstance(value, ScalarNode) else None
        if name.text not in RULES:
            remarks_of(info).problems.append(_unknown(name))
        elif said is None:
            raise MistakeError(*wrong_shape(value, name.text, "on or off", f"{name.text}: off").problems)
        else:
            found[name.text] = said
    return tuple(sorted(found.items()))


def _unknown(name: ScalarNode) -> Problem:
    return warning(name.span, "unknown-key", *no_such_rule(name.text))
