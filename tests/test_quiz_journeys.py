"""Each kind of quiz from its first question to the result, and what its readers then do with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import Visit, Visiting, focus_by_tab, wait_until
from tests.quiz_journeys import JOURNEYS, Journey, answer, answers_of, press
from tools.audit.host import hosting
from tools.audit.policy import STRICT

CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def site(quiz_folder: Path) -> Iterator[str]:
    with hosting(quiz_folder, {"Content-Security-Policy": STRICT}) as address:
        yield address


def both(page: Page) -> tuple[Locator, Locator]:
    """The two copies of the page's quiz, awake."""
    wait_until(page, "document.querySelectorAll('[data-mp-awake]').length === 2")
    return page.locator(".mp-quiz").nth(0), page.locator(".mp-quiz").nth(1)


def result(quiz: Locator) -> Locator:
    return quiz.locator(".mp-quiz__result")


def heading(quiz: Locator) -> Locator:
    return result(quiz).locator("> :first-child")


def paper(page: Page) -> str:
    sheets = pypdfium2.PdfDocument(page.pdf())
    return " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in sheets).split())


def show_by_keyboard(page: Page, quiz: Locator, journey: Journey) -> None:
    """A plan shows what is done at once; every other kind waits to be asked."""
    if quiz.locator("[data-mp-do=show]").count():
        expect(result(quiz)).to_be_hidden()
        focus_by_tab(page, "[data-mp-do=show]")
        page.keyboard.press("Enter")
        expect(heading(quiz)).to_be_focused()
    for words in journey.told:
        expect(result(quiz)).to_contain_text(words)


def copied(page: Page, quiz: Locator, way: str, said: str) -> str:
    """What is in the clipboard after a button that was reached by Tab."""
    focus_by_tab(page, f"[data-mp-do={way}]")
    page.keyboard.press("Enter")
    expect(quiz.locator("[data-mp-status]")).to_have_text(said)
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def letter(seen: Visit) -> str:
    """As the reader's own program for e-mail gets it, and nobody else."""
    focus_by_tab(seen.page, "[data-mp-do=send]")
    assert not seen.foreign
    with seen.page.expect_request("mailto:**") as asked:
        seen.page.keyboard.press("Enter")
    seen.foreign.remove(asked.value.url)
    return unquote(asked.value.url)


@pytest.mark.parametrize("name", JOURNEYS)
def test_from_the_first_question_to_paper_and_into_the_browser_of_somebody_else(name: str, site: str, visit: Visiting):
    journey, address = JOURNEYS[name], f"{site}posts/twice-{name}/"
    seen = visit(address, permissions=CLIPBOARD)
    page = seen.page
    first, second = both(page)
    untouched = answers_of(second)
    answer(page, journey)
    show_by_keyboard(page, first, journey)
    given = answers_of(first)
    assert_taken_away(seen, first, journey, f"{address}#quiz={name}.")
    link = page.evaluate("navigator.clipboard.readText()").splitlines()[-1]
    assert_second_copy_is_untouched(page, second)
    assert_paper(page, first, journey)
    assert_an_older_result_is_told_apart(page, first, journey)
    altered = answers_of(first)
    assert altered != given
    page.reload()
    first, second = both(page)
    assert answers_of(first) == answers_of(second) == altered
    expect(first.locator("[data-mp-note]")).to_contain_text("Your answers were restored.")
    seen.assert_quiet()
    assert_link_is_opened_by_another(visit(link), journey, given, untouched)


def assert_taken_away(seen: Visit, quiz: Locator, journey: Journey, fragment: str) -> None:
    page = seen.page
    link = copied(page, quiz, "link", "The link is copied. Whoever opens it sees your answers.")
    assert link.startswith(fragment)
    assert link.endswith(f".{journey.packed}")
    text = copied(page, quiz, "text", "The text is copied.")
    sent = letter(seen)
    assert sent.startswith("mailto:hello@advice.example?subject=")
    for line in (*journey.taken, link):
        assert line in text.splitlines()
        assert line in sent


def assert_second_copy_is_untouched(page: Page, second: Locator) -> None:
    if second.locator("[data-mp-do=show]").count():
        expect(result(second)).to_be_hidden()
    expect(second.locator("[data-mp-status]")).to_be_empty()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


def assert_paper(page: Page, quiz: Locator, journey: Journey) -> None:
    page.evaluate("window.print = () => {}")
    focus_by_tab(page, "[data-mp-do=print]")
    page.keyboard.press("Enter")
    wait_until(page, "document.documentElement.classList.contains('mp-quiz-alone')")
    text = paper(page)
    for words in (*journey.asked, *journey.told, *journey.key):
        assert words in text
    for words in ("And again", "Archive", "Copy as text", "Show my result", "Your answers stay"):
        assert words not in text
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def assert_an_older_result_is_told_apart(page: Page, quiz: Locator, journey: Journey) -> None:
    control, keys = journey.alter
    quiz.locator(control).first.focus()
    press(page, keys)
    old = result(quiz).get_by_role("status")
    if quiz.locator("[data-mp-do=show]").count():
        expect(old).to_contain_text("your earlier result")
        quiz.locator("[data-mp-do=show]").press("Enter")
        expect(quiz.locator("[data-mp-status]")).to_have_text("Your result is up to date.")
        expect(quiz.locator("[data-mp-do=show]")).to_be_focused()
    expect(old).to_be_empty()


def assert_link_is_opened_by_another(
    seen: Visit, journey: Journey, given: list[object], untouched: list[object]
) -> None:
    page = seen.page
    first, second = both(page)
    note = first.locator("[data-mp-note]")
    expect(note).to_contain_text("These are the answers from the link.")
    assert answers_of(first) == given
    asks = first.locator("[data-mp-do=show]").count()
    expect(heading(first) if asks else note).to_be_focused()
    expect(heading(first) if asks else note).to_be_in_viewport()
    for words in journey.told:
        expect(result(first)).to_contain_text(words)
    assert answers_of(second) == untouched
    assert page.evaluate("localStorage.length") == 0
    page.goto(re.sub(r"\.[0-9a-f]{8}\.", ".00000000.", page.url))
    page.reload()
    first, _ = both(page)
    note = first.locator("[data-mp-note]")
    expect(note).to_contain_text("This quiz has changed since that result was shared")
    expect(note).to_be_focused()
    assert answers_of(first) == untouched
    if asks:
        expect(result(first)).to_be_hidden()
    seen.assert_quiet()


def test_without_a_script_every_quiz_can_be_read_answered_and_scored_by_hand(site: str, visit: Visiting):
    seen = visit(site + "posts/all/", java_script_enabled=False)
    page = seen.page
    for key in page.locator(".mp-quiz__key > summary").all():
        key.click()
    for name, journey in JOURNEYS.items():
        quiz = page.locator(".mp-quiz").nth(list(JOURNEYS).index(name))
        text = " ".join(quiz.inner_text().split())
        for words in (*journey.asked, *journey.key):
            assert words in text, name
        assert quiz.locator("button:visible").count() == 0
        assert "Your answers stay in this browser" not in text  # nothing keeps them
        for field in quiz.locator("fieldset").all():
            field.locator("input").nth(1).check()
        for box in quiz.locator("[type=text]").all():
            box.fill("3")
        for box in quiz.locator("[type=checkbox]").all():
            box.check()
    expect(page.locator(".mp-quiz__total:visible")).to_have_count(4)
    text = paper(page)
    assert "Your points so far: 6" in text
    assert "Your points so far: 3 Sales" in text
    expect(page.get_by_label("Your place for it")).to_have_count(4)
    seen.assert_quiet()
