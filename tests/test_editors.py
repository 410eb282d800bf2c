"""What editors are told of mkdocs.yml and front matter is what the program takes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from generator.cli.commands import milepost
from generator.config import parse_config
from generator.config.schema import config_schema, options_schema
from generator.schema.snippets import snippets

ROOT = Path(__file__).resolve().parent.parent
CHECKED = Draft202012Validator(config_schema())
MANUAL = (ROOT / "docs/configuration.md").read_text("utf-8")


def sections(schema: dict[str, Any], path: tuple[str, ...] = ()) -> dict[tuple[str, ...], set[str]]:
    """The keys of every mapping that has no others, by its path below the options."""
    found: dict[tuple[str, ...], set[str]] = {}
    for kind in schema.get("anyOf", (schema,)):
        if kind.get("additionalProperties") is False:
            found[path] = set(kind["properties"])
            for name, inner in kind["properties"].items():
                found.update(sections(inner, (*path, name)))
    return found


OPTIONS = sections(options_schema())


@pytest.mark.parametrize("path", sorted(OPTIONS), ids=".".join)
def test_each_option_is_in_the_schema_and_nothing_else(path: tuple[str, ...]):
    written: Any = {"qqqqqqqq": 1}
    for name in reversed(path):
        written = {name: written}
    config = {"site_name": "A", "site_url": "https://a.example/", "plugins": [{"milepost": written}]}
    _, problems = parse_config({"mkdocs.yml": json.dumps(config).encode()}, "mkdocs.yml", {})
    hints = [problem.hint for problem in problems if problem.code == "unknown-option"]
    assert hints, "the program takes what the schema refuses"
    assert set(hints[0].removeprefix("the options are ").split(", ")) == OPTIONS[path] - {"enabled"}
    assert list(CHECKED.iter_errors(config))


def test_every_example_of_the_manual_and_our_own_site_fit_the_schema():
    rows = re.findall(r"^\| `[\w.]+` \|.+\| `(\w+: .+)` \|$", MANUAL.partition("## Milepost's own options")[2], re.M)
    examples = [row for row in rows if row.partition(":")[0] in OPTIONS[()]]
    assert len(examples) > 15
    for example in examples:
        written = {"site_name": "A", "plugins": [{"milepost": yaml.safe_load(example)}]}
        written = json.loads(json.dumps(written, default=str))
        assert [str(mistake.message) for mistake in CHECKED.iter_errors(written)] == [], example
    own = json.loads(json.dumps(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8")), default=str))
    assert list(CHECKED.iter_errors(own)) == []


@pytest.mark.parametrize(
    "wrong", ["related: 20", "feed: {ids: tags}", "share: [fax]", "pictures: {widths: [1]}", "sharing: []"]
)
def test_what_the_program_refuses_an_editor_underlines(wrong: str):
    assert list(CHECKED.iter_errors({"site_name": "A", "plugins": [{"milepost": yaml.safe_load(wrong)}]}))


def test_a_schema_is_printed():
    told = CliRunner().invoke(milepost, ["schema", "post"])
    assert json.loads(told.output)["properties"]["title"]["description"] == "The title, as plain text."
    assert json.loads(CliRunner().invoke(milepost, ["schema", "config"]).output) == config_schema()
    assert CliRunner().invoke(milepost, ["schema"]).exit_code == 2


def test_visual_studio_code_is_set_up_and_its_own_settings_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(milepost, ["schema", "--vscode"]).exit_code == 0
    settings = json.loads(Path(".vscode/settings.json").read_text("utf-8"))
    (schema,) = settings["yaml.schemas"]
    assert json.loads(Path(schema).read_text("utf-8")) == config_schema()
    written = json.loads(Path(".vscode/milepost.code-snippets").read_text("utf-8"))
    assert written == snippets()
    assert written["Milepost: post"]["body"][1] == "title: $1"
    Path(".vscode/settings.json").write_text("{}", "utf-8")
    again = CliRunner().invoke(milepost, ["schema", "--vscode"])
    assert '"yaml.schemas"' in again.output
    assert Path(".vscode/settings.json").read_text("utf-8") == "{}"
