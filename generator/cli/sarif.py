"""Problems as SARIF 2.1.0 (OASIS), which code hosts show beside the lines; nothing here decides what is a problem."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from generator.diagnostics import Problem, Problems

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(problems: Problems, version: str) -> str:
    """One run of this tool, with a rule for each code."""
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "Milepost", "version": version, "rules": [{"id": code} for code in codes]}
    results = [_result(problem, codes.index(problem.code)) for problem in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _result(problem: Problem, index: int) -> dict[str, Any]:
    text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": problem.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": _place(problem)}],
    }


def _place(problem: Problem) -> dict[str, Any]:
    """A region needs a line: a problem of a whole file has none."""
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.span.path)}}
    if problem.span.line:
        column = {"startColumn": problem.span.column} if problem.span.column else {}
        place["region"] = {"startLine": problem.span.line, **column}
    return place
