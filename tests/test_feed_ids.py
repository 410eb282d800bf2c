"""What subscribers would get twice: a post that was published under another id."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.library.feed_ids import decode_ids
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


def test_its_heir_may_be_hidden_for_a_while(tmp_path: Path):
    """Else the very same files would stop the build on the day on which the heir expires, or until it appears."""
    kept = post(title="Purpose", slug="aim", id="tag:advice.example,2024:purpose", date="2026-12-01")
    new = post(title="A new one", slug="purpose", id="tag:advice.example,2024:purpose-2")
    assert rebuilt(tmp_path, **{PURPOSE: kept, "content/posts/new.md": new}) == ""


def test_two_posts_may_become_one_that_keeps_its_own_id(tmp_path: Path):
    both = post(title="Offers", id="tag:advice.example,2024:offers", aliases="[/posts/purpose/]")
    other = post(title="Other", slug="other")
    assert rebuilt(tmp_path, **{"content/posts/offers.md": both, PURPOSE: other}) == ""


def test_an_id_of_an_authors_own_is_not_laid_at_the_options_door(tmp_path: Path):
    """Though it ends as the new one does; and the hint is YAML."""
    write_site(tmp_path, {PURPOSE: post(id="'# 1: purpose'")})
    build_site(tmp_path)
    write_site(tmp_path, {PURPOSE: post()})
    told = said(build_site(tmp_path))
    assert "error[feed-id-changed]" in told
    assert '\n        id: "# 1: purpose"\n' in told


def test_a_moved_site_whose_ids_are_addresses_is_told_of_the_address(tmp_path: Path):
    config = CONFIG.replace("year: 2024", "ids: permalink")
    write_site(tmp_path, {"mkdocs.yml": config, PURPOSE: post()})
    build_site(tmp_path)
    write_site(tmp_path, {"mkdocs.yml": config.replace("//advice.", "//new."), PURPOSE: post()})
    assert "hint: write the site's address as it was:\n        site_url: https://advice.example/\n" in said(
        build_site(tmp_path)
    )


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
    out = "or, if nobody subscribes yet, delete .milepost-feed-ids.json in the site folder"
    assert " ".join(hint.split()) == f"{was} {out}"
    (tmp_path / "site/.milepost-feed-ids.json").unlink()
    assert said(build_site(tmp_path)) == ""


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"{",
        b"\xff",
        b'{"schema": 2, "ids": {}}',
        b'{"schema": 1, "ids": {"a": 1}}',
        rb'{"schema": 1, "ids": {"posts/purpose/": "\u001b[2J"}}',
    ],
)
def test_a_record_that_nobody_can_read_remembers_nothing(record: bytes):
    assert decode_ids(record) == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_record_that_is_spoiled_or_no_file_stops_nothing_and_is_mended(tmp_path: Path):
    write_site(tmp_path, {PURPOSE: post()})
    build_site(tmp_path)
    record = tmp_path / "site/.milepost-feed-ids.json"
    whole = record.read_bytes()
    record.write_bytes(b"{")
    assert said(build_site(tmp_path)) == ""
    assert record.read_bytes() == whole
    record.unlink()
    os.mkfifo(record)
    assert said(build_site(tmp_path)) == ""
    assert record.is_file()  # a pipe would be read for ever
    assert record.read_bytes() == whole
