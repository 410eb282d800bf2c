"""All kinds of quiz. A further one is a module here and a name in this table (docs/extending.md)."""

from __future__ import annotations

from collections.abc import Mapping

from generator.quiz.kind import Kind
from generator.quiz.kinds.calculator import CALCULATOR
from generator.quiz.kinds.outcome import OUTCOME
from generator.quiz.kinds.plan import PLAN
from generator.quiz.kinds.profile import PROFILE
from generator.quiz.kinds.ranking import RANKING
from generator.quiz.kinds.score import SCORE

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (SCORE, PROFILE, OUTCOME, CALCULATOR, RANKING, PLAN)}
