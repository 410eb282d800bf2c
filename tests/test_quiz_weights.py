"""What a quiz costs its readers, and that it costs those of other pages nothing: as published, gzipped."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

KIB = 1024
CORE = ("core", "keeping", "making")
"""What every quiz loads when its page does."""
KINDS = {
    "score": ("score", "choices"),
    "profile": ("profile", "choices"),
    "outcome": ("outcome", "choices"),
    "calculator": ("calculator",),
    "ranking": ("ranking",),
    "plan": ("plan",),
}
LATER = ("errors", "radar", "taking")
"""What is fetched when somebody asks for it: what is missing, a drawing, a way to take the result away."""


def size(*files: Path) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def weight(quiz_folder: Path, *names: str) -> int:
    (folder,) = quiz_folder.glob("assets/milepost.*/javascripts/quiz")
    return size(*(folder / f"{name}.js" for name in names))


def test_the_core_is_small(quiz_folder: Path):
    assert weight(quiz_folder, *CORE) <= 3 * KIB


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_small(kind: str, quiz_folder: Path):
    assert weight(quiz_folder, *KINDS[kind]) <= 1.5 * KIB


def test_what_a_series_tells_of_its_quizzes_is_small(quiz_folder: Path):
    assert weight(quiz_folder, "scores", "standing") <= 2.5 * KIB


def test_what_is_fetched_later_is_small(quiz_folder: Path):
    for name in LATER:
        assert weight(quiz_folder, name) <= 1.25 * KIB, name


def test_only_pages_with_a_quiz_load_its_rules(quiz_folder: Path):
    sheets = {file.name.partition(".")[0]: file for file in (quiz_folder / "assets" / "stylesheets").glob("*.css")}
    assert set(sheets) == {"plain", "text", "quiz"}
    assert size(sheets["quiz"]) - size(sheets["text"]) <= 1.5 * KIB
    for name in ("plain", "text"):
        assert "mp-quiz" not in sheets[name].read_text("utf-8")
    pages = {
        "posts/habit/": "text",
        "quizzes/": "plain",
        "quizzes/plan/": "quiz",
        "posts/twice-order-book/": "quiz",
        "series/two-steps/": "quiz",
    }
    for page, sheet in pages.items():
        assert sheets[sheet].name in (quiz_folder / page / "index.html").read_text("utf-8"), page
