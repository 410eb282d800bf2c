"""What `milepost check` says of a site, and how it is made to be silent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build import checking
from generator.cli.commands import milepost
from tests.sites import NOW, QUICK, post, write_site

LONG = "A title that goes on and on until nobody remembers any more how it began"
FILES = {
    "mkdocs.yml": QUICK.replace("purge: false", "purge: false\n      check: {number-without-source: on}"),
    "content/posts/bad.md": post(
        LONG,
        topics="[Prices]",
        body="### Too deep\n\nAs we said last week, see the list [here](good.md).\n\n"
        'He said "yesterday" and `last week`.\n\n> Recently, click [here](good.md).\n\n'
        "Half of them, 53 %, paid $20 million.\n",
    ),
    "content/posts/good.md": post(
        "Good advice",
        topics="[Sales]",
        description="What a good text has.",
        body="## First\n\nIn May 2024, earlier this year, 53 % said so.[^1]\n\n### Below\n\n"
        "Was it updated recently? Write down what you did last week.\n\n"
        "More in [our list](bad.md), and all of them, 100 %.\n\n[^1]: A study.\n",
    ),
    "content/posts/alone.md": post("Alone", topics="[Odd]", description="Nothing leads here.", body="Words."),
    "content/posts/sold.md": post("Sold", topics="[Sales]", description="x" * 161, check="{lone-topic: off}"),
    "content/posts/alt.md": post(
        "Hilfe",
        lang="de",
        topics="[Sales]",
        description="Kurz.",
        body="Mehr hatten wir [hier](good.md), letzte Woche.\n\n<!-- check: off dated-words -->\nKürzlich schon.\n\n"
        'Gestern auch. <!-- check: off -->\n\n![](dot.svg)\n\n![](dot.svg){ alt="" }\n',
    ),
    "content/posts/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
}
SAID = """
alone.md:2:8: note[orphan-post]: no text links to this post, it is in no series, and it shares no topic with another
alone.md:4:10: note[lone-topic]: the topic 'Odd' has this post only, so its page leads nowhere else
alt.md:9:18: warning[vague-link]: 'hier' says nothing of where the link leads
alt.md:9:34: note[dated-words]: 'letzte Woche' is true for some days only, and readers come for years
alt.md:16:1: warning[no-alt]: this picture has no alternative text
bad.md:2:8: note[description-missing]: this has no description: lists and search results show its first lines
bad.md:2:8: note[title-long]: this title has 72 characters, and search results show about 70
bad.md:4:10: note[lone-topic]: the topic 'Prices' has this post only, so its page leads nowhere else
bad.md:7:1: warning[heading-skips]: this heading is of level 3, and the one above it of level 1
bad.md:9:12: note[dated-words]: 'last week' is true for some days only, and readers come for years
bad.md:9:37: warning[vague-link]: 'here' says nothing of where the link leads
bad.md:15:15: note[number-without-source]: nothing here says where '53 %' comes from
sold.md:5:14: note[description-long]: this description has 161 characters, and search results show about 160
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("firm"), FILES)


@pytest.fixture(autouse=True)
def here(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


def checked(*arguments: str) -> Result:
    return CliRunner().invoke(milepost, ["check", *arguments])


def test_an_editor_says_each_thing_at_its_words_and_nothing_is_published(site: Path):
    done = checked()
    heads = [line.removeprefix("content/posts/") for line in done.stdout.splitlines() if not line.startswith("  ")]
    assert heads == SAID.split("\n")[1:-1]
    assert "5 files checked: 4 warnings, 9 notes." in done.stderr
    assert done.exit_code == 0
    assert not (site / "site").exists()


def test_warnings_count_only_if_that_is_asked_for_and_of_the_named_files_alone():
    assert checked("--strict").exit_code == 1
    assert checked("--strict", "content/posts/good.md", "content/posts/sold.md").exit_code == 0
    assert "posts/alt.md" not in checked("content/posts/bad.md").stdout
    assert checked("content/posts/bda.md").exit_code == 2


def test_a_file_that_has_not_changed_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch):
    first = checked().stdout

    def nobody(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(checking, "_look_at", nobody)
    assert checked().stdout == first


def test_sarif_has_a_rule_for_each_result_and_the_place_of_its_words():
    (run,) = json.loads(checked("--format", "sarif").stdout)["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert {result["ruleId"] for result in run["results"]} == set(rules)
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    place = run["results"][2]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "content/posts/alt.md"},
        "region": {"startLine": 9, "startColumn": 18},
    }
    assert json.loads(checked("--format", "json").stdout)[2]["column"] == 18
    assert "file=content/posts/alt.md,line=9,col=18,title=vague-link" in checked("--format", "github").stdout


def test_a_rule_that_nobody_knows_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    files = {
        "mkdocs.yml": QUICK.replace("purge: false", "purge: false\n      check: {title-lon: off, no-alt: 3}"),
        "content/posts/a.md": post(check="{dated-word: off}"),
    }
    monkeypatch.chdir(write_site(tmp_path, files))
    done = checked()
    assert "error[unknown-option]: there is no rule 'title-lon'\n  hint: did you mean 'title-long'?" in done.stdout
    assert "must be on or off, not '3'" in done.stdout
    assert done.exit_code == 1
    (tmp_path / "mkdocs.yml").write_text(QUICK, "utf-8")
    assert "warning[unknown-key]: there is no rule 'dated-word'" in checked().stdout
