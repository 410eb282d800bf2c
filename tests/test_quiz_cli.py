"""`milepost quiz check` and `milepost quiz show`, as an author uses them while writing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.commands import milepost
from tests.quiz_texts import SCALE, TEXTS

ROOT = Path(__file__).resolve().parent.parent


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(milepost, ["quiz", *map(str, words)])


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A file of each kind, in a folder without a site."""
    found = {}
    for kind, text in TEXTS.items():
        scale = f"scale: [{', '.join(SCALE)}]\n" if kind == "profile" else ""
        found[kind] = tmp_path / f"{kind}.md"
        found[kind].write_text(f"---\ntitle: A {kind}\nkind: {kind}\n{scale}---\n\n{text}", encoding="utf-8")
    return found


def test_quizzes_without_a_mistake_pass(files: dict[str, Path]):
    result = run("check", *files.values())
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "6 quizzes checked: no problems.\n"


def test_a_mistake_is_told_by_the_path_that_was_typed(files: dict[str, Path]):
    path = files["score"]
    path.write_text(path.read_text("utf-8").replace("- 1 | Friends", "- one | Friends"), encoding="utf-8")
    result = run("check", path)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{path.as_posix()}:15:3: error[quiz-award]: 'one' is not a whole number\n")
    assert result.stderr == "1 quiz checked: 1 error.\n"


def test_an_editor_gets_problems_as_json(files: dict[str, Path]):
    path = files["ranking"]
    path.write_text(path.read_text("utf-8").replace("- Money", "- Family"), encoding="utf-8")
    result = run("check", "--format", "json", path)
    (problem,) = json.loads(result.stdout)
    assert (problem["code"], problem["line"], problem["column"]) == ("quiz-same-text", 9, 3)
    assert result.stderr == ""


def test_a_file_that_is_not_there_is_told_of_without_a_traceback(tmp_path: Path):
    result = run("check", tmp_path / "none.md")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_show_says_what_counts_what_and_who_is_told_what(files: dict[str, Path]):
    result = run("show", files["score"])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "A score (score, 2 questions)"
    assert "         3  A plan | one that I follow" in lines
    assert "Answers come to sums from -2 to 5." in lines
    # 9 ways to answer: 3, 5 and 3 points and more are three of them.
    assert [line.split("(")[-1] for line in lines if "lead here" in line] == [
        "of all ways to answer, 66.7 % lead here)",
        "of all ways to answer, 33.3 % lead here)",
    ]
    assert "-> ../posts/habit.md" in result.stdout


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("profile", "sales: I drop my price (reverse)"),
        ("profile", "sales (Sales): 0, 33, 67, 100 %"),
        ("outcome", "juggler: from 0 to 3 points"),
        ("calculator", "Lost a year: 27600 EUR"),
        ("ranking", "Readers put these in order."),
        ("plan", "2. Ask three customers  (week 2)"),
    ],
)
def test_show_knows_every_kind(files: dict[str, Path], kind: str, said: str):
    assert said in run("show", files[kind]).stdout


def test_a_quiz_with_a_mistake_is_not_shown(files: dict[str, Path]):
    files["plan"].write_text("---\ntitle: A\nkind: plan\n---\n", encoding="utf-8")
    result = run("show", files["plan"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "[quiz-part]" in result.stderr


def test_the_site_around_a_file_says_its_language(tmp_path: Path):
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ntheme: {name: material, language: de}\n", encoding="utf-8")
    quizzes = tmp_path / "content/quizzes"
    quizzes.mkdir(parents=True)
    (quizzes / "a.md").write_text('---\ntitle: A\nkind: plan\n---\n\n## Steps\n\n- "Ja" | Tag 3\n', encoding="utf-8")
    assert "1. „Ja“  (Tag 3)" in run("show", quizzes / "a.md").stdout


def test_the_quizzes_of_the_example_site_pass():
    assert run("check", *sorted((ROOT / "content/quizzes").glob("*.md"))).exit_code == 0
