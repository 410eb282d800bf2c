"""Calls to action: which one closes a post, and from when until when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.sites import CONFIG, NOW, build_site, post, published, said, write_site


def cta(title: str, body: str = "Do it.", **keys: str) -> str:
    further = "".join(f"{key.rstrip('_')}: {value}\n" for key, value in keys.items())
    return f"---\ntitle: {title}\n{further}---\n\n{body}\n"


CTAS = {
    "content/ctas/sales.md": cta("Sell", topics="Sales"),
    "content/ctas/team.md": cta("Hire", topics="[Team, Owner]"),
    "content/ctas/usual.md": cta("Write to us"),
}


def built(folder: Path, files: dict[str, str], **options: object) -> Path:
    result = build_site(write_site(folder, files), **options)
    assert result.counts, said(result)
    return folder / "site"


def closing(site: Path, slug: str = "a") -> LexborNode | None:
    return LexborHTMLParser((site / f"posts/{slug}/index.html").read_bytes()).css_first(".mp-cta")


def title(site: Path, slug: str = "a") -> str:
    found = closing(site, slug)
    return found.css_first("h2").text() if found else ""


@pytest.mark.parametrize(
    ("keys", "closes"),
    [
        ({"topics": "Sales"}, "Sell"),
        ({"topics": "[Nothing, Team, Sales]"}, "Hire"),
        ({"topics": "Nothing"}, "Write to us"),
        ({}, "Write to us"),
        ({"topics": "Sales", "cta": "team"}, "Hire"),
        ({"topics": "Sales", "cta": "TEAM"}, "Hire"),
        ({"topics": "Sales", "cta": "false"}, ""),
        ({"topics": "Sales", "cta": "true"}, "Sell"),
        ({"topics": "Sales", "cta": ""}, "Sell"),
    ],
)
def test_a_post_closes_with_what_it_names_else_with_what_its_topics_have(
    keys: dict[str, str], closes: str, tmp_path: Path
):
    others = post("Others", topics="[Sales, Team, Owner]")
    site = built(tmp_path, {**CTAS, "content/posts/a.md": post(**keys), "content/posts/o.md": others}, strict=True)
    assert title(site) == closes


def test_a_campaign_takes_the_place_of_what_is_always_there_and_gives_it_back(tmp_path: Path):
    campaign = cta("Come to the clinic", topics="Sales", from_="2026-12-01", until="2026-12-24")
    files = {**CTAS, "content/ctas/clinic.md": campaign, "content/posts/a.md": post(topics="[Sales, Team, Owner]")}
    for moment, closes, until in (
        ("2026-11-30T23:59:59", "Sell", "2026-12-01"),
        ("2026-12-01T00:00:00", "Come to the clinic", "2026-12-25"),
        ("2026-12-24T23:59:59", "Come to the clinic", "2026-12-25"),
        ("2026-12-25T00:00:00", "Sell", None),
    ):
        now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        result = build_site(write_site(tmp_path, files), now=now, strict=True)
        assert result.counts
        assert title(tmp_path / "site") == closes
        assert (result.until and result.until.date) == until


def test_its_days_are_those_of_the_site(tmp_path: Path):
    config = CONFIG.replace("feed:", "timezone: Asia/Tokyo\n      feed:")
    files = {"mkdocs.yml": config, "content/ctas/c.md": cta("C", from_="2026-12-01"), "content/posts/a.md": post()}
    assert title(built(tmp_path, files, now=datetime(2026, 11, 30, 15, 0, tzinfo=UTC))) == "C"


def test_a_post_that_names_one_that_is_over_closes_with_the_one_for_its_topics(tmp_path: Path):
    over = cta("Over", until="2026-01-01", link="{text: Go, link: ../posts/a.md}")
    files = {**CTAS, "content/ctas/over.md": over, "content/posts/a.md": post(topics="[Sales, Team]", cta="over")}
    files["content/posts/o.md"] = post("O", topics="Owner")
    result = build_site(write_site(tmp_path, files), strict=True)
    assert said(result) == ""
    assert title(tmp_path / "site") == "Sell"


def test_a_draft_of_one_appears_nowhere(tmp_path: Path):
    draft = cta("Draftword", body="Draftword ![x](draftword.svg)", draft="true")
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    files = {"content/ctas/d.md": draft, "content/ctas/draftword.svg": picture, "content/posts/a.md": post(cta="d")}
    site = built(tmp_path, files)
    for path, data in published(site).items():
        assert b"draftword" not in (path.encode() + data).lower()
    assert title(built(tmp_path, files, with_drafts=True)) == "Draftword"


def test_all_of_its_text_is_shown_and_its_links_lead_from_the_post(tmp_path: Path):
    text = 'First "words".\n\n- [one](../posts/b.md)\n- two\n\n## More\n\n![x](p.svg) <script>alert(1)</script>'
    files = {
        "content/ctas/c.md": cta("C <b>", body=text, link="{text: Over there, link: '../posts/b.md#more'}"),
        "content/ctas/p.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>',
        "content/posts/a.md": post(body="## More\n\nText."),
        "content/posts/b.md": post("B", body="## More\n\nText."),
    }
    found = closing(built(tmp_path, files))
    assert found.css_first("h2").text() == "C <b>"
    assert [a.attributes["href"] for a in found.css("a")] == ["../b/", "../b/#more"]
    assert found.css_first("img").attributes["width"] == "3"
    assert "“words”" in found.text()
    assert not found.css("script")
    page = LexborHTMLParser((tmp_path / "site/posts/a/index.html").read_bytes())
    assert len(page.css("#more")) == 1


def test_a_link_of_one_is_checked_like_any_other(tmp_path: Path):
    files = {"content/ctas/c.md": cta("C", link="{text: Go, link: ../posts/nowhere.md}"), "content/posts/a.md": post()}
    (problem,) = build_site(write_site(tmp_path, files)).problems
    assert (problem.code, str(problem.span)) == ("missing-file", "content/ctas/c.md:3:24")


def test_a_mistake_in_one_that_is_to_come_is_known_before_its_day(tmp_path: Path):
    coming = cta("C", from_="2027-01-01", link="{text: Go, link: ../posts/nowhere.md}")
    assert build_site(write_site(tmp_path, {"content/ctas/c.md": coming, "content/posts/a.md": post()})).failed


def test_a_button_needs_no_text_of_its_own_and_waits_for_a_page_that_is_to_come(tmp_path: Path):
    files = {
        "content/ctas/c.md": cta("Come", link="../posts/b.md"),
        "content/posts/a.md": post(),
        "content/posts/b.md": post("B", date="2026-12-01"),
    }
    assert not closing(built(tmp_path, files)).css("a")
    later = built(tmp_path, files, now=NOW + timedelta(days=30))
    assert closing(later).css_first("a").text() == "Come"
    assert closing(later, "b") is None, "it does not stand on the page to which it leads"


@pytest.mark.parametrize(
    ("front", "code", "place"),
    [
        ("topics: Salse", "unknown-name", "3:9"),
        ("from: soon", "unreadable-day", "3:7"),
        ("until: [2026]", "unreadable-day", "3:8"),
        ("link: {text: Go}", "missing-key", "3:7"),
        ("link: 'javascript:x'", "bad-address", "3:7"),
        ("draft: perhaps", "unreadable-draft", "3:8"),
        ("untill: 2027-01-01", "unknown-key", "3:1"),
        ("slug: x", "unknown-key", "3:1"),
        ("until: 9999-12-31", "", ""),
        ("from: 9999-12-31", "", ""),
    ],
)
def test_a_mistake_is_told_at_its_place(front: str, code: str, place: str, tmp_path: Path):
    files = {"content/ctas/c.md": f"---\ntitle: C\n{front}\n---\n\nText.\n", "content/posts/a.md": post(topics="Sales")}
    found = [p for p in build_site(write_site(tmp_path, files)).problems if p.code != "topic-without-cta"]
    assert [(p.code, f"{p.span.line}:{p.span.column}") for p in found] == ([(code, place)] if code else [])


def test_one_that_cannot_be_read_is_one_mistake(tmp_path: Path):
    files = {"content/ctas/c.md": "---\ntitle: C\n", "content/posts/a.md": post(cta="c")}
    assert [p.code for p in build_site(write_site(tmp_path, files)).problems] == ["front-matter-open"]


def test_of_two_that_would_do_the_first_by_name_counts(tmp_path: Path):
    files = {"content/ctas/b.md": cta("B"), "content/ctas/a.md": cta("A"), "content/posts/a.md": post()}
    assert title(built(tmp_path, files)) == "A"


def test_a_blog_of_materials_keeps_its_pages_in_a_folder_of_that_name(tmp_path: Path):
    config = "site_name: A\nsite_url: https://a.example/\nplugins: [blog]\n"
    files = {"mkdocs.yml": config, "docs/ctas/a.md": "# A page", "docs/index.md": "# Home"}
    write_site(tmp_path, files)
    assert build_site(tmp_path).counts
    assert (tmp_path / "site/ctas/a/index.html").exists()
