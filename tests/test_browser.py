"""The example site in a real browser: by pointer, by keyboard, on a phone, below a path and without scripts."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browsing import DESKTOP, NARROW, NOT_FOUND_ITSELF, PHONE, Visiting, focus_by_tab

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

# --- Finding one's way ----------------------------------------------------------------------------------------------


def test_the_skip_link_leads_to_the_text(site: str, visit: Visiting):
    seen = visit(f"{site}about/", viewport=DESKTOP)
    seen.page.keyboard.press("Tab")
    link = seen.page.get_by_role("link", name="Skip to content")
    expect(link).to_be_focused()
    expect(link).to_have_css("opacity", "1")
    seen.page.keyboard.press("Enter")
    expect(seen.page).to_have_url(f"{site}about/#mp-content")
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
    characters, size = seen.page.locator(".mp-post > p").first.evaluate(
        """p => {
            const style = getComputedStyle(p), pen = document.createElement("canvas").getContext("2d");
            pen.font = `${style.fontSize} ${style.fontFamily}`;
            const width = pen.measureText(p.textContent).width / p.textContent.length;
            return [p.getBoundingClientRect().width / width, parseFloat(style.fontSize)];
        }"""
    )
    assert size >= 17
    assert 60 <= characters <= 75


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
    assert seen.page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")
    links = seen.page.locator("article a, .md-tabs a").evaluate_all("all => all.map(a => a.href)")
    assert links
    assert all(urlsplit(link).path.startswith("/advice/") for link in links)


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
