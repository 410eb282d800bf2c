"""The manual page on mkdocs.yml says what the program does."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from generator.config import FeedOptions, Limits, Options, parse_config
from generator.config.keys import FEATURES, HIDING_KEYS, HOST_KEYS, IDLE_FEATURES, IDLE_KEYS
from generator.config.validation import GROUPS

MANUAL = (Path(__file__).resolve().parent.parent / "docs/configuration.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.+?)```", MANUAL, re.DOTALL)
OWN = {field.name for kind in (Options, FeedOptions, Limits) for field in fields(kind)}
NOT_WRITTEN = {"blog_layout", "allowed_topics"}


@pytest.mark.parametrize("name", sorted((OWN - NOT_WRITTEN) | {"permalink"}))
def test_every_option_of_ours_has_a_row_with_an_example(name):
    assert re.search(rf"^\| `{name}` \|.+`{name}: .+` \|$", MANUAL, re.MULTILINE)


@pytest.mark.parametrize("name", sorted({*IDLE_KEYS, *HOST_KEYS, *HIDING_KEYS}))
def test_every_key_of_mkdocs_is_named(name):
    assert f"`{name}`" in MANUAL


@pytest.mark.parametrize("name", sorted(FEATURES | IDLE_FEATURES))
def test_every_feature_is_named(name):
    short = "`." + name.rpartition(".")[2] + "`"
    assert f"`{name}`" in MANUAL or (name.startswith("navigation.instant.") and short in MANUAL)


@pytest.mark.parametrize("key", sorted(f"{group}.{key}" for group, keys in GROUPS.items() for key in keys))
def test_every_key_of_validation_has_a_row(key):
    assert f"| `{key}` |" in MANUAL


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_can_be_pasted(number):
    example = EXAMPLES[number]
    if example.startswith("feed:"):
        example = "plugins:\n  - milepost:\n" + re.sub(r"^", " " * 6, example, flags=re.MULTILINE)
    if "site_name" not in example:
        example = f"site_name: A\nsite_url: https://example.org/\n{example}"
    _, problems = parse_config({"mkdocs.yml": example.encode()}, "mkdocs.yml", {})
    assert [str(problem) for problem in problems if problem.code != "feed-identity"] == []
