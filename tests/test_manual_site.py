"""The manual is a site made by Milepost: every page of it can be found there, and every picture is shown."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.sites import build_site, published, said
from tools.pictures import DRAFTS, MISTAKES, PUBLISHED

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(path.name for path in (ROOT / "docs").glob("*.md"))


def test_milepost_builds_its_own_manual_without_a_word_of_complaint(tmp_path: Path):
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copyfile(ROOT / "manual.yml", tmp_path / "mkdocs.yml")
    result = build_site(tmp_path)
    assert result.counts is not None, said(result)
    assert not result.problems, said(result)
    pages = published(tmp_path / "site-manual")
    index = pages["index.html"].decode()
    for name in PAGES:
        address = "" if name == "index.md" else f"{name.removesuffix('.md')}/"
        assert f"{address}index.html" in pages
        assert f'href="{address or "./"}"' in index, name


def test_every_page_is_in_the_menu_of_the_manual():
    menu = (ROOT / "manual.yml").read_text("utf-8")
    named = re.findall(r"([\w-]+\.md)", menu)
    assert sorted(named) == PAGES


def test_every_picture_is_made_by_the_script_and_shown():
    made = {picture.name for picture in (*PUBLISHED, *DRAFTS, *MISTAKES)}
    texts = "".join(path.read_text("utf-8") for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")))
    shown = set(re.findall(r"images/([\w-]+\.png)", texts)) - {"sales.png"}
    assert made == {path.name for path in (ROOT / "docs/images").iterdir()}
    assert shown == made
