"""The home page's blocks: what their authors order, configure and leave out, as readers find it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.sites import CONFIG, build_site, post, said, write_site

POSTS = {
    "content/posts/one.md": post("One", date="2026-01-01", topics="Sales", description="What one says."),
    "content/posts/two.md": post("Two", date="2026-02-01", topics="Sales"),
    "content/posts/three.md": post("Three", date="2026-03-01", topics="Owner"),
    "content/posts/coming.md": post("Coming", date="2027-01-01"),
    "content/posts/over.md": post("Over", date="2026-01-01", expires="2026-02-01"),
}


def home(front: str, body: str = "The text.") -> str:
    return f"---\ntitle: Advice\n{front}\n---\n\n{body}\n"


def built(folder: Path, front: str, body: str = "The text.", **options: object) -> LexborNode:
    write_site(folder, {**POSTS, "content/pages/index.md": home(front, body)})
    result = build_site(folder, **options)
    assert result.counts, said(result)
    return LexborHTMLParser((folder / "site/index.html").read_bytes()).css_first(".mp-home")


def headings(page: LexborNode) -> list[str]:
    return [node.text(strip=True) for node in page.css("h1, h2")]


def test_a_home_page_without_a_list_has_the_usual_blocks(tmp_path: Path):
    page = built(tmp_path, "description: For owners.", "# Welcome\n\nThe text.")
    assert headings(page) == ["Welcome", "Newest posts", "Topics"]
    assert "The text." in page.text()


def test_blocks_stand_in_the_order_of_the_list_and_the_others_are_left_out(tmp_path: Path):
    page = built(tmp_path, "blocks:\n  - hero\n  - topics\n  - newest: {count: 2, title: What is new}")
    assert headings(page) == ["Advice", "Topics", "What is new"]
    assert [link.text() for link in page.css(".mp-cards h3 a")] == ["Three", "Two"]
    assert not page.css(".mp-home__text")


def test_a_page_without_a_hero_still_has_its_main_heading(tmp_path: Path):
    page = built(tmp_path, "blocks: [newest, text]", "# Own heading\n\nThe text.")
    assert headings(page) == ["Own heading", "Newest posts"]
    assert page.css_first("h1").attributes["id"] == "mp-content"


def test_who_the_site_is_for_is_told_in_a_sentence_and_points(tmp_path: Path):
    front = (
        "blocks:\n  - hero\n  - audience:\n      text: You own a firm.\n"
        "      points: [You are busy., '<b>Not</b> ahead.']\n"
        "      button: {text: Begin, link: ../posts/one.md}\n  - audience: {title: And for whom not, text: Shops.}"
    )
    page = built(tmp_path, front)
    assert headings(page) == ["Advice", "Who this is for", "And for whom not"]
    assert [point.text() for point in page.css(".mp-audience li")] == ["You are busy.", "<b>Not</b> ahead."]
    assert page.css_first(".mp-audience a").attributes["href"] == "posts/one/"
    anchors = [node.attributes["aria-labelledby"] for node in page.css(".mp-audience")]
    assert anchors == ["mp-audience", "mp-audience-2"]
    assert all(page.css_first(f"h2#{anchor}") for anchor in anchors)


def test_what_to_read_first_is_told_with_its_sentence(tmp_path: Path):
    front = (
        "blocks:\n  - start_here:\n      - ../posts/one.md\n      - {text: The second, link: '../posts/two.md#x'}\n"
        "      - https://example.com/"
    )
    page = built(tmp_path, front.replace("#x", ""))
    steps = [(a.text(), a.attributes["href"]) for a in page.css(".mp-steps a")]
    assert steps == [
        ("One", "posts/one/"),
        ("The second", "posts/two/"),
        ("https://example.com/", "https://example.com/"),
    ]
    assert "What one says." in page.css_first(".mp-steps li").text()


def test_what_is_hidden_is_left_out_of_start_here_until_its_day(tmp_path: Path):
    first, second = "[../posts/coming.md, ../posts/over.md]", "[../posts/coming.md, ../posts/one.md]"
    front = f"blocks:\n  - hero\n  - start_here: {first}\n  - start_here: {second}"
    page = built(tmp_path, front, strict=True)
    assert headings(page) == ["Advice", "Start here"]
    assert [a.text() for a in page.css(".mp-steps a")] == ["One"]
    later = built(tmp_path, front, strict=True, now=datetime(2027, 1, 2, tzinfo=UTC))
    assert [a.text() for a in later.css(".mp-steps a")] == ["Coming", "Coming", "One"]


def test_topics_can_be_chosen_and_stand_in_the_order_of_the_list(tmp_path: Path):
    front = "blocks:\n  - topics: [owner, Sales]\n  - topics: {title: Money, topics: sales}"
    page = built(tmp_path, front)
    assert [node.text() for node in page.css(".mp-topics h3")] == ["Owner", "Sales", "Sales"]
    assert headings(page) == ["Advice", "Topics", "Money"]


@pytest.mark.parametrize(
    "keys",
    ["blocks: []", "blocks:", "blocks: {hero: , newest: 1}", "blocks: [Hero, NEWEST, start_here: [../posts/one.md]]"],
)
def test_other_ways_to_write_a_list_are_understood(keys: str, tmp_path: Path):
    assert headings(built(tmp_path, keys))[:2] == ["Advice", "Newest posts"]


@pytest.mark.parametrize(
    ("front", "code", "place"),
    [
        ("blocks: hero", "wrong-shape", "3:9"),
        ("blocks:\n  - [hero]", "wrong-shape", "4:5"),
        ("blocks:\n  - newest: five", "bad-number", "4:13"),
        ("blocks:\n  - newest: {count: [1]}", "bad-number", "4:21"),
        ("blocks:\n  - text: {title: x}", "unknown-key", "4:12"),
        ("blocks:\n  - text: x", "wrong-shape", "4:11"),
        ("blocks:\n  - start_here", "missing-key", "4:5"),
        ("blocks:\n  - start_here: {title: x}", "missing-key", "4:5"),
        ("blocks:\n  - audience", "missing-key", "4:5"),
        ("blocks:\n  - audience: {points: [a: b]}", "wrong-shape", "4:25"),
        ("blocks:\n  - start_here: [../posts/on.md]", "missing-file", "4:18"),
        ("blocks:\n  - start_here: ['javascript:alert(1)']", "bad-address", "4:18"),
        ("blocks:\n  - hero: {button: {text: x}}", "missing-key", "4:20"),
        ("blocks:\n  - newest: {cuont: 3}", "unknown-key", "4:14"),
        ("blocks:\n  - '': 1", "unknown-block", "4:5"),
        ("blocks:\n  - '<script>'", "unknown-block", "4:5"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_block_is_told_at_its_place(front: str, code: str, place: str, tmp_path: Path):
    write_site(tmp_path, {**POSTS, "content/pages/index.md": home(front)})
    found = [(p.code, f"{p.span.line}:{p.span.column}") for p in build_site(tmp_path).problems]
    assert (code, place) in found
    assert len(found) == 1


def test_an_owner_replaces_one_block_alone(tmp_path: Path):
    files = {
        "mkdocs.yml": CONFIG + "theme: {name: material, custom_dir: templates}\n",
        "templates/pages/home/newest.html": "<p class=ours>{{ block.posts | length }} of ours</p>\n",
    }
    write_site(tmp_path, files)
    page = built_with(tmp_path, files)
    assert page.css_first(".ours").text() == "3 of ours"
    assert headings(page) == ["Advice", "Topics"]


def built_with(folder: Path, files: dict[str, str]) -> LexborNode:
    write_site(folder, {**POSTS, "content/pages/index.md": home(""), **files})
    result = build_site(folder)
    assert said(result) == ""
    return LexborHTMLParser((folder / "site/index.html").read_bytes()).css_first(".mp-home")


QUIZ = """---
title: How steady is your order book?
description: A look ahead.
kind: score
---

## Questions

### Do you know what comes next?

- 1 | Yes
- 0 | No

### Do you know who asks?

- 1 | Yes
- 0 | No

## Results

### 0 | Begin

Begin.
"""


def test_quizzes_lead_to_their_own_pages_and_hidden_ones_are_left_out(tmp_path: Path):
    later = QUIZ.replace("kind:", "draft: yes\nkind:")
    write_site(tmp_path, {"content/quizzes/steady.md": QUIZ, "content/quizzes/later.md": later})
    page = built(tmp_path, "blocks:\n  - hero\n  - quiz: [steady, later]\n  - quiz: {title: No, quiz: later}")
    assert headings(page) == ["Advice", "Where do you stand?"]
    (link,) = page.css(".mp-cards h3 a")
    assert (link.text(), link.attributes["href"]) == ("How steady is your order book?", "quizzes/steady/")
    assert not page.css("input")


def test_a_quiz_that_is_not_there_is_told_with_the_nearest(tmp_path: Path):
    files = {"content/quizzes/steady.md": QUIZ, "content/pages/index.md": home("blocks:\n  - quiz: stedy")}
    told = said(build_site(write_site(tmp_path, files)))
    assert told.startswith(
        "content/pages/index.md:4:11: error[unknown-quiz]: there is no quiz 'stedy'\n  hint: did you mean 'steady'?"
    )


def test_readers_subscribe_on_the_home_page_where_its_author_says_so(tmp_path: Path):
    form = (
        "      subscribe:\n        action: https://news.example/in\n"
        "        privacy: For this only, see [privacy](/about/).\n        where: [footer]\n"
    )
    files = {
        "mkdocs.yml": CONFIG + form,
        "content/pages/about.md": "---\ntitle: About\n---\n\nUs.\n",
        "content/pages/index.md": home("blocks: [hero, subscribe]"),
    }
    assert said(build_site(write_site(tmp_path, files))) == ""
    page = LexborHTMLParser((tmp_path / "site/index.html").read_bytes())
    shown = page.css_first(".mp-home form")
    assert shown.attributes["action"] == "https://news.example/in"
    assert shown.css_first("input[type=email]").attributes["name"] == "email"
    assert "form-action 'self' https://news.example" in page.css_first("meta[http-equiv]").attributes["content"]
