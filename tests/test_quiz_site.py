"""Whole sites with quizzes: what readers, subscribers and machines find, and what nobody may find before its day."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests import quiz_site
from tests.sites import build_site, published, said, write_site

AFTER = datetime(2027, 6, 1, tzinfo=UTC)


def built(folder: Path, *, now: datetime | None = None, **files: str) -> tuple[Any, dict[str, bytes]]:
    """The site with further files, "content__quizzes__x" for content/quizzes/x.md; "" takes one out."""
    added = {f"{name.replace('__', '/')}.md": text for name, text in files.items()}
    write_site(folder, {path: text for path, text in {**quiz_site.FILES, **added}.items() if text})
    result = build_site(folder, **({"now": now} if now else {}))
    return result, published(folder / "site")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    result, files = built(tmp_path_factory.mktemp("quizzes"))
    assert result.counts, said(result)
    assert [problem.code for problem in result.problems] == ["hidden-target"]
    return files


def page(site: dict[str, bytes], path: str) -> LexborHTMLParser:
    return LexborHTMLParser(site[f"{path}index.html"].decode())


def graph(site: dict[str, bytes], path: str) -> list[dict[str, Any]]:
    script = page(site, path).css_first('script[type="application/ld+json"]')
    assert script is not None
    found: list[dict[str, Any]] = json.loads(script.text())["@graph"]
    return found


def shown(site: dict[str, bytes], path: str) -> list[str]:
    """The ids of the quizzes on a page, in order."""
    return [node.attributes["id"] or "" for node in page(site, path).css("section[data-mp-quiz]")]


def test_a_quiz_has_a_page_and_stands_where_texts_and_front_matter_put_it(site: dict[str, bytes]):
    assert shown(site, "quizzes/order-book/") == ["mp-quiz-order-book"]
    assert shown(site, "posts/habit/") == ["mp-quiz-order-book", "mp-quiz-balance"]
    assert shown(site, "posts/second/") == shown(site, "about/") == ["mp-quiz-order-book"]
    assert shown(site, "series/two-steps/") == ["mp-quiz-balance"]
    assert shown(site, "archive/") == shown(site, "") == []
    html = site["posts/habit/index.html"].decode()
    assert html.index("Some advice.") < html.index('id="mp-quiz-order-book"') < html.index("More of it")


def test_the_page_of_a_quiz_leads_to_the_posts_that_hold_it(site: dict[str, bytes]):
    def titles(path: str) -> list[str]:
        return [node.text(strip=True) for node in page(site, path).css(".mp-card__title")]

    assert titles("quizzes/order-book/")[-2:] == ["The second", "The habit"]
    assert titles("quizzes/balance/")[-1:] == ["The habit"]
    assert titles("quizzes/") == ["How steady is your order book?", "Is your business balanced?"]
    menu = page(site, "posts/habit/").css('a[href="../../quizzes/"]')
    assert "Quizzes" in [link.text(strip=True) for link in menu]


def test_links_aliases_and_the_sitemap_know_the_address_of_a_quiz(site: dict[str, bytes]):
    link = page(site, "posts/habit/").css_first('a[href="../../quizzes/order-book/"]')
    assert link is not None
    assert b'href="../../quizzes/order-book/"' in site["quiz/orders/index.html"]
    assert b"<loc>https://advice.example/quizzes/order-book/</loc></url>" in site["sitemap.xml"]
    assert b"- [How steady is your order book?](https://advice.example/quizzes/order-book/)" in site["llms.txt"]


def test_search_engines_are_told_of_the_quiz_on_every_page_that_holds_it(site: dict[str, bytes]):
    (own,) = [thing for thing in graph(site, "quizzes/order-book/") if thing["@type"] == "Quiz"]
    assert own["@id"] == "https://advice.example/quizzes/order-book/#quiz"
    assert [part["name"] for part in own["hasPart"]] == ["Where do enquiries come from?", "How do you follow up?"]
    assert {part["@type"] for part in own["hasPart"]} == {"Question"}
    assert own["about"] == ["sales"]
    for path in ("posts/habit/", "posts/second/", "about/"):
        assert own in graph(site, path)
    held = [thing["name"] for thing in graph(site, "posts/habit/") if thing["@type"] == "Quiz"]
    assert held == ["How steady is your order book?", "Is your business balanced?"]
    way = next(thing for thing in graph(site, "quizzes/order-book/") if thing["@type"] == "BreadcrumbList")
    assert [step["name"] for step in way["itemListElement"]] == ["Home", "Quizzes", "How steady is your order book?"]


def test_the_head_of_a_quiz_page_describes_it_and_has_a_card_of_its_own(site: dict[str, bytes]):
    def meta(path: str, name: str) -> str:
        node = page(site, path).css_first(f'meta[name="{name}"], meta[property="{name}"]')
        return (node.attributes["content"] or "") if node is not None else ""

    assert meta("quizzes/order-book/", "description") == "Two minutes, no address asked for."
    assert "Your answers stay in your browser" in meta("quizzes/balance/", "description")
    assert "Is your business balanced?" in meta("quizzes/", "description")
    card = meta("quizzes/order-book/", "og:image")
    assert card != meta("quizzes/", "og:image")
    assert card.removeprefix("https://advice.example/") in site


def test_search_finds_the_questions_but_no_answers(site: dict[str, bytes]):
    docs = json.loads(site["search/search_index.json"])["docs"]
    (found,) = [doc for doc in docs if doc["location"] == "quizzes/order-book/"]
    assert found["title"] == "How steady is your order book?"
    assert "no address asked for" in found["text"]
    assert "Where do enquiries come from?" in found["text"]
    assert not [doc for doc in docs if "dated contacts" in doc["text"] or "Raise your prices" in doc["text"]]


def test_subscribers_and_programs_get_the_questions_and_the_way_to_the_quiz(site: dict[str, bytes]):
    feed, twin = site["feed.xml"].decode(), site["posts/habit/index.md"].decode()
    (habit,) = [item for item in feed.split("<item>") if "<title>The habit</title>" in item]
    for text in (habit, twin):
        assert text.count("https://advice.example/quizzes/order-book/") == 2  # the author's own link is one of them
        assert text.count("https://advice.example/quizzes/balance/") == 1
        assert "How do you follow up?" in text
        assert not re.search("I wait|Three dated|Feast|data-mp|input|```", text)
    assert "[Is your business balanced?](https://advice.example/quizzes/balance/)\n\n1. I know what" in twin


def test_a_series_offers_its_quizzes(site: dict[str, bytes]):
    links = [node.attributes["href"] for node in page(site, "series/two-steps/").css(".mp-scores .mp-card__title a")]
    assert links == ["../../quizzes/order-book/", "../../quizzes/balance/"]


def test_a_link_in_an_advice_appears_on_its_day(tmp_path: Path):
    before, files = built(tmp_path / "before")
    assert before.until is not None
    assert before.until.date == "2027-03-01"
    assert b"posts/later/" not in files["quizzes/order-book/index.html"]
    notes = [str(problem) for problem in before.problems if problem.code == "hidden-target"]
    assert [note.partition(": ")[0] for note in notes] == ["content/quizzes/order-book.md:34:1"]
    after, _ = built(tmp_path / "after", now=AFTER)
    assert said(after) == ""


def test_a_quiz_comes_on_its_day_and_nothing_has_to_be_changed_for_it(tmp_path: Path):
    later = quiz_site.SECRET.format(hidden="date: 2027-01-01")
    body = "Before.\n\n```quiz secret\n```\n\nSee [it](../quizzes/secret.md) or [it](/quizzes/secret/).\n"
    text = quiz_site.POST.format(title="Third", date="2026-01-04", body=body).replace(
        "topics:", "quiz: secret\ntopics:"
    )
    files = {"content__quizzes__secret": later, "content__posts__third": text}
    before, hidden = built(tmp_path / "before", **files)
    assert (before.counts is not None, before.until.date) == (True, "2027-01-01")
    assert shown(hidden, "posts/third/") == []
    after, site = built(tmp_path / "after", now=AFTER, **files)
    assert (after.counts is not None, said(after)) == (True, "")
    assert shown(site, "posts/third/") == ["mp-quiz-secret", "mp-quiz2-secret"]
    assert len(page(site, "posts/third/").css('article a[href="../../quizzes/secret/"]')) >= 2
    assert b"SecretTitle" in site["quizzes/index.html"]


@pytest.mark.parametrize("hidden", ["draft: true", "date: 2027-01-01"])
def test_nothing_of_a_hidden_quiz_is_in_any_file(hidden: str, tmp_path: Path):
    body = "Before.\n\n```quiz secret\n```\n\nSee [it](../quizzes/secret.md).\n\n<!-- more -->\n\nMore.\n"
    naming = "quiz: secret\ntopics:"
    result, files = built(
        tmp_path,
        content__quizzes__secret=quiz_site.SECRET.format(hidden=hidden),
        content__posts__third=quiz_site.POST.format(title="Third", date="2026-01-04", body=body).replace(
            "topics:", naming
        ),
        content__series__more="---\ntitle: More\nparts: [habit, third]\nquizzes: [secret]\n---\n\nText.\n",
        content__ctas__one="---\ntitle: Do it\n---\n\n```quiz secret\n```\n",
    )
    assert result.counts, said(result)
    for path, data in files.items():
        assert "secret" not in path.lower()
        assert b"secret" not in data.lower(), path
    assert [problem.code for problem in result.problems].count("hidden-quiz") == 4


def test_the_only_quiz_being_hidden_there_is_no_page_of_quizzes_and_the_menu_waits_for_it(tmp_path: Path):
    write_site(
        tmp_path,
        {
            "mkdocs.yml": quiz_site.CONFIG,
            "content/pages/index.md": "# Home\n\nAll [quizzes](/quizzes/).\n",
            "content/quizzes/secret.md": quiz_site.SECRET.format(hidden="date: 2027-01-01").replace(
                "[one](../posts/habit.md)", "one"
            ),
            "content/posts/a.md": quiz_site.POST.format(title="A", date="2026-01-01", body="```quiz secret\n```"),
        },
    )
    result = build_site(tmp_path)
    files = published(tmp_path / "site")
    assert [problem.code for problem in result.problems if problem.span.path == "mkdocs.yml"] == ["hidden-menu-entry"]
    assert not [path for path in files if path.startswith("quizzes")]
    assert b"quizzes/" not in files["index.html"]


def test_a_quiz_in_a_call_to_action_is_a_link_to_it(tmp_path: Path):
    call = "---\ntitle: See where you stand\n---\n\nBegin here:\n\n```quiz balance\n```\n"
    result, files = built(tmp_path, content__ctas__one=call)
    assert result.counts, said(result)
    assert page(files, "posts/second/").css('p a[href="../../quizzes/balance/"]')
    assert shown(files, "posts/second/") == ["mp-quiz-order-book"]


def test_two_quizzes_cannot_have_one_address(tmp_path: Path):
    result, _ = built(tmp_path, content__quizzes__more__balance=quiz_site.BALANCE)
    assert result.counts is None
    assert "[same-address]" in said(result)


def test_a_draft_that_cannot_be_used_stops_nobody(tmp_path: Path):
    broken = "---\ntitle: Broken\nkind: score\ndraft: true\n---\n\n## Questions\n"
    body = "```quiz broken\n```\n\n[it](../quizzes/broken.md)"
    text = quiz_site.POST.format(title="Third", date="2026-01-04", body=body)
    result, files = built(tmp_path, content__quizzes__broken=broken, content__posts__third=text)
    assert result.counts, said(result)
    assert "quizzes/broken/index.html" not in files


def test_an_edited_quiz_changes_the_pages_that_hold_it_and_no_more_than_a_clean_build_would(tmp_path: Path):
    memory = tmp_path / "memory"
    folder = write_site(tmp_path / "warm", quiz_site.FILES)
    build_site(folder, memory=memory)
    before = published(folder / "site")
    edited = quiz_site.ORDERS.replace("Raise your prices", "Raise your prices at once").replace("I wait", "I sit")
    write_site(folder, {**quiz_site.FILES, "content/quizzes/order-book.md": edited})
    build_site(folder, memory=memory)
    after = published(folder / "site")
    build_site(folder, site_dir=tmp_path / "clean", clean=True)
    assert after == published(tmp_path / "clean")
    changed = {path for path in after if after[path] != before.get(path) and path.endswith(".html")}
    holding = {"quizzes/order-book/", "posts/habit/", "posts/second/", "about/"}
    assert {f"{path}index.html" for path in holding} <= changed
    assert not {path for path in changed if path.startswith(("archive", "topics", "quizzes/balance"))}


HOSTILE = """</script><script>alert(1)</script> " onfocus=alert(2) x=' & <b>"""


def test_what_an_author_writes_is_never_markup_and_a_quiz_may_stand_inside_of_other_things(tmp_path: Path):
    inside = "    ```quiz hostile\n    ```\n\n"
    nested = f"- An item\n\n{inside}!!! note\n\n{inside}> ```quiz hostile\n> ```\n"
    quiz = quiz_site.ORDERS.replace("How steady is your order book?", f"'{HOSTILE.replace(chr(39), chr(39) * 2)}'")
    quiz = quiz.replace("Where do enquiries come from?", f"Where? {HOSTILE}").replace("aliases: [/quiz/orders/]\n", "")
    dimension = quiz_site.BALANCE.replace("| Sales", f"| {HOSTILE}")
    result, files = built(
        tmp_path,
        content__quizzes__hostile=quiz,
        content__quizzes__balance=dimension,
        content__posts__third=quiz_site.POST.format(title="Third", date="2026-01-04", body=nested),
    )
    assert result.counts, said(result)
    names = ["mp-quiz-hostile", "mp-quiz2-hostile", "mp-quiz3-hostile"]
    assert shown(files, "posts/third/") == names
    tree = page(files, "posts/third/")
    for place, name in zip(("li", ".admonition", "blockquote"), names, strict=True):
        assert tree.css_first(f'{place} section[id="{name}"]') is not None
    for path in ("posts/third/", "quizzes/hostile/", "quizzes/balance/", "quizzes/"):
        tree = page(files, path)
        assert not [node for node in tree.css("script:not([src])") if "ld+json" not in (node.attributes["type"] or "")]
        assert not tree.css("[onfocus]")
        assert graph(files, path)
    (held,) = page(files, "quizzes/balance/").css("section[data-mp-quiz]")
    assert json.loads(held.attributes["data-mp-quiz"] or "")["groups"][1].startswith('alert(1) " onfocus=')
    assert b"<script>alert" not in files["feed.xml"] + files["posts/third/index.md"]
