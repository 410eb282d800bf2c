"""With `script: material` the bundle does its work: instant loading, search, colours, tabs, copying code."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browsing import DESKTOP, Visiting, focus_by_tab, serving
from tests.example import build_written, write_example


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("bundled")
    write_example(folder)
    place = folder / "mkdocs.yml"
    config = place.read_text("utf-8")
    for old, new in {
        "  - milepost:\n": "  - milepost:\n      script: material\n",
        # The bundle asks for a sitemap beside everything that a page calls its alternate, Markdown twins too.
        "      twins: true\n": "",
        "    - navigation.tabs\n": "    - navigation.tabs\n    - navigation.instant\n",
    }.items():
        assert old in config
        config = config.replace(old, new, 1)
    place.write_text(config, "utf-8")
    site = build_written(folder)
    # The bundle loads a page at once if the sitemap names it: here the site's address is that of the test.
    with serving(site) as address:
        sitemap = site / "sitemap.xml"
        sitemap.write_text(sitemap.read_text("utf-8").replace("https://milepost.example/", address), "utf-8")
        yield address


def test_the_next_page_comes_without_loading_it_anew(bundled: str, visit: Visiting):
    seen = visit(bundled, viewport=DESKTOP)
    seen.page.wait_for_load_state("networkidle")
    seen.page.evaluate("window.still = true")
    seen.page.locator(".md-tabs").get_by_role("link", name="Contact").click()
    seen.page.wait_for_url(f"{bundled}contact/")
    expect(seen.page.locator("h1")).to_contain_text("Contact")
    assert seen.page.evaluate("window.still") is True
    seen.assert_quiet()


def test_materials_search_finds_marks_and_completes(bundled: str, visit: Visiting):
    seen = visit(f"{bundled}about/", viewport=DESKTOP)
    seen.page.keyboard.press("f")
    seen.page.get_by_role("textbox", name="Search").press_sequentially("pathf")
    expect(seen.page.locator(".md-search__suggest")).to_have_text("pathfinder")
    seen.page.keyboard.press("ArrowRight")
    first = seen.page.locator(".md-search-result__link").first
    expect(first).to_contain_text("A pathfinder who leads")
    first.click()
    seen.page.wait_for_url(re.compile("/posts/four-steps-pathfinder/"))
    expect(seen.page.locator("article mark[data-md-highlight]").first).to_have_text(re.compile("pathfinder", re.I))
    seen.assert_quiet()


def test_materials_colours_are_those_that_were_chosen_with_our_scripts(bundled: str, visit: Visiting):
    seen = visit(bundled, viewport=DESKTOP, color_scheme="light")
    seen.page.get_by_title("Switch to light mode").click()
    seen.page.get_by_title("Switch to dark mode").click()
    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert seen.page.evaluate("JSON.parse(localStorage['/.__palette']).index") == 2
    seen.page.goto(f"{bundled}posts/start-here/")
    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    seen.assert_quiet()


def test_materials_copy_button_copies_the_code(bundled: str, visit: Visiting):
    seen = visit(f"{bundled}contact/", permissions=["clipboard-read", "clipboard-write"])
    seen.page.locator("[data-md-type=copy]").click()
    expect(seen.page.locator(".md-dialog")).to_contain_text("Copied to clipboard")
    assert seen.page.evaluate("navigator.clipboard.readText()").startswith("What we do: ")
    seen.assert_quiet()


def test_content_tabs_change_by_keyboard_with_materials_script(bundled: str, visit: Visiting):
    seen = visit(f"{bundled}posts/hand-over-your-first-task/", viewport=DESKTOP)
    second = seen.page.get_by_text("Has examinations. Ask for the dates on the first day.")
    expect(second).to_be_hidden()
    focus_by_tab(seen.page, ".tabbed-set > input")
    seen.page.keyboard.press("ArrowRight")
    expect(second).to_be_visible()
    seen.assert_quiet()
