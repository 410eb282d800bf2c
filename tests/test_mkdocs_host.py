"""MkDocs as a host: its three commands hand over to ours, and make what ours make."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests import sites
from tests.example import build_written, write_example
from tests.previews import previewing
from tests.sites import NOW, QUICK, post, published, write_site

ROOT = Path(__file__).resolve().parent.parent
MKDOCS = (sys.executable, "-m", "mkdocs")
CONFIG = f"{QUICK}docs_dir: content\ntheme: {{name: material}}\nnav: [Home: pages/index.md, All: /archive/]\n"
# Material's word on MkDocs' future has nothing to do with these commands.
ENVIRONMENT = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture(scope="module", autouse=True)
def plugin() -> None:
    if not any(entry.name == "milepost" for entry in entry_points(group="mkdocs.plugins")):
        pytest.fail(
            "MkDocs finds no plugin milepost: this checkout was installed before there was one. Install it anew:"
            " python -m pip install --no-deps --no-build-isolation --editable ."
        )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "mkdocs.yml": CONFIG,
        "content/pages/index.md": "# Home\n",
        "content/posts/a.md": post(body="First words."),
    }
    return write_site(tmp_path / "firm", files)


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **ENVIRONMENT},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_mkdocs_build_makes_the_very_files_of_milepost_build(tmp_path: Path):
    """The example site, with pictures, cards, feeds and all, asked for as Read the Docs does."""
    write_example(tmp_path)
    ours = published(build_written(tmp_path))
    assert sites.SHARED_FOLDER is not None
    (tmp_path / ".milepost").mkdir(exist_ok=True)
    (tmp_path / ".milepost/cache").symlink_to(sites.SHARED_FOLDER)
    asked = ("build", "--clean", "--strict", "--site-dir", "theirs/html", "--config-file", "mkdocs.yml")
    told = run(tmp_path, *MKDOCS, *asked)
    assert told.returncode == 0, told.stderr
    theirs = published(tmp_path / "theirs/html")
    assert sorted(theirs) == sorted(ours)
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_a_mistake_is_told_in_our_words_and_leaves_the_site_as_it_was(site: Path):
    assert run(site, *MKDOCS, "build").returncode == 0
    before = published(site / "site")
    write_site(site, {"mkdocs.yml": CONFIG, "content/posts/b.md": post(date="2026-02-30")})
    told = run(site, *MKDOCS, "build")
    assert told.returncode == 1
    assert "content/posts/b.md:3:7: error[unreadable-date]: there is no 2026-02-30 in the calendar\n" in told.stderr
    assert "Traceback" not in told.stderr + told.stdout
    assert published(site / "site") == before


def test_strict_is_ours_too_and_no_other_plugin_or_hook_takes_part(site: Path):
    (site / "hook.py").write_text("def on_config(config): raise ValueError")
    others = CONFIG.replace("plugins:\n", "hooks: [hook.py]\nplugins:\n  - social\n  - tags\n")
    write_site(site, {"other.yml": others, "content/posts/b.md": post("B", sumary="Of B")})
    told = run(site, *MKDOCS, "build", "--quiet", "--strict", "--config-file", "other.yml")
    assert told.returncode == 1
    assert "content/posts/b.md:4:1: error[unknown-key]: " in told.stderr
    assert not (site / "site").exists()
    told = run(site, *MKDOCS, "build", "--quiet", "--config-file", "other.yml")
    assert told.returncode == 0, told.stderr
    assert "content/posts/b.md:4:1: warning[unknown-key]: " in told.stderr
    assert told.stdout == ""


def test_mkdocs_gh_deploy_pushes_the_published_files(site: Path, tmp_path: Path):
    write_site(site, {"mkdocs.yml": CONFIG, "content/static/.well-known/a.txt": "A"})
    run(tmp_path, "git", "init", "--quiet", "--bare", "remote")
    for command in (
        "init --quiet",
        "config user.name A",
        "config user.email a@b.example",
        "remote add origin ../remote",
    ):
        assert run(site, "git", *command.split()).returncode == 0
    told = run(site, *MKDOCS, "gh-deploy")
    assert told.returncode == 0, told.stderr
    assert run(tmp_path, "git", "--git-dir", "remote", "worktree", "add", "pushed", "gh-pages").returncode == 0
    pushed = published(tmp_path / "pushed")
    assert pushed.pop(".nojekyll") == b""
    assert pushed.pop(".git")
    assert ".well-known/a.txt" in pushed
    assert pushed == published(site / "site")


@pytest.mark.parametrize(
    ("asked", "handed"),
    [
        ("serve", "serve --config {}/mkdocs.yml"),
        ("serve --open --clean", "serve --config {}/mkdocs.yml --open --published"),
        ("serve -a [::1]:8123", "serve --config {}/mkdocs.yml --host ::1 --port 8123"),
        ("-q build -s -d out", "build --config {}/mkdocs.yml --site-dir {}/out --strict --quiet"),
    ],
)
def test_options_of_mkdocs_are_ours_by_another_name(asked: str, handed: str, site: Path):
    script = (
        "import generator.mkdocs_plugin as plugin\n"
        "plugin.ended = lambda arguments: print(*arguments)\n"
        "from mkdocs.__main__ import cli; cli()"
    )
    told = run(site, sys.executable, "-c", script, *asked.split())
    assert told.returncode == 0, told.stderr
    assert told.stdout == handed.format(site, site) + "\n"


def test_mkdocs_serve_is_our_preview_at_the_address_that_mkdocs_is_given(site: Path):
    write_site(site, {"mkdocs.yml": CONFIG, "content/posts/d.md": post("D", draft="true", body="Drafted words.")})
    asked = ("--dev-addr", "localhost:0")
    with previewing(site, *asked, port="", program=MKDOCS, TMPDIR=str(site.parent), **ENVIRONMENT) as preview:
        preview.until("/posts/d/", "Drafted words.")
        write_site(site, {"mkdocs.yml": CONFIG, "content/posts/a.md": post(body="Better words.")})
        preview.until("/posts/a/", "Better words.")
        assert preview.stop() == 0
    assert not (site / "site").exists()
    assert list(site.parent.glob("mkdocs_*")) == []
