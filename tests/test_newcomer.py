"""The way of somebody who has never done this: from nothing to a second publication, by what the program says alone."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.commands import milepost
from tests.previews import previewing
from tests.sites import NOW

POST = "content/posts/the-first-call.md"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(milepost, list(arguments))


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Mary", "-c", "user.email=mary@harbour.example", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git on this machine to publish with")
def test_a_newcomer_gets_from_nothing_to_a_second_publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    monkeypatch.chdir(tmp_path)
    assert run("init", "harbour", "--name", "Harbour Street", "--url", "harbour.example", "--yes").exit_code == 0
    monkeypatch.chdir(tmp_path / "harbour")
    site = tmp_path / "harbour"
    begins_a_post_and_mends_three_mistakes(site)
    sees_it(site)
    live = publishes(site, tmp_path)
    renames_it_and_is_warned(site, live)


def begins_a_post_and_mends_three_mistakes(site: Path) -> None:
    assert run("new", "post", "The first call", "--topic", "Salse", "--publish").stdout == f"{POST}\n"
    file = site / POST
    slips = file.read_text("utf-8").replace("date: 2026-11-22", "date: 2026-13-22")
    file.write_text(slips.replace("One thought", "See [the prices](three-price-on-one-page.md). One thought"), "utf-8")
    told = run("build").stderr
    for number in range(3):
        file.write_text(mended(file.read_text("utf-8"), told), "utf-8")
        told = run("build", "--strict").stderr
        assert len(re.findall(rf"^{re.escape(POST)}:\d+:\d+: ", told, re.MULTILINE)) == 2 - number, told
    assert (site / "site/posts/the-first-call/index.html").is_file()


def mended(text: str, told: str) -> str:
    """The file with its first mistake mended as the message says: on its line, by its hint."""
    place = re.search(rf"^{re.escape(POST)}:(\d+):\d+: (.*)\n  hint: (.*(?:\n        .*)*)", told, re.MULTILINE)
    assert place, told
    lines, number, message, hint = text.split("\n"), int(place[1]) - 1, place[2], place[3]
    if near := re.search(r"did you mean '([^']+)'", hint):
        wrong = re.search(r"(?:topic|file) '([^']+)'", message)
        assert wrong, message
        lines[number] = lines[number].replace(wrong[1], near[1])
    else:
        example = re.search(r"date: (\d{4}-\d{2}-\d{2})", hint)
        assert example, hint
        lines[number] = f"date: {example[1]}"
    return "\n".join(lines)


def sees_it(site: Path) -> None:
    with previewing(site) as preview:
        preview.until("/posts/the-first-call/", "The first call")


def publishes(site: Path, folder: Path) -> Path:
    """Into a repository such as a host has; what it holds afterwards."""
    git(folder, "init", "--bare", "host.git")
    git(folder, "clone", "host.git", "published")
    shutil.copytree(site / "site", folder / "published", dirs_exist_ok=True)
    git(folder / "published", "add", "--all")
    git(folder / "published", "commit", "-m", "Publish")
    git(folder / "published", "push", "origin", "HEAD:main")
    git(folder, "clone", "--branch", "main", "host.git", "live")
    assert (folder / "live/posts/the-first-call/index.html").is_file()
    return folder / "live"


def renames_it_and_is_warned(site: Path, live: Path) -> None:
    text = (site / POST).read_text("utf-8").replace("slug: the-first-call", "slug: first-call")
    (site / POST).write_text(text, "utf-8")
    told = run("build", "--previous", str(live))
    assert told.exit_code == 1
    hint = re.search(r"error\[address-lost\].*\n(?:.*\n)*?\s+(aliases: .+)\n", told.stderr)
    assert hint, told.stderr
    (site / POST).write_text(text.replace("slug:", f"{hint[1]}\nslug:"), "utf-8")
    assert run("build", "--previous", str(live)).exit_code == 0
    assert (site / "site/posts/the-first-call/index.html").is_file()
