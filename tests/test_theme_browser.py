"""Frames with Material's own script in a real browser: search, colours, menu, no foreign request."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.config.values import Options, SearchConfig
from generator.views.shell import ABSOLUTE, FrameKey, fill
from tests.themes import MENU, TOGGLE, config, loaded

FEATURES = ("navigation.tabs", "navigation.top", "navigation.path", "search.suggest", "search.highlight", "toc.follow")
PAGES = {
    "index.html": FrameKey(active="1", is_home=True),
    "about/index.html": FrameKey(active="3", depth=1, with_toc=True),
    "topics/sales/index.html": FrameKey(active="2.2", depth=2, with_toc=True),
    "404.html": FrameKey(name="404", depth=ABSOLUTE),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    search = SearchConfig(lang=("en", "de"))
    theme, problems = loaded(
        config(
            site_url="https://x.example/advice/",
            search=search,
            options=Options(script="material"),
            theme={"features": FEATURES, "palette": TOGGLE, "palette_is_list": True},
            repo_url="https://github.com/a/b",
            repo_name="a/b",
        )
    )
    frames = theme.frames(MENU, {})
    files = {path: page(frames(key), path).encode() for path, key in PAGES.items()}
    files |= {asset.path: asset.read() for asset in theme.assets()}
    files["search/search_index.json"] = index(search)
    assert (*problems, *frames.problems) == ()
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder


def page(frame, path):
    sections = "".join(f'<h2 id="s{n}">Part {n}</h2>' + "<p>Sell what you know.</p>" * 20 for n in range(4))
    return fill(
        frame,
        {
            "title": f"{path} - Smith",
            "description": "d",
            "head": "",
            "header_title": path,
            "skip": "mp-content",
            "content": f'<h1 id="mp-content" tabindex="-1">{path}</h1>{sections}',
            "toc": "".join(
                f'<li class="md-nav__item"><a href="#s{n}" class="md-nav__link">{n}</a></li>' for n in range(4)
            ),
            "footer_nav": "",
        },
    )


def index(search):
    docs = [
        {"location": "topics/sales/", "title": "Selling", "text": "A purpose says what is sold.", "tags": ["sales"]},
        {"location": "about/", "title": "Firma", "text": "Wir beraten Bäckereien.", "tags": []},
    ]
    settings = {"lang": list(search.lang), "separator": search.separator, "pipeline": ["stopWordFilter"], "fields": {}}
    fields = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
    return json.dumps({"config": {**settings, "fields": fields}, "docs": docs}).encode()


@pytest.mark.parametrize(("word", "address"), [("purpos", "topics/sales/"), ("Bäckerei", "about/")])
def test_search_finds_a_page_in_either_language(folder, serve_folder, visit, word, address):
    site = serve_folder(folder, "/advice")
    seen = visit(f"{site}about/")
    seen.page.keyboard.press("f")
    seen.page.get_by_role("textbox", name="Search").press_sequentially(word)
    first = seen.page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", beginning_with(f"{site}{address}"))
    seen.assert_quiet()


def beginning_with(address):
    return re.compile(f"^{re.escape(address)}")


def test_search_works_on_the_page_for_wrong_addresses(folder, serve_folder, visit):
    site = serve_folder(folder, "/advice")
    seen = visit(f"{site}no/such/page")
    seen.page.keyboard.press("f")
    seen.page.get_by_role("textbox", name="Search").press_sequentially("purpose")
    expect(seen.page.locator(".md-search-result__link").first).to_have_attribute(
        "href", beginning_with(f"{site}topics/sales/")
    )
    assert seen.foreign == []


def test_the_chosen_colours_stay_on_the_next_page(folder, serve_folder, visit):
    site = serve_folder(folder, "/advice")
    seen = visit(site)
    seen.page.get_by_title("Dark, please").click()
    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    seen.page.goto(f"{site}topics/sales/")
    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    seen.assert_quiet()


def test_the_skip_link_leads_to_the_text(folder, serve_folder, visit):
    seen = visit(serve_folder(folder, "/advice") + "topics/sales/")
    seen.page.keyboard.press("Tab")
    focused = seen.page.locator(":focus")
    expect(focused).to_have_class(re.compile(r"\bmd-skip\b"))
    focused.press("Enter")
    assert seen.page.url.endswith("#mp-content")
    seen.assert_quiet()


def test_the_menu_opens_on_a_phone_and_leads_on(folder, serve_folder, visit):
    site = serve_folder(folder, "/advice")
    seen = visit(f"{site}about/", viewport={"width": 360, "height": 700})
    seen.page.locator("header label[for=__drawer]").click()
    seen.page.locator("label.md-nav__link", has_text="Topics").click()
    seen.page.get_by_role("link", name="Buying & selling").click()
    assert seen.page.url == f"{site}topics/sales/"
    seen.assert_quiet()


def test_the_contents_follow_the_reader(folder, serve_folder, visit):
    seen = visit(serve_folder(folder, "/advice") + "topics/sales/", viewport={"width": 1400, "height": 700})
    seen.page.locator(".md-sidebar--secondary").get_by_role("link", name="2").click()
    active = seen.page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(active).to_have_text("2")
    seen.assert_quiet()
