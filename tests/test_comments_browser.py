"""The end of a post in a real browser: nobody else is asked for anything before a reader has agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browsing import Visit, serving
from tests.sites import CONFIG, build_site, post, write_site

GISCUS = "giscus: {repo: firm/talk, repo_id: R_1, category: Talk, category_id: DIC_1}"
ISSO = "isso: https://talk.example/"
Visiting = Callable[..., Visit]


def built(folder: Path, comments: str) -> Path:
    options = f"      comments: {{{comments}}}\n      share: [email, copy]\n      reply: hello@advice.example\n"
    text = "Some advice.\n\n" * 80
    files = {"content/posts/one.md": post("One", body=text), "content/posts/two.md": post("Two", comments="false")}
    result = build_site(write_site(folder, {**files, "mkdocs.yml": CONFIG + options}))
    assert result.counts, result.problems
    return folder / "site"


@pytest.fixture(scope="module")
def giscus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(built(tmp_path_factory.mktemp("giscus"), GISCUS)) as address:
        yield address


@pytest.fixture(scope="module")
def isso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(built(tmp_path_factory.mktemp("isso"), ISSO)) as address:
        yield address


def test_nothing_is_asked_of_another_host_until_the_button_is_pressed(visit: Visiting, giscus: str):
    seen = visit(f"{giscus}posts/one/")
    button = seen.page.get_by_role("button", name="Load the comments from giscus.app")
    button.scroll_into_view_if_needed()
    expect(button).to_be_visible()
    assert seen.foreign == []
    button.focus()
    with seen.page.expect_request("https://giscus.app/**") as asked:
        seen.page.keyboard.press("Enter")
    assert asked.value.url == "https://giscus.app/client.js"
    assert {url.split("/")[2] for url in seen.foreign} == {"giscus.app"}
    expect(seen.page.locator(".mp-comments")).to_be_focused()
    expect(button).to_have_count(0)
    script = seen.page.locator("script[data-repo]")
    assert script.get_attribute("data-repo") == "firm/talk"
    assert script.get_attribute("data-theme") == "light"
    # No such host here: the reader is told, and the link to the discussion stays.
    expect(seen.page.get_by_role("status").filter(has_text="cannot be loaded")).to_be_visible()
    expect(seen.page.get_by_role("link", name="Join the discussion")).to_be_visible()


def test_isso_is_found_by_its_script_once_it_is_asked_for(visit: Visiting, isso: str):
    seen = visit(f"{isso}posts/one/")
    assert seen.foreign == []
    with seen.page.expect_request("https://talk.example/**"):
        seen.page.get_by_role("button", name="Load the comments from talk.example").click()
    expect(seen.page.locator("#isso-thread")).to_have_count(1)
    assert seen.page.locator("script[data-isso]").get_attribute("data-isso") == "https://talk.example/"


def test_a_post_may_do_without_comments(visit: Visiting, giscus: str):
    assert visit(f"{giscus}posts/two/").page.locator(".mp-comments").count() == 0


@pytest.mark.parametrize("comments", ["giscus", "isso"])
def test_without_scripts_no_control_is_dead(visit: Visiting, request: pytest.FixtureRequest, comments: str):
    site = request.getfixturevalue(comments)
    page = visit(f"{site}posts/one/", java_script_enabled=False).page
    assert [button for button in page.locator(".mp-foot button").all() if button.is_visible()] == []
    assert page.get_by_role("link", name="Join the discussion").count() == (1 if comments == "giscus" else 0)
    expect(page.get_by_role("link", name="hello@advice.example")).to_be_visible()


def test_how_far_one_has_read_is_shown_by_scrolling_alone(visit: Visiting, giscus: str):
    page = visit(f"{giscus}posts/one/", java_script_enabled=False, viewport={"width": 800, "height": 600}).page
    bar = page.locator(".mp-progress")
    expect(bar).to_have_css("transform", "matrix(0, 0, 0, 1, 0, 0)")
    page.locator("footer").last.hover()
    page.mouse.wheel(0, 1_000_000)
    expect(bar).to_have_css("transform", "matrix(1, 0, 0, 1, 0, 0)")


@pytest.mark.parametrize("asked", [{"reduced_motion": "reduce"}, {"forced_colors": "active"}])
def test_nothing_moves_for_who_wants_it_still(visit: Visiting, giscus: str, asked: dict[str, str]):
    expect(visit(f"{giscus}posts/one/", **asked).page.locator(".mp-progress")).to_be_hidden()


def test_paper_has_the_address_and_no_controls(visit: Visiting, giscus: str):
    page = visit(f"{giscus}posts/one/").page
    page.emulate_media(media="print")
    expect(page.get_by_text("https://advice.example/posts/one/")).to_be_visible()
    expect(page.get_by_text("hello@advice.example")).to_be_visible()
    for hidden in (".mp-share", ".mp-comments", ".mp-progress"):
        expect(page.locator(hidden)).to_be_hidden()
