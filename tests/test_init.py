"""A site that is begun can be built at once, and takes what its owner is called as it is."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli.commands import milepost
from tests.sites import NOW, build_site, published, said

NAME, AUTHOR = 'Bäcker: "Söhne" & Co #1', "Ünal O'Hara"


def init(*arguments: str) -> Result:
    return CliRunner().invoke(milepost, ["init", *arguments])


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("begun") / "firm"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
        told = init(str(folder), "--name", NAME, "--url", "bäcker.example/rat", "--author", AUTHOR)
    assert told.exit_code == 0, told.output
    return folder


def test_it_builds_at_once_without_a_word(begun: Path):
    result = build_site(begun, strict=True)
    assert said(result) == ""
    pages = published(begun / "site")
    home = pages["index.html"].decode()
    assert "Bäcker: &#34;Söhne&#34; &amp; Co #1" in home or "Bäcker: “Söhne” &amp; Co #1" in home
    assert "https://xn--bcker-gra.example/rat/" in home
    assert "Step Two of Three" in pages["posts/a-list-of-what-only-you-can-do/index.html"].decode()
    assert b"tag:xn--bcker-gra.example,2026:three-prices-on-one-page" in pages["feed.xml"]
    assert "authors/ünal-ohara/index.html" in pages
    assert "quizzes/where-does-the-week-go/index.html" in pages
    assert ".nojekyll" in pages


def test_what_publishes_it_are_files_that_hosts_understand(begun: Path):
    workflows = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in begun.glob(".github/workflows/*.yml")}
    assert set(workflows) == {"publish.yml", "check.yml", "daily.yml"}
    steps = [step for flow in workflows.values() for job in flow["jobs"].values() for step in job["steps"]]
    for step in steps:
        if "uses" in step:
            assert re.fullmatch(r"actions/[\w/-]+@[0-9a-f]{40}", step["uses"])
        else:
            subprocess.run(["bash", "-n", "-c", step["run"]], check=True)
    commands = [step["run"] for step in steps if "run" in step and step["run"].startswith("milepost ")]
    context = milepost.make_context("milepost", ["build"])
    for command in commands:
        _, name, *options = command.split()
        known = milepost.get_command(context, name)
        assert known is not None
        known.make_context(name, options, parent=context)
    assert (begun / "requirements.txt").read_text("utf-8").startswith("milepost==")


def test_a_double_click_shows_it(begun: Path):
    for name in ("preview.sh", "preview.command"):
        assert (begun / name).stat().st_mode & 0o111
        subprocess.run(["sh", "-n", begun / name], check=True)
    assert b"\r\n" in (begun / "preview.bat").read_bytes()


def test_what_is_there_already_stays(begun: Path, tmp_path: Path):
    before = published(begun)
    told = init(str(begun))
    assert told.exit_code == 2
    assert "already: " in told.stderr
    assert published(begun) == before
    (tmp_path / "content").mkdir()
    (tmp_path / "content/mine.md").write_text("Mine.")
    assert "already: content." in init(str(tmp_path)).stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content"]


def test_an_address_that_is_none_is_refused(tmp_path: Path):
    told = init(str(tmp_path / "x"), "--url", "http://")
    assert (told.exit_code, (tmp_path / "x").exists()) == (2, False)
    assert "'http://' is not the address of a website." in told.stderr
