"""docs/writing.md tells authors all that they may write, and its examples are right."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from generator.markdown.admonitions import TYPES
from generator.markdown.attributes import ALLOWED, THEME_CLASSES
from generator.markdown.html_policy import TAGS
from tests.markdown_fixtures import parsed

MANUAL = (Path(__file__).resolve().parent.parent / "docs/writing.md").read_text("utf-8")


def test_the_manual_names_every_element_and_attribute():
    named = set(re.findall(r"`([a-z0-9-]+)`", MANUAL))
    assert named >= TAGS
    assert named >= ALLOWED.keys()
    assert named >= THEME_CLASSES


def test_the_manual_names_types_of_boxes_that_exist():
    listed = re.search(r"^Types: (.*?)\. Another", MANUAL, re.MULTILINE | re.DOTALL)
    assert listed is not None
    assert set(re.findall(r"`(\w+)`", listed[1])) <= TYPES


def test_the_examples_of_the_manual_are_without_mistakes():
    examples = [textwrap.dedent(block) for block in re.findall(r"(?:^(?: {4}.*)?\n)+", MANUAL, re.MULTILINE)]
    assert len(examples) > 20
    for example in filter(str.strip, examples):
        assert [str(problem) for problem in parsed(example).problems] == []
