"""Which posts are shown below another: by topics, tags and titles, and never one that readers may not see."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.library.related import PostFacts, RelatedFacts, find_related
from generator.library.title_words import title_words
from tests.sites import CONFIG, NOW, build_site, post, published, said, write_site

DAY = 24 * 3600


def facts(name: str, title: str, *labels: str, day: int = 0, **more: object) -> PostFacts:
    values = {"path": f"{name}.md", "epoch": day * DAY, "language": "en", "title": title, "labels": labels}
    return PostFacts(**{**values, "names": labels, **more})  # type: ignore[arg-type]


FILLING = tuple(facts(f"other-{n}", f"Matter{n}", f"label-{n}") for n in range(20))


def near(*posts: PostFacts, most: int = 3) -> dict[str, tuple[str, ...]]:
    """The answer for a site of these and twenty posts that have nothing in common."""
    found = find_related(RelatedFacts(posts=(*posts, *FILLING), most=most)).by_path
    return {path.removesuffix(".md"): tuple(p.removesuffix(".md") for p in paths) for path, paths in found.items()}


def test_a_rare_topic_says_more_than_a_common_one():
    common = [facts(f"common-{n}", f"Thing{n}", "work") for n in range(8)]
    found = near(facts("a", "One", "work", "pricing"), facts("b", "Two", "pricing"), *common)
    assert found["a"][0] == "b"


def test_a_word_that_two_titles_share_joins_them():
    found = near(facts("a", "The price of an hour"), facts("b", "Name your prices"), facts("c", "Time to hire"))
    assert found["a"] == ("b",)
    assert found["c"] == ()


def test_a_topic_of_one_post_is_a_word_of_anothers_title():
    found = near(facts("a", "Hiring well"), facts("b", "One more pair of hands", "hiring"))
    assert found["a"] == ("b",)


def test_a_topic_here_is_the_same_as_a_tag_there():
    assert near(facts("a", "One", "sales"), facts("b", "Two", "sales"))["b"] == ("a",)


def test_posts_with_nothing_in_common_have_no_related_posts():
    assert near(facts("a", "What we do and how"), facts("b", "How to do what you do"))["a"] == ()


def test_no_more_are_named_than_wanted_and_none_if_none_are():
    posts = [facts(f"p{n}", f"Title{n}", "sales", day=n) for n in range(8)]
    assert len(near(*posts, most=5)["p0"]) == 5
    assert near(*posts, most=0) == {}


def test_equals_are_ordered_by_date_and_then_by_path():
    posts = [facts("d", "One", "sales", day=5), facts("c", "Two", "sales", day=5), facts("b", "Three", "sales", day=5)]
    assert near(*posts, facts("a", "Four", "sales", day=5))["a"] == ("b", "c", "d")


def test_of_two_that_share_as_much_the_nearer_in_time_comes_first():
    posts = (facts("old", "One", "sales", day=0), facts("new", "Two", "sales", day=1500))
    assert near(facts("a", "Three", "sales", day=1400), *posts)["a"] == ("new", "old")


def test_a_post_in_another_language_is_not_offered():
    assert near(facts("a", "Marketing"), facts("b", "Marketing", language="de"))["a"] == ()


def test_what_the_front_matter_already_links_to_is_not_offered_again():
    posts = (facts("b", "Prices"), facts("c", "More prices"))
    assert near(facts("a", "Your prices", named=("b.md",)), *posts)["a"] == ("c",)


def test_the_answer_does_not_depend_on_the_order_of_files():
    chance = random.Random(3)
    words = [f"word{n}" for n in range(30)]
    posts = [
        facts(f"p{n}", " ".join(chance.choices(words, k=4)), *chance.choices(words, k=2), day=n) for n in range(80)
    ]
    shuffled = chance.sample(posts, len(posts))
    assert near(*posts) == near(*shuffled)


def test_many_posts_about_one_thing_are_not_all_weighed():
    """Nothing quadratic: of 400 posts under one topic, each still finds the one that also shares a word."""
    posts = [facts(f"p{n:03}", f"Word{n // 2}x", "everything", day=n) for n in range(400)]
    found = near(*posts)
    assert all(found[f"p{n:03}"][0] == f"p{n ^ 1:03}" for n in range(400))


def test_words_of_a_title_are_folded_and_empty_words_left_out():
    assert title_words("Über das Schreiben der Angebote", "de") == ("schreiben", "angebote")
    assert title_words("10 Policies & the Café's prices", "en") == ("policy", "cafe", "price")
    assert title_words("The café", "fr") == ("the", "cafe")


# --- On pages --------------------------------------------------------------------------------------------------------

SITE = {
    "content/posts/prices.md": post("Set your prices", "2026-03-01", topics="[sales]"),
    "content/posts/offers.md": post("Prices in an offer", "2026-02-01", topics="[sales]"),
    "content/posts/hire.md": post("The first hire", "2026-01-01", topics="[people]"),
    **{f"content/posts/other-{n}.md": post(f"Matter{n}", f"2025-01-{n:02}", topics=f"[t{n}]") for n in range(1, 9)},
}


def shown(folder: Path, name: str) -> list[str]:
    tree = LexborHTMLParser((folder / f"site/posts/{name}/index.html").read_text("utf-8"))
    return [link.text() for link in tree.css(".mp-related h3 a")]


def test_a_post_ends_with_posts_to_read_next(tmp_path: Path):
    build_site(write_site(tmp_path, SITE))
    assert shown(tmp_path, "prices") == ["Prices in an offer"]
    assert "mp-related" not in (tmp_path / "site/posts/hire/index.html").read_text("utf-8")


def test_no_related_posts_are_shown_where_the_owner_wants_none(tmp_path: Path):
    config = CONFIG + "      related: 0\n"
    build_site(write_site(tmp_path, {**SITE, "mkdocs.yml": config}))
    assert shown(tmp_path, "prices") == []


def test_a_scheduled_post_is_offered_from_its_day_on_and_a_draft_never(tmp_path: Path):
    soon = (NOW + timedelta(days=7)).date().isoformat()
    later = {
        "content/posts/soon.md": post("Prices next week", soon, topics="[sales]"),
        "content/posts/draft.md": post("Prices in a draft", "2026-01-05", topics="[sales]", draft="true"),
        "content/posts/over.md": post("Prices of old", "2026-01-05", topics="[sales]", expires="2026-06-01"),
    }
    write_site(tmp_path, {**SITE, **later})
    build_site(tmp_path)
    assert shown(tmp_path, "prices") == ["Prices in an offer"]
    build_site(tmp_path, now=NOW + timedelta(days=8))
    assert set(shown(tmp_path, "prices")) == {"Prices in an offer", "Prices next week"}


def test_an_edit_of_a_text_changes_no_other_posts_page(tmp_path: Path):
    write_site(tmp_path, SITE)
    build_site(tmp_path)
    before = published(tmp_path / "site/posts")
    text = post("Prices in an offer", "2026-02-01", "All is new here. " * 500, topics="[sales]")
    write_site(tmp_path, {**SITE, "content/posts/offers.md": text})
    build_site(tmp_path)
    after = published(tmp_path / "site/posts")
    assert [path for path in before if before[path] != after[path]] == ["offers/index.html"]


class Counting:
    """A store that says what was asked and put."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}
        self.put_keys: list[str] = []

    def get(self, key: str) -> bytes | None:
        return self.known.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.put_keys.append(key)
        self.known[key] = data


def test_a_second_build_of_the_same_titles_computes_nothing(tmp_path: Path, monkeypatch):
    from generator.build import related

    found: list[int] = []
    real = related.find_related
    monkeypatch.setattr(related, "find_related", lambda facts: found.append(1) or real(facts))
    store = Counting()
    write_site(tmp_path, SITE)
    assert said(build_site(tmp_path, store=store)) == ""
    first = published(tmp_path / "site")
    write_site(
        tmp_path, {**SITE, "content/posts/hire.md": post("The first hire", "2026-01-01", "New.", topics="[people]")}
    )
    build_site(tmp_path, store=store)
    assert found == [1]
    write_site(tmp_path, SITE)
    build_site(tmp_path, store=store)
    assert published(tmp_path / "site") == first
    write_site(tmp_path, {**SITE, "content/posts/hire.md": post("A first hire's price", "2026-01-01")})
    build_site(tmp_path, store=store)
    assert found == [1, 1]
