"""What an owner asks of a site without building it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.commands import milepost
from generator.cli.lists import line
from generator.library.lists import Row
from tests.sites import NOW, QUICK, post, write_site

FILES = {
    "mkdocs.yml": QUICK,
    "content/posts/old.md": post("Old advice", date="2025-01-02", topics="[Sales]", review_by="2026-01-01"),
    "content/posts/seen.md": post("Seen again", date="2025-01-03", review_by="2026-01-01", reviewed="2026-02-01"),
    "content/posts/draft.md": post("Half a thought", draft="true"),
    "content/posts/soon.md": post("Soon", date="2026-12-01 09:00"),
    "content/posts/sooner.md": post("Sooner", date="2026-11-25"),
    "content/series/steps.md": "---\ntitle: Steps\nparts:\n  - old\n  - post: draft\n    title: The middle\n"
    "    due: 2027-01-01\n  - title: The end\n---\n\nText.\n",
    "content/ctas/call.md": "---\ntitle: Ring us\n---\n\nDo.\n",
    "content/ctas/sales.md": "---\ntitle: Talk prices\ntopics: [Sales]\nuntil: 2026-12-31\n---\n\nDo.\n",
}


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write_site(tmp_path / "firm", FILES))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return tmp_path / "firm"


def listed(*arguments: str) -> Result:
    return CliRunner().invoke(milepost, ["list", *arguments])


@pytest.mark.parametrize(
    ("subject", "lines"),
    [
        (
            "posts",
            ["2025-01-03  Seen again  content/posts/seen.md", "2025-01-02  Old advice (Sales)  content/posts/old.md"],
        ),
        ("drafts", ["2026-01-02  Half a thought  content/posts/draft.md"]),
        (
            "scheduled",
            [
                "2026-11-25T00:00:00+00:00  Sooner  content/posts/sooner.md",
                "2026-12-01T09:00:00+00:00  Soon  content/posts/soon.md",
            ],
        ),
        ("overdue", ["2026-01-01  Old advice  content/posts/old.md"]),
        (
            "series",
            [
                "            Steps (1 of 3 parts can be read)  content/series/steps.md",
                "2027-01-01  The middle (Steps: not published yet)",
                "            The end (Steps: not published yet)",
            ],
        ),
        (
            "ctas",
            [
                "Talk prices (Sales, until 2026-12-31)  content/ctas/sales.md",
                "Ring us (all other topics)  content/ctas/call.md",
            ],
        ),
    ],
)
def test_each_list_has_its_lines_in_their_order(subject: str, lines: list[str]):
    told = listed(subject)
    assert (told.exit_code, told.stdout.splitlines()) == (0, lines)


def test_a_list_is_there_for_programs_too(site: Path):
    (only,) = json.loads(listed("overdue", "--format", "json").stdout)
    assert only == {"when": "2026-01-01", "title": "Old advice", "path": "content/posts/old.md", "about": ""}
    (site / "content/posts/old.md").write_text(post("Old advice", date="[x"))
    told = listed()
    assert told.exit_code == 1
    assert "content/posts/old.md:3:" in told.stderr


def test_on_a_narrow_terminal_lines_are_folded_between_words_and_keep_their_indentation():
    row = Row(when="2025-01-02", title="Old advice", about="Sales, marketing and prices", path="content/posts/old.md")
    assert line(row, 10, 80) == "2025-01-02  Old advice (Sales, marketing and prices)  content/posts/old.md"
    assert line(row, 10, 40).splitlines() == [
        "2025-01-02  Old advice (Sales, marketing",
        "            and prices)",
        "            content/posts/old.md",
    ]


def test_without_a_site_the_hint_names_the_command_that_was_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert "say where it is: milepost list -f path/to/mkdocs.yml" in listed("posts").stderr
