"""Series in a real browser: what was read stays known, by keyboard too, in this browser and for this site alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import DESKTOP, NARROW, PHONE, Visiting, focus_by_tab, serving
from tests.series_site import build_series_site
from tools.audit.axe import LIGHTS, Light, check_axe, missing
from tools.audit.finding import told

POST, SERIES = "posts/pathfinder/", "series/four-steps/"
FORBIDDEN = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } })"""
)
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_series_site(tmp_path_factory.mktemp("series"))


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(build_series_site(tmp_path_factory.mktemp("bundled"), "material")) as address:
        yield address


def pressed(page: Page, is_pressed: bool) -> None:
    expect(page.get_by_role("button", name="I have read this", pressed=is_pressed)).to_be_visible()


@pytest.mark.parametrize("script", ["site", "bundled"])
def test_what_is_marked_by_keyboard_stays_ticked_in_words_and_leads_on(script, request, visit: Visiting):
    site = request.getfixturevalue(script)
    seen = visit(site + POST, viewport=DESKTOP)
    page = seen.page
    pressed(page, False)
    focus_by_tab(page, ".mp-marking__button")
    page.keyboard.press("Space")
    pressed(page, True)
    page.reload()
    pressed(page, True)
    ticked = page.locator(".mp-place .mp-part", has=page.locator(".mp-part__read:visible"))
    expect(ticked).to_have_count(1)
    expect(ticked).to_contain_text("A pathfinder")
    expect(page.locator(".mp-place__title")).to_contain_text("1 of 3 read")
    page.goto(site + SERIES)
    expect(page.get_by_text("1 of 3 read")).to_be_visible()
    expect(page.get_by_role("link", name="Start here")).to_be_hidden()
    onward = page.get_by_role("link", name="Continue where you left off")
    expect(onward).to_be_visible()
    expect(page.locator(".mp-series__next")).to_have_text("A roadmap")
    onward.click()
    page.wait_for_url(f"{site}posts/roadmap/")
    seen.assert_quiet()


def test_what_was_read_is_forgotten_at_the_second_press(site: str, visit: Visiting):
    page = visit(site + POST).page
    page.get_by_role("button", name="I have read this").click()
    page.goto(site + SERIES)
    expect(page.get_by_text("remembered in this browser alone")).to_be_visible()
    button = page.locator("[data-mp-forget]")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_text("Press again to confirm")
    page.keyboard.press("Escape")
    expect(button).to_have_text("Forget what I have read")
    expect(page.get_by_text("1 of 3 read")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 3 read")).to_be_hidden()
    expect(page.get_by_role("link", name="Start here")).to_be_visible()
    page.goto(site + POST)
    pressed(page, False)


def opened_with_a_clock(visit: Visiting, address: str) -> Page:
    page = visit("about:blank").page
    page.set_viewport_size(PHONE)
    page.clock.install()
    page.goto(address)
    pressed(page, False)
    return page


def test_a_post_counts_as_read_when_its_end_was_seen_after_some_time_of_reading(site: str, visit: Visiting):
    page = opened_with_a_clock(visit, site + POST)
    page.clock.run_for(60_000)
    pressed(page, False)
    page.locator(".mp-marking").scroll_into_view_if_needed()
    pressed(page, True)


def test_who_only_jumps_to_the_end_or_takes_it_back_has_not_read(site: str, visit: Visiting):
    page = opened_with_a_clock(visit, site + "posts/alone/")
    page.locator(".mp-marking").scroll_into_view_if_needed()
    page.clock.run_for(2_000)
    pressed(page, False)
    page.clock.run_for(10_000)
    pressed(page, True)
    page.get_by_role("button", name="I have read this").click()
    page.clock.run_for(60_000)
    pressed(page, False)


def test_the_steps_of_a_post_stay_ticked_and_a_post_without_any_has_nothing_of_it(site: str, visit: Visiting):
    seen = visit(site + POST, viewport=DESKTOP)
    page = seen.page
    first = page.get_by_role("checkbox", name="Name who leads")
    expect(first).to_be_enabled()
    focus_by_tab(page, ".task-list-item input")
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    page.reload()
    expect(first).to_be_checked()
    expect(page.get_by_role("checkbox", name="Tell them")).not_to_be_checked()
    expect(page.get_by_text("this browser remembers it")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}posts/without/", wait_until="networkidle")
    assert not [url for url in asked if "/series/" in url]
    assert page.locator(".mp-marking, .mp-ticking").count() == 0
    seen.assert_quiet()


def test_where_nothing_may_be_stored_all_works_and_the_page_says_that_it_is_forgotten(site: str, visit: Visiting):
    seen = visit("about:blank")
    page = seen.page
    page.add_init_script(FORBIDDEN)
    page.goto(site + POST)
    page.get_by_role("button", name="I have read this").click()
    pressed(page, True)
    page.get_by_role("checkbox", name="Name who leads").press("Space")
    expect(page.get_by_text("lets this site remember nothing")).to_have_count(2)
    expect(page.get_by_text("remembered in this browser alone")).to_have_count(0)
    assert seen.errors == []


def test_two_sites_on_one_host_know_nothing_of_each_other(folder: Path, tmp_path: Path, visit: Visiting):
    for name in ("one", "two"):
        (tmp_path / name).symlink_to(folder, target_is_directory=True)
    with serving(tmp_path) as host:
        page = visit(f"{host}one/{POST}").page
        page.get_by_role("button", name="I have read this").click()
        page.goto(f"{host}two/{POST}")
        pressed(page, False)
        page.goto(f"{host}one/{SERIES}")
        expect(page.get_by_text("1 of 3 read")).to_be_visible()


def test_a_phone_begins_with_the_text_and_a_wide_screen_shows_the_whole_list(site: str, visit: Visiting):
    page = visit(site + POST, viewport=PHONE).page
    rows, recap = page.locator(".mp-place .mp-parts"), page.locator(".mp-recap__text")
    expect(rows).to_be_hidden()
    expect(recap).to_be_hidden()
    page.get_by_text("The whole series").click()
    expect(rows).to_be_visible()
    page.set_viewport_size(DESKTOP)
    expect(page.get_by_text("The whole series")).to_be_hidden()
    expect(recap).to_be_visible()
    expect(rows).to_contain_text("Planned for December 1, 2026")


@pytest.mark.parametrize("address", [POST, SERIES, "series/"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_narrow_phone(site: str, visit: Visiting, address: str):
    page = visit(site + POST).page
    page.get_by_role("button", name="I have read this").click()
    page.goto(site + address)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.set_viewport_size(NARROW)
    assert page.evaluate(SIDEWAYS) <= 0
    if reason := missing():
        pytest.skip(reason)
    narrow = Light(name="narrow", width=320, height=640)
    assert not told(check_axe(page, address, (LIGHTS[1], LIGHTS[4], narrow)))


def test_without_scripts_everything_can_be_read_and_no_control_is_dead(site: str, visit: Visiting):
    page = visit(site + POST, viewport=PHONE, java_script_enabled=False).page
    page.get_by_text("The whole series").click()
    expect(page.locator(".mp-place .mp-parts")).to_contain_text("A purpose")
    expect(page.locator(".mp-ending")).to_contain_text("A vision")
    assert [one for one in page.locator("article button").all() if one.is_visible()] == []
    page.goto(site + SERIES)
    expect(page.locator(".mp-parts--full > li")).to_have_count(4)
    expect(page.get_by_role("link", name="Start here")).to_be_visible()
    assert [one for one in page.locator("article button").all() if one.is_visible()] == []
