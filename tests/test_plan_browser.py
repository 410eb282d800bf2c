"""Plans in a real browser: kept, printed, and taken away as files, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import icalendar
import pypdfium2
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browsing import DESKTOP, NARROW, PHONE, Visiting, focus_by_tab, serving
from tests.series_site import STEPS_IN_ALL, build_series_site
from tools.audit.axe import LIGHTS, Light, check_axe, missing
from tools.audit.finding import told
from tools.audit.paper import MENU

PLAN = "series/four-steps/plan/"
FIRST = "Write ninety days on one page"
STEPS = (FIRST, "Hang it up; where, well, everybody sees it", "Name who leads", "Tell them", "Draw where you will be")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(build_series_site(tmp_path_factory.mktemp("plans")), "/advice") as address:
        yield address


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(build_series_site(tmp_path_factory.mktemp("bundled"), "material")) as address:
        yield address


def started(page: Page, day: str = "2026-12-01") -> None:
    start = page.get_by_label("Start on")
    start.fill(day)
    start.blur()


def row(page: Page, text: str):
    return page.locator(".mp-step", has_text=text)


def tick(page: Page, text: str) -> None:
    """On the page of a post, whose boxes look as Material draws them: as soon as the script has woken them."""
    box = page.get_by_role("checkbox", name=text)
    expect(box).to_be_enabled()
    box.press("Space")


def due(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator("[data-mp-due]").all()]


def taken(page: Page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as found:
        page.get_by_role("button", name=name).press("Enter")
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


@pytest.mark.parametrize("script", ["site", "bundled"])
def test_a_plan_made_by_keyboard_survives_a_reload(script: str, request, visit: Visiting):
    site = request.getfixturevalue(script)
    seen = visit(site + PLAN, viewport=DESKTOP)
    page = seen.page
    started(page)
    assert due(page) == ["2026-12-03", "2026-12-10", "", "", "2026-12-21"]
    focus_by_tab(page, ".mp-step__tick input")
    page.keyboard.press("Space")
    focus_by_tab(page, "[data-mp-owner]")
    page.keyboard.type("Ann & Bert")
    focus_by_tab(page, "[data-mp-due]")
    page.keyboard.type("12242026")
    page.keyboard.press("Tab")
    page.reload()
    expect(page.get_by_role("checkbox", name=FIRST)).to_be_checked()
    expect(row(page, FIRST).get_by_label("Who")).to_have_value("Ann & Bert")
    expect(row(page, FIRST).get_by_label("Who")).to_have_accessible_description(FIRST)
    expect(page.get_by_label("Start on")).to_have_value("2026-12-01")
    assert due(page) == ["2026-12-24", "2026-12-10", "", "", "2026-12-21"]
    expect(page.get_by_text("1 of 5 done")).to_be_visible()
    page.goto(f"{site}posts/roadmap/")
    expect(page.get_by_role("checkbox", name=FIRST)).to_be_checked()
    seen.assert_quiet()


def test_a_plan_is_emptied_at_the_second_press(site: str, visit: Visiting):
    page = visit(site + PLAN).page
    started(page)
    page.get_by_role("checkbox", name=FIRST).check()
    button = page.locator("[data-mp-way=reset]")
    button.press("Enter")
    expect(page.get_by_role("checkbox", name=FIRST)).to_be_checked()
    button.press("Enter")
    expect(page.get_by_role("checkbox", name=FIRST)).not_to_be_checked()
    expect(page.get_by_label("Start on")).to_have_value("")
    assert due(page) == [""] * STEPS_IN_ALL


def test_the_calendar_holds_each_step_that_has_a_day_and_a_check_in_each_week(site: str, visit: Visiting):
    page = visit(site + PLAN).page
    page.get_by_role("button", name="Download for your calendar").press("Enter")
    expect(page.get_by_role("status").filter(has_text="none has one yet")).to_be_visible()
    started(page)
    row(page, "Tell them").locator("[data-mp-due]").fill("2026-12-31")
    row(page, "Tell them").get_by_label("Who").fill("Ünal, Ann; \\ and all others who have the time")
    page.get_by_role("checkbox", name=FIRST).check()
    page.get_by_label("weekly check-in").check()
    name, data = taken(page, "Download for your calendar")
    assert name == "four-steps.ics"
    expect(page.get_by_text("Steps in the calendar: 3 of 5.")).to_be_visible()

    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines), "every line ends as RFC 5545 has it"
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")
    events = list(icalendar.Calendar.from_ical(data).walk("VEVENT"))
    days = {str(event["SUMMARY"]): event for event in events}
    text = "Tell them öffentlich, with ünusual letters, so that the line is a long one indeed"
    assert [(summary, event["DTSTART"].dt) for summary, event in days.items()] == [
        ("Hang it up; where, well, everybody sees it", date(2026, 12, 10)),
        (text, date(2026, 12, 31)),
        ("Draw where you will be", date(2026, 12, 21)),
        ("Check-in: Action plan: Four Steps", date(2026, 12, 8)),
    ]
    assert days[text]["DTEND"].dt == date(2027, 1, 1)
    assert "Who: Ünal, Ann; \\ and all others who have the time" in days[text]["DESCRIPTION"]
    assert days[text]["URL"] == f"{site}posts/pathfinder/"
    rule = events[-1]["RRULE"]
    assert (rule["FREQ"], rule["COUNT"]) == (["WEEKLY"], [5])
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids)
    _, again = taken(page, "Download for your calendar")
    assert [str(e["UID"]) for e in icalendar.Calendar.from_ical(again).walk("VEVENT")] == uids


def test_a_plan_can_be_taken_away_as_text(site: str, visit: Visiting):
    page = visit(site + PLAN).page
    started(page)
    page.get_by_role("checkbox", name="Name who leads").check()
    row(page, FIRST).get_by_label("Who").fill("Ann")
    name, data = taken(page, "Download as text")
    assert name == "four-steps.txt"
    text = data.decode("utf-8")
    assert f"[ ] {FIRST} | 20 min, day 3 | Who: Ann | By when: December 3, 2026" in text
    assert "[x] Name who leads" in text
    assert [line for line in text.splitlines() if line.startswith("Step")] == [
        "Step One A roadmap",
        "Step Two A pathfinder",
        "Step Three A vision",
    ]


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_is_every_step_with_who_and_when_and_no_menu(site: str, visit: Visiting, scripts: bool):
    page = visit(site + PLAN, color_scheme="dark", java_script_enabled=scripts).page
    if scripts:
        started(page)
        row(page, FIRST).get_by_label("Who").fill("Ann")
        row(page, FIRST).get_by_label("Who").blur()
    paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
    assert len(paper) <= 2
    text = " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in paper).split())
    for step in STEPS:
        assert step in text
    for word in (*MENU, "Start on", "Download", "Empty this plan", "mm/dd/yyyy", "Archive"):
        assert word not in text
    if scripts:
        assert "Who Ann" in text
        assert "By when December 3, 2026" in text
        assert text.count("By when") == STEPS_IN_ALL


def test_the_plan_of_all_posts_shows_those_that_were_begun(site: str, visit: Visiting):
    seen = visit(f"{site}plan/")
    page = seen.page
    expect(page.get_by_text("You have begun with nothing yet")).to_be_visible()
    expect(page.locator(".mp-step:visible")).to_have_count(0)
    page.goto(f"{site}posts/alone/")
    tick(page, "Breathe out")
    page.goto(f"{site}posts/vision/")
    page.get_by_role("button", name="I have read this").click()
    page.goto(f"{site}plan/")
    expect(page.locator(".mp-step:visible")).to_have_count(2)
    expect(page.get_by_role("checkbox", name="Breathe out")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Draw where you will be")).not_to_be_checked()
    expect(page.get_by_text("1 of 2 done")).to_be_visible()
    page.locator("[data-mp-way=reset]").press("Enter")
    page.locator("[data-mp-way=reset]").press("Enter")
    expect(page.locator(".mp-step:visible")).to_have_count(1)
    seen.assert_quiet()


def test_every_step_can_be_asked_for_before_anything_was_begun(site: str, visit: Visiting):
    page = visit(f"{site}plan/").page
    page.get_by_role("button", name="Show the steps of every post").press("Enter")
    expect(page.locator(".mp-step:visible")).to_have_count(STEPS_IN_ALL + 1)
    expect(page.get_by_label("Start on")).to_be_focused()


@pytest.mark.parametrize("address", [PLAN, "plan/"])
def test_without_scripts_a_plan_is_a_list_of_every_step(site: str, visit: Visiting, address: str):
    page = visit(site + address, java_script_enabled=False).page
    for step in STEPS:
        expect(row(page, step)).to_be_visible()
    assert [one for one in page.locator("article :is(button, input)").all() if one.is_visible()] == []


@pytest.mark.parametrize("address", [PLAN, "plan/"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_narrow_phone(site: str, visit: Visiting, address: str):
    page = visit(f"{site}posts/vision/").page
    tick(page, "Draw where you will be")
    page.goto(site + address)
    expect(page.get_by_role("checkbox", name="Draw where you will be")).to_be_checked()
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if reason := missing():
        pytest.skip(reason)
    narrow = Light(name="narrow", width=320, height=640)
    assert not told(check_axe(page, address, (LIGHTS[1], LIGHTS[4], narrow)))


@pytest.mark.parametrize("window", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_moves_when_the_fields_of_a_plan_come_late(site: str, browser, window: dict[str, int]):
    with browser.new_context(viewport=window) as context:
        page = context.new_page()
        held: list[Route] = []
        context.route("**/series/plan.js", lambda route: held.append(route))
        page.add_init_script(
            "globalThis.moved = 0;"
            "new PerformanceObserver(list => list.getEntries().forEach(one => moved += one.value))"
            ".observe({type: 'layout-shift', buffered: true})"
        )
        page.goto(site + PLAN, wait_until="commit")
        expect(page.get_by_text(FIRST)).to_be_visible()
        expect(page.get_by_label("Start on")).to_be_hidden()
        while not held:
            page.wait_for_timeout(20)
        held[0].continue_()
        expect(page.get_by_label("Start on")).to_be_visible()
        page.wait_for_timeout(100)
        assert page.evaluate("moved") == 0
