"""Law 6: whatever was changed since, a build in a folder full of memories makes what a first one makes."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.changes import set_option
from tests.changing_sites import ChangingSite, count_finely
from tests.changing_steps import KINDS, LIKELY, NUMBERS, take
from tests.changing_texts import config_text, first_files

ROOT = Path(__file__).resolve().parent.parent
STEPS = 20
"""How many steps a site lives through. More would find no other mistakes, and longer ways to them."""


@pytest.fixture(autouse=True)
def files_are_at_rest_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    count_finely(monkeypatch)


class Changing(RuleBasedStateMachine):
    """A site through a row of steps; after each of them both builds are compared. hypothesis finds the shortest row."""

    first: dict[str, bytes]
    taken: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.site = ChangingSite(self.folder, self.first)
        self.site.taken = self.taken

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(kind=st.sampled_from(KINDS), which=NUMBERS, what=NUMBERS, how=NUMBERS)
    def take(self, kind: str, which: int, what: int, how: int) -> None:
        take(self.site, kind, which, what, how)


def walk(first: dict[str, bytes], steps: int, folder: Path) -> Counter[str]:
    """A site through a row of steps that is the same every time; how often builds took which way."""
    site, dice = ChangingSite(folder, first), random.Random(steps)
    taken = []
    for _ in range(steps):
        taken.append((dice.choice(LIKELY), dice.randrange(500), dice.randrange(500), dice.randrange(500)))
        try:
            take(site, *taken[-1])
        except AssertionError as reason:
            reason.add_note("\n".join(["after these steps, each to be taken with take():", *map(repr, taken)]))
            raise
    return site.taken


def walks(first: dict[str, bytes], sites: int) -> Counter[str]:
    class Walked(Changing):
        pass

    Walked.first, Walked.taken = first, Counter()
    run_state_machine_as_test(Walked, settings=settings(max_examples=sites, stateful_step_count=STEPS))
    return Walked.taken


def example_files() -> dict[str, bytes]:
    """The example site without what takes long to make each time."""
    files = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in sorted((ROOT / "content").rglob("*"))
        if path.is_file()
    }
    config: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    config["validation"] = {"links": {"not_found": "warn", "anchors": "warn"}, "nav": {"not_found": "warn"}}
    for option in ("cards", "purge", "pictures"):
        set_option(config, ["milepost", option], False)
    return {**files, "mkdocs.yml": config_text(config), "templates/main.html": b'{% extends "base.html" %}\n'}


def test_a_small_site_is_the_same_whether_built_again_or_for_the_first_time(tmp_path: Path):
    """Were everything refused, or nothing remembered, the comparison would say nothing."""
    taken = walk(first_files(), 48, tmp_path)
    assert taken["published"] > taken["refused"] > 3
    assert taken["stopped early"] > 3


def test_the_example_site_is_the_same_whether_built_again_or_for_the_first_time(tmp_path: Path):
    taken = walk(example_files(), 12, tmp_path)
    assert taken["published"] > taken["refused"]


@pytest.mark.long
@pytest.mark.parametrize("site", ["small", "example"])
def test_over_thousands_of_steps_sites_are_the_same_whether_built_again_or_for_the_first_time(site: str):
    taken = walks(first_files(), 190) if site == "small" else walks(example_files(), 60)
    assert taken["published"] > taken["refused"]
    assert taken["stopped early"]
