"""What is peculiar to a kind of quiz, as readers meet it. What all have in common is in test_quiz_journeys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.browsing import DESKTOP, Visiting, focus_by_tab
from tests.quiz_browsing import QUIZZES, build_quiz_site, ready, show
from tools.audit.host import hosting
from tools.audit.policy import STRICT

SCORE = "quizzes/order-book/"


@pytest.fixture(scope="module")
def site(quiz_folder: Path) -> Iterator[str]:
    with hosting(quiz_folder, {"Content-Security-Policy": STRICT}) as address:
        yield address


def opened(visit: Visiting, url: str, **options: object) -> Page:
    page = visit(url, **options).page
    ready(page)
    return page


def test_a_profile_tells_each_dimension_and_begins_with_the_weakest(site: str, visit: Visiting):
    seen = visit(site + "quizzes/profile/")
    page = seen.page
    ready(page)
    for index, field in enumerate(page.locator(".mp-quiz fieldset").all()):
        if index < 3 or index == 3:
            field.locator("input").nth(3).check()
        else:
            field.get_by_label("Does not apply").check()
    show(page)
    rows = [row.inner_text().split() for row in page.locator(".mp-quiz__told tbody tr").all()]
    assert [row[:2] for row in rows] == [["Marketing", "100%"], ["Sales", "0%"], ["Production", "left"]]
    advice = [band.inner_text().splitlines()[0] for band in page.locator(".mp-quiz__told .mp-quiz__band").all()]
    assert advice == ["Nobody sells", "Strong"]
    expect(page.locator(".mp-quiz__radar[aria-hidden=true] polygon.mp-quiz__shape")).to_have_count(1)
    page.reload()
    expect(page.locator("input:checked")).to_have_count(len(page.locator(".mp-quiz fieldset").all()))
    seen.assert_quiet()


def test_numbers_are_read_and_written_in_the_quizs_own_language(site: str, visit: Visiting):
    page = opened(visit, site + "quizzes/kosten/")
    for typed, said in (("1.234,5", "12.145"), ("1.234", "12.140"), ("0,5", "-195"), ("1234.5", "12.145")):
        page.get_by_label("Your rate").fill(typed)
        show(page)
        expect(page.locator(".mp-quiz__figures dd").first).to_have_text(f"{said}\N{NO-BREAK SPACE}€")
    page.reload()
    ready(page)
    expect(page.get_by_label("Your rate")).to_have_value("1234,5")


def test_items_move_by_buttons_that_keep_the_focus_and_say_where_they_are(site: str, visit: Visiting):
    seen = visit(site + "quizzes/ranking/")
    page = seen.page
    ready(page)
    focus_by_tab(page, "[aria-label='Move up: Rest']")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move up: Rest")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Rest is now 2 of 4")).to_be_visible()
    show(page)
    assert page.locator(".mp-quiz__kept li").all_inner_texts() == ["Family", "Rest"]
    page.get_by_role("button", name="Move down: Family").press("Enter")
    expect(page.locator(".mp-quiz__old")).to_contain_text("your earlier result")
    expect(page.get_by_role("status").filter(has_text="Family is now 2 of 4")).to_be_visible()
    page.get_by_role("button", name="Move up: Family").press("Enter")
    expect(page.locator(".mp-quiz__old")).to_be_empty()
    seen.assert_quiet()


def test_a_plan_has_its_days_from_the_start_and_goes_into_a_calendar(site: str, visit: Visiting):
    seen = visit(site + "quizzes/plan/")
    page = seen.page
    ready(page)
    expect(page.get_by_role("button", name="Download for your calendar")).to_be_hidden()
    page.get_by_label("Start on").fill("2026-12-01")
    page.get_by_role("checkbox", name="Write it down").check()
    expect(page.get_by_text("1 of 3 done")).to_be_visible()
    expect(page.get_by_text("By December 3, 2026")).to_be_visible()
    with page.expect_download() as found:
        page.get_by_role("button", name="Download for your calendar").press("Enter")
    (event,) = icalendar.Calendar.from_ical(Path(found.value.path()).read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Ask three customers"
    page.reload()
    expect(page.get_by_role("checkbox", name="Write it down")).to_be_checked()
    expect(page.get_by_label("Start on")).to_have_value("2026-12-01")
    seen.assert_quiet()


def test_what_is_missing_is_listed_and_said_where_it_is_missing(site: str, visit: Visiting):
    seen = visit(site + SCORE)
    page = seen.page
    ready(page)
    page.locator(".mp-quiz [type=radio]").first.check()
    show(page)
    summary = page.get_by_role("group", name="One answer is missing")
    expect(summary).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    second = page.locator(".mp-quiz fieldset").nth(1)
    expect(second.locator("input").first).to_be_focused()
    expect(second).to_have_accessible_description("Choose an answer")
    page.keyboard.press("ArrowDown")
    show(page)
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    expect(summary).to_be_hidden()
    seen.assert_quiet()


def test_a_letter_is_short_enough_for_programs_and_ends_with_the_link_all_the_same(site: str, visit: Visiting):
    page = opened(visit, site + SCORE)
    for field in page.locator(".mp-quiz fieldset").all():
        field.locator("input").last.check()
    show(page)
    page.locator(".mp-quiz legend").first.evaluate("legend => { legend.textContent = 'What now? '.repeat(400) }")
    with page.expect_request("mailto:**") as asked:
        page.get_by_role("link", name="Send us my result").press("Enter")
    assert len(unquote(asked.value.url)) < 2000
    assert unquote(asked.value.url).endswith(".1-1")


def test_a_calculator_reads_numbers_as_people_write_them(site: str, visit: Visiting):
    page = opened(visit, site + "quizzes/calculator/")
    hours, rate, told = page.get_by_label("Hours a week"), page.get_by_label("Their rate"), page.locator("dd:visible")
    hours.fill("many")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="One answer is missing")).to_be_focused()
    expect(hours).to_have_attribute("aria-invalid", "")
    for typed, said in (("12,5", "€750"), ("12.5", "€750"), (" 1 0 ", "€600"), ("0", "€0")):
        hours.fill(typed)
        page.keyboard.press("Enter")
        expect(told.first).to_have_text(said)
        expect(page.locator(".mp-quiz__old")).to_be_empty()
    rate.fill("0")
    rate.blur()
    expect(page.locator(".mp-quiz__old")).to_contain_text("your earlier result")
    show(page)
    expect(told.nth(2)).to_contain_text("cannot be computed")


def test_with_instant_navigation_a_quiz_of_any_kind_wakes_on_the_page_that_comes(tmp_path: Path, visit: Visiting):
    folder = build_quiz_site(tmp_path, "material")
    # Of policies, the page's own: Material's bundle wants scripts in the pages that it loads.
    with hosting(folder) as address:
        # The bundle loads a page at once if the sitemap names it: here the site's address is that of the test.
        sitemap = folder / "sitemap.xml"
        sitemap.write_text(sitemap.read_text("utf-8").replace("https://advice.example/", address), "utf-8")
        seen = visit(address + "quizzes/", viewport=DESKTOP)
        page = seen.page
        page.wait_for_load_state("networkidle")
        page.evaluate("window.here = true")
        for quiz in QUIZZES:
            page.locator(f"article a[href$='{quiz}/']").first.click()
            expect(page.locator("[data-mp-quiz][data-mp-awake]")).to_have_attribute("id", re.compile("."))
            expect(page).to_have_url(f"{address}quizzes/{quiz}/")
            if page.get_by_role("button", name="Show my result").count():
                show(page)
            expect(page.locator(".mp-quiz :is(.mp-quiz__errors, .mp-quiz__result):visible")).to_have_count(1)
            page.go_back()
            page.get_by_role("heading", name="Quizzes").first.wait_for()
        assert page.evaluate("window.here")
    seen.assert_quiet()
