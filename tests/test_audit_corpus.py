"""506 real posts: what checkers say of their pages comes from the posts' own HTML and headings, never from us."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.sites import build_site, write_site
from tests.test_corpus import CONFIG, CORPUS
from tools.audit import nu
from tools.audit.axe import LIGHTS, RUN, TAGS, see, source
from tools.audit.host import hosting
from tools.audit.nu import Message

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the 18F corpus is not beside this repository")

# Levels of headings, the language of a text and what pictures and links say are the authors' in Markdown too.
AUTHORS_MESSAGES = re.compile(r"The heading “h\d”|This document appears to be written in|Section lacks heading")
AUTHORS_RULES = {"heading-order", "empty-heading", "image-alt", "image-redundant-alt", "link-name", "td-headers-attr"}
IN_BODY = """selector => {
    const element = document.querySelector(selector)
    return element.closest(".mp-post") !== null && element.closest(".mp-head, .mp-foot") === null
}"""


def built(folder: Path, every: int) -> Path:
    """The site of each `every`-th post, by name."""
    write_site(folder, {"mkdocs.yml": CONFIG})
    (folder / "content/posts").mkdir()
    for path in sorted((CORPUS / "posts").glob("*.md"))[::every]:
        shutil.copyfile(path, folder / "content/posts" / path.name)
    assert build_site(folder).counts is not None
    return folder / "site"


def post_pages(site: Path) -> list[Path]:
    return sorted(site.glob("20[12][0-9]/*/*/*/index.html"))


def is_ours(message: Message, site: Path) -> bool:
    """Whether what is meant stands outside of the text, or in it without the author having written that element."""
    if AUTHORS_MESSAGES.match(message.text):
        return False
    page = (site / message.file).read_text("utf-8")
    place = sum(len(line) for line in page.splitlines(keepends=True)[: message.line - 1]) + message.column
    head, foot = page.find('<header class="mp-head'), page.find('<footer class="mp-foot')
    if not page.find("</header>", head) < place < foot:
        return True
    # A message may be about the element that is meant, or about the one around it that nobody closed.
    named = {
        *re.findall(r"element “(\w+)”", message.text),
        *re.findall(r"\A</?(\w+)", page[page.rfind("<", 0, place) :]),
    }
    return not any(re.search(rf"</?{name}\b", written(message.file), re.IGNORECASE) for name in named)


def written(file: str) -> str:
    """The sources that may have become this page: those of its day."""
    year, month, day, *_ = file.split("/")
    paths = sorted((CORPUS / "posts").glob(f"{year}-{month}-{day}-*.md"))
    return "\n".join(path.read_text("utf-8") for path in paths)


def ours(site: Path) -> list[str]:
    messages = nu.check_html(site, post_pages(site))
    return [str(message.finding()) for message in messages if is_ours(message, site)]


needs_nu = pytest.mark.skipif(nu.missing() is not None, reason=str(nu.missing()))


@needs_nu
def test_of_some_posts_the_nu_checker_finds_no_error_of_ours(tmp_path):
    assert ours(built(tmp_path, every=20)) == []


@needs_nu
@pytest.mark.long
def test_of_all_posts_the_nu_checker_finds_no_error_of_ours(tmp_path):
    site = built(tmp_path, every=1)
    assert len(post_pages(site)) == 506
    assert ours(site) == []


@needs_nu
def test_an_error_of_ours_would_be_told_from_one_of_an_authors(tmp_path):
    site = built(tmp_path, every=100)
    places = ('<footer class="mp-foot', '<header class="mp-head')
    for page, place in zip(post_pages(site), places, strict=False):
        html = page.read_text("utf-8")
        page.write_text(html.replace(place, f'<p align="left">x</p>{place}', 1), "utf-8")
    assert len(ours(site)) == len(places)


@pytest.mark.long
def test_of_25_posts_axe_finds_nothing_of_ours(tmp_path, browser):
    site = built(tmp_path, every=20)
    found = []
    with hosting(site) as host:
        for file in post_pages(site)[:25]:
            page = browser.new_page()
            page.goto(f"{host}{file.parent.relative_to(site).as_posix()}/")
            page.evaluate(source())
            for light in (LIGHTS[0], LIGHTS[3]):
                see(page, light)
                found += [
                    f"{file.parent.name} ({light.name}): {rule}: {target}: {why}"
                    for rule, target, why in page.evaluate(RUN, TAGS)
                    if rule not in AUTHORS_RULES or not page.evaluate(IN_BODY, target)
                ]
            page.close()
    assert found == []
