"""What to show after a build. Pure: results in, states out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.build import Result
from generator.serve.mistakes import broken_preview
from generator.serve.shown import State


def after(result: Result, state: State, mistakes: Mapping[str, Any]) -> State:
    """The site as it is now; where it could not be built, the older one with what is wrong."""
    if result.counts is not None:
        return State(base=result.base_path, mistakes=mistakes, sources=result.sources)
    if not state.trouble:
        return replace(state, mistakes=mistakes)
    problems = "\n".join(map(str, result.problems))
    return State(trouble=f"The site cannot be built yet\n{problems}", mistakes=_with_nothing_below(mistakes))


def broken(state: State) -> State:
    """After a build that a mistake of ours ended."""
    sentence = "The site cannot be built: the terminal says why."
    if not state.trouble:
        return replace(state, mistakes=broken_preview(sentence))
    return replace(state, trouble=sentence, mistakes=_with_nothing_below(broken_preview(sentence)))


def _with_nothing_below(mistakes: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**mistakes, "nothing": True}
