"""`check:` below `plugins: - milepost:`, and the names of the rules that it switches."""

from __future__ import annotations

from collections.abc import Mapping

from generator.config.nodes import truth
from generator.config.sections import Section
from generator.config.words import did_you_mean
from generator.diagnostics import error

RULES: Mapping[str, bool] = {
    "description-missing": True,
    "description-long": True,
    "title-long": True,
    "heading-skips": True,
    "vague-link": True,
    "no-alt": True,
    "review-due": True,
    "dated-words": True,
    "number-without-source": False,  # not half of what it finds in real posts is a claim that needs a source
    "orphan-post": True,
    "lone-topic": True,
}
"""The rules of `milepost check`, which are codes of problems too, and whether each is on if nobody says otherwise."""

Switches = tuple[tuple[str, bool], ...]
"""Rules by name, and whether they were switched on or off."""


def is_on(rule: str, *switches: Switches) -> bool:
    """Whether a rule is on; what stands further back says more."""
    known = dict(RULES)
    for switched in switches:
        known.update(switched)
    return known[rule]


def no_such_rule(name: str) -> tuple[str, str]:
    """What is said of a rule that nobody knows: the sentence and the hint."""
    return f"there is no rule '{name}'", did_you_mean(name, tuple(RULES)) or f"the options are {', '.join(RULES)}"


def parse_check(section: Section) -> Switches:
    """`check: {dated-words: off}`, for all of the site."""
    check = section.section("check")
    found: dict[str, bool] = {}
    for name, node in check.node.pairs:
        said = truth(node)
        if name.text not in RULES:
            check.problems.append(error(name.span, "unknown-option", *no_such_rule(name.text)))
        elif said is None:
            check.expected(name.text, node, "on or off", f"{name.text}: off")
        else:
            found[name.text] = said
    return tuple(sorted(found.items()))
