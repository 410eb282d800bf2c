"""Series: who stands where, what readers are told of it, and that numbers never lie."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.sites import NOW, build_site, post, published, said, write_site

PLAIN = """site_name: Advice
site_url: https://advice.example/
plugins:
  - search
  - milepost:
      cards: false
      feed: {authority: advice.example, year: 2024}
"""
FOUR = """---
title: Four Steps
topics: Direction
audience: Owners of small firms.
naming: step
parts:
  - roadmap
  - post: pathfinder
    title: The pathfinder
  - post: vision
  - post: purpose
    title: On purpose
    due: 2027-03-01
  - title: The fifth
  - post: epilogue
    extra: true
---

Where to begin.

<!-- parts -->

Where it ended.
"""


def texts(page: str, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in LexborHTMLParser(page).css(selector)]


def structured(page: str) -> list[dict]:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])["@graph"]


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A series with two parts to read, a draft, an expired one, one that is announced, and an epilogue."""
    folder = tmp_path_factory.mktemp("four")
    write_site(
        folder,
        {
            "mkdocs.yml": PLAIN,
            "content/series/four-steps.md": FOUR,
            "content/series/other.md": "---\ntitle: Second list\nnumerals: digits\nparts: [epilogue, roadmap]\n---\n",
            "content/posts/roadmap.md": post("A roadmap", topics="Direction", recap="It fits on a page."),
            "content/posts/pathfinder.md": post("SECRET-NAME", expires="2026-01-05", recap="SECRET-RECAP"),
            "content/posts/vision.md": post("A vision", topics="Direction", series="four-steps"),
            "content/posts/purpose.md": post("SECRET-PURPOSE", draft="true"),
            "content/posts/epilogue.md": post("The epilogue", series="four-steps"),
        },
    )
    result = build_site(folder)
    assert said(result) == ""
    return {path: data.decode("utf-8", "replace") for path, data in published(folder / "site").items()}


def test_every_part_keeps_its_row_and_its_number(four: dict[str, str]):
    rows = texts(four["series/four-steps/index.html"], "[id=mp-parts] ~ ol .mp-part")
    assert len(rows) == 6
    assert ["A roadmap" in rows[0], "A vision" in rows[2], "The epilogue" in rows[5]] == [True] * 3
    assert "The pathfinder" in rows[1] and "No longer published" in rows[1]
    assert "On purpose" in rows[3] and "Planned for March 1, 2027" in rows[3]
    assert "The fifth" in rows[4] and "Planned" in rows[4]
    assert [row.split()[0] for row in rows[:5]] == ["1", "2", "3", "4", "5"]


def test_a_post_knows_its_place_in_each_of_its_series_its_home_first(four: dict[str, str]):
    assert texts(four["posts/vision/index.html"], ".mp-place__title") == ["Four Steps Step Three of Five"]
    assert texts(four["posts/roadmap/index.html"], ".mp-place__title") == [
        "Four Steps Step One of Five",
        "Second list Part 2 of 2",
    ]
    # Its home is the series that it names itself; there it is not counted.
    assert texts(four["posts/epilogue/index.html"], ".mp-place__title") == ["Four Steps", "Second list Part 1 of 2"]


def test_previous_and_next_are_those_that_can_be_read(four: dict[str, str]):
    vision = LexborHTMLParser(four["posts/vision/index.html"]).css_first(".mp-place")
    assert vision.css_first("[rel=prev]").attributes["href"] == "../roadmap/"
    assert vision.css_first("[rel=next]").attributes["href"] == "../epilogue/"
    home = LexborHTMLParser(four["posts/roadmap/index.html"]).css_first(".mp-place")
    assert home.css_first("[rel=prev]") is None


def test_the_recap_tells_what_earlier_parts_came_to_and_stays_out_of_the_search(four: dict[str, str]):
    vision = four["posts/vision/index.html"]
    (recap,) = texts(vision, ".mp-recap")
    assert "Step One: A roadmap – It fits on a page." in recap
    index = json.loads(four["search/search_index.json"])
    (found,) = [doc["text"] for doc in index["docs"] if doc["location"] == "posts/vision/"]
    assert found == "Step Three of Four Steps. Some advice."


def test_nothing_of_a_hidden_part_is_anywhere(four: dict[str, str]):
    assert [path for path, text in four.items() if "SECRET" in text] == []
    assert "posts/purpose/index.html" not in four


def test_introduction_and_conclusion_stand_around_the_parts(four: dict[str, str]):
    page = four["series/four-steps/index.html"].partition("<main")[2]
    places = [page.index(words) for words in ("Owners of small firms.", "Where to begin.", 'id="mp-parts"')]
    assert places == sorted(places)
    assert page.index("Where it ended.") > places[-1]


def test_the_series_of_a_topic_are_shown_first(four: dict[str, str]):
    topic = four["topics/direction/index.html"]
    assert topic.index("../../series/four-steps/") < topic.index("../../posts/vision/")
    assert "2 of 5 steps" in topic


def test_all_series_stand_on_one_page_by_topic(four: dict[str, str]):
    page = four["series/index.html"]
    assert texts(page, "h2")[:1] == ["Direction"]
    assert {"four-steps/", "other/"} <= {a.attributes["href"] for a in LexborHTMLParser(page).css("article a, li a")}


def test_machines_are_told_of_series(four: dict[str, str]):
    things = {thing["@type"]: thing for thing in structured(four["posts/vision/index.html"])}
    assert things["BlogPosting"]["isPartOf"][0]["@id"] == "https://advice.example/series/four-steps/#series"
    assert things["BlogPosting"]["position"] == 3
    assert [item["name"] for item in things["BreadcrumbList"]["itemListElement"]] == [
        "Home",
        "Direction",
        "Four Steps",
        "A vision",
    ]
    series = {thing["@type"]: thing for thing in structured(four["series/four-steps/index.html"])}
    assert series["CreativeWorkSeries"]["name"] == "Four Steps"
    listed = series["CollectionPage"]["mainEntity"]["itemListElement"]
    assert [item["url"].split("/")[-2] for item in listed] == ["roadmap", "vision", "epilogue"]
    assert "https://advice.example/series/four-steps/" in four["sitemap.xml"]


def test_the_archive_says_where_a_post_stands(four: dict[str, str]):
    assert "Step Three of Four Steps" in " ".join(texts(four["archive/2026/index.html"], ".mp-lines li"))


def test_a_promise_is_not_repeated_once_its_day_has_come(tmp_path: Path):
    files = {
        "content/series/s.md": "---\ntitle: S\nparts:\n  - a\n  - title: Later\n    due: 2026-12-01\n---\n",
        "content/posts/a.md": post("First"),
    }
    write_site(tmp_path, {"mkdocs.yml": PLAIN, **files})
    before = build_site(tmp_path)
    assert before.until.date == "2026-12-01"
    page = (tmp_path / "site/posts/a/index.html").read_text("utf-8")
    assert "Coming next" in page and "Planned for December 1, 2026" in page
    after = build_site(tmp_path, now=NOW.replace(year=2027), strict=True)
    assert [problem.code for problem in after.problems] == ["promise-passed"]
    page = (tmp_path / "site/posts/a/index.html").read_text("utf-8")
    assert "December 1, 2026" not in page and "Later" in page


def test_posts_alone_make_a_series_whose_last_drafts_nobody_has_announced(tmp_path: Path):
    files = {
        "content/posts/a.md": post("First", series="On trust", part="1"),
        "content/posts/b.md": post("HIDDEN", series="On trust", part="2", draft="true"),
        "content/posts/c.md": post("Third", series="On trust", part="3"),
        "content/posts/d.md": post("HIDDEN", series="On trust", part="4", draft="true"),
    }
    write_site(tmp_path, {"mkdocs.yml": PLAIN, **files})
    assert said(build_site(tmp_path)) == ""
    page = (tmp_path / "site/posts/c/index.html").read_text("utf-8")
    assert texts(page, ".mp-place__title") == ["On trust Part Three of Three"]
    rows = texts((tmp_path / "site/series/on-trust/index.html").read_text("utf-8"), "[id=mp-parts] ~ ol .mp-part")
    assert len(rows) == 3 and "In preparation" in rows[1]
    assert "HIDDEN" not in page


def test_a_series_that_will_not_grow_ends_and_another_does_not(tmp_path: Path):
    files = {
        "content/series/done.md": "---\ntitle: Done\ncomplete: true\nparts: [a, b]\n---\n",
        "content/series/open.md": "---\ntitle: Open\nparts: [c, d]\n---\n",
        **{f"content/posts/{name}.md": post(name) for name in "abcd"},
    }
    write_site(tmp_path, {"mkdocs.yml": PLAIN, **files})
    assert said(build_site(tmp_path)) == ""
    page = {name: (tmp_path / f"site/posts/{name}/index.html").read_text("utf-8") for name in "abcd"}
    assert "You have read the last of Done" in page["b"] and "This is the newest in Open" in page["d"]
    assert "Next: Part Two of Two" in page["a"]


def test_a_hidden_series_leaves_its_posts_alone(tmp_path: Path):
    files = {
        "content/series/secret.md": "---\ntitle: SECRET\ndraft: true\nparts: [a, b]\n---\n",
        "content/posts/a.md": post("First", series="secret"),
        "content/posts/b.md": post("Second"),
    }
    write_site(tmp_path, {"mkdocs.yml": PLAIN, **files})
    assert said(build_site(tmp_path)) == ""
    assert not any(b"SECRET" in data for data in published(tmp_path / "site").values())


@pytest.mark.parametrize("word", ["step", "Steps", "Schritt", "Schritte"])
def test_a_german_series_counts_in_german_however_its_parts_are_called(word: str, tmp_path: Path):
    config = PLAIN.replace("plugins:", "theme: {name: material, language: de}\nplugins:")
    files = {
        "content/series/vier.md": f"---\ntitle: Vier Schritte\nnaming: {word}\nparts: [a, b]\n---\n",
        "content/posts/a.md": post("Eins"),
        "content/posts/b.md": post("Zwei"),
    }
    write_site(tmp_path, {"mkdocs.yml": config, **files})
    build_site(tmp_path)
    page = (tmp_path / "site/posts/b/index.html").read_text("utf-8")
    assert texts(page, ".mp-place__title") == ["Vier Schritte Schritt zwei von zwei"]
