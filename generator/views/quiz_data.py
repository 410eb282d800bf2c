"""What the script of a quiz scores by, as JSON: keys, points, bands, formulas; no words but the groups' names."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.model import Quiz


def quiz_data(id: str, quiz: Quiz) -> str:
    """The same shape for every kind; what a kind has no use for is left out."""
    told: dict[str, Any] = {
        "questions": [
            [one.key, one.group, [[answer.key, *answer.award] for answer in one.answers]] for one in quiz.questions
        ],
        "groups": [group.words.plain for group in quiz.groups],
        "results": [[-1 if one.group is None else one.group, one.low, one.high] for one in quiz.results],
        "inputs": [[one.name, *map(_number, (one.low, one.high, one.step, one.start))] for one in quiz.inputs],
        "figures": [[one.name, one.digits, one.unit, list(one.postfix)] for one in quiz.figures],
        "keep": quiz.keep,
        "na": int(quiz.na),
    }
    found = {"id": id, "kind": quiz.kind, "hash": quiz.hash, **{key: value for key, value in told.items() if value}}
    return msgspec.json.encode(found).decode()


def _number(value: float) -> float | int:
    return int(value) if value.is_integer() and abs(value) < 1e15 else value
