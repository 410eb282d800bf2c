"""The example site's series, as its readers meet them: three, one with a planned part, one that is finished."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.example import write_example
from tests.sites import NOW, build_site, said

SERIES = ("four-steps", "one-man-band", "three-pillars")
MOMENTS = ("2024-06-03", "2025-06-02", "2027-04-13", "2039-12-01")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("series")
    write_example(folder)
    return folder


@pytest.fixture(scope="module")
def built(example: Path) -> Path:
    result = build_site(example, strict=True)
    assert said(result) == ""
    return example / "site"


def page(site: Path, address: str) -> LexborNode:
    root = LexborHTMLParser((site / address / "index.html").read_bytes()).css_first(".md-content")
    assert root is not None
    return root


def texts(root: LexborNode, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in root.css(selector)]


def test_advice_over_a_series_leads_on_also_where_its_post_is_no_part(built: Path):
    """What is in a template is cloned by the script that makes the picture."""
    four, three = ((built / "series" / id / "index.html").read_text("utf-8") for id in ("four-steps", "three-pillars"))
    link = '<a href="../../posts/the-follow-up-nobody-sends/">'
    assert f"<p>{link}The follow-up nobody sends</a></p>" in four
    assert f"{link}Chapter Four: The follow-up nobody sends</a></p>" in three


def test_all_three_are_listed_with_what_can_be_read_of_them(built: Path):
    root = page(built, "series")
    assert [node.attributes["href"] for node in root.css(".mp-card__title a")] == [
        f"{id}/" for id in ("four-steps", "three-pillars", "one-man-band")
    ]
    counts = [text.partition(",")[0] for text in texts(root, ".mp-card .mp-meta")]
    assert counts == ["4 of 5 steps", "6 chapters", "5 lessons"]


def test_the_fifth_step_is_announced_and_its_draft_stays_at_home(built: Path):
    rows = texts(page(built, "series/four-steps"), ".mp-parts > li")
    assert [row[0] for row in rows] == list("12345")
    assert "What comes after the first road" in rows[4]
    assert "Planned for April 12, 2027" in rows[4]
    ending = texts(page(built, "posts/four-steps-purpose"), ".mp-ending")[0]
    assert "Planned for April 12, 2027" in ending
    for path in built.rglob("*"):
        if path.suffix in (".html", ".xml", ".json", ".txt", ".md"):
            assert b"a-fifth-step" not in path.read_bytes(), path
            assert b"handrail" not in path.read_bytes(), path


def test_a_finished_series_counts_in_digits_and_says_that_it_is_over(built: Path):
    assert "Lesson 4 of 5" in texts(page(built, "posts/hand-over-your-first-task"), ".mp-place__title")[0]
    last = page(built, "posts/your-best-for-what-you-value")
    assert "of 5" not in texts(last, ".mp-place__title")[0]
    assert "You have read the last of From one-man band to owner" in texts(last, ".mp-ending")[0]


def test_a_post_in_two_series_has_a_box_of_each_its_home_first(built: Path):
    titles = texts(page(built, "posts/hand-over-your-first-task"), ".mp-place__title a")
    assert titles == ["From one-man band to owner", "Marketing, sales, production"]


def test_recaps_are_lines_of_earlier_parts_unless_an_author_said_otherwise(built: Path):
    lines = texts(page(built, "posts/four-steps-vision"), ".mp-recap li")
    assert [line.partition(":")[0] for line in lines] == ["Step One", "Step Two"]
    assert "each line on it has one name and one date" in lines[0]
    reworded = page(built, "posts/growth-is-untidy")
    assert texts(reworded, ".mp-recap li") == []
    assert "So why doesn’t it stay mended?" in texts(reworded, ".mp-recap")[0]
    for without in ("posts/your-best-for-what-you-value", "posts/four-steps-roadmap"):
        assert page(built, without).css_first(".mp-recap") is None
    for id in SERIES:
        assert page(built, f"series/{id}").css_first(".mp-recap") is None


def test_the_home_page_begins_with_a_series_among_others(built: Path):
    steps = texts(page(built, ""), ".mp-start li")
    assert "A plan on one page, somebody who leads" in steps[2]
    assert "4 of 5 steps" in steps[2]


@pytest.mark.parametrize("moment", MOMENTS)
def test_time_breaks_none_of_it(moment: str, example: Path):
    """Before all parts were there, after the promise has passed, and long after the last word was written."""
    now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert now != NOW
    result = build_site(example, now=now, strict=True, site_dir=example / f"site-{moment}")
    assert result.counts, said(result)
