"""Action steps: the tasks of a text, how long each takes and when it is due, by keys that survive edits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.feeds import feed_body
from generator.markdown.effort import effort_in_words, split_effort
from generator.model import SafeHtml
from tests import entries_samples
from tests.markdown_fixtures import parsed, readable

STEPS = (
    "- [ ] Write *your* [purpose](b.md)[^1] | 20 min | day 3\n"
    "- [x] Tell everybody | week 2\n"
    "    1. [ ] Ask <b>five</b> people | Day 7 | 5 Min\n"
    "    2. [ ] Rest\n\n[^1]: Why.\n\n    - [ ] Read on"
)


def keys_in(html: str) -> list[str]:
    return re.findall(r'<li class="task-list-item" data-mp-step="([^"]*)">', html)


@pytest.mark.parametrize("html", ["safe", "trusted"])
def test_what_is_to_do_in_a_text_is_its_action_steps(html: str):
    result = parsed(STEPS, actions=True, html=html)
    said = [(step.text, step.minutes, step.day) for step in result.facts.steps]
    assert said == [
        ("Write your purpose", 20, 3),
        ("Ask five people", 5, 7),
        ("Rest", None, None),
        ("Read on", None, None),
    ]
    assert readable(result.facts.steps[0].html) == "Write <em>your</em> <a to=b.md>purpose</a>"
    assert result.facts.steps[1].html.html == "Ask <b>five</b> people"
    assert keys_in(result.body.content.html) == [step.key for step in result.facts.steps]
    assert not result.problems


def test_an_effort_stands_after_the_sentence_and_not_in_it():
    page = LexborHTMLParser(parsed(STEPS, actions=True).body.content.html)
    items = page.css("ul > .task-list-item")
    assert [effort.text() for effort in page.css("label > .mp-effort")] == ["20 min, day 3", "week 2", "5 min, day 7"]
    # What is done has no key, and says like its neighbours how long it took.
    assert "data-mp-step" not in items[1].attributes
    assert items[1].css_first("input").attributes.keys() == {"type", "disabled", "checked"}
    assert "|" not in page.text()


def test_where_tasks_are_no_steps_a_list_looks_as_it_always_did():
    html = parsed(STEPS).body.content.html
    assert "data-mp-step" not in html
    assert "mp-effort" not in html
    assert "people&nbsp;· Day&nbsp;7&nbsp;· 5&nbsp;Min</label>" in html


@pytest.mark.parametrize(
    ("language", "fields", "minutes", "day", "words"),
    [
        ("en", "20 min", 20, None, "20 min"),
        ("en", "week 2 | 20 MIN", 20, 14, "20 min, week 2"),
        ("en", "Day 03", None, 3, "day 3"),
        ("de-AT", "Tag 3 | 20 Min", 20, 3, "20 Min., Tag 3"),
        ("de", "20 min | week 1", 20, 7, "20 Min., Woche 1"),
        ("fr", "day 3", None, 3, "day 3"),
    ],
)
def test_fields_are_read_in_any_order_and_told_in_the_texts_language(
    language: str, fields: str, minutes: int | None, day: int | None, words: str
):
    end, effort = split_effort(f"Write it | {fields}", language)
    assert end == len("Write it")
    assert (effort.minutes, effort.last_day) == (minutes, day)
    assert effort_in_words(effort, language) == words


@pytest.mark.parametrize(
    "text",
    [
        "Write | it",
        "Write | 20 mins",
        "Write | 2 weeks",
        "Write | 20min",
        "Write |20 min",
        "Write| 20 min",
        "Write | -1 min",
        "Write | 0 min",
        "Write | 9999 min",
        "Write | 99999999999999999999 min",
        "Write | day 0",
        "Write | day 1000",
        "Write | week 54",
        "Write | day ٣",
        "Write | Tag 3",
        "Write | day 3 | and rest",
        "| day 3",
    ],
)
def test_what_is_no_effort_stays_text(text: str):
    step = parsed(f"- [ ] {text}", actions=True).facts.steps[0]
    assert (step.text, step.minutes, step.day) == (text, None, None)


def test_what_is_said_twice_counts_once():
    first, second = parsed("- [ ] A | 5 min | day 1 | 7 min\n- [ ] B | day 3 | week 2", actions=True).facts.steps
    assert (first.text, first.minutes, first.day) == ("A | 5 min", 7, 1)
    assert (second.text, second.day) == ("B | day 3", 14)


def test_a_step_needs_words():
    result = parsed("- [ ] ![](a.png){ alt='' }\n- [ ] :material-check:", actions=True)
    assert not result.facts.steps
    assert "data-mp-step" not in result.body.content.html


def test_other_pages_feeds_and_search_tell_a_step_without_its_key():
    result = parsed("- [ ] Write *it* | 20 min\n\n<!-- more -->\n\n<div>x</div>", actions=True)
    assert "data-mp-step" in result.body.content.html
    assert "data-mp-step" not in result.facts.excerpt.html
    assert result.facts.excerpt.html.count('<span class="mp-effort">20 min</span>') == 1
    assert result.facts.summary == "Write it"
    assert [section.text.split() for section in result.body.sections] == [["Write", "it", "x"]]
    feed = feed_body(SafeHtml(result.body.content.html), "https://advice.example/a/").html
    assert "<li>☐ Write <em>it</em> (20 min)</li>" in feed
    assert "data-mp" not in feed


FORGED = [
    '<ul><li data-mp-step="{}">x</li></ul>',
    '<li DATA-MP-STEP="{}">x',
    "<ul><li/data-mp-step='{}'/>x</ul>",
    "- x\n{{: data-mp-step={} }}",
    "- [ ] x\n{{: data-mp-step={} }}",
    '*x*{{ data-mp-step="{}" }}',
    '<div markdown data-mp-step="{}">\n\n- x\n\n</div>',
]


@pytest.mark.parametrize("value", ["deadbeef", "&#2;#0&#3;", "&#x02;#0&#x03;"])
@pytest.mark.parametrize("text", FORGED)
def test_an_author_cannot_forge_a_key(text: str, value: str):
    result = parsed(f"- [ ] Real <b>HTML</b>\n\nText.\n\n{text.format(value)}", actions=True)
    html = result.body.content.html
    assert sorted(re.findall(r"data-mp-step=\"?([^\">]*)", html)) == sorted(step.key for step in result.facts.steps)
    assert not re.search("[\x00-\x08]", html)
    assert any(problem.code in ("html-dropped", "refused-attribute") for problem in result.problems)


SENTENCES = st.lists(st.text("aAbB ß’*|1", min_size=1, max_size=6).map(lambda text: f"w{text}".strip()), max_size=12)


@given(SENTENCES, st.randoms())
def test_keys_are_unique_and_survive_that_steps_change_places(sentences: list[str], random):
    def keys(lines: list[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for step in parsed("".join(f"- [ ] {line} | 5 min\n" for line in lines), actions=True).facts.steps:
            found.setdefault(step.text.casefold(), []).append(step.key)
        return found

    before = keys(sentences)
    every = [key for of_a_text in before.values() for key in of_a_text]
    assert len(set(every)) == len(every) == len(sentences)
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9]+)?", key) for key in every)
    shuffled = random.sample(sentences, len(sentences))
    assert keys(shuffled) == before
    assert {key for of_a_text in keys([*shuffled, "something else"]).values() for key in of_a_text} > set(every)


def test_a_time_changes_no_key():
    quick, slow = (parsed(f"- [ ] Write  it | {time}").facts.steps[0].key for time in ("5 min", "50 min | day 3"))
    assert quick == slow == parsed("* [ ] WRITE *it*").facts.steps[0].key


TASKS = "---\ntitle: T\ndate: 2026-01-02\n{}---\n\n- [ ] Write it | Tag 3\n"


@pytest.mark.parametrize(
    ("path", "front", "is_step"),
    [
        ("posts/a.md", "lang: de\n", True),
        ("posts/a.md", "lang: de\nactions: false\n", False),
        ("pages/a.md", "lang: de\n", False),
        ("series/a.md", "lang: de\n", False),
    ],
)
def test_only_posts_have_steps_that_can_be_found(path: str, front: str, is_step: bool):
    body = entries_samples.parsed(path, TASKS.format(front)).body
    assert body is not None
    assert bool(keys_in(body.content.html)) is is_step
    assert ("(Tag 3)" in feed_body(SafeHtml(body.content.html), "https://advice.example/a/").html) is is_step
