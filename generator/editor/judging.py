"""Which of what was found is said: rules that are off for the site, a file or a line are silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.config.check import RULES, Switches, is_on
from generator.diagnostics import Problem, Problems
from generator.editor.looking import Muted


@dataclass(frozen=True, slots=True)
class Switched:
    """What the author of a file has switched, for all of it and for some lines."""

    check: Switches = ()
    muted: tuple[Muted, ...] = ()


@dataclass(frozen=True, slots=True)
class Judge:
    """`site` holds for all files; `files` is by the path that problems show."""

    site: Switches
    files: Mapping[str, Switched] = field(default_factory=dict)

    def says(self, problem: Problem) -> bool:
        if problem.code not in RULES:
            return True
        file = self.files.get(problem.span.path, Switched())
        return is_on(problem.code, self.site, file.check) and not any(
            muted.rule == problem.code and muted.first <= problem.span.line <= muted.last for muted in file.muted
        )


def judged(problems: Iterable[Problem], judge: Judge) -> Problems:
    """The problems that are to be said: whatever is no rule's always is."""
    return tuple(problem for problem in problems if judge.says(problem))
