"""What a browser keeps of a reader's answers, and what the address of a shared result may do to them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import Visiting, wait_until
from tests.quiz_browsing import QUIZZES, choose, ready
from tests.quiz_changes import AFTER, BEFORE, KEPT, publish
from tools.audit.host import encoded, hosting
from tools.audit.policy import STRICT

SCORE = "quizzes/order-book/"
DENIED = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } })"""
)


@pytest.fixture(scope="module")
def site(quiz_folder: Path) -> Iterator[str]:
    with hosting(quiz_folder, {"Content-Security-Policy": STRICT}) as address:
        yield address


def note(page: Page | Locator) -> Locator:
    return page.locator("[data-mp-note]").first


def data(quiz: Page | Locator) -> dict:
    section = quiz if isinstance(quiz, Locator) else quiz.locator("[data-mp-quiz]").first
    return json.loads(section.get_attribute("data-mp-quiz") or "")


def test_answers_are_restored_and_a_change_of_the_quiz_loses_only_what_it_touches(site: str, visit: Visiting):
    page = visit(site + SCORE).page
    ready(page)
    choose(page, 1, 0)
    page.reload()
    ready(page)
    expect(note(page)).to_contain_text("Your answers were restored.")
    chosen = page.locator(".mp-quiz input:checked")
    expect(chosen).to_have_count(2)
    (key,) = [key for key in page.evaluate("Object.keys(localStorage)") if "mp:quiz:1:order-book" in key]
    first, second = (question[0] for question in data(page)["questions"])
    kept = page.evaluate("key => JSON.parse(localStorage.getItem(key))", key)
    assert kept.keys() == {first, second, "#"}
    # The second question has lost the answer that was chosen; another question is gone.
    page.evaluate(
        "([key, kept]) => localStorage.setItem(key, kept)", [key, json.dumps({**kept, second: "?", "gone": "x"})]
    )
    page.reload()
    ready(page)
    expect(chosen).to_have_count(1)
    expect(page.locator(".mp-quiz fieldset").first.locator("input").nth(1)).to_be_checked()
    note(page).get_by_role("button", name="Start again").press("Enter")
    expect(chosen).to_have_count(0)
    assert page.evaluate("key => localStorage.getItem(key)", key) is None


def test_a_browser_that_stores_nothing_says_so_and_shows_results_all_the_same(site: str, browser: Browser):
    with browser.new_context() as context:
        context.add_init_script(DENIED)
        page = context.new_page()
        page.goto(site + "posts/all/")
        wait_until(page, "document.querySelectorAll('[data-mp-awake]').length === 6")
        answer_all(page)
        for quiz in page.locator(".mp-quiz").all():
            expect(note(quiz)).to_contain_text("remember nothing")
            for button in quiz.locator("[data-mp-do=show]").all():
                button.press("Enter")
            expect(quiz.locator("[data-mp-told]")).not_to_be_empty()
            expect(quiz.locator(".mp-quiz__result")).to_be_visible()


def test_what_is_kept_may_be_torn(site: str, visit: Visiting):
    seen = visit(site + "quizzes/ranking/")
    page = seen.page
    foreign = '{"a": {}, "order": 3, "done": "x", "start": 7, "hours": "1", "#": [2]}'
    for torn in (("{", "null", "[1]", '"x"', "", "7"), (foreign,) * 6):
        page.evaluate(
            "kept => kept.forEach(([quiz, torn]) => localStorage.setItem(`/.mp:quiz:1:${quiz}`, torn))",
            list(zip(QUIZZES, torn, strict=True)),
        )
        page.goto(site + "posts/all/")
        wait_until(page, "document.querySelectorAll('[data-mp-awake]').length === 6")
    seen.assert_quiet()


def test_the_answers_of_a_link_leave_a_readers_own_alone_until_one_is_changed(site: str, visit: Visiting):
    page = visit(site + SCORE).page
    ready(page)
    choose(page, 1, 0)
    last = page.locator(".mp-quiz fieldset").nth(1).locator("input")
    link = f"{site}{SCORE}#quiz=order-book.{data(page)['hash']}.1-1"
    page.goto(link)
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    expect(last.last).to_be_checked()
    page.goto(f"{site}{SCORE}")
    ready(page)
    expect(last.first).to_be_checked()
    page.goto(link)
    choose(page, 0, 1)
    page.reload()
    ready(page)
    expect(note(page)).to_contain_text("Your answers were restored.")
    assert page.evaluate("location.hash") == ""
    expect(page.locator(".mp-quiz fieldset").first.locator("input").first).to_be_checked()
    expect(last.last).to_be_checked()


def test_hostile_fragments_are_survived(site: str, visit: Visiting):
    seen = visit(site + SCORE)
    page = seen.page
    ready(page)
    for answers in ("", "1", "1-1-1", "9-9", "1--1", "x-x", "1-<b>", "%00-1", "1-1.", "__proto__", "99-99"):
        page.goto(f"{site}{SCORE}#quiz=order-book.{data(page)['hash']}.{answers}")
        assert page.locator(".mp-quiz input:checked").count() <= 1, answers
        expect(page.locator(".mp-quiz__result")).to_be_hidden()
    page.reload()
    ready(page)
    expect(page.locator(".mp-quiz input:checked")).to_have_count(0)
    seen.assert_quiet()


def answer_all(page: Page) -> None:
    """The last answer everywhere; the last item comes first."""
    for field in page.locator(".mp-quiz fieldset").all():
        field.locator("input").last.check()
    for box in page.locator(".mp-quiz--calculator input").all():
        box.fill("7")
        box.blur()
    for _ in range(3):
        page.get_by_role("button", name="Move up: Rest").press("Enter")
    for box in page.locator(".mp-quiz--plan [type=checkbox]").all():
        box.check()


def left(quiz: Locator, kind: str) -> list[str]:
    """What is chosen, typed or ordered, as its readers see it."""
    match kind:
        case "calculator":
            return [box.input_value() for box in quiz.locator("input").all()]
        case "ranking":
            return quiz.locator(".mp-quiz__item-text").all_inner_texts()
        case _:
            return quiz.locator(".mp-quiz__choice:has(:checked) > :last-child").all_inner_texts()


def test_a_later_build_keeps_every_answer_but_those_of_what_was_reworded_without_a_key(tmp_path: Path, visit: Visiting):
    with hosting(publish(tmp_path, BEFORE), {"Content-Security-Policy": STRICT}) as address:
        seen = visit(address + "posts/all/")
        page = seen.page
        wait_until(page, "document.querySelectorAll('[data-mp-awake]').length === 6")
        answer_all(page)
        quizzes = {kind: page.locator(f".mp-quiz--{kind}") for kind in KEPT}
        hashes = {kind: data(quiz)["hash"] for kind, quiz in quizzes.items()}
        publish(tmp_path, AFTER)
        encoded.cache_clear()  # as if this were another day
        page.reload()
        wait_until(page, "document.querySelectorAll('[data-mp-awake]').length === 6")
        assert {kind: left(quiz, kind) for kind, quiz in quizzes.items()} == KEPT
        for kind, quiz in quizzes.items():
            page.goto(f"{address}posts/all/#quiz={kind}.{hashes[kind]}.1-1-1")
            expect(note(quiz)).to_contain_text("This quiz has changed since that result was shared")
            expect(note(quiz)).to_be_focused()
        assert {kind: left(quiz, kind) for kind, quiz in quizzes.items()} == KEPT
    seen.assert_quiet()
