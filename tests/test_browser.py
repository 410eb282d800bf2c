"""The example site in a real browser: by pointer, by keyboard, on a phone, below a path and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Visit, serving
from tests.example import build_example

ROOT = Path(__file__).resolve().parent.parent
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
SCHEMES: dict[Literal["dark", "light"], str] = {"dark": "slate", "light": "default"}
PAGES = {
    "home": "",
    "post": "posts/hand-over-your-first-task/",
    "post in a folder": "posts/the-business-you-are-really-in/",
    "post with a footnote": "posts/the-technicians-trap/",
    "post with tables": "posts/what-your-hour-is-worth/",
    "page": "about/",
    "page with a table": "services/",
    "page with code": "contact/",
    "archive": "archive/",
    "year": "archive/2024/",
    "topics": "topics/",
    "topic": "topics/owner/",
    "topic, page 2": "topics/owner/page/2/",
    "authors": "authors/",
    "author": "authors/sales-desk/",
    "tags": "tags/",
    "wrong address": "no/such/page/",
    "former address": "posts/work-and-job/",
}
ALL_PICTURES_LOAD = """async () => {
    const pictures = [...document.querySelectorAll("article img")];
    for (const picture of pictures) picture.loading = "eager";
    await Promise.all(pictures.map(picture => picture.decode()));
    return pictures.every(picture => picture.naturalWidth > 0);
}"""
NOT_FOUND_ITSELF = "the server responded with a status of 404"

Visiting = Callable[..., Visit]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example site, at the root of its host."""
    with serving(
        build_example(tmp_path_factory.mktemp("example"), site_url="https://milepost.example/", per_page=4)
    ) as address:
        yield address


@pytest.fixture(scope="module")
def site_under_a_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example site below /advice/, as on GitHub's project pages."""
    folder = build_example(tmp_path_factory.mktemp("under-a-path"), site_url="https://firm.example/advice/", per_page=4)
    with serving(folder, "/advice") as address:
        yield address


def focus_by_tab(page: Page, selector: str, *, at_most: int = 60) -> None:
    """Press Tab until the focus is on an element that matches, as somebody without a mouse would."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{at_most} tabs do not reach {selector}")


def search(seen: Visit, words: str) -> None:
    seen.page.keyboard.press("f")
    seen.page.get_by_role("textbox", name="Search").press_sequentially(words)


# --- Search ---------------------------------------------------------------------------------------------------------


def test_search_finds_a_post_by_a_word_and_leads_there(site: str, visit: Visiting):
    seen = visit(site)
    search(seen, "pathfinder")
    first = seen.page.locator(".md-search-result__link").first
    expect(first).to_contain_text("Four steps, two: a pathfinder")
    first.click()
    seen.page.wait_for_url(re.compile("/posts/four-steps-pathfinder/"))
    expect(seen.page.locator("h1")).to_have_text("Four steps, two: a pathfinder")
    seen.assert_quiet()


def test_search_is_used_with_the_keyboard_alone_and_marks_what_it_found(site: str, visit: Visiting):
    seen = visit(f"{site}about/")
    search(seen, "pathfinder")
    expect(seen.page.locator(".md-search-result__link").first).to_be_visible()
    seen.page.keyboard.press("ArrowDown")
    expect(seen.page.locator(".md-search-result__link").first).to_be_focused()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(re.compile("/posts/four-steps-pathfinder/"))
    expect(seen.page.locator("article mark[data-md-highlight]").first).to_have_text(re.compile("pathfinder", re.I))
    seen.assert_quiet()


def test_search_completes_a_word(site: str, visit: Visiting):
    seen = visit(site)
    search(seen, "pathf")
    expect(seen.page.locator(".md-search__suggest")).to_have_text("pathfinder")
    seen.page.keyboard.press("ArrowRight")
    expect(seen.page.get_by_role("textbox", name="Search")).to_have_value("pathfinder")
    seen.assert_quiet()


def test_search_opens_and_closes_on_a_phone(site: str, visit: Visiting):
    seen = visit(site, viewport=PHONE, has_touch=True)
    seen.page.locator("header label.md-header__button[for=__search]").tap()
    field = seen.page.get_by_role("textbox", name="Search")
    field.press_sequentially("vision")
    expect(seen.page.locator(".md-search-result__link").first).to_be_in_viewport()
    seen.page.keyboard.press("Escape")
    expect(seen.page.locator("#__search")).not_to_be_checked()
    seen.assert_quiet()


# --- Colours --------------------------------------------------------------------------------------------------------


def test_the_chosen_colours_stay_on_the_next_page_and_after_a_reload(site: str, visit: Visiting):
    seen = visit(site, color_scheme="light")
    body = seen.page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    seen.page.get_by_title("Switch to light mode").click()
    seen.page.get_by_title("Switch to dark mode").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    seen.page.goto(f"{site}posts/start-here/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    seen.page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    seen.page.get_by_title("Follow the system's setting").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    seen.assert_quiet()


def test_the_colours_change_with_the_keyboard(site: str, visit: Visiting):
    seen = visit(site, color_scheme="dark")
    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    focus_by_tab(seen.page, ".md-option")
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    seen.assert_quiet()


def test_colours_follow_the_system_until_the_reader_chooses(site: str, visit: Visiting):
    seen = visit(site, color_scheme="light")
    seen.page.emulate_media(color_scheme="dark")
    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


# --- Finding one's way ----------------------------------------------------------------------------------------------


def test_the_skip_link_leads_to_the_text(site: str, visit: Visiting):
    seen = visit(f"{site}about/", viewport=DESKTOP)
    seen.page.keyboard.press("Tab")
    link = seen.page.get_by_role("link", name="Skip to content")
    expect(link).to_be_focused()
    expect(link).to_have_css("opacity", "1")
    seen.page.keyboard.press("Enter")
    assert seen.page.url.endswith("#mp-content")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.closest('article') !== null")
    seen.assert_quiet()


def test_the_tabs_work_by_keyboard(site: str, visit: Visiting):
    seen = visit(site, viewport=DESKTOP)
    focus_by_tab(seen.page, ".md-tabs__link[href='topics/']")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(f"{site}topics/")
    expect(seen.page.locator(".md-tabs__item--active")).to_have_text("Topics")
    seen.assert_quiet()


def test_the_menu_of_a_phone_opens_leads_on_and_closes_by_keyboard(site: str, visit: Visiting):
    seen = visit(site, viewport=PHONE)
    switch = seen.page.get_by_role("checkbox", name=re.compile("Navigation"))
    entry = seen.page.locator(".md-nav--primary").get_by_role("link", name="Topics", exact=True)
    seen.page.keyboard.press("Tab")
    expect(switch).to_be_focused()
    expect(seen.page.locator("header label[for=__drawer]")).not_to_have_css("outline-style", "none")
    seen.page.keyboard.press("Space")
    expect(entry).to_be_in_viewport()
    seen.page.keyboard.press("Space")
    expect(entry).to_be_hidden()
    seen.page.keyboard.press("Space")
    focus_by_tab(seen.page, ".md-nav--primary a[href='topics/']")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(f"{site}topics/")
    seen.assert_quiet()


def test_a_group_of_the_phones_menu_opens_by_keyboard(site: str, visit: Visiting):
    seen = visit(site, viewport=PHONE)
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Space")
    focus_by_tab(seen.page, "label.md-nav__link:has(.md-nav__icon)")
    seen.page.keyboard.press("Enter")
    entry = seen.page.locator(".md-nav--primary").get_by_role("link", name="What we do")
    expect(entry).to_be_in_viewport()
    focus_by_tab(seen.page, ".md-nav--primary a[href='services/']")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(f"{site}services/")


def test_nothing_in_a_closed_menu_takes_the_focus(site: str, visit: Visiting):
    seen = visit(f"{site}about/", viewport=PHONE)
    for _ in range(12):
        seen.page.keyboard.press("Tab")
        assert not seen.page.evaluate("document.activeElement.closest('.md-sidebar') !== null")


def test_the_menu_of_a_phone_opens_by_touch_and_closes_beside_it(site: str, visit: Visiting):
    seen = visit(f"{site}services/", viewport=PHONE, has_touch=True)
    seen.page.locator("header label[for=__drawer]").tap()
    expect(seen.page.locator(".md-nav--primary").get_by_role("link", name="Who writes")).to_be_in_viewport()
    seen.page.touchscreen.tap(370, 600)
    expect(seen.page.locator("#__drawer")).not_to_be_checked()
    seen.assert_quiet()


def test_a_card_leads_to_its_post_wherever_it_is_clicked_and_its_other_links_lead_elsewhere(site: str, visit: Visiting):
    seen = visit(site, viewport=DESKTOP)
    card = seen.page.locator(".mp-card", has_text="Quote three ways")
    card.locator("img").click(force=True)  # the title's link lies over it
    seen.page.wait_for_url(f"{site}posts/quote-three-ways/")
    seen.page.go_back()
    card.get_by_role("link", name="The sales desk").click()
    seen.page.wait_for_url(f"{site}authors/sales-desk/")


# --- In a post ------------------------------------------------------------------------------------------------------


def test_the_copy_button_copies_the_code(site: str, visit: Visiting):
    seen = visit(f"{site}contact/", permissions=["clipboard-read", "clipboard-write"])
    seen.page.locator("[data-md-type=copy]").click()
    expect(seen.page.locator(".md-dialog")).to_contain_text("Copied to clipboard")
    copied = seen.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("What we do:        (in the words you would use to a neighbour)\nHow many of us:")
    seen.assert_quiet()


def test_numbered_lines_are_copied_without_their_numbers(site: str, visit: Visiting):
    seen = visit(f"{site}posts/hand-over-your-first-task/", permissions=["clipboard-read", "clipboard-write"])
    seen.page.locator("[data-md-type=copy]").click()
    expect(seen.page.locator(".md-dialog")).to_contain_text("Copied to clipboard")
    assert seen.page.evaluate("navigator.clipboard.readText()").startswith(
        "TASK      Confirm tomorrow's appointments\n"
    )


def test_content_tabs_change_by_keyboard(site: str, visit: Visiting):
    seen = visit(f"{site}posts/hand-over-your-first-task/", viewport=DESKTOP)
    first = seen.page.get_by_text("Three hours a week are enough to begin.")
    second = seen.page.get_by_text("Has examinations. Ask for the dates on the first day.")
    expect(first).to_be_visible()
    expect(second).to_be_hidden()
    focus_by_tab(seen.page, ".tabbed-set > input")
    seen.page.keyboard.press("ArrowRight")
    expect(second).to_be_visible()
    expect(first).to_be_hidden()
    seen.assert_quiet()


def test_a_collapsed_box_opens_by_keyboard(site: str, visit: Visiting):
    seen = visit(f"{site}services/", viewport=DESKTOP)
    text = seen.page.get_by_text("We guarantee the work: what we say we will do")
    expect(text).to_be_hidden()
    focus_by_tab(seen.page, "summary")
    seen.page.keyboard.press("Enter")
    expect(text).to_be_visible()
    seen.assert_quiet()


def test_a_footnote_leads_there_and_back(site: str, visit: Visiting):
    seen = visit(f"{site}posts/the-technicians-trap/", viewport=DESKTOP)
    seen.page.locator(".footnote-ref").first.click()
    note = seen.page.locator(".footnote li").first
    expect(note).to_be_in_viewport()
    note.locator(".footnote-backref").click()
    expect(seen.page.locator(".footnote-ref").first).to_be_in_viewport()
    seen.assert_quiet()


def test_a_wide_table_scrolls_inside_the_page_of_a_narrow_phone(site: str, visit: Visiting):
    seen = visit(f"{site}posts/what-your-hour-is-worth/", viewport=NARROW)
    table = seen.page.locator(".md-typeset__scrollwrap").first
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_lines_are_short_enough_to_read(site: str, visit: Visiting):
    seen = visit(f"{site}posts/the-one-man-band/", viewport=DESKTOP)
    width, size = seen.page.locator(".mp-post > p").first.evaluate(
        "p => [p.getBoundingClientRect().width, parseFloat(getComputedStyle(p).fontSize)]"
    )
    assert size >= 17
    # A character of running text is between 0.47 (Arial) and 0.56 (DejaVu Sans) of its size wide.
    assert width / (0.56 * size) >= 60
    assert width / (0.47 * size) <= 76


def test_on_paper_a_post_has_its_author_and_date_and_no_menu(site: str, visit: Visiting):
    seen = visit(f"{site}posts/hand-over-your-first-task/", viewport=DESKTOP, color_scheme="dark")
    seen.page.emulate_media(media="print")
    expect(seen.page.locator(".mp-byline")).to_be_visible()
    expect(seen.page.locator(".mp-authors")).to_be_visible()
    for selector in (".md-header", ".md-tabs", ".md-sidebar--secondary", ".md-code__nav", ".linenos", ".md-footer"):
        expect(seen.page.locator(selector).first).to_be_hidden()
    # Whatever the screen's colours were, paper is white.
    assert seen.page.locator("body").evaluate("b => getComputedStyle(b).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )


# --- Every kind of page ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", PAGES)
def test_every_kind_of_page_is_quiet_narrow_and_has_one_title(site: str, visit: Visiting, kind: str):
    seen = visit(f"{site}{PAGES[kind]}", viewport=NARROW, color_scheme="light")
    page = seen.page
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).not_to_be_empty()
    assert page.title()
    for scheme, name in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert page.evaluate(ALL_PICTURES_LOAD)
    if kind == "wrong address":
        seen.errors[:] = [error for error in seen.errors if NOT_FOUND_ITSELF not in error]
    seen.assert_quiet()


def test_a_former_address_leads_to_the_post(site: str, visit: Visiting):
    seen = visit(f"{site}posts/work-and-job/")
    seen.page.wait_for_url(f"{site}posts/know-what-your-job-is/")
    expect(seen.page.locator("h1")).to_have_text("Know what your job is")


# --- Below a path ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["home", "post in a folder", "topic, page 2", "tags"])
def test_pages_work_below_a_path(site_under_a_path: str, visit: Visiting, kind: str):
    seen = visit(f"{site_under_a_path}{PAGES[kind]}", viewport=DESKTOP)
    seen.page.locator(".md-tabs").get_by_role("link", name="Contact").click()
    seen.page.wait_for_url(f"{site_under_a_path}contact/")
    seen.assert_quiet()


def test_the_page_for_wrong_addresses_works_below_a_path_at_any_depth(site_under_a_path: str, visit: Visiting):
    seen = visit(f"{site_under_a_path}no/such/page/at/all", viewport=DESKTOP)
    assert [error for error in seen.errors if NOT_FOUND_ITSELF in error] == seen.errors
    assert len(seen.errors) == 1, "the page itself, and none of its files"
    assert seen.page.evaluate("[...document.styleSheets].length") >= 3
    links = seen.page.locator("article a, .md-tabs a").evaluate_all("all => all.map(a => a.href)")
    assert links
    assert all(urlsplit(link).path.startswith("/advice/") for link in links)
    search(seen, "pathfinder")
    seen.page.locator(".md-search-result__link").first.click()
    seen.page.wait_for_url(re.compile("/advice/posts/four-steps-pathfinder/"))


def test_search_and_colours_work_below_a_path(site_under_a_path: str, visit: Visiting):
    seen = visit(f"{site_under_a_path}posts/start-here/", color_scheme="light")
    seen.page.get_by_title("Switch to light mode").click()
    seen.page.get_by_title("Switch to dark mode").click()
    search(seen, "roadmap")
    seen.page.locator(".md-search-result__link").first.click()
    seen.page.wait_for_url(re.compile("/advice/posts/"))
    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    seen.assert_quiet()


# --- Without scripts ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_post_is_read_and_left_without_scripts(site: str, visit: Visiting, viewport: dict[str, int]):
    seen = visit(f"{site}posts/hand-over-your-first-task/", viewport=viewport, java_script_enabled=False)
    page = seen.page
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_text("Most handovers fail in the same way.")).to_be_visible()
    if viewport is PHONE:
        page.locator("header label[for=__drawer]").click()
        page.locator("label.md-nav__link", has_text="The firm").click()
        page.locator(".md-nav--primary").get_by_role("link", name="What we do").click()
        page.wait_for_url(f"{site}services/")
    else:
        page.locator(".md-tabs").get_by_role("link", name="Topics").click()
        page.wait_for_url(f"{site}topics/")


def test_tabs_and_boxes_open_without_scripts(site: str, visit: Visiting):
    page = visit(f"{site}posts/hand-over-your-first-task/", viewport=DESKTOP, java_script_enabled=False).page
    page.locator(".tabbed-labels label", has_text="Student").click()
    expect(page.get_by_text("Has examinations. Ask for the dates on the first day.")).to_be_visible()
    page.goto(f"{site}services/")
    page.locator("summary").first.click()
    expect(page.get_by_text("We guarantee the work: what we say we will do")).to_be_visible()
