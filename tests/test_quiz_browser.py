"""Quizzes as readers answer them: by keyboard, kept, shared, printed, and without a script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browsing import DESKTOP, NARROW, Visiting, focus_by_tab, serving, wait_until
from tests.quiz_browsing import build_quiz_site, choose, ready, show
from tools.audit.axe import Light, check_axe, missing
from tools.audit.finding import told
from tools.audit.host import hosting
from tools.audit.policy import STRICT

SCORE, KINDS = "quizzes/order-book/", ("order-book", "profile", "outcome", "calculator", "ranking", "plan")
DENIED = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } })"""
)


@pytest.fixture(scope="module")
def site(quiz_folder: Path) -> Iterator[str]:
    with hosting(quiz_folder, {"Content-Security-Policy": STRICT}) as address:
        yield address


def opened(visit: Visiting, url: str, **options: object) -> Page:
    page = visit(url, **options).page
    ready(page)
    return page


def note(page: Page):
    return page.locator("[data-mp-note]").first


def data(page: Page) -> dict:
    return json.loads(page.locator("[data-mp-quiz]").first.get_attribute("data-mp-quiz") or "")


def test_a_quiz_is_answered_by_keyboard_alone_and_a_choice_submits_nothing(site: str, visit: Visiting):
    seen = visit(site + SCORE)
    page = seen.page
    ready(page)
    assert page.locator(".mp-quiz input:checked").count() == 0
    focus_by_tab(page, ".mp-quiz [type=radio]")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".mp-quiz__result")).to_be_hidden()
    focus_by_tab(page, "[data-mp-do=show]")
    page.keyboard.press("Enter")
    summary = page.get_by_role("group", name="One answer is missing")
    expect(summary).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    second = page.locator(".mp-quiz fieldset").nth(1)
    expect(second.locator("input").first).to_be_focused()
    expect(second).to_have_accessible_description("Choose an answer")
    page.keyboard.press("ArrowDown")
    focus_by_tab(page, "[data-mp-do=show]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    expect(page.locator("[data-mp-told]")).to_contain_text("Raise your prices.")
    expect(summary).to_be_hidden()
    choose(page, 0, 0)
    show(page)
    expect(page.locator("[data-mp-told]")).to_contain_text("Feast and famine")
    expect(page.get_by_role("status").filter(has_text="up to date")).to_be_visible()
    expect(page.get_by_role("button", name="Show my result")).to_be_focused()
    seen.assert_quiet()


def test_answers_are_restored_and_a_change_of_the_quiz_loses_only_what_it_touches(site: str, visit: Visiting):
    page = opened(visit, site + SCORE)
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


@pytest.mark.parametrize("torn", ["{", "null", "[1]", '{"a":{}}', '"x"'])
def test_what_is_kept_may_be_torn(torn: str, site: str, visit: Visiting):
    seen = visit(site + "quizzes/ranking/")
    page = seen.page
    for kind in KINDS:
        page.evaluate("([key, torn]) => localStorage.setItem(key, torn)", [f"/.mp:quiz:1:{kind}", torn])
    page.goto(site + "posts/all/")
    wait_until(page, "document.querySelectorAll('[data-mp-awake]').length === 5")
    seen.assert_quiet()


def test_a_result_is_shared_by_a_link_and_keeps_nothing_of_its_readers(site: str, visit: Visiting):
    page = opened(visit, site + SCORE)
    choose(page, 1, 0)
    fragment = f"#quiz=order-book.{data(page)['hash']}."
    page.goto(f"{site}{SCORE}{fragment}1-1")
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    expect(page.locator("[data-mp-told]")).to_contain_text("Steady")
    expect(note(page)).to_contain_text("answers from the link")
    page.goto(f"{site}{SCORE}")
    ready(page)
    expect(page.locator(".mp-quiz fieldset").nth(1).locator("input").first).to_be_checked()
    page.goto(f"{site}{SCORE}#quiz=order-book.00000000.1-1")
    expect(note(page)).to_contain_text("has changed since")


@pytest.mark.parametrize(
    "answers", ["", "1", "1-1-1", "9-9", "1--1", "x-x", "1-<b>", "%00-1", "1-1.", "__proto__", "99-99"]
)
def test_hostile_fragments_are_survived(answers: str, site: str, visit: Visiting):
    seen = visit(site + SCORE)
    page = seen.page
    ready(page)
    page.goto(f"{site}{SCORE}#quiz=order-book.{data(page)['hash']}.{answers}")
    page.reload()
    ready(page)
    assert page.locator(".mp-quiz input:checked").count() <= 1
    expect(page.locator(".mp-quiz__result")).to_be_hidden()
    seen.assert_quiet()


def test_a_browser_that_stores_nothing_shows_the_result_all_the_same(site: str, browser):
    with browser.new_context() as context:
        context.add_init_script(DENIED)
        page = context.new_page()
        page.goto(site + SCORE)
        ready(page)
        choose(page, 1, 1)
        expect(note(page)).to_contain_text("remember nothing")
        show(page)
        expect(page.locator("[data-mp-told]")).to_contain_text("Steady")


def test_the_same_quiz_twice_on_a_page_is_one_and_no_id_is_there_twice(site: str, visit: Visiting):
    seen = visit(site + "posts/twice/")
    page = seen.page
    wait_until(page, "document.querySelectorAll('[data-mp-awake]').length === 2")
    first, second = page.locator("[data-mp-quiz]").all()
    first.locator("fieldset").first.locator("input").nth(1).check()
    expect(second.locator("fieldset").first.locator("input").nth(1)).to_be_checked()
    expect(first.locator("input:checked")).to_have_count(1)
    second.locator("fieldset").nth(1).locator("input").nth(1).check()
    second.locator("[data-mp-do=show]").press("Enter")
    expect(second.locator("[data-mp-told]")).to_contain_text("Steady")
    expect(first.locator(".mp-quiz__result")).to_be_hidden()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    seen.assert_quiet()


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


def test_an_outcome_names_all_that_fit_equally(site: str, visit: Visiting):
    page = opened(visit, site + "quizzes/outcome/")
    choose(page, 1, 2)
    show(page)
    expect(page.locator("[data-mp-told]")).to_contain_text("The juggler")
    choose(page, 1, 0)
    show(page)
    expect(page.locator(".mp-quiz__told .mp-quiz__band")).to_have_count(1)
    choose(page, 1, 1)
    show(page)
    expect(page.locator(".mp-quiz__told tbody td").nth(1)).to_have_text("2")


@pytest.mark.parametrize(("typed", "said"), [("12,5", "€750"), ("12.5", "€750"), (" 1 0 ", "€600"), ("0", "€0")])
def test_a_calculator_reads_numbers_as_people_write_them(typed: str, said: str, site: str, visit: Visiting):
    page = opened(visit, site + "quizzes/calculator/")
    page.get_by_label("Hours a week").fill("many")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="One answer is missing")).to_be_focused()
    expect(page.get_by_label("Hours a week")).to_have_attribute("aria-invalid", "")
    page.get_by_label("Hours a week").fill(typed)
    page.get_by_label("Their rate").fill("20")
    page.keyboard.press("Enter")
    expect(page.locator(".mp-quiz__figures dd").first).to_have_text(said)
    page.get_by_label("Their rate").fill("0")
    show(page)
    expect(page.locator(".mp-quiz__figures dd").nth(2)).to_contain_text("cannot be computed")
    page.reload()
    ready(page)
    expect(page.get_by_label("Their rate")).to_have_value("0")


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
    page.reload()
    ready(page)
    assert page.locator(".mp-quiz__item-text").all_inner_texts() == ["Family", "Rest", "Money", "Craft"]
    page.goto(f"{site}quizzes/ranking/#quiz=ranking.{data(page)['hash']}.3-2-1-0")
    expect(page.locator(".mp-quiz__kept li").first).to_have_text("Rest")
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


def test_a_result_can_be_copied_and_sent(site: str, browser):
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(site + SCORE)
        ready(page)
        choose(page, 1, 1)
        show(page)
        page.get_by_role("button", name="Copy a link").press("Enter")
        expect(page.get_by_role("status").filter(has_text="The link is copied")).to_be_visible()
        link = page.evaluate("navigator.clipboard.readText()")
        assert link == f"{site}{SCORE}#quiz=order-book.{data(page)['hash']}.1-1"
        page.get_by_role("button", name="Copy as text").press("Enter")
        expect(page.get_by_role("status").filter(has_text="The text is copied")).to_be_visible()
        text = page.evaluate("navigator.clipboard.readText()")
        assert "Where do enquiries come from?: A plan & a habit" in text
        assert "Steady" in text
        assert link in text
        expect(page.get_by_role("link", name="Send us my result")).to_have_attribute(
            "href", "mailto:hello@advice.example"
        )


def test_without_a_script_readers_tick_add_up_and_read_their_band(site: str, visit: Visiting):
    page = visit(site + SCORE, java_script_enabled=False).page
    choose(page, 1, 1)
    total = page.locator(".mp-quiz__total")
    expect(total).to_be_visible()
    expect(page.get_by_role("button", name="Show my result")).to_be_hidden()
    page.get_by_text("How this is scored").click()
    expect(page.get_by_text("Raise your prices.")).to_be_visible()
    paper = pypdfium2.PdfDocument(page.pdf())
    text = " ".join(sheet.get_textpage().get_text_bounded() for sheet in paper)
    assert "Your points so far: 6" in " ".join(text.split())
    page.goto(site + "quizzes/calculator/")
    page.get_by_text("How this is scored").click()
    expect(page.get_by_text("Hours a week × (Your rate − Their rate)")).to_be_visible()
    page.goto(site + "quizzes/ranking/")
    expect(page.get_by_label("Your place for it")).to_have_count(4)


def test_on_paper_a_quiz_stands_alone(site: str, browser):
    with browser.new_context(color_scheme="dark") as context:
        context.add_init_script("window.print = () => {}")
        page = context.new_page()
        page.goto(site + "posts/twice/")
        wait_until(page, "document.querySelectorAll('[data-mp-awake]').length === 2")
        choose_first = page.locator("[data-mp-quiz]").first
        for field in choose_first.locator("fieldset").all():
            field.locator("input").nth(1).check()
        choose_first.locator("[data-mp-do=show]").press("Enter")
        choose_first.locator("[data-mp-do=print]").press("Enter")
        wait_until(page, "document.documentElement.classList.contains('mp-quiz-alone')")
        text = " ".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(page.pdf()))
    for words in ("Where do enquiries come from?", "Your result", "Steady", "How to add up", "Feast and famine"):
        assert words in text
    for words in ("And again", "Archive", "Copy as text", "Show my result"):
        assert words not in text


def test_with_instant_navigation_a_quiz_wakes_on_the_page_that_comes(tmp_path, visit: Visiting):
    folder = build_quiz_site(tmp_path, "material")
    with serving(folder) as address:
        # The bundle loads a page at once if the sitemap names it: here the site's address is that of the test.
        sitemap = folder / "sitemap.xml"
        sitemap.write_text(sitemap.read_text("utf-8").replace("https://advice.example/", address), "utf-8")
        page = visit(address + "quizzes/", viewport=DESKTOP).page
        page.wait_for_load_state("networkidle")
        page.evaluate("window.here = true")
        for title in ("How steady is your order book?", "What matters most?"):
            page.locator("article").get_by_role("link", name=title).first.click()
            page.get_by_role("heading", name=title).first.wait_for()
            ready(page)
            show(page)
            page.go_back()
            page.get_by_role("heading", name="Quizzes").first.wait_for()
        assert page.evaluate("window.here")


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_before_with_errors_and_with_a_result(kind: str, site: str, visit: Visiting):
    if reason := missing():
        pytest.skip(reason)
    lights = (
        Light(name="dark", width=1280, height=800, scheme="dark"),
        Light(name="narrow", width=320, height=640),
        Light(name="forced", width=320, height=640, forced="active"),
    )
    page = opened(visit, f"{site}quizzes/{kind}/", viewport=NARROW)
    assert not told(check_axe(page, f"{kind} before", lights[:2]))
    if kind == "calculator":
        page.get_by_label("Your rate").fill("?")
    if kind != "plan":
        show(page)
        page.evaluate("scrollTo(0, 0)")  # where the header covers no control
        assert not told(check_axe(page, f"{kind} with errors", lights))
    for field in page.locator(".mp-quiz fieldset").all():
        field.locator("input").first.check()
    if kind == "calculator":
        page.get_by_label("Your rate").fill("50")
    if kind != "plan":
        show(page)
    expect(page.locator(".mp-quiz__result")).to_be_visible()
    page.get_by_text("How this is scored").click() if kind not in {"ranking", "plan"} else None
    assert not told(check_axe(page, f"{kind} with a result", lights))
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
