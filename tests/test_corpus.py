"""506 real posts of a real consultancy: every one has its page, and each oddity is right or reported with a line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.routes import slug_of
from tests.sites import build_site, write_site

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared/corpus/18f"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the 18F corpus is not beside this repository")

CONFIG = """\
site_name: 18F
site_url: https://18f.example/
validation:
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
plugins:
  - search
  - milepost:
      permalink: "{date}/{slug}/"
      cards: false
      feed: {authority: 18f.example, year: 2014, ids: permalink}
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    folder = write_site(tmp_path_factory.mktemp("18f"), {"mkdocs.yml": CONFIG})
    shutil.copytree(CORPUS / "posts", folder / "content/posts")
    return folder, build_site(folder)


def test_every_post_has_its_page(corpus: tuple[Path, Any]):
    folder, result = corpus
    names = sorted(path.stem for path in (CORPUS / "posts").glob("*.md"))
    assert len(names) == 506
    assert result.counts.posts == 506
    pages = sorted((folder / "site").glob("20[12][0-9]/*/*/*/index.html"))
    assert len(pages) == 506
    titles = [re.search(r"<h1[^>]*>(.+?)</h1>", page.read_text("utf-8"), re.DOTALL) for page in pages]
    assert all(title and title[1].strip() for title in titles)


def test_every_problem_has_a_line(corpus: tuple[Path, Any]):
    _, result = corpus
    assert result.problems
    assert [str(problem) for problem in result.problems if not problem.span.line] == []


def test_no_text_is_lost(corpus: tuple[Path, Any]):
    """The last words of each post stand on its page."""
    folder, _ = corpus
    pages: dict[str, str] = {}
    for path in (folder / "site").glob("20[12][0-9]/*/*/*/index.html"):
        pages[path.parent.name] = pages.get(path.parent.name, "") + path.read_text("utf-8")
    missing = []
    for path in sorted((CORPUS / "posts").glob("*.md")):
        words = re.findall(
            r"(?<![\w-])[A-Za-z]{4,}(?![\w’'-])",
            re.sub(r"\[.*?\]\(.*?\)|<[^>]*>|https?://\S+", " ", path.read_text("utf-8")),
        )
        slug = slug_of(re.sub(r"^\d{4}-\d\d-\d\d-", "", path.stem))
        page = pages.get(slug)
        if page is None:
            missing.append(f"{path.name}: no page {slug}")
        elif any(word not in page for word in words[-5:]):
            missing.append(f"{path.name}: {words[-5:]}")
    assert missing == []


def test_the_three_posts_of_one_name_have_a_page_each(corpus: tuple[Path, Any]):
    folder, _ = corpus
    assert len(list((folder / "site").glob("*/*/*/andrew-hyder-award/index.html"))) == 3


def test_links_to_posts_that_are_not_there_are_reported(corpus: tuple[Path, Any]):
    """A third one has a space in it, so that it is no link for CommonMark, and stands on its page as text."""
    _, result = corpus
    told = [problem for problem in result.problems if re.search(r"'/20\d\d/", problem.message)]
    assert {re.search(r"'(/20[^']*)", problem.message)[1][:30] for problem in told} == {
        "/2015/09/09/how-a-two-day-spri",
        "/2016/02/18/analytics.usa.gov-",
    }
    assert all(problem.span.line and problem.span.column for problem in told)


def test_a_title_over_two_lines_is_one_line_on_its_page(corpus: tuple[Path, Any]):
    folder, _ = corpus
    for page in (folder / "site").glob("20[12][0-9]/*/*/*/index.html"):
        title = re.search(r"<title>(.*?)</title>", page.read_text("utf-8"), re.DOTALL)
        assert title and "\n" not in title[1].strip(), page


def test_the_originals_are_reported_and_never_a_traceback(tmp_path: Path):
    """Files as they were before anybody tidied them: Liquid tags, unknown keys, a paragraph among the keys."""
    folder = write_site(tmp_path, {"mkdocs.yml": CONFIG})
    shutil.copytree(CORPUS / "original", folder / "content/posts")
    result = build_site(folder)
    told = {(problem.span.path.rpartition("/")[2], problem.code, problem.span.line) for problem in result.problems}
    swallowed = "2014-05-14-hacking-bureaucracy-improving-hiring-and-software.md"
    assert (swallowed, "text-in-front-matter", 11) in told
    assert len({name for name, code, _ in told if code == "date-differs"}) == 22
    assert len({name for name, code, _ in told if code == "html-in-title"}) == 4
