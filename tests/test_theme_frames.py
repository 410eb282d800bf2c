"""Frames: Material's page with our slots, as a reader's browser gets it."""

from __future__ import annotations

import itertools
import json
from collections import Counter

import pytest

from generator.config.values import Options, Palette, Script
from generator.views.shell import ABSOLUTE, FrameKey, MenuItem
from tests.themes import MENU, TOGGLE, config, filled, frame_of, loaded_whole, page_of, read

FEATURES = (
    "announce.dismiss", "content.action.edit", "content.action.view", "content.code.annotate", "content.code.copy",
    "content.code.select", "content.footnote.tooltips", "content.tabs.link", "content.tooltips", "header.autohide",
    "navigation.expand", "navigation.footer", "navigation.indexes", "navigation.instant",
    "navigation.instant.prefetch", "navigation.instant.progress", "navigation.path", "navigation.prune",
    "navigation.sections", "navigation.tabs", "navigation.tabs.sticky", "navigation.top", "navigation.tracking",
    "search.highlight", "search.share", "search.suggest", "toc.follow", "toc.integrate",
)  # fmt: skip

MATERIAL = Options(script="material")

ONCE = {"title", "description", "head", "header_title", "skip", "content", "footer_nav"}


def all_keys():
    for depth, active, toc, hide in itertools.product(
        (ABSOLUTE, 0, 3), ("", "1", "2", "2.1", "2.3.2", "3"), (False, True), ((), ("footer", "navigation", "toc"))
    ):
        yield FrameKey(
            name="404" if depth == ABSOLUTE else "page", depth=depth, active=active, with_toc=toc, hide=hide,
            is_home=active == "1",
        )  # fmt: skip


FEATURE_SETS = {
    "none": (),
    "all": FEATURES,
    "without tabs": tuple(f for f in FEATURES if "tabs" not in f),
    "plain contents": tuple(f for f in FEATURES if f not in {"toc.integrate", "navigation.prune"}),
}


def contents_shown(key, features):
    """At the side, and once more below the page's own entry in the menu, unless that has become its group's."""
    in_menu = key.active in {"1", "2.1", "2.3.2", "3"} - ({"2.1"} if "navigation.indexes" in features else set())
    return (("toc.integrate" not in features) + in_menu) if key.with_toc else 0


@pytest.mark.parametrize("script", ["small", "material"])
@pytest.mark.parametrize("features", FEATURE_SETS.values(), ids=FEATURE_SETS)
def test_every_frame_is_whole_html_with_each_slot_in_its_place(features, script):
    given = config(
        options=Options(script=script),
        theme={"features": features, "palette": TOGGLE, "palette_is_list": True},
        repo_url="https://git.example/a",
        repo_name="a",
        copyright="&copy; Smith",
        extra={"social": [{"icon": "fontawesome/brands/mastodon", "link": "https://social.example/@smith"}]},
    )
    theme, problems = loaded_whole(given, {"mkdocs.yml": ""})
    frames = theme.frames(MENU, {})
    for key in all_keys():
        frame = frames(key)
        counted = Counter(frame.slots)
        assert {slot: counted[slot] for slot in ONCE} == dict.fromkeys(ONCE, 1), key
        assert counted["toc"] == contents_shown(key, features), key
        html = filled(frame)
        reading = read(html)
        assert reading.faults == [], key
        assert not any(word in html for word in ("Undefined", "None", "\x02", "\x03", "{{", "{%")), key
    assert (*problems, *frames.problems) == ()


@pytest.mark.parametrize(("depth", "prefix"), [(0, ""), (1, "../"), (3, "../../../"), (ABSOLUTE, "/advice/")])
def test_addresses_lead_from_where_the_page_stands(depth, prefix):
    given = config(site_url="https://x.example/advice/", theme={"features": ("navigation.tabs",)})
    reading = read(page_of(given, FrameKey(name="404" if depth == ABSOLUTE else "page", depth=depth)))
    addresses = reading.addresses()
    assert f"{prefix}topics/sales/" in addresses
    assert "https://elsewhere.example/?a=1&b=2" in addresses
    assert {a.attributes["href"] for a in reading.with_class("md-logo")} == {prefix or "./"}
    (search,) = reading.all("dialog")
    assert search.attributes["data-mp-index"] == f"{prefix}search/search_index.json"


@pytest.mark.parametrize(("depth", "prefix"), [(0, ""), (1, "../"), (3, "../../../"), (ABSOLUTE, "/advice/")])
def test_materials_script_finds_its_base_and_its_search(depth, prefix):
    given = config(site_url="https://x.example/advice/", options=MATERIAL)
    reading = read(page_of(given, FrameKey(name="404" if depth == ABSOLUTE else "page", depth=depth)))
    settings = json.loads(reading.all("script", id="__config")[0].text)
    assert settings["base"] == (prefix if depth == ABSOLUTE else prefix.rstrip("/") or ".")
    assert settings["search"].startswith(f"{prefix}assets/javascripts/workers/search.")


def test_the_page_for_wrong_addresses_names_nothing_relatively():
    given = config(site_url="https://x.example/advice/", extra_css=("a.css",), extra_javascript=(Script(path="b.js"),))
    addresses = read(page_of(given, FrameKey(name="404", depth=ABSOLUTE))).addresses()
    assert [a for a in addresses if not a.startswith(("/advice/", "https:", "#"))] == []


def test_a_site_without_an_address_has_its_wrong_pages_at_the_root():
    addresses = read(page_of(config(site_url=""), FrameKey(name="404", depth=ABSOLUTE))).addresses()
    assert "/topics/sales/" in addresses


def test_what_the_owner_typed_is_text_and_not_html():
    menu = (MenuItem(key="1", title='<b>R&D</b> "x"', address='r&d/größe "1"/'),)
    theme, _ = loaded_whole(
        config(
            site_name='Smith & "Sons" <Ltd>',
            site_author='A "B" <c>',
            repo_url='https://git.example/?a=1&b="2"',
            repo_name="<a/b>",
            theme={"palette": (Palette(toggle_icon="material/home", toggle_name='"><i>'),), "palette_is_list": True},
        )
    )
    html = filled(theme.frames(menu, {})(FrameKey()))
    reading = read(html)
    assert reading.faults == []
    assert not reading.all("b")
    assert not reading.all("i")
    assert reading.with_class("md-logo")[0].attributes["title"] == 'Smith & "Sons" <Ltd>'
    assert '<b>R&D</b> "x"' in reading.with_class("md-nav__list")[0].text
    assert "r&d/gr%C3%B6%C3%9Fe%20%221%22/" in reading.addresses()
    assert 'https://git.example/?a=1&b="2"' in reading.addresses()


def test_the_menu_shows_where_the_reader_is():
    reading = read(page_of(config(theme={"features": ("navigation.tabs",)}), FrameKey(active="2.3.2", depth=3)))
    assert [link.attributes["href"] for link in reading.with_class("md-nav__link--active") if link.name == "a"] == [
        "../../../topics/deep/other/"
    ]
    assert [tab.text.strip() for tab in reading.with_class("md-tabs__item--active")] == ["Topics"]
    opened = [box for box in reading.with_class("md-nav__toggle") if "checked" in box.attributes]
    assert [box.attributes["id"] for box in opened] == ["__nav_2", "__nav_2_3"]


def test_a_group_whose_first_page_holds_the_others_leads_there():
    given = config(theme={"features": ("navigation.indexes",)})
    reading = read(page_of(given, FrameKey(active="3")))
    container = reading.with_class("md-nav__container")
    assert [box.text.strip() for box in container] == ["Topics"]
    assert "All topics" not in reading.with_class("md-nav--primary")[0].text


def test_the_path_shows_the_groups_around_the_page():
    reading = read(page_of(config(theme={"features": ("navigation.path",)}), FrameKey(active="2.3.1")))
    assert [item.text.strip() for item in reading.with_class("md-path__item")] == ["Home", "Topics", "Deeper"]


def test_what_a_page_hides_is_hidden():
    reading = read(page_of(config(), FrameKey(hide=("navigation", "toc"))))
    assert ["hidden" in side.attributes for side in reading.with_class("md-sidebar")] == [True, True]
    reading = read(page_of(config(), FrameKey(hide=("toc",))))
    assert ["hidden" in side.attributes for side in reading.with_class("md-sidebar")] == [False, True]


def test_a_menu_entry_without_any_page_is_left_out():
    menu = (MenuItem(key="1", title="Empty", address=None), MenuItem(key="2", title="Home", address=""))
    theme, _ = loaded_whole(config())
    html = filled(theme.frames(menu, {})(FrameKey()))
    assert "Empty" not in html
    assert "Home" in html


def test_a_site_without_a_menu_has_pages_all_the_same():
    theme, _ = loaded_whole(config(theme={"features": FEATURES}))
    frames = theme.frames((), {})
    assert read(filled(frames(FrameKey(depth=1)))).faults == []
    assert frames.problems == ()


def test_no_page_asks_another_host_for_anything_by_itself():
    given = config(repo_url="https://github.com/a/b", repo_name="a/b", theme={"features": FEATURES})
    reading = read(page_of(given))
    loads = [e.attributes[k] for e in reading.elements if e.name != "a" for k in ("href", "src") if k in e.attributes]
    assert [address for address in loads if "//" in address] == []
    assert not reading.all("div", data_md_component="source")
    assert not reading.all("a", data_md_component="source")


def test_an_owner_may_ask_for_fonts_and_for_the_repositorys_stars():
    given = config(theme={"font_text": "Inter"}, repo_url="https://github.com/a/b", extra={"repo_facts": True})
    html = page_of(given)
    assert "fonts.googleapis.com/css?family=Inter:" in html
    assert read(html).all("a", data_md_component="source")


def test_the_page_says_what_made_it():
    assert [m.attributes["content"] for m in read(page_of(config())).all("meta", name="generator")] == ["milepost"]
    assert "mkdocs-" not in page_of(config(extra={"generator": False})).replace("mkdocs-material/", "")


def test_inline_scripts_of_material_are_the_same_on_every_page():
    def scripts(depth):
        given = config(site_url="https://x.example/advice/", options=MATERIAL)
        reading = read(page_of(given, FrameKey(depth=depth)))
        return [
            s.text for s in reading.all("script") if "src" not in s.attributes and s.attributes.get("id") != "__config"
        ]

    assert scripts(0) == scripts(2)
    assert 'new URL("/advice/",location)' in scripts(0)[0]


def test_one_palette_and_several_are_told_apart_as_material_does():
    one = read(page_of(config(theme={"palette": (Palette(scheme="slate"),)})))
    assert one.all("body", data_md_color_scheme="slate")
    assert not one.all("button", data_mp_palette="")
    assert "data-palettes" not in one.all("script", id="mp-boot")[0].attributes
    several = read(page_of(config(theme={"palette": TOGGLE, "palette_is_list": True})))
    (button,) = several.all("button", data_mp_palette="")
    assert button.attributes["aria-label"] == "Dark, please"
    choices = json.loads(several.all("script", id="mp-boot")[0].attributes["data-palettes"])
    assert [choice["name"] for choice in choices] == ["Dark, please", "Light, please"]
    none = read(page_of(config()))
    assert not any("palette" in address for address in none.addresses())


def test_scripts_and_styles_of_the_owner_come_after_ours():
    given = config(
        extra_css=("more.css",),
        extra_javascript=(Script(path="a.js", type="module"), Script(path="https://x.example/b.js", is_async=True)),
    )
    reading = read(page_of(given, FrameKey(depth=1)))
    assert [link.attributes["href"] for link in reading.all("link", rel="stylesheet")][-1] == "../more.css"
    scripts = [script.attributes for script in reading.all("script") if "id" not in script.attributes]
    assert scripts == [{"src": "../a.js", "type": "module"}, {"src": "https://x.example/b.js", "async": ""}]


def test_files_are_asked_for_where_they_are_published():
    theme, _ = loaded_whole(config(theme={"logo": "img/logo.svg"}, extra_css=("more.css",)))
    assert theme.content_files == ("img/logo.svg", "more.css")
    frames = theme.frames(MENU, {"img/logo.svg": "img/logo.1234.svg", "more.css": "more.5678.css"})
    addresses = read(filled(frames(FrameKey(depth=1)))).addresses()
    assert {"../img/logo.1234.svg", "../more.5678.css"} <= set(addresses)


def test_a_frame_is_rendered_once():
    theme, _ = loaded_whole(config())
    frames = theme.frames(MENU, {})
    assert frames(FrameKey(depth=1)) is frames(FrameKey(depth=1))


def test_two_themes_of_one_site_make_the_same_bytes():
    assert frame_of(config(), FrameKey(active="2.1")) == frame_of(config(), FrameKey(active="2.1"))


def test_nothing_of_our_own_page_is_inline():
    theme = {"features": FEATURES, "palette": TOGGLE, "palette_is_list": True, "font_text": "Lora"}
    theme["icon"] = {"admonition": {"note": "material/home"}, "tag": {"default": "material/tag"}}
    given = config(theme=theme, extra={"analytics": {"provider": "google", "property": "G-1"}, "homepage": "/x/"})
    html = filled(loaded_whole(given)[0].frames(MENU, {})(FrameKey(active="2.2", with_toc=True)))
    reading = read(html)
    assert [script.attributes for script in reading.all("script") if "src" not in script.attributes] == []
    assert reading.all("style") == []
    faults = [key for e in reading.elements for key in e.attributes if key == "style" or key.startswith("on")]
    assert faults == []
    assert "javascript:" not in html


def test_every_landmark_has_a_name_of_its_own():
    given = config(theme={"features": ("navigation.tabs", "navigation.path"), "palette": TOGGLE})
    reading = read(page_of(given, FrameKey(active="2.2", depth=2, with_toc=True)))
    shown = [nav.attributes["aria-label"] for nav in reading.all("nav")]
    assert set(shown) == {"Tabs", "Navigation", "Table of contents", "Place in the menu", "The site's pages"}
    assert [len(reading.all(name)) for name in ("header", "main", "footer")] == [1, 1, 1]
    ids = [e.attributes["id"] for e in reading.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    targets = {e.attributes["for"] for e in reading.all("label")}
    assert targets <= set(ids)


def test_what_a_mouse_can_open_in_the_menu_a_keyboard_can():
    reading = read(page_of(config(theme={"features": ("navigation.sections",)}), FrameKey(active="2.2", depth=2)))
    assert [e for e in reading.elements if e.attributes.get("tabindex") == ""] == []
    assert [
        e for e in reading.all("input") if "autocomplete" in e.attributes and e.attributes["type"] == "checkbox"
    ] == []
    named = {e.attributes["id"] for e in reading.elements if "id" in e.attributes}
    boxes = reading.with_class("md-nav__toggle")
    assert boxes
    assert all(box.attributes.get("aria-labelledby") in named for box in boxes if box.attributes["id"] != "__toc")


def test_consent_that_nobody_asks_for_is_not_assumed():
    analytics = {"analytics": {"provider": "google", "property": "G-1"}}
    assert any("google.js" in address for address in read(page_of(config(extra=analytics))).addresses())
    asked = config(extra={**analytics, "consent": {"title": "Cookies"}})
    assert not any("google" in address for address in read(page_of(asked)).addresses())
