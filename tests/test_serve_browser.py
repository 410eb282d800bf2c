"""The preview as its author sees it: one preview, one real browser, from the first edit to the last."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browsing import wait_until
from tests.previews import PATIENCE, Preview, edit, previewing
from tests.sites import QUICK, post, write_quick_site

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browsing import Visiting

LONG = "\n\n".join(f"## Part {number}\n\n{'Words. ' * 80}" for number in range(9))
SEEN, OTHER, TEMPLATE = "content/posts/seen.md", "content/pages/other.md", "templates/main.html"
FILES = {
    "mkdocs.yml": f"{QUICK}theme:\n  name: material\n  custom_dir: templates\nextra_css: [extra.css]\n",
    "content/extra.css": "html body .md-typeset h1 { color: rgb(1, 2, 3) }\n",
    SEEN: post("Seen", draft="true", body=f'First words.\n\n??? note "More"\n\n    Folded.\n\n{LONG}'),
    OTHER: "---\ntitle: Other\n---\n\nOf its own.\n",
    TEMPLATE: '{% extends "base.html" %}\n',
}


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    site = write_quick_site(tmp_path / "firm", FILES)
    with previewing(site, "--editor", "x-editor://{path}?{line}") as preview:
        preview.until("/posts/seen/", "First words.")
        yield preview


def save(preview: Preview, path: str, text: str) -> None:
    edit(Path(preview.folder), {path: text})


def test_an_author_writes_a_post_from_the_first_slip_to_the_last(preview: Preview, visit: Visiting):
    opened = visit(f"{preview.url}/posts/seen/", reduced_motion="reduce")
    page = opened.page
    page.set_default_timeout(PATIENCE * 1000)
    shows_a_badge(page)
    a_key_opens_the_file_of_the_page(page, preview)
    keeps_the_place_over_an_edit(page, preview)
    changes_of_style_need_no_reload(page, preview)
    an_edit_of_another_page_is_no_news(page, preview)
    mistakes_stand_over_the_page_until_they_are_mended(page, preview)
    new_and_deleted_posts_are_followed(page, preview)
    opened.errors = [error for error in opened.errors if "404" not in error]
    opened.assert_quiet()


def mark(page: Page) -> None:
    """Leaves something that a page that is loaded again has lost."""
    page.evaluate("document.documentElement.dataset.marked = 'yes'")


def is_marked(page: Page) -> bool:
    return page.evaluate("document.documentElement.dataset.marked") == "yes"


def shows_a_badge(page: Page) -> None:
    page.get_by_text("Draft", exact=True).wait_for()
    assert page.get_by_role("link", name="Edit").get_attribute("href").startswith("x-editor:///")
    assert "milepost-preview" not in page.request.get(page.url).text()


def a_key_opens_the_file_of_the_page(page: Page, preview: Preview) -> None:
    """Where it leads to is asked of the browser: nothing answers to such an address here."""
    page.evaluate(
        """navigation.addEventListener(
          "navigate", event => { window.asked = event.destination.url; event.preventDefault(); }, { once: true }
        )"""
    )
    page.keyboard.press("Control+e")
    page.keyboard.press("f")
    assert page.evaluate("window.asked") is None
    page.keyboard.press("e")
    wait_until(page, f"window.asked === 'x-editor://{preview.folder}/{SEEN}?1'")


def keeps_the_place_over_an_edit(page: Page, preview: Preview) -> None:
    mark(page)
    page.locator("details summary").click()
    page.evaluate("document.getElementById('part-5').scrollIntoView()")
    before = page.evaluate("document.getElementById('part-5').getBoundingClientRect().top")
    save(preview, SEEN, FILES[SEEN].replace("First words.", "Second words.\n\n" + "More of them. " * 200))
    page.get_by_text("Second words.").wait_for()
    assert not is_marked(page)
    page.locator("details[open]").wait_for()
    wait_until(page, f"Math.abs(document.getElementById('part-5').getBoundingClientRect().top - {before}) < 3")
    assert page.evaluate("scrollY") > 500


def changes_of_style_need_no_reload(page: Page, preview: Preview) -> None:
    mark(page)
    assert page.locator("h1").evaluate("heading => getComputedStyle(heading).color") == "rgb(1, 2, 3)"
    save(preview, "content/extra.css", "html body .md-typeset h1 { color: rgb(4, 5, 6) }\n")
    page.locator("h1").evaluate(
        """heading => new Promise(done => {
          const look = () => getComputedStyle(heading).color === "rgb(4, 5, 6)" ? done(true) : setTimeout(look, 20);
          look();
        })"""
    )
    assert is_marked(page)


def an_edit_of_another_page_is_no_news(page: Page, preview: Preview) -> None:
    mark(page)
    save(preview, OTHER, FILES[OTHER].replace("its own", "no concern"))
    preview.until("/other/", "Of no concern.")
    assert is_marked(page)


def mistakes_stand_over_the_page_until_they_are_mended(page: Page, preview: Preview) -> None:
    mark(page)
    overlay = page.get_by_role("dialog")
    save(preview, SEEN, FILES[SEEN].replace("First words.", "<b onclick=x>[x](gone.md)</b>"))
    overlay.wait_for()
    assert page.get_by_role("heading", name="The last change cannot be shown").evaluate("h => h.matches(':focus')")
    place = overlay.get_by_role("link", name=f"{SEEN}:7:14")
    assert place.get_attribute("href") == f"x-editor://{preview.folder}/{SEEN}?7"
    assert overlay.locator(".error .meant code").inner_text().strip() == "<b onclick=x>[x](gone.md)</b>"
    assert "there is no file 'gone.md' here" in overlay.inner_text()
    assert "Second words." in page.locator("article").inner_text()  # the last good page
    page.keyboard.press("Escape")
    overlay.wait_for(state="hidden")
    page.get_by_role("button", name="1 error").click()
    overlay.wait_for()
    save(preview, SEEN, FILES[SEEN])
    save(preview, TEMPLATE, '{% extends "base.html" %}\n{% block content %}{{ page.nothing.here }}{% endblock %}\n')
    overlay.get_by_text(f"{TEMPLATE}:2").wait_for()
    save(preview, "mkdocs.yml", f"site_name: [\n{FILES['mkdocs.yml']}")
    overlay.get_by_text("mkdocs.yml").first.wait_for()
    assert is_marked(page)
    save(preview, "mkdocs.yml", FILES["mkdocs.yml"])
    save(preview, TEMPLATE, '{% extends "base.html" %}\n{% block announce %}Said at the top{% endblock %}\n')
    save(preview, SEEN, FILES[SEEN].replace("draft: true\n", "").replace("First", "Mended"))
    page.get_by_text("Mended words.").wait_for()
    page.get_by_text("Said at the top").wait_for()
    overlay.wait_for(state="hidden")
    assert not page.get_by_text("Draft", exact=True).is_visible()


def new_and_deleted_posts_are_followed(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.url}/posts/new/")
    page.get_by_role("heading", name="not found").or_(page.locator("h1")).first.wait_for()
    save(preview, "content/posts/new.md", post("New", body="Fresh words."))
    page.get_by_text("Fresh words.").first.wait_for()
    (Path(preview.folder) / "content/posts/new.md").unlink()
    page.get_by_text("Fresh words.").first.wait_for(state="detached")
