"""`purge:` in mkdocs.yml: on, off, and what stays."""

from __future__ import annotations

import pytest

from generator.config import parse_config
from generator.config.values import PurgeOptions

SITE = """\
site_name: A
site_url: https://example.org/
plugins:
  - search
  - milepost:
      feed: {authority: example.org, year: 2024}
"""


def parsed(option: str) -> tuple[PurgeOptions, str]:
    config, problems = parse_config({"mkdocs.yml": f"{SITE}      {option}\n".encode()}, "mkdocs.yml", {})
    assert config is not None
    return config.options.purge, "\n".join(str(problem) for problem in problems)


@pytest.mark.parametrize(
    ("option", "purge"),
    [
        ("per_page: 5", PurgeOptions()),
        ("purge:", PurgeOptions()),
        ("purge: true", PurgeOptions()),
        ("purge: false", PurgeOptions(enabled=False)),
        ("purge: no", PurgeOptions(enabled=False)),
        ("purge: {keep: chart}", PurgeOptions(keep=("chart",))),
        ('purge: {keep: [.chart, "chart-*", "#__far", chart]}', PurgeOptions(keep=("chart", "chart-*", "__far"))),
    ],
)
def test_purging_is_on_unless_it_is_switched_off(option, purge):
    assert parsed(option) == (purge, "")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (
            "purge: never",
            "mkdocs.yml:7:14: error[config-type]: 'plugins.milepost.purge' must be true, false or a mapping, "
            "not 'never'\n  hint: write purge: {keep: [chart]}",
        ),
        (
            'purge: {keep: ["a b"]}',
            "mkdocs.yml:7:22: error[config-value]: 'purge.keep' takes names of classes, not 'a b'\n"
            '  hint: write the name alone, or its beginning and a star: keep: [chart, "chart-*"]',
        ),
    ],
)
def test_what_cannot_be_meant_is_told(option, said):
    assert parsed(option)[1] == said


def test_an_option_that_is_not_there_is_told():
    assert "7:15: error[unknown-option]" in parsed("purge: {kep: [chart]}")[1]
