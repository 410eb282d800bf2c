"""Every mistake has a code, a test with the exact words, and a paragraph in the manual."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.sites import build_site, files_of, said, write_site

ROOT = Path(__file__).resolve().parent.parent
SITES = ROOT / "tests/problems"
MAKERS = {"error", "warning", "note", "Problem"}


@cache
def codes() -> frozenset[str]:
    """Every code in the program: the literal second argument of a function that makes a problem, or its `code`."""
    found: set[str] = set()
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                arguments = [*node.args[1:2], *(keyword.value for keyword in node.keywords if keyword.arg == "code")]
                found.update(arg.value for arg in arguments if isinstance(arg, ast.Constant))
    return frozenset(code for code in found if isinstance(code, str))


def sites() -> list[Path]:
    return sorted(SITES.rglob("*.txt"))


def test_the_codes_are_found():
    assert len(codes()) > 50


@pytest.mark.parametrize("path", sites(), ids=lambda path: path.stem)
def test_a_mistake_is_told_in_these_words(path: Path, tmp_path: Path):
    """The file holds a site and, under `=== problems`, exactly what its author reads."""
    files = files_of(path.read_text("utf-8"))
    expected = files.pop("problems").strip()
    options = {name.removeprefix("--").replace("-", "_"): True for name in files.pop("options", "").split()}
    assert re.search(rf"\[{path.stem.partition('.')[0]}\]", expected)
    write_site(tmp_path, files)
    assert said(build_site(tmp_path, **options)) == expected


@pytest.mark.parametrize("code", sorted(codes()))
def test_a_code_has_a_test_with_its_words(code: str):
    """A site under tests/problems/, or where text alone cannot make the mistake, another test that names the code."""
    if any(path.stem.partition(".")[0] == code for path in sites()):
        return
    tests = [path for path in (ROOT / "tests").glob("test_*.py") if path.name != Path(__file__).name]
    assert any(f'"{code}"' in path.read_text("utf-8") or f"[{code}]" in path.read_text("utf-8") for path in tests)


@pytest.mark.parametrize("code", sorted(codes()))
def test_a_code_has_a_paragraph_in_the_manual(code: str):
    manual = (ROOT / "docs/problems.md").read_text("utf-8")
    paragraph = re.search(rf"^#+ `?{re.escape(code)}`?\n+(\S.+)", manual, re.MULTILINE)
    assert paragraph, f"docs/problems.md has no heading {code!r} with a paragraph"


def test_the_manual_has_no_code_that_the_program_does_not_know():
    manual = (ROOT / "docs/problems.md").read_text("utf-8")
    named = set(re.findall(r"^### `?([a-z-]+)`?$", manual, re.MULTILINE))
    assert named <= codes()
