"""What authors write and what readers get, pair by pair, in tests/markdown/."""

from __future__ import annotations

import pytest

from tests.markdown_fixtures import Pair, made, pairs


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{pair.file}: {pair.title}")
def test_what_an_author_writes_reads_as_it_should(pair: Pair):
    assert made(pair.source) == (pair.html, pair.problems)


def test_every_construct_has_its_pairs():
    files = {pair.file.removesuffix(".txt") for pair in pairs()}
    assert files >= {
        "abbreviations",
        "admonitions",
        "alerts",
        "attributes",
        "bare-urls",
        "code",
        "definitions",
        "figures",
        "footnotes",
        "headings",
        "html",
        "icons-and-keys",
        "links",
        "nesting",
        "pairs",
        "tables",
        "tabs",
        "tasks",
        "typography",
    }
