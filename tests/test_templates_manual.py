"""docs/templates.md: every block and every slot has an example, and each example is a template that works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.theme.folders import find_folders
from generator.views.shell import SLOTS, FrameKey
from tests.themes import MENU, config, filled, loaded_whole

MANUAL = Path(__file__).resolve().parent.parent.joinpath("docs/templates.md").read_text("utf-8")
EXAMPLES = re.findall(r"^### (\w+)\n(?:(?!^###).)*?^```html\n(.*?)^```", MANUAL, re.MULTILINE | re.DOTALL)
# Only where Material's script is.
ELSEWHERE = {"outdated"}


def blocks() -> set[str]:
    text = (find_folders(Path(), "").default / "scripts/small/around.html").read_text("utf-8")
    return set(re.findall(r"{% block (\w+) %}", text)) | ELSEWHERE


def test_every_block_and_every_slot_has_an_example():
    shown = {name for name, _ in EXAMPLES}
    assert blocks() | set(SLOTS) == shown
    for name, example in EXAMPLES:
        assert f"{{% block {name} %}}" in example or f'slot("{name}")' in example


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{n}{i}" for i, (n, _) in enumerate(EXAMPLES)])
def test_an_example_works(name, example):
    theme, problems = loaded_whole(config(theme={"custom_dir": "overrides"}), {"overrides/main.html": example})
    frames = theme.frames(MENU, {})
    html = filled(frames(FrameKey(is_home=True, with_toc=True)))
    assert [str(problem) for problem in (*problems, *frames.problems)] == []
    assert "[content]" in html
    own = re.sub(r"{%.*?%}|{{.*?}}", "\n", example.split("%}", 1)[1], flags=re.DOTALL)
    lines = [line.strip() for line in own.splitlines() if len(line.strip()) > 3]
    assert name in ELSEWHERE or all(line in html for line in lines)


def test_every_template_is_in_the_list():
    """What a newsletter, new files and new sites are made from is told where these are told of."""
    folder = find_folders(Path(), "").default
    kinds = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    listed = set(re.findall(r"^\| `([\w/.-]+\.html)` \|", MANUAL.partition("## All templates")[2], re.MULTILINE))
    assert listed == {name for name in kinds if not name.startswith(("init/", "new/"))}
