"""How a reader stands in a quiz, by the shipped script: what is answered, and what has changed since."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from tests.example import ROOT

MODULE = ROOT / "templates" / "assets" / "javascripts" / "quiz" / "standing.js"
TWO = [["q0", 0, [["a0", 0], ["a1", 3]]], ["q1", 0, [["b0", 0], ["b1", 3]]]]
SCORE = {"kind": "score", "hash": "new", "questions": TWO, "results": [[-1, 0, 3], [-1, 4, 6]]}
RATED = [["s0", 0, [["n", 0], ["y", 1]]], ["s1", 1, [["n", 0], ["y", 1]]]]
PROFILE = {"kind": "profile", "hash": "new", "questions": RATED, "groups": ["M", "S"], "results": [[-1, 0, 100]]}
BOTH = [["q0", 0, [["a0", 2, 0], ["a1", 1, 1]]]]
OUTCOME = {"kind": "outcome", "hash": "new", "questions": BOTH, "groups": ["A", "B"], "results": [[0, 0, 2], [1, 0, 2]]}
RANKING = {"kind": "ranking", "hash": "new", "questions": [["i0", 0, []], ["i1", 0, []]]}
CALCULATOR = {"kind": "calculator", "hash": "new", "inputs": [["hours", 0, 60, 1, 8]]}
PLAN = {"kind": "plan", "hash": "new", "questions": [["p0", 0, []], ["p1", 0, []]]}

ANSWERED = {"q0": "a1", "q1": "b0"}
SUM_OF_3 = {"scales": [{"name": "", "percent": 50, "result": 0}]}
CHANGED = {"changed": True}

CASES: dict[str, tuple[dict[str, Any], Any, Any]] = {
    "nothing is kept": (SCORE, None, None),
    "answered": (SCORE, {**ANSWERED, "#": "new"}, SUM_OF_3),
    "answered before hashes were kept": (SCORE, ANSWERED, SUM_OF_3),
    "other points, and every answer still there": (SCORE, {**ANSWERED, "#": "old"}, SUM_OF_3),
    "half answered": (SCORE, {"q0": "a1"}, None),
    "a question more": (SCORE, {"q0": "a1", "#": "old"}, CHANGED),
    "an answer reworded": (SCORE, {"q0": "a1", "q1": "gone", "#": "old"}, CHANGED),
    "lost without a change": (SCORE, {"q0": "a1", "#": "new"}, None),
    "torn": (SCORE, {"q0": {}, "#": {}}, None),
    "the weakest dimension first": (
        PROFILE,
        {"s0": "y", "s1": "n"},
        {"scales": [{"name": "S", "percent": 0, "result": 0}, {"name": "M", "percent": 100, "result": 0}]},
    ),
    "what does not apply": (
        {**PROFILE, "na": 1},
        {"s0": "y", "s1": "-"},
        {"scales": [{"name": "M", "percent": 100, "result": 0}]},
    ),
    "what must apply now": (PROFILE, {"s0": "y", "s1": "-", "#": "old"}, CHANGED),
    "all outcomes that fit equally": (OUTCOME, {"q0": "a1"}, {"results": [0, 1]}),
    "the outcome": (OUTCOME, {"q0": "a0"}, {"results": [0]}),
    "an order": (RANKING, {"order": ["i1", "i0"], "#": "old"}, {}),
    "an order of other things": (RANKING, {"order": ["x"], "#": "old"}, CHANGED),
    "a torn order": (RANKING, {"order": "i0"}, None),
    "a figure": (CALCULATOR, {"hours": 0}, {}),
    "a figure for something else": (CALCULATOR, {"days": 3, "#": "old"}, CHANGED),
    "one step": (PLAN, {"start": "", "done": ["p1", "gone"], "#": "old"}, {"done": 1}),
    "a day to start": (PLAN, {"start": "2026-12-01", "done": []}, {"done": 0}),
    "a step ticked and unticked": (PLAN, {"start": "", "done": [], "#": "old"}, None),
}


@pytest.fixture(scope="module")
def standings() -> dict[str, Any]:
    asked = {"module": MODULE.as_uri(), "cases": [[data, kept] for data, kept, _ in CASES.values()]}
    command = [shutil.which("node") or "node", str(ROOT / "tests" / "quiz_standing.mjs")]
    ran = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    return dict(zip(CASES, json.loads(ran.stdout), strict=True))


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node to run the scripts")
@pytest.mark.parametrize("name", CASES)
def test_a_reader_stands_where_what_is_kept_says(name: str, standings: dict[str, Any]):
    assert standings[name] == CASES[name][2]
