"""One picture over the quizzes of a series, as its readers see it on the page of the series and in the plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import NARROW, Visiting
from tests.quiz_browsing import choose, ready, show
from tools.audit.axe import Light, check_axe, missing
from tools.audit.finding import told
from tools.audit.host import hosting
from tools.audit.policy import STRICT

SERIES, PLAN = "series/two-steps/", "series/two-steps/plan/"
PATIENCE = 30_000
"""Milliseconds. What another tab has done is told by the browser, and then scripts are fetched."""
DENIED = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } })"""
)
KEEP = """kept => {
  for (const { dataset } of document.querySelectorAll("template[data-mp-score]")) {
    const { id, hash, questions } = JSON.parse(dataset.mpScore);
    if (!kept[id]) continue;
    const { scoring = hash, answers, more } = kept[id];
    const chosen = (answers ?? []).map((at, index) => [questions[index][0], questions[index][2][at][0]]);
    localStorage.setItem("/.mp:quiz:1:" + id, JSON.stringify({ ...Object.fromEntries(chosen), ...more, "#": scoring }));
  }
}"""
"""As the scripts of the quizzes keep answers: the places of those that were chosen, under a scoring."""


@pytest.fixture(scope="module")
def site(quiz_folder: Path) -> Iterator[str]:
    with hosting(quiz_folder, {"Content-Security-Policy": STRICT}) as address:
        yield address


def rows(page: Page) -> list[list[str]]:
    """What stands in the picture, a line for each quiz or dimension."""
    return [
        [" ".join(cell.split()) for cell in row.locator("th, td").all_inner_texts()]
        for row in page.locator(".mp-quiz__scores tbody tr").all()
    ]


def test_a_series_shows_how_its_reader_stands_as_other_tabs_and_its_own_quiz_are_answered(site: str, visit: Visiting):
    seen = visit(site + SERIES)
    page, asked = seen.page, []
    expect(page.get_by_text("Answer a quiz of this series")).to_be_visible()
    page.context.on("request", lambda request: asked.append((request.method, request.url, request.post_data)))
    other = page.context.new_page()
    other.goto(site + "quizzes/order-book/")
    ready(other)
    choose(other, 0, 0)
    expect(page.get_by_role("status").filter(has_text="1 of 6 quizzes answered")).to_be_visible(timeout=PATIENCE)
    ready(page)
    choose(page, 2, 2)
    expect(page.get_by_text("2 of 6 quizzes answered")).to_be_visible(timeout=PATIENCE)
    assert rows(page) == [
        ["How steady is your order book?", "0%", "Feast and famine"],
        ["Sales Is your business balanced?", "0%", "Neglected"],
        ["Marketing Is your business balanced?", "100%", "Strong"],
    ]
    expect(page.locator("[data-mp-weakest]")).to_contain_text("Feast and famine")
    expect(page.locator("[data-mp-weakest]").get_by_role("link", name="The habit")).to_be_visible()
    other.goto(site + "quizzes/ranking/")
    ready(other)
    show(other)
    other.goto(site + PLAN)
    changed = {"scoring": "00000000", "answers": [0]}
    others = {
        "outcome": {"answers": [1, 2]},
        "calculator": {"more": {"hours": 3}},
        "plan": {"more": {"start": "2026-12-01"}},
    }
    other.evaluate(KEEP, {"order-book": changed, **others})
    expect(page.get_by_text("5 of 6 quizzes answered")).to_be_visible(timeout=PATIENCE)
    assert rows(page)[2:] == [
        ["How steady is your order book?", "–", "This quiz has changed since you answered it. Answer it again"],
        ["What kind of owner?", "–", "The juggler"],
        ["What does it cost?", "–", "You have worked it out"],
        ["What matters most?", "–", "You have put it in order"],
        ["Thirty days", "–", "0 of 3 done"],
    ]
    page.get_by_role("link", name="Answer it again").click()
    expect(page.get_by_text("The quiz has changed since then: please answer what is open.")).to_be_visible()
    expect(page.locator(".mp-quiz input:checked")).to_have_count(1)
    assert {(method, body) for method, _, body in asked} == {("GET", None)}
    assert all("?" not in url for _, url, _ in asked)
    seen.assert_quiet()


def test_a_plan_begins_with_the_advice_of_each_quiz_in_the_order_of_need(site: str, visit: Visiting):
    seen = visit(site + PLAN, viewport=NARROW)
    page = seen.page
    expect(page.get_by_role("heading", name="Where you stand")).to_be_hidden()
    kept = {"order-book": {"answers": [0, 1]}, "balance": {"answers": [2, 2]}, "outcome": {"answers": [0, 0]}}
    page.evaluate(KEEP, {**kept, "plan": {"scoring": "00000000", "more": {"done": ["x"]}}})
    page.reload()
    first, after = page.locator("[data-mp-weakest]"), page.locator("[data-mp-after]")
    expect(first.get_by_role("heading")).to_have_text(["Begin here", "Neglected"])
    expect(after.get_by_role("heading")).to_have_text(["After that", "Feast and famine", "The maker"])
    expect(after).to_contain_text("Start with one weekly habit.")
    expect(first.get_by_role("link", name="Part One: The habit")).to_have_attribute("href", "../../../posts/habit/")
    first.get_by_role("link", name="Your steps for it").click()
    expect(page.locator(":target")).to_contain_text("The habit")
    if not missing():
        lights = (Light(name="dark", width=320, height=640, scheme="dark"), Light(name="light", width=1280, height=800))
        assert not told(check_axe(page, "plan", lights))
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.goto(site + "plan/")
    expect(page.get_by_text("3 of 8 quizzes answered")).to_be_visible()
    expect(page.locator("[data-mp-after]").get_by_role("heading", name="The maker")).to_be_visible()
    seen.assert_quiet()


def test_a_series_reads_well_where_nothing_is_kept_and_where_nothing_runs(site: str, browser, visit: Visiting):
    with browser.new_context() as context:
        context.add_init_script(DENIED)
        page = context.new_page()
        page.goto(site + SERIES)
        scores = page.locator(".mp-scores")
        expect(scores.get_by_text("lets this site remember nothing")).to_be_visible()
        expect(scores.get_by_text("Answer a quiz of this series")).to_have_count(0)
        expect(scores.get_by_text("stay in this browser")).to_have_count(0)
    page = visit(site + SERIES, java_script_enabled=False).page
    scores = page.locator(".mp-scores")
    assert scores.inner_text().startswith("Where you stand\nHow steady is your order book?")
    expect(scores.get_by_role("link", name="Thirty days")).to_be_visible()
    page.goto(site + PLAN)
    expect(page.get_by_text("Where you stand")).to_be_hidden()
    expect(page.get_by_text("Write it down")).to_be_visible()
