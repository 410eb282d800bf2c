"""What a quiz costs its readers, and that it costs those of other pages nothing: as published, gzipped."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.example import ROOT
from tests.quiz_browsing import build_quiz_site

SCRIPTS = ROOT / "templates" / "assets" / "javascripts" / "quiz"
KIB = 1024
OWN = {"score": 0.75, "profile": 1.5, "outcome": 0.75, "calculator": 2.25, "ranking": 1.6, "plan": 1.5}
"""What a kind has for itself, in KiB. What several share (choices, tables and bars) is held below."""


def size(*files: Path) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def test_the_core_is_small():
    """What every quiz loads at once; errors and ways to take a result away are fetched when they are asked for."""
    assert size(SCRIPTS / "core.js", SCRIPTS / "keeping.js") <= 3 * KIB


@pytest.mark.parametrize("kind", OWN)
def test_a_kind_is_small(kind: str):
    assert size(SCRIPTS / f"{kind}.js") <= OWN[kind] * KIB
    assert size(SCRIPTS / "choices.js", SCRIPTS / "making.js") <= 1.6 * KIB


def test_only_pages_with_a_quiz_load_its_rules(tmp_path: Path):
    site = build_quiz_site(tmp_path)
    sheets = {file.name.partition(".")[0]: file for file in (site / "assets" / "stylesheets").glob("*.css")}
    assert set(sheets) == {"plain", "text", "quiz"}
    assert size(sheets["quiz"]) - size(sheets["text"]) <= 1.5 * KIB
    for name in ("plain", "text"):
        assert "mp-quiz" not in sheets[name].read_text("utf-8")
    pages = {
        "posts/habit/": "text",
        "quizzes/": "plain",
        "quizzes/plan/": "quiz",
        "posts/twice/": "quiz",
        "series/two-steps/": "quiz",
    }
    for page, sheet in pages.items():
        assert sheets[sheet].name in (site / page / "index.html").read_text("utf-8"), page
