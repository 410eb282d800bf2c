"""What `pip install` gives: the command, with its default templates, far from this repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

CONFIG = """\
site_name: Elsewhere
site_url: https://elsewhere.example/
theme:
  name: material
"""

POST = """\
---
title: Write it down
date: 2026-01-15
description: What is not written down is not agreed.
topics: Writing
---

What is not **written down** is not agreed.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    # Without isolation: hatchling is locked and here, and the tests need no network.
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    (path,) = folder.glob("milepost-*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The `bin` folder of an environment that has the wheel, sees the dependencies, and knows no repository."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    scheme = sysconfig.get_paths("venv", vars={"base": str(home), "platbase": str(home), "installed_base": str(home)})
    library = Path(scheme["purelib"])
    scripts = Path(scheme["scripts"])
    pip("--python", scripts / "python", "install", "--no-deps", "--no-index", wheel)
    # A plain path in a .pth adds the folder alone: its own .pth files, where the editable install points to
    # the repository, are not followed.
    (library / "dependencies.pth").write_text(
        f"{sysconfig.get_paths()['purelib']}\n{sysconfig.get_paths()['platlib']}\n"
    )
    return scripts


def pip(*arguments):
    finished = subprocess.run(
        [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr


def run_elsewhere(folder, *command):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(list(map(str, command)), cwd=folder, env=clean, capture_output=True, text=True, check=False)


def test_the_wheel_holds_the_program_and_its_templates_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {"generator", "milepost-0.1.0.dist-info"}
    ours = {
        path.relative_to(ROOT / "templates").as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()
    }
    assert ours
    assert {name.removeprefix("generator/_templates/") for name in names if "/_templates/" in name} == ours
    assert "milepost-0.1.0.dist-info/licenses/LICENSE" in names


def test_the_installed_program_is_the_wheels(installed, tmp_path):
    where = run_elsewhere(tmp_path, installed / "python", "-c", "import generator; print(generator.__file__)")
    assert where.returncode == 0, where.stderr
    assert Path(where.stdout.strip()).is_relative_to(installed.parent)


def test_an_empty_folder_with_a_config_and_a_post_becomes_a_site(installed, tmp_path):
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(f"{CONFIG}docs_dir: content\n")
    (tmp_path / "content/posts/write-it-down.md").write_text(POST)

    built = run_elsewhere(tmp_path, installed / "milepost", "build", "-f", "mkdocs.yml")

    assert built.returncode == 0, built.stdout + built.stderr
    page = (tmp_path / "site/posts/write-it-down/index.html").read_text("utf-8")
    assert "<strong>written down</strong>" in page
    (sheet,) = re.findall(r'rel="stylesheet" href="../../([^"]+)"', page)
    assert ".md-header" in (tmp_path / "site" / sheet).read_text("utf-8")
    assert str(ROOT) not in page


def test_a_build_loads_no_mkdocs(installed, tmp_path):
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(f"{CONFIG}docs_dir: content\n")
    (tmp_path / "content/posts/write-it-down.md").write_text(POST)

    built = run_elsewhere(tmp_path, installed / "python", "-X", "importtime", "-m", "generator", "build")

    loaded = {line.rpartition("|")[2].strip() for line in built.stderr.splitlines() if line.startswith("import time:")}
    assert built.returncode == 0, built.stdout
    assert "generator.cli" in loaded
    assert {name for name in loaded if name.partition(".")[0] == "mkdocs"} == set()
