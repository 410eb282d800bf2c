"""The manual is true: what it prints can be pasted, what it links to is there, and it leaves no command out."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
import yaml
from click.testing import CliRunner
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.cli.commands import milepost
from tests.manuals import fences, whole_files
from tests.sites import build_site, said, write_site

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))
LINKING = [*(ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CHANGELOG.md")), *PAGES]
names = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


# --- Commands --------------------------------------------------------------------------------------------------------


def sections() -> dict[str, str]:
    """The parts of the page on commands, by their headings of the second level."""
    parts = re.split(r"^## (.+)\n", text_of(ROOT / "docs/commands.md"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def options(command: click.Command) -> set[str]:
    context = click.Context(command, **milepost.context_settings)
    names = {name for option in command.get_params(context) for name in (*option.opts, *option.secondary_opts)}
    return {name for name in names if name.startswith("-")}


def commands(group: click.Group, before: str = "") -> dict[str, click.Command]:
    """All commands by their words, those of groups too."""
    found: dict[str, click.Command] = {}
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found.update(commands(command, f"{before}{name} "))
        else:
            found[f"{before}{name}"] = command
    return found


COMMANDS = commands(milepost)


def test_there_are_commands():
    assert {"build", "serve", "digest", "quiz check", "quiz show"} <= set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_section_with_exactly_its_options(name: str):
    section = sections()[f"milepost {name}"]
    rows = re.findall(r"^\| (`-.+?) \|", section, re.MULTILINE)
    told = {option for row in rows for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", row)}
    assert told == options(COMMANDS[name])


def test_every_exit_code_is_told():
    assert set(re.findall(r"^\| (\d+) \|", sections()["How it ends"], re.MULTILINE)) == {"0", "1", "2", "130"}


def test_the_example_of_json_is_json():
    (example,) = (body for language, _, body in fences(ROOT / "docs/commands.md") if language == "json")
    (problem,) = json.loads(example)
    assert list(problem) == ["file", "line", "column", "severity", "code", "message", "hint"]


# --- Links -----------------------------------------------------------------------------------------------------------


def inlines(path: Path) -> Iterator[tuple[str, Token]]:
    """Every run of text in a file that is not code, with the kind of block that it stands in."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text_of(path))
    for before, token in pairwise(tokens):
        if token.type == "inline":
            yield before.type, token


def anchors(path: Path) -> set[str]:
    """The anchors that GitHub and most viewers of Markdown give to a file's headings."""
    found: set[str] = set()
    for kind, token in inlines(path):
        if kind == "heading_open":
            plain = "".join(child.content for child in token.children or ()).lower()
            anchor = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
            found.add(next(name for name in (anchor, *(f"{anchor}-{n}" for n in range(1, 100))) if name not in found))
    return found


def links(path: Path) -> Iterator[str]:
    """Addresses of links and pictures that are not on another site."""
    for _, token in inlines(path):
        for child in token.children or ():
            target = str(child.attrGet("href") or child.attrGet("src") or "")
            if target and not re.match(r"[a-z]+:", target):
                yield target


@pytest.mark.parametrize("path", LINKING, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path):
    broken = []
    for target in links(path):
        name, _, anchor = target.partition("#")
        file = path.parent / unquote(name) if name else path
        if not file.exists() or (anchor and unquote(anchor) not in anchors(file)):
            broken.append(target)
    assert broken == []


def test_links_are_seen():
    assert len(list(links(ROOT / "docs/index.md"))) > 10
    assert "site-not-ours" in anchors(ROOT / "docs/problems.md")


def test_the_first_page_leads_to_all_others():
    assert {target.partition("#")[0] for target in links(ROOT / "docs/index.md")} >= {
        path.name for path in PAGES if path.name != "index.md"
    }


# --- Examples --------------------------------------------------------------------------------------------------------


@names
def test_every_example_of_yaml_can_be_read(path: Path):
    for language, _, body in fences(path):
        if language in ("yaml", "yml"):
            assert list(yaml.compose_all(body)), body


# What is in extending.md goes into a copy of the program: test_extending.py.
@pytest.mark.parametrize(
    "path", [path for path in PAGES if whole_files(path) and path.name != "extending.md"], ids=lambda path: path.name
)
def test_the_whole_files_of_a_page_make_a_site_without_a_problem(path: Path, tmp_path: Path):
    assert said(build_site(write_site(tmp_path, whole_files(path)))) == ""


def test_the_first_site_is_made_exactly_as_it_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Its files are written one after the other, and each command is answered as the page says."""
    monkeypatch.chdir(tmp_path)
    answered = 0
    for language, title, body in fences(ROOT / "docs/getting-started.md"):
        if title:
            (tmp_path / title).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / title).write_text(body, "utf-8")
        elif language == "console":
            first, _, answer = body.partition("\n")
            program, *arguments = shlex.split(first.removeprefix("$ "))
            assert program == "milepost"
            done = CliRunner().invoke(milepost, arguments)
            assert without_figures(done.output) == without_figures(answer)
            answered += 1
    assert answered == 3


def without_figures(answer: str) -> str:
    """An answer without what differs from one computer or version to the next: seconds, and files of the theme."""
    return re.sub(r"\d+ files written|\d+\.\d s", "N", answer)
