"""What stands around the text in a real browser: colours, the menu of a phone, contents, the way up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import DESKTOP, PHONE, Visiting, focus_by_tab, turn_wheel, wait_until
from tests.sites import build_site, post, write_site

BODY_SCHEME = "data-md-color-scheme"


# --- Colours --------------------------------------------------------------------------------------------------------


def test_the_chosen_colours_stay_on_the_next_page_and_after_a_reload(site: str, visit: Visiting):
    seen = visit(site, color_scheme="light")
    body = seen.page.locator("body")
    expect(body).to_have_attribute(BODY_SCHEME, "default")
    seen.page.get_by_title("Switch to light mode").click()
    seen.page.get_by_title("Switch to dark mode").click()
    expect(body).to_have_attribute(BODY_SCHEME, "slate")
    seen.page.goto(f"{site}posts/start-here/")
    expect(body).to_have_attribute(BODY_SCHEME, "slate")
    seen.page.reload()
    expect(body).to_have_attribute(BODY_SCHEME, "slate")
    seen.page.get_by_title("Follow the system's setting").click()
    expect(body).to_have_attribute(BODY_SCHEME, "default")
    seen.assert_quiet()


def test_the_colours_change_with_the_keyboard_and_the_button_says_what_it_does_next(site: str, visit: Visiting):
    seen = visit(site, color_scheme="dark", viewport=DESKTOP)
    expect(seen.page.locator("body")).to_have_attribute(BODY_SCHEME, "slate")
    focus_by_tab(seen.page, "[data-mp-palette]")
    button = seen.page.locator("button[data-mp-palette]")
    expect(button).not_to_have_css("outline-style", "none")
    expect(button).to_have_accessible_name("Switch to light mode")
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator("body")).to_have_attribute(BODY_SCHEME, "default")
    expect(button).to_be_focused()
    expect(button).to_have_accessible_name("Switch to dark mode")
    seen.assert_quiet()


def test_colours_follow_the_system_until_the_reader_chooses(site: str, visit: Visiting):
    page = visit(site, color_scheme="light").page
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute(BODY_SCHEME, "slate")
    page.get_by_title("Switch to light mode").click()
    expect(page.locator("body")).to_have_attribute(BODY_SCHEME, "default")


def test_the_first_paint_has_the_chosen_colours(site: str, visit: Visiting):
    page = visit(site, color_scheme="light").page
    page.get_by_title("Switch to light mode").click()
    page.get_by_title("Switch to dark mode").click()
    # What a frame is about to show of the body when there first is one.
    page.add_init_script("""(function look() {
        if (document.body?.firstElementChild) window.early = document.body.dataset.mdColorScheme;
        else requestAnimationFrame(look);
    })()""")
    page.reload()
    wait_until(page, "window.early !== undefined")
    assert page.evaluate("window.early") == "slate"


def test_without_scripts_the_system_s_colours_show_and_no_control_that_is_dead(site: str, visit: Visiting):
    page = visit(f"{site}about/", viewport=DESKTOP, color_scheme="dark", java_script_enabled=False).page
    dark = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    page.emulate_media(color_scheme="light")
    light = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert light == "rgb(255, 255, 255)"
    assert dark != light
    for control in page.locator("button").all():
        expect(control).to_be_hidden()


# --- The menu of a phone --------------------------------------------------------------------------------------------


def menu_button(page: Page):
    return page.get_by_role("button", name="Navigation")


def test_the_menu_of_a_phone_opens_leads_on_and_closes_by_keyboard(site: str, visit: Visiting):
    seen = visit(site, viewport=PHONE)
    entry = seen.page.locator(".md-nav--primary").get_by_role("link", name="Topics", exact=True)
    focus_by_tab(seen.page, "[data-mp-drawer]")
    expect(menu_button(seen.page)).not_to_have_css("outline-style", "none")
    seen.page.keyboard.press("Enter")
    expect(entry).to_be_in_viewport()
    expect(seen.page.locator("[data-mp-drawer]")).to_have_attribute("aria-expanded", "true")
    expect(seen.page.locator(".md-nav--primary a:focus")).to_have_count(1)
    seen.page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(menu_button(seen.page)).to_be_focused()
    seen.page.keyboard.press("Enter")
    focus_by_tab(seen.page, ".md-nav--primary a[href='topics/']")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(f"{site}topics/")
    seen.assert_quiet()


def test_the_focus_stays_in_an_open_menu(site: str, visit: Visiting):
    page = visit(f"{site}about/", viewport=PHONE).page
    menu_button(page).click()
    expect(page.locator(".md-nav--primary a:focus")).to_have_count(1)
    for _ in range(15):
        page.keyboard.press("Tab")
        assert page.locator(":focus").count() == page.locator(".md-sidebar--primary :focus").count()


def test_a_group_of_the_phones_menu_opens_by_keyboard(site: str, visit: Visiting):
    seen = visit(site, viewport=PHONE)
    menu_button(seen.page).click()
    focus_by_tab(seen.page, "input.md-nav__toggle")
    expect(seen.page.locator("label.md-nav__link:has(.md-nav__icon)").first).not_to_have_css("outline-style", "none")
    seen.page.keyboard.press("Space")
    entry = seen.page.locator(".md-nav--primary").get_by_role("link", name="What we do")
    expect(entry).to_be_in_viewport()
    focus_by_tab(seen.page, ".md-nav--primary a[href='services/']")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(f"{site}services/")


def test_nothing_in_a_closed_menu_takes_the_focus(site: str, visit: Visiting):
    page = visit(f"{site}about/", viewport=PHONE).page
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.closest('.md-sidebar') !== null")


def test_the_menu_of_a_phone_opens_by_touch_and_closes_beside_it(site: str, visit: Visiting):
    seen = visit(f"{site}services/", viewport=PHONE, has_touch=True)
    menu_button(seen.page).tap()
    expect(seen.page.locator(".md-nav--primary").get_by_role("link", name="Who writes")).to_be_in_viewport()
    seen.page.touchscreen.tap(370, 600)
    expect(seen.page.locator("#__drawer")).not_to_be_checked()
    assert seen.page.locator("[inert]").count() == 0
    seen.assert_quiet()


def test_a_screen_that_grows_wide_has_no_open_menu(site: str, visit: Visiting):
    page = visit(f"{site}services/", viewport=PHONE).page
    menu_button(page).click()
    expect(page.locator("main [inert]").first).to_be_attached()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("[inert]")).to_have_count(0)
    expect(page.locator("[data-mp-drawer]")).to_be_hidden()


# --- On the way through a text --------------------------------------------------------------------------------------


def test_the_contents_follow_the_reader(site: str, visit: Visiting):
    page = visit(f"{site}posts/hand-over-your-first-task/", viewport=DESKTOP).page
    contents = page.locator(".md-sidebar--secondary")
    page.get_by_role("heading", name="Write the card").scroll_into_view_if_needed()
    turn_wheel(page, 300)
    active = contents.locator("[aria-current=location]")
    expect(active).to_have_count(1)
    contents.get_by_role("link", name="This week").click()
    expect(contents.locator("[aria-current=location]")).to_have_text("This week")


def test_the_way_up_shows_to_who_turns_back(site: str, visit: Visiting):
    page = visit(f"{site}posts/hand-over-your-first-task/", viewport=DESKTOP).page
    up = page.locator("a.md-top")
    expect(up).to_be_hidden()
    turn_wheel(page, 3000)
    wait_until(page, "scrollY > 1000")
    expect(up).to_be_hidden()
    turn_wheel(page, -500)
    expect(up).to_be_visible()
    up.click()
    wait_until(page, "scrollY === 0")


def test_the_header_shows_the_page_s_title_once_that_has_left_the_screen(site: str, visit: Visiting):
    page = visit(f"{site}posts/hand-over-your-first-task/", viewport=DESKTOP).page
    title = page.locator(".md-header__title")
    expect(title).not_to_have_class(re.compile("--active"))
    turn_wheel(page, 1500)
    expect(title).to_have_class(re.compile("--active"))


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sets of tabs, wide code, an announcement; and an owner who asks for all of it."""
    tabs = '=== "Apple"\n\n    Red.\n\n=== "Pear"\n\n    Green.\n\n'
    body = f"{tabs}Between.\n\n{tabs.replace('Red', 'Crimson').replace('Green', 'Lime')}```\n{'wide ' * 60}\n```\n"
    folder = tmp_path_factory.mktemp("small")
    config = """\
site_name: Advice
site_url: https://advice.example/
theme:
  name: material
  custom_dir: templates
  features: [announce.dismiss, content.tabs.link, content.code.copy, header.autohide, navigation.tracking, search.share]
plugins:
  - search
  - milepost:
      feed: {authority: advice.example, year: 2024}
"""
    main = '{% extends "base.html" %}{% block announce %}We have moved.{% endblock %}'
    files = {"mkdocs.yml": config, "templates/main.html": main, "content/posts/fruit.md": post("Fruit", body=body)}
    result = build_site(write_site(folder, files))
    assert result.counts, result.problems
    return folder / "site"


def test_tabs_of_one_name_open_together(small_site: Path, serve_folder, visit: Visiting):
    seen = visit(serve_folder(small_site) + "posts/fruit/", viewport=DESKTOP)
    seen.page.locator(".tabbed-labels label", has_text="Pear").first.click()
    expect(seen.page.get_by_text("Green.")).to_be_visible()
    expect(seen.page.get_by_text("Lime.")).to_be_visible()
    expect(seen.page.get_by_text("Red.")).to_be_hidden()
    seen.assert_quiet()


def test_code_that_is_wider_than_the_page_is_scrolled_by_keyboard(small_site: Path, serve_folder, visit: Visiting):
    page = visit(serve_folder(small_site) + "posts/fruit/", viewport=DESKTOP).page
    focus_by_tab(page, "pre > code")
    page.keyboard.press("ArrowRight")
    wait_until(page, "document.activeElement.scrollLeft > 0")


def test_an_announcement_that_was_put_away_stays_away(small_site: Path, serve_folder, visit: Visiting):
    page = visit(serve_folder(small_site) + "posts/fruit/", viewport=DESKTOP).page
    banner = page.get_by_text("We have moved.")
    expect(banner).to_be_visible()
    page.get_by_role("button", name="Don't show this again").click()
    expect(banner).to_be_hidden()
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(banner).to_be_hidden()


def test_the_header_leaves_on_the_way_down_and_returns(small_site: Path, serve_folder, visit: Visiting):
    page = visit(serve_folder(small_site) + "posts/fruit/", viewport={"width": 400, "height": 200}).page
    page.evaluate("document.querySelector('article').style.minHeight = '3000px'")
    turn_wheel(page, 1500)
    expect(page.locator(".md-header")).to_have_attribute("hidden", "")
    turn_wheel(page, -200)
    expect(page.locator(".md-header")).not_to_have_attribute("hidden", "")


def test_a_search_is_shared_as_an_address_that_opens_it(small_site: Path, serve_folder, visit: Visiting):
    address = serve_folder(small_site)
    page = visit(address, permissions=["clipboard-read", "clipboard-write"]).page
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").fill("fruit")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text("1 matching document")
    page.get_by_role("button", name="Share").click()
    expect(status).to_have_text("Copied to clipboard")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}?q=fruit"
