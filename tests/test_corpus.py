"""506 real posts of a real consultancy: every one has its page, and each oddity is right or reported with a line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from generator.routes import slug_of
from tests.feed_checks import check_feeds
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
    write_site(
        folder, {"mkdocs.yml": CONFIG, **dict(series_file(title, parts) for title, parts in all_series().items())}
    )
    return folder, build_site(folder)


def all_series() -> dict[str, list[str]]:
    """The 17 series as series.yml has them: titles to file names, in order.

    It names originals; four of these have other names among the posts, by the day in front matter or in small letters.
    """
    stems = {slug_of(path.stem[11:]): path.stem for path in (CORPUS / "posts").glob("*.md")}
    written = yaml.safe_load((CORPUS / "series.yml").read_text("utf-8"))
    return {title: [stems[slug_of(part[11:])] for part in parts] for title, parts in written.items()}


def series_file(title: str, parts: list[str]) -> tuple[str, str]:
    listed = "".join(f"  - {part}\n" for part in parts)
    return f"content/series/{slug_of(title)}.md", f"---\ntitle: {title!r}\nnumerals: digits\nparts:\n{listed}---\n"


def test_every_post_has_its_page(corpus: tuple[Path, Any]):
    folder, result = corpus
    names = sorted(path.stem for path in (CORPUS / "posts").glob("*.md"))
    assert len(names) == 506
    assert result.counts.posts == 506
    pages = sorted((folder / "site").glob("20[12][0-9]/*/*/*/index.html"))
    assert len(pages) == 506
    titles = [re.search(r"<h1[^>]*>(.+?)</h1>", page.read_text("utf-8"), re.DOTALL) for page in pages]
    assert all(title and title[1].strip() for title in titles)


def test_every_feed_is_valid_whole_and_says_what_the_others_say(corpus: tuple[Path, Any]):
    folder, _ = corpus
    read = check_feeds(folder / "site", "https://18f.example/")
    assert len(read["feed.xml"]) > 10
    assert len([name for name in read if name.startswith("series/")]) == 17


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


def test_57_posts_know_their_place_and_their_neighbours_in_17_series(corpus: tuple[Path, Any]):
    folder, _ = corpus
    series = all_series()
    assert (len(series), sum(map(len, series.values()))) == (17, 57)
    for title, parts in series.items():
        places = [address_of(folder, part) for part in parts]
        page = LexborHTMLParser((folder / f"site/series/{slug_of(title)}/index.html").read_text("utf-8"))
        links = page.css("[id=mp-parts] ~ ol .mp-part h3 a")
        assert [link.attributes["href"] for link in links] == [f"../../{place}" for place in places]
        numbers = [node.text().strip() for node in page.css("[id=mp-parts] ~ ol .mp-part__number")]
        assert numbers == [str(number) for number in range(1, len(parts) + 1)]
        for index, place in enumerate(places):
            (box,) = LexborHTMLParser((folder / "site" / place / "index.html").read_text("utf-8")).css(".mp-place")
            said = " ".join(box.css_first(".mp-place__title").text().split())
            assert said == f"{title} Part {index + 1} of {len(parts)}"
            around = {"prev": places[index - 1 : index], "next": places[index + 1 : index + 2]}
            for way, expected in around.items():
                assert [urljoin(place, str(a.attributes["href"])) for a in box.css(f"[rel={way}]")] == expected


def address_of(folder: Path, stem: str) -> str:
    """A post's address, by its file's name: some bear another day than their front matter."""
    (page,) = (folder / "site").glob(f"20*/*/*/{slug_of(stem[11:])}/index.html")
    return f"{page.parent.relative_to(folder / 'site').as_posix()}/"


def test_two_texts_call_themselves_another_part_than_their_series_has_them_as(corpus: tuple[Path, Any]):
    """Whatever else the posts say of their series agrees with series.yml: titles, parts, and of how many."""
    _, result = corpus
    codes = ("part-prose", "part-disagrees", "not-in-series", "unknown-part", "unknown-series", "short-series")
    told = [p for p in result.problems if p.code in codes or "/series/" in p.span.path]
    assert [(p.span.path[14:24], p.span.line, p.message) for p in told] == [
        ("2019-05-09", 18, "the text says 'Part 3 in a series of posts', and this is part 4 of 5 in "
         "'Human-centered design for IT centralization'"),
        ("2021-05-03", 19, "the text says 'part four in a series of posts', and this is part 3 of 3 in "
         "'Building product management capacity in government'"),
    ]  # fmt: skip


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
