"""The example site, built in a folder of its own, and a browser to look at it: for browser tests and for tools."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generator.build import Result
from tests.browsing import CHROMIUM_ARGUMENTS
from tests.sites import build_site

ROOT = Path(__file__).resolve().parent.parent
SITE_URL = "https://milepost.example/"


EVERY_CONSTRUCT = "posts/every-construct.md"
"""A post that holds one of each thing that authors may write; only in sites that are made for looking at."""


def write_example(folder: Path, *, site_url: str = SITE_URL, per_page: int = 10) -> None:
    """The example site's sources at another address; with a small `per_page` its lists have a second page."""
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    for old, new in {
        f"site_url: {SITE_URL}": f"site_url: {site_url}",
        "      timezone: UTC\n": f"      timezone: UTC\n      per_page: {per_page}\n",
    }.items():
        assert old in config
        config = config.replace(old, new)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, folder / name)


def build_example(folder: Path, *, site_url: str = SITE_URL, per_page: int = 10) -> Path:
    """The folder of the built site, below `folder`."""
    write_example(folder, site_url=site_url, per_page=per_page)
    return build_written(folder)


def build_written(folder: Path) -> Path:
    """The folder of the built site, from sources that write_example and others have put there."""
    result: Result = build_site(folder)
    assert result.counts, "\n".join(str(problem) for problem in result.problems)
    return folder / "site"


def add_every_construct(folder: Path) -> None:
    shutil.copyfile(ROOT / "tests" / "every-construct.md", folder / "content" / EVERY_CONSTRUCT)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium that the tests use, for as long as the context lasts. Exits where there is none on the machine."""
    find = [sys.executable, str(ROOT / "tools" / "chromium.py"), "--installed"]
    found = subprocess.run(find, stdout=subprocess.PIPE, text=True, check=False)
    if found.returncode != 0:
        sys.exit(found.returncode)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=list(CHROMIUM_ARGUMENTS))
        yield browser
        browser.close()
