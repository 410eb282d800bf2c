"""The search of the example site in a real browser: by keyboard and pointer, on a phone, below a path, unavailable."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browsing import DESKTOP, NOT_FOUND_ITSELF, PHONE, Visit, Visiting


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Search")


def results(page: Page) -> Locator:
    return page.locator(".mp-search__results > li > a")


def search(seen: Visit, words: str) -> None:
    seen.page.keyboard.press("/")
    field(seen.page).press_sequentially(words)


def test_nothing_of_the_search_is_fetched_before_somebody_searches(site: str, visit: Visiting):
    seen = visit(site)
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    seen.page.reload()
    assert asked
    assert not any("search" in url for url in asked)
    search(seen, "pathfinder")
    expect(results(seen.page).first).to_be_visible()
    assert sum(url.endswith("search/search_index.json") for url in asked) == 1


def test_who_types_before_the_search_is_there_loses_no_letter(site: str, visit: Visiting):
    seen = visit(site)
    seen.page.keyboard.type("/pathfinder")
    expect(field(seen.page)).to_have_value("pathfinder")
    expect(results(seen.page).first).to_be_visible()


def test_search_finds_a_post_by_a_word_and_leads_there(site: str, visit: Visiting):
    seen = visit(site)
    seen.page.get_by_role("button", name="Search").click()
    field(seen.page).press_sequentially("pathfinder")
    first = results(seen.page).first
    expect(first).to_have_text("A pathfinder who leads")
    expect(first.locator("mark")).to_have_text("pathfinder")
    first.click()
    seen.page.wait_for_url(re.compile("/posts/four-steps-pathfinder/"))
    seen.assert_quiet()


def test_search_is_used_with_the_keyboard_alone_and_marks_what_it_found(site: str, visit: Visiting):
    seen = visit(f"{site}about/")
    seen.page.keyboard.press("Control+k")
    field(seen.page).press_sequentially("pathfinder")
    expect(results(seen.page).first).to_be_visible()
    seen.page.keyboard.press("ArrowDown")
    expect(results(seen.page).first).to_be_focused()
    expect(results(seen.page).first).not_to_have_css("outline-style", "none")
    seen.page.keyboard.press("ArrowUp")
    expect(field(seen.page)).to_be_focused()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(re.compile("/posts/four-steps-pathfinder/"))
    expect(seen.page.locator("article mark[data-md-highlight]").first).to_have_text(re.compile("pathfinder", re.I))
    seen.assert_quiet()


def test_escape_closes_the_search_and_returns_the_focus(site: str, visit: Visiting):
    page = visit(site, viewport=DESKTOP).page
    button = page.get_by_role("button", name="Search")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()


def test_a_heading_that_was_found_is_a_way_to_its_place(site: str, visit: Visiting):
    seen = visit(site)
    search(seen, "take it back")
    seen.page.locator(".mp-search__results ul a").first.click()
    seen.page.wait_for_url(re.compile(r"/posts/hand-over-your-first-task/.*#"))


def test_the_number_of_results_is_said_and_what_to_do_without_any(site: str, visit: Visiting):
    page = visit(site).page
    page.keyboard.press("/")
    field(page).fill("pathfinder")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(re.compile(r"^\d+ matching documents$"))
    field(page).fill("xylophone")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("No matching documents")
    expect(page.get_by_text("Check the spelling, or try fewer or other words.")).to_be_visible()
    expect(results(page)).to_have_count(0)


def test_a_slip_of_one_letter_finds_the_word_all_the_same(site: str, visit: Visiting):
    seen = visit(site)
    search(seen, "pathfnider")
    expect(results(seen.page).first).to_have_text("A pathfinder who leads")


def test_pages_with_all_words_come_alone_and_else_those_with_any_which_say_what_is_missing(site: str, visit: Visiting):
    page = visit(site).page
    page.keyboard.press("/")
    field(page).fill("roadmap purpose")
    expect(results(page).first).to_be_visible()
    expect(page.locator(".mp-search__missing")).to_have_count(0)
    field(page).fill("pathfinder xylophone")
    expect(page.locator(".mp-search__missing del").first).to_have_text("xylophone")


def test_search_completes_a_word(site: str, visit: Visiting):
    seen = visit(site)
    search(seen, "pathf")
    expect(seen.page.locator(".mp-search__suggest")).to_have_text("pathfinder")
    seen.page.keyboard.press("ArrowRight")
    expect(field(seen.page)).to_have_value("pathfinder")
    seen.assert_quiet()


def test_search_opens_and_closes_on_a_phone(site: str, visit: Visiting):
    seen = visit(site, viewport=PHONE, has_touch=True)
    seen.page.get_by_role("button", name="Search").tap()
    field(seen.page).press_sequentially("vision")
    expect(results(seen.page).first).to_be_in_viewport()
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    seen.page.get_by_role("button", name="Close").tap()
    expect(seen.page.get_by_role("dialog")).to_be_hidden()
    seen.assert_quiet()


def test_an_address_with_a_question_opens_the_search(site: str, visit: Visiting):
    seen = visit(f"{site}?q=path+finder+roadmap")
    expect(field(seen.page)).to_have_value("path finder roadmap")
    expect(results(seen.page).first).to_be_visible()
    seen.assert_quiet()


def test_what_somebody_types_and_what_texts_say_is_shown_as_text(site: str, visit: Visiting):
    seen = visit(f"{site}?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20roadmap&h=%3Cb%3E")
    expect(results(seen.page).first).to_be_visible()
    assert seen.page.locator("dialog img, dialog b").count() == 0
    seen.assert_quiet()


def test_a_slash_in_a_field_is_a_slash(site: str, visit: Visiting):
    page = visit(site).page
    page.keyboard.press("/")
    field(page).press_sequentially("and/or")
    expect(field(page)).to_have_value("and/or")


def test_search_works_below_a_path_and_on_the_page_for_wrong_addresses(site_under_a_path: str, visit: Visiting):
    seen = visit(f"{site_under_a_path}no/such/page/at/all", viewport=DESKTOP)
    search(seen, "pathfinder")
    results(seen.page).first.click()
    seen.page.wait_for_url(re.compile("/advice/posts/four-steps-pathfinder/"))
    seen.errors[:] = [error for error in seen.errors if NOT_FOUND_ITSELF not in error]
    seen.assert_quiet()


def test_a_wrong_address_is_answered_with_the_nearest_pages(site_under_a_path: str, visit: Visiting):
    page = visit(f"{site_under_a_path}blog/2024/hand-over-first-tsak.html").page
    nearest = page.locator("[data-mp-nearest] a")
    expect(nearest.first).to_have_text("Hand over your first task")
    assert nearest.count() <= 5
    nearest.first.click()
    page.wait_for_url(re.compile("/advice/posts/hand-over-your-first-task/"))


def test_the_further_pages_of_a_list_are_near_to_no_address(site: str, browser):
    with browser.new_context() as context:
        paths = ("topics/owner/", "topics/owner/page/2/", "topics/owner/page/3/")
        urls = "".join(f"<url><loc>{site}{path}</loc></url>" for path in paths)
        namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
        body = f'<urlset xmlns="{namespace}">{urls}</urlset>'
        context.route("**/sitemap.xml", lambda route: route.fulfill(body=body, content_type="application/xml"))
        page = context.new_page()
        page.goto(f"{site}owner/page/2/")
        expect(page.locator("[data-mp-nearest] a")).to_have_text(["Owner"])


def test_a_wrong_address_that_is_near_to_nothing_offers_nothing(site: str, visit: Visiting):
    page = visit(f"{site}xyzzy/").page
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-mp-nearest]")).to_be_hidden()


def test_a_search_whose_index_cannot_be_had_says_so_and_tries_again(site: str, visit: Visiting):
    seen = visit(site)
    seen.page.route("**/search_index.json", lambda route: route.abort())
    seen.page.keyboard.press("/")
    field(seen.page).fill("roadmap")
    expect(seen.page.get_by_role("dialog").get_by_role("status")).to_contain_text("could not be loaded")
    seen.page.unroute("**/search_index.json")
    field(seen.page).press_sequentially("s")
    expect(results(seen.page).first).to_be_visible()
