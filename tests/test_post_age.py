"""What a post says of its age: changes, reviews and dates, and the people who answer for it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.sites import CONFIG, build_site, post, said, write_site

CHANGES = "\n  - 2026-03-01: Rates of <b>this</b> year.\n  - 2026-06-01: A table more.\n  - 2026-12-24: Wishes."


def page(folder: Path, files: dict[str, str], slug: str = "a", **options: object) -> LexborHTMLParser:
    result = build_site(write_site(folder, files), **options)
    assert result.counts, said(result)
    return LexborHTMLParser((folder / f"site/posts/{slug}/index.html").read_bytes())


def listed(found: LexborHTMLParser) -> list[str]:
    return [" ".join(item.text().split()) for item in found.css(".mp-changes li")]


def test_changes_stand_newest_first_and_only_those_whose_day_has_come(tmp_path: Path):
    files = {"content/posts/a.md": post(changes=CHANGES)}
    found = page(tmp_path, files, strict=True)
    assert listed(found) == ["June 1, 2026 A table more.", "March 1, 2026 Rates of <b>this</b> year."]
    assert [time.attributes["datetime"] for time in found.css(".mp-changes time")] == ["2026-06-01", "2026-03-01"]
    later = page(tmp_path, files, strict=True, now=datetime(2026, 12, 24, tzinfo=UTC))
    assert listed(later)[0] == "December 24, 2026 Wishes."


@pytest.mark.parametrize(
    ("updated", "shown"),
    [("", "2026-06-01"), ("2026-05-01", "2026-06-01"), ("2026-07-01", "2026-07-01"), ("2027-07-01", "2026-06-01")],
)
def test_the_last_change_counts_as_update_unless_the_author_knows_of_a_later_one(
    updated: str, shown: str, tmp_path: Path
):
    found = page(tmp_path, {"content/posts/a.md": post(changes=CHANGES, updated=updated)})
    assert [time.attributes["datetime"] for time in found.css(".mp-head time")] == ["2026-01-02", shown]
    assert f"<lastmod>{shown}T" in (tmp_path / "site/sitemap.xml").read_text("utf-8")


def test_the_build_holds_until_the_next_change_or_review(tmp_path: Path):
    files = {"content/posts/a.md": post(changes=CHANGES, review_by="2027-01-01")}
    assert build_site(write_site(tmp_path, files)).until.date == "2026-12-24"
    later = build_site(write_site(tmp_path, files), now=datetime(2026, 12, 25, tzinfo=UTC))
    assert later.until.date == "2027-01-01"


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ({"review_by": "2026-01-03"}, "Next review due by January 3, 2026."),
        ({"review_by": "2027-01-03"}, "Next review due by January 3, 2027."),
        ({"reviewed": "2026-10-01"}, "Last reviewed on October 1, 2026."),
        ({"reviewed": "2027-10-01"}, ""),
        (
            {"reviewed": "2026-10-01", "review_by": "2027-10-01"},
            "Last reviewed on October 1, 2026. Next review due by October 1, 2027.",
        ),
        ({"reviewed": "2026-10-01", "review_by": "2026-09-01"}, "Last reviewed on October 1, 2026."),
    ],
)
def test_what_is_said_of_reviews_is_true_before_the_day_and_after_it(keys: dict[str, str], line: str, tmp_path: Path):
    found = page(tmp_path, {"content/posts/a.md": post(**keys)}, strict=True)
    lines = [" ".join(node.text().split()) for node in found.css(".mp-foot > .mp-quiet")]
    assert lines == ([line] if line else [])


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ("changes: Rates.", "wrong-shape", "4:10"),
        ("changes: [2026-13-01: Rates.]", "unreadable-day", "4:11"),
        ("changes: [{date: 2026-01-03}]", "missing-key", "4:11"),
        ("changes: [{date: 2026-01-03, what: [x]}]", "wrong-shape", "4:36"),
        ("reviewed: soon", "unreadable-day", "4:11"),
        ("review_by: 2026", "unreadable-day", "4:12"),
    ],
)
def test_a_mistake_is_told_at_its_place(line: str, code: str, place: str, tmp_path: Path):
    text = f"---\ntitle: A\ndate: 2026-01-02\n{line}\n---\n\nText.\n"
    found = build_site(write_site(tmp_path, {"content/posts/a.md": text})).problems
    assert [(p.code, f"{p.span.line}:{p.span.column}") for p in found] == [(code, place)]


AUTHOR = """---
name: The desk
role: Sales
links:
  - On LinkedIn: https://l.example/desk
  - Its plan: ../posts/coming.md
---

Writes about prices.
"""


def test_below_a_post_stand_its_authors_with_links_and_the_way_to_what_else_they_wrote(tmp_path: Path):
    files = {
        "mkdocs.yml": CONFIG,
        "content/authors/desk.md": AUTHOR,
        "content/posts/a.md": post(authors="desk"),
        "content/posts/b.md": post("B", authors="[desk, Guest]"),
        "content/posts/coming.md": post("Coming", date="2027-01-01"),
    }
    desk, guest = page(tmp_path, files, "b").css(".mp-authors .mp-author")
    assert [(a.text(), a.attributes["href"]) for a in desk.css("li a")] == [
        ("More by The desk", "../../authors/desk/"),
        ("On LinkedIn", "https://l.example/desk"),
    ]
    assert "Writes about prices." in desk.text()
    assert not guest.css("li"), "who wrote nothing else has no link to nothing else"
