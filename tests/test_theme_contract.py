"""What Material's templates ask for, against what is written down and what we give: fails when Material moves."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from generator.theme import languages, material
from generator.theme.contract import Nav, PageValue, config_value
from generator.theme.environments import frame_environment
from generator.theme.folders import find_folders
from tests.themes import config, loaded

SNAPSHOT = Path(__file__).parent / "material_contract.txt"
ROOTS = ("config", "page", "nav")


@cache
def asked() -> tuple[str, ...]:
    """Every filter, test, template and dotted name that Material's templates name, one a line."""
    lines = {f"version {material.version()}"}
    for path in sorted(material.templates().rglob("*.html")):
        tree = Environment(autoescape=False).parse(path.read_text("utf-8"))
        lines.update(f"filter {node.name}" for node in tree.find_all(nodes.Filter))
        lines.update(f"test {node.name}" for node in tree.find_all(nodes.Test))
        lines.update(f"value {name}" for name in values(tree))
        lines.update(f"block {node.name}" for node in tree.find_all(nodes.Block) if path.name == "base.html")
        for kind in (nodes.Include, nodes.Import, nodes.Extends):
            named = (node.template for node in tree.find_all(kind))
            lines.update(
                f"template {n.value}" for n in named if isinstance(n, nodes.Const) and n.value.endswith(".html")
            )
    return tuple(sorted(lines))


def values(tree):
    reached = [*tree.find_all(nodes.Getattr), *tree.find_all(nodes.Getitem)]
    inner = {id(node.node) for node in reached}
    for node in reached:
        name = dotted(node) if id(node) not in inner else ""
        if name.split(".")[0] in ROOTS:
            yield name
    yield from (n.name for n in tree.find_all(nodes.Name) if n.name in {"base_url", "mkdocs_version", "build_date_utc"})


def dotted(node):
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        above, last = dotted(node.node), node.attr
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        above, last = dotted(node.node), str(node.arg.value)
    else:
        return dotted(node.node) if isinstance(node, nodes.Getitem) else ""
    return f"{above}.{last}" if above else ""


def named(kind):
    return {line.partition(" ")[2] for line in asked() if line.startswith(f"{kind} ")}


def test_material_asks_for_what_is_written_down():
    text = "\n".join(asked()) + "\n"
    if os.environ.get("UPDATE_GOLDENS") == "1":
        SNAPSHOT.write_text(text, "utf-8")
    before, now = set(SNAPSHOT.read_text("utf-8").splitlines()), set(asked())
    moved = "\n".join(
        [f"new: {line}" for line in sorted(now - before)] + [f"gone: {line}" for line in sorted(before - now)]
    )
    assert not moved, f"read these in Material's templates, mend generator/theme/, then UPDATE_GOLDENS=1:\n{moved}"


def test_the_version_is_the_one_that_is_pinned():
    pinned = re.search(
        r'"mkdocs-material==([^"]+)"', Path(__file__).parents[1].joinpath("pyproject.toml").read_text("utf-8")
    )
    assert pinned
    assert material.version() == pinned[1]


def test_every_filter_and_test_is_there():
    environment = frame_environment(find_folders(Path(), ""), {})
    # social.html splits texts by it where texts have no method of that name, as in other languages than Python.
    assert named("filter") - {"split"} <= environment.filters.keys()
    assert named("test") <= environment.tests.keys()


def test_every_value_of_the_configuration_is_given():
    given = config_value(config())
    first = {name.split(".")[1] for name in named("value") if name.startswith("config.")}
    assert first - given.keys() == set()
    theme = {name.split(".")[2] for name in named("value") if name.startswith("config.theme.")}
    assert theme - given["theme"].keys() == set()


# What has no value in a frame, and why that is right.
WITHOUT = {
    "authors": "blog-post.html, which is not used",
    "canonical_url": "the slot `head`",
    "categories": "blog-post.html, which is not used",
    "config": "blog-post.html, which is not used",
    "edit_url": "actions.html, which is not used",
    "next_page": "the slot `footer_nav`",
    "previous_page": "the slot `footer_nav`",
    "url": "feedback.html, for {url} in an owner's note",
}


def test_every_value_of_a_page_is_given_or_known_to_be_missing():
    first = {name.split(".")[1] for name in named("value") if name.startswith("page.")}
    given = {name for name in dir(PageValue) if not name.startswith("_")}
    assert first - given == WITHOUT.keys()


def test_every_value_of_the_menu_is_given():
    first = {name.split(".")[1] for name in named("value") if name.startswith("nav.")}
    assert first <= {name for name in dir(Nav) if not name.startswith("_")}


def test_our_templates_compile_in_the_environment_of_frames():
    folders = find_folders(Path(), "")
    environment = frame_environment(folders, {})
    for name in ("base.html", "404.html", "frames/page.html", "frames/404.html", "partials/footer.html"):
        assert Path(environment.get_template(name).filename or "") == folders.default / name


@pytest.mark.parametrize("language", sorted(languages()))
def test_the_theme_speaks(language):
    theme, problems = loaded(config(theme={"language": language}))
    assert problems == ()
    assert theme.translate("direction") in {"ltr", "rtl"}
    assert theme.translate("toc") not in {"", "toc"}
    assert theme.translate("no such key") == "no such key"


def test_there_are_all_of_materials_languages():
    assert len(languages()) == 69
    assert {"de", "pt-BR", "zh-Hant", "ar"} <= languages()
