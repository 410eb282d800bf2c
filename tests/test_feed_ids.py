"""What subscribers would get twice: a post that was published under another id."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.sites import CONFIG, build_site, post, published, said, write_site

PURPOSE = "content/posts/purpose.md"


def rebuilt(folder: Path, **files: str) -> str:
    """What the second publication of a site says; `files` replace those of the first."""
    write_site(folder, {PURPOSE: post(title="Purpose"), "content/posts/offers.md": post(title="Offers")})
    assert said(build_site(folder)) == ""
    before = published(folder / "site")
    for path, text in files.items():
        (folder / path).write_text(text)
    told = said(build_site(folder))
    if "error" in told:
        assert published(folder / "site") == before
    return told


def test_a_site_remembers_by_which_ids_its_posts_are_known(tmp_path: Path):
    write_site(tmp_path, {PURPOSE: post(), "content/posts/draft.md": post(draft="yes")})
    build_site(tmp_path, with_drafts=True)
    record = json.loads((tmp_path / "site/.milepost-feed-ids.json").read_text())
    assert record == {"schema": 1, "ids": {"posts/purpose/": "tag:advice.example,2024:purpose"}}


def test_a_published_post_may_not_get_another_id(tmp_path: Path):
    assert rebuilt(tmp_path, **{PURPOSE: post(title="Purpose", id="tag:advice.example,2024:aim")}) == (
        "content/posts/purpose.md: error[feed-id-changed]: feed readers know this post by the id"
        " 'tag:advice.example,2024:purpose'; with 'tag:advice.example,2024:aim' each subscriber would get it again\n"
        "  hint: give it the id that it had:\n"
        "        id: tag:advice.example,2024:purpose\n"
        "        or, if this is another post, another slug"
    )


def test_nor_may_one_that_has_moved_and_says_so(tmp_path: Path):
    moved = post(title="Purpose", slug="aim", id="tag:advice.example,2024:aim", aliases="[/posts/purpose/]")
    told = rebuilt(tmp_path, **{PURPOSE: moved})
    assert told.count("error[") == 1
    assert "error[feed-id-changed]: feed readers know this post by the id 'tag:advice.example,2024:purpose'" in told


def test_one_that_was_renamed_without_its_id_is_told_once(tmp_path: Path):
    told = rebuilt(tmp_path, **{PURPOSE: post(title="Purpose", slug="aim", aliases="[/posts/purpose/]")})
    assert told.count("error[") == 1
    assert "error[renamed-without-id]" in told


def test_one_that_keeps_its_id_moves_and_another_may_have_its_address(tmp_path: Path):
    kept = post(title="Purpose", slug="aim", id="tag:advice.example,2024:purpose")
    new = post(title="A new one", slug="purpose", id="tag:advice.example,2024:purpose-2")
    assert rebuilt(tmp_path, **{PURPOSE: kept, "content/posts/new.md": new}) == ""


@pytest.mark.parametrize(
    ("feed", "now"),
    [
        ("authority: new.example, year: 2024", "tag:new.example,2024:offers"),
        ("authority: advice.example, year: 2025", "tag:advice.example,2025:offers"),
        ("ids: permalink", "https://advice.example/posts/offers/"),
    ],
)
def test_options_that_would_change_every_id_are_one_mistake(feed: str, now: str, tmp_path: Path):
    config = CONFIG.replace("authority: advice.example", feed.partition(", ")[0])
    config = config.replace("year: 2024", feed.partition(", ")[2] or "year: 2024")
    told = rebuilt(tmp_path, **{"mkdocs.yml": config})
    head, _, hint = told.partition("\n")
    assert head.startswith("mkdocs.yml:")
    assert head.endswith(
        f"error[feed-ids-changed]: 2 posts would get other ids in feeds, '{now}' where it was"
        " 'tag:advice.example,2024:offers', and come to subscribers again"
    )
    was = "hint: write the options of the feed as they were: feed: authority: advice.example year: 2024"
    assert " ".join(hint.split()) == was


@pytest.mark.parametrize("record", [b"", b"{", b"\xff", b'{"schema": 2, "ids": {}}', b'{"schema": 1, "ids": {"a": 1}}'])
def test_a_record_that_nobody_can_read_stops_nothing(record: bytes, tmp_path: Path):
    write_site(tmp_path, {PURPOSE: post()})
    build_site(tmp_path)
    whole = (tmp_path / "site/.milepost-feed-ids.json").read_bytes()
    (tmp_path / "site/.milepost-feed-ids.json").write_bytes(record)
    assert said(build_site(tmp_path)) == ""
    assert (tmp_path / "site/.milepost-feed-ids.json").read_bytes() == whole
