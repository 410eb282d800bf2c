"""docs/extending.md adds a seventh kind of quiz; whoever follows it to the letter has one that works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browsing import serving, visiting
from tests.manuals import DOCS, fences
from tests.sites import CONFIG, post

ROOT = DOCS.parent
PAGE = DOCS / "extending.md"
# What Python's score says of every combination of four ticks, one a line: sum and result.
SCORED = """
from itertools import product
from generator.model import Quiz, Result
from generator.quiz import KINDS
quiz = Quiz(kind="checklist", hash="", results=(Result(low=0, high=2), Result(low=3, high=4)))
for answers in product((False, True), repeat=4):
    print(*KINDS["checklist"].score(quiz, answers).values())
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program of that folder, at work in its site."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder / "site", env=environment, capture_output=True, text=True, check=False)


def patched(text: str, change: str) -> str:
    """A text with a change as the page prints it: lines that stay, go (-) and come (+)."""
    lines = change.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    assert text.count(before) == 1, before
    return text.replace(before, "".join(line[1:] for line in lines if line[0] in " +"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with all that the page says, and a site that uses it."""
    folder = tmp_path_factory.mktemp("extended")
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for language, title, text in fences(PAGE):
        if title:
            path = folder / ("site" if title.startswith("content/") else "") / title
            path.parent.mkdir(parents=True, exist_ok=True)
            assert path.exists() == (language == "diff"), title
            path.write_text(patched(path.read_text("utf-8"), text) if language == "diff" else text, "utf-8")
    (folder / "site/mkdocs.yml").write_text(CONFIG, "utf-8")
    posts = folder / "site/content/posts"
    posts.mkdir()
    embed = "```quiz first-visit\n```"
    (posts / "three-prices.md").write_text(post("Three prices", topics="sales", body=embed), "utf-8")
    done = run(folder, "-m", "generator", "build", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_a_quiz_of_the_new_kind_has_a_page_and_stands_in_a_post(folder: Path):
    for page in ("quizzes/first-visit", "posts/three-prices"):
        html = (folder / "site/site" / page / "index.html").read_text("utf-8")
        assert html.count('type="checkbox" id="mp-quiz-first-visit-') == 4
        assert "A price that you would say aloud" in html
        assert "You are bringing yourself" in html
        assert "3 to 4 points" in html


def test_a_mistake_in_it_is_told_with_its_place(folder: Path):
    quiz = folder / "site/wrong.md"
    text = (folder / "site/content/quizzes/first-visit.md").read_text("utf-8")
    quiz.write_text(text.replace("### 3 |", "### 5 |"), "utf-8")
    done = run(folder, "-m", "generator", "quiz", "check", "wrong.md")
    assert done.returncode == 1
    assert "wrong.md:22:5: error[quiz-bands]: no answers come to 5 ticks" in done.stdout + done.stderr


def test_it_works_in_a_browser_and_scores_as_in_python(folder: Path, browser: Browser):
    scored = run(folder, "-c", SCORED).stdout.splitlines()
    (script,) = (folder / "site/site").glob("assets/*/javascripts/quiz/checklist.js")
    with serving(folder / "site/site") as url, visiting(browser, f"{url}quizzes/first-visit/") as visit:
        page = visit.page
        boxes = page.get_by_role("checkbox")
        for index in (0, 1, 3):
            boxes.nth(index).check()
        page.wait_for_load_state("networkidle")
        page.get_by_role("button", name="Show my result").click()
        result = page.locator("[data-mp-result]")
        result.get_by_text("They will notice").wait_for()
        assert "You are bringing yourself" not in result.inner_text()
        page.reload()
        page.get_by_text("Your answers were restored").wait_for()
        assert [box.is_checked() for box in boxes.all()] == [True, True, False, True]
        answers = [list(each) for each in product((False, True), repeat=4)]
        found = page.evaluate(
            """async ([address, answers]) => {
                const { score } = await import(address);
                const results = [[-1, 0, 2], [-1, 3, 4]];
                return answers.map((each) => Object.values(score({ results }, each)).join(" "));
            }""",
            [f"/{script.relative_to(folder / 'site/site').as_posix()}", answers],
        )
        assert len(found) == 16
        assert found == scored
        visit.assert_quiet()
