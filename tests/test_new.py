"""Whoever begins a file gets one that the site takes as it is, and loses none."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.commands import milepost
from generator.starting import QUIZZES, with_part
from tests.sites import NOW, QUICK, build_site, post, published, said, write_site

SERIES = "---\ntitle: Steps\nparts:  # in order\n  - first\n  - title: Planned\n    due: 2031-01-01\n---\n\nText.\n"
FILES = {
    "mkdocs.yml": QUICK,
    "content/posts/first.md": post("First", topics="[Sales]", authors="[Ann Lee]"),
    "content/posts/two.md": post("Two", series="loose", part="1"),
    "content/series/steps.md": SERIES,
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_site(tmp_path / "firm", FILES)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return folder


def new(*arguments: str) -> Result:
    return CliRunner().invoke(milepost, ["new", *arguments])


def test_a_file_of_each_kind_is_begun_and_the_site_takes_them_as_they_are(site: Path):
    told = new("post", 'Prices: "fair" & clear', "--topic", "Sales", "--author", "Ann Lee", "--publish")
    assert (told.exit_code, told.stdout) == (0, "content/posts/prices-fair-clear.md\n")
    new("post", "Größe", "--series", "steps", "--publish")
    new("post", "Third", "--series", "loose", "--publish", "--date", "2026-11-20")
    for kind in ("page", "series", "topic", "author"):
        assert new(kind, f"Ünser: {kind} #1").exit_code == 0
    for kind in QUIZZES:
        assert new("quiz", f"What about {kind}?", "--kind", kind, "--topic", "Sales").exit_code == 0
    result = build_site(site)
    assert {problem.code for problem in result.problems} == {"quiz-not-shown"}, said(result)  # as long as none is named
    assert result.counts is not None
    pages = published(site / "site")
    assert "Prices: “fair” &amp; clear" in pages["posts/prices-fair-clear/index.html"].decode()
    assert "Part Three of Three" in pages["posts/größe/index.html"].decode()
    assert b"Part Two of Two" in pages["posts/third/index.html"]
    assert "id: tag:advice.example,2024:third\n" in (site / "content/posts/third.md").read_text("utf-8")
    assert "quizzes/what-about-plan/index.html" in pages


def test_a_draft_is_begun_unless_it_is_to_be_published(site: Path):
    new("post", "Later")
    assert "draft: true" in (site / "content/posts/later.md").read_text("utf-8")
    build_site(site)
    assert "posts/later/index.html" not in published(site / "site")


def test_no_file_is_written_over(site: Path):
    before = published(site / "content")
    told = new("post", "First")
    assert told.exit_code == 2
    assert "content/posts/first.md is there already, and stays as it is. Choose another --slug." in told.stderr
    write_site(site, {"mkdocs.yml": QUICK, "content/posts/x.md": post("X", slug="taken")})
    assert "content/posts/x.md is there already" in new("post", "Taken").stderr
    (site / "content/posts/x.md").unlink()
    assert published(site / "content") == before


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("post",), 'Say what it is called: milepost new post "The title".'),
        (("post", "???"), "Write --slug as well."),
        (("post", "A", "--slug", "../../x"), "No address can be made of '../../x'"),
        (("book", "A"), "'book' is not one of"),
    ],
)
def test_what_cannot_be_begun_is_said_in_a_sentence(arguments: tuple[str, ...], reason: str, site: Path):
    told = new(*arguments)
    assert told.exit_code == 2
    assert reason in told.stderr
    assert published(site / "content") == {
        path.removeprefix("content/"): text.encode() for path, text in FILES.items() if path != "mkdocs.yml"
    }


def test_the_owners_template_goes_before_ours(site: Path):
    write_site(
        site,
        {
            "mkdocs.yml": f"{QUICK}theme: {{name: material, custom_dir: looks}}\n",
            "looks/new/topic.md": "---\ntitle: {{ title | yaml }}\n---\n\nOur own {{ slug }}.\n",
        },
    )
    new("topic", "A: B")
    assert (site / "content/topics/a-b.md").read_text("utf-8") == "---\ntitle: 'A: B'\n---\n\nOur own a-b.\n"
    write_site(
        site,
        {"mkdocs.yml": f"{QUICK}theme: {{name: material, custom_dir: looks}}\n", "looks/new/page.md": "{{ nothing }}"},
    )
    assert "The template new/page.md cannot be used: 'nothing' is undefined." in new("page", "P").stderr


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("---\nparts:\n- a\n---\n", "---\nparts:\n- a\n- new\n---\n"),
        ("---\nparts:\n  - a\n\ntitle: x\n---\n", "---\nparts:\n  - a\n  - new\n\ntitle: x\n---\n"),
        (
            "---\r\nparts:\r\n  - title: A\r\n    due: x\r\n---\r\n",
            "---\r\nparts:\r\n  - title: A\r\n    due: x\r\n  - new\r\n---\r\n",
        ),
        ("---\nparts: [a, b]\n---\n", None),
        ("---\ntitle: x\n---\n", None),
        ("---\nparts:\n---\n", None),
    ],
)
def test_a_part_is_put_at_the_end_of_the_list(text: str, after: str | None):
    assert with_part(text, "new") == after
