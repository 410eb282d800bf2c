"""Whoever begins a file gets one that the site takes as it is, and loses none."""

from __future__ import annotations

import os
import subprocess
import sys
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
    # As long as no text names a quiz, that is told, and stops not even a strict build.
    assert {(one.code, one.severity) for one in result.problems} == {("quiz-not-shown", "note")}, said(result)
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
        (("page", "A", "--series", "steps"), "--series is for a post, and this is a page. Leave it out."),
        (("series", "A", "--kind", "score"), "--kind is for a quiz, and this is a series. Leave it out."),
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
    (site / "looks/new/page.md").write_text("{{ 1 / 0 }}", "utf-8")
    assert "The template new/page.md cannot be used: division by zero." in new("page", "P").stderr
    (site / "looks/new/page.md").write_bytes("Größe".encode("latin-1"))
    assert "The template new/page.md is not UTF-8 text. Save it as UTF-8." in new("page", "P").stderr
    assert not (site / "content/pages").exists()


def test_a_name_that_is_new_is_told_for_it_may_be_a_slip(site: Path):
    told = new("post", "A", "--topic", "salse", "--topic", "Sales", "--author", "Bo", "--series", "step")
    assert told.exit_code == 0
    assert (
        "No topic of this site was called 'salse' before: this is the first time. Did you mean 'sales'?" in told.stderr
    )
    assert "No author of this site was called 'Bo' before: this is the first time.\n" in told.stderr
    assert (
        "No series of this site was called 'step' before: this is the first time. Did you mean 'steps'?" in told.stderr
    )
    assert told.stderr.count("before:") == 3


def test_no_part_is_counted_in_a_series_whose_file_cannot_be_read(site: Path):
    (site / "content/series/steps.md").write_text("---\ntitle: [\n---\n", "utf-8")
    told = new("post", "A", "--series", "steps")
    assert told.exit_code == 2
    assert "content/series/steps.md has mistakes, so nobody can tell its next part." in told.stderr
    assert not (site / "content/posts/a.md").exists()


def test_a_time_that_is_said_is_kept_and_today_is_the_sites_own(site: Path, monkeypatch: pytest.MonkeyPatch):
    new("post", "A", "--date", "2031-01-02 09:30")
    assert "date: 2031-01-02 09:30\n" in (site / "content/posts/a.md").read_text("utf-8")
    (site / "mkdocs.yml").write_text(f"{QUICK}      timezone: Pacific/Kiritimati\n", "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026, midnight UTC: 14 hours later there
    new("post", "B")
    assert "date: 2026-11-22\n" in (site / "content/posts/b.md").read_text("utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1795305600 + 12 * 3600))
    new("post", "C")
    assert "date: 2026-11-23\n" in (site / "content/posts/c.md").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals that a test can type into")
def test_on_a_terminal_what_is_missing_is_asked_for_and_the_editor_opens(site: Path):
    import pty

    editor = site / "editor.sh"
    editor.write_text('#!/bin/sh\necho "Edited." >> "$1"\n', "utf-8")
    editor.chmod(0o755)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", "new", "post", "--edit"]
    environ = {**os.environ, "VISUAL": str(editor), "TERM": "dumb"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ, close_fds=True) as begun:
        os.close(theirs)
        said = ""
        for question, answer in (("Title", "My first"), ("Author", "Ann Lee"), ("Topic", "sales, New one")):
            said += _until(ours, f"{question}")
            os.write(ours, f"{answer}\n".encode())
        said += _until(ours, "serve`")
    os.close(ours)
    assert begun.returncode == 0, said
    assert "The topics of this site: sales" in said
    text = (site / "content/posts/my-first.md").read_text("utf-8")
    assert "title: My first\n" in text
    assert "authors: [Ann Lee]\n" in text
    assert "topics: [sales, New one]\n" in text
    assert text.endswith("Edited.\n")


def _until(terminal: int, words: str) -> str:
    """What the terminal shows until these words have come; after a question, until it waits for an answer."""
    said = ""
    while words not in said or not said.rstrip(" ").endswith((":", "`.", "`")):
        try:
            said += os.read(terminal, 1000).decode("utf-8", "replace")
        except OSError:  # the program has ended, and with it its terminal
            break
    return said


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
