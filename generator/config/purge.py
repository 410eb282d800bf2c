"""`purge:` below `plugins: - milepost:`. Which names style sheets have is not known here."""

from __future__ import annotations

import re

from generator.config.nodes import Mapping, truth
from generator.config.sections import Section
from generator.config.values import PurgeOptions
from generator.diagnostics import error

_NAME = re.compile(r"[.#]?(?P<name>[\w-]+\*?)")


def parse_purge(section: Section) -> PurgeOptions:
    """`purge: false`, or what shall stay: `purge: {keep: [quote, "chart-*"]}`."""
    node = section.get("purge")
    said = None if node is None else truth(node)
    if node is None or said is not None:
        return PurgeOptions(enabled=said is not False)
    if not isinstance(node, Mapping):
        section.expected("purge", node, "true, false or a mapping", "purge: {keep: [chart]}")
        return PurgeOptions()
    purge = section.section("purge")
    kept = PurgeOptions(keep=_kept(purge))
    purge.refuse_left_over()
    return kept


def _kept(purge: Section) -> tuple[str, ...]:
    names: list[str] = []
    for written in purge.scalars("keep"):
        found = _NAME.fullmatch(written.text.strip())
        if found is None:
            message = f"'purge.keep' takes names of classes, not '{written.text}'"
            hint = 'write the name alone, or its beginning and a star: keep: [chart, "chart-*"]'
            purge.problems.append(error(written.span, "config-value", message, hint))
        else:
            names.append(found["name"])
    return tuple(dict.fromkeys(names))
