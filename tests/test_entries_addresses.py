"""What a content file is by its place, and where its page will stand."""

from __future__ import annotations

import msgspec
import pytest

from generator.entries import kind_of
from generator.routes import Layout
from tests.entries_samples import BLOG, entry, parsed, post


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("posts/a.md", "post"),
        ("posts/a/index.md", "post"),
        ("posts/2026/a.md", "post"),
        ("posts/index.md", None),
        ("pages/index.md", "page"),
        ("pages/a/b.md", "page"),
        ("topics/sales.md", "topic"),
        ("topics/index.md", None),
        ("authors/sales-desk.MD", "author"),
        ("static/a.md", None),
        ("series/four-steps.md", "series"),
        ("quizzes/steady.md", "quiz"),
        ("README.md", None),
        ("posts/a.txt", None),
        ("posts.md", None),
    ],
)
def test_the_folder_says_what_a_file_is(path: str, kind: str | None):
    assert kind_of(path, Layout()) == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("blog/posts/a.md", "post"),
        ("blog/index.md", "page"),
        ("index.md", "page"),
        ("series/a.md", "page"),
        ("a/b.md", "page"),
    ],
)
def test_in_a_mkdocs_layout_everything_else_is_a_page(path: str, kind: str):
    assert kind_of(path, BLOG) == kind


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("posts/four-steps.md", "four-steps"),
        ("posts/2026-11-20-four-steps.md", "four-steps"),
        ("posts/2026-11-20_Four_Steps.md", "four-steps"),
        ("posts/2026-11-20-four-steps/index.md", "four-steps"),
        ("posts/2026/four-steps.md", "four-steps"),
        ("posts/2026-11-20.md", "2026-11-20"),
        ("posts/Größe & Wachstum.md", "größe-wachstum"),
        ("posts/gro\u0308ße.md", "größe"),
        ("posts/成長.md", "成長"),
    ],
)
def test_a_posts_address_comes_from_its_files_name(path: str, slug: str):
    assert post("date: 2026-11-20", path=path).slug == slug


def test_a_slug_of_the_authors_stands_in_front_of_that():
    found = post("slug: About-Us_2.0", path="posts/2026-11-20-x.md")
    assert (found.slug, str(found.slug_span)) == ("About-Us_2.0", "content/posts/2026-11-20-x.md:3:7")


@pytest.mark.parametrize(
    "slug",
    [
        "../x",
        "a/b",
        "a\\b",
        ".",
        "..",
        ".git",
        "_x",
        "index",
        "Index",
        "con",
        "NUL",
        "com1",
        "lpt9.txt",
        "a.",
        "a b",
        "a?b",
        "a#b",
        "a%2fb",
        "a:b",
        "<b>",
        "a\u202eb",
        "a\u200bb",
        "''",
        "a" * 300,
    ],
)
def test_a_slug_that_climbs_or_is_reserved_is_an_error(slug: str):
    found = parsed(
        "posts/2026-11-20-four-steps.md",
        f"---\ntitle: x\nslug: {slug if slug == chr(39) * 2 else msgspec.json.encode(slug).decode()}\n---\n",
    )
    assert [problem.code for problem in found.problems] == ["bad-slug"]
    assert found.entry is not None
    assert found.entry.slug == "four-steps"


@pytest.mark.parametrize(
    ("front", "slug"),
    [
        ("title: Hello & World!", "hello--world"),
        ("title: Über uns", "über-uns"),
        ("title: __init__ explained", "__init__-explained"),
        ("title: C++ <b>now</b>", "c-now"),
        ("slug: 2024/Hello", "2024/Hello"),
    ],
)
def test_in_materials_blog_the_title_makes_the_address_as_it_does_there(front: str, slug: str):
    front = front if "title" in front else f"title: x\n{front}"
    found = parsed("blog/posts/x.md", f"---\n{front}\ndate: 2026-11-20\n---\n", layout=BLOG, blog_layout=True)
    assert found.entry is not None
    assert found.entry.slug == slug
    assert {problem.severity for problem in found.problems} <= {"warning"}


def test_material_makes_the_same_slugs():
    slugs = pytest.importorskip("pymdownx.slugs")
    for title in ("Hello & World!", "A  b", "Größe_x", "1.0 — out", "日本 語", "It's here", " x "):
        found = parsed(
            "blog/posts/x.md",
            f"---\ntitle: {msgspec.json.encode(title).decode()}\ndate: 2026-11-20\n---\n",
            layout=BLOG,
            blog_layout=True,
        )
        assert found.entry is not None
        assert found.entry.slug == slugs.slugify(case="lower")(found.entry.title, "-")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("pages/index.md", ""),
        ("pages/README.md", ""),
        ("pages/about.md", "about/"),
        ("pages/About Us.md", "about-us/"),
        ("pages/a/b.md", "a/b/"),
        ("pages/a/index.md", "a/"),
    ],
)
def test_a_page_stands_where_its_file_does(path: str, address: str):
    assert entry(path, "# About").address == address


def test_a_page_in_a_mkdocs_layout_keeps_its_letters():
    assert entry("Guide/About Us.md", "# About", layout=BLOG).address == "Guide/About Us/"
    assert entry("blog/index.md", "# Blog", layout=BLOG).address == "blog/"


def test_a_pages_slug_takes_the_place_of_the_last_step():
    found = entry("pages/firm/about.md", "---\nslug: who-we-are\n---\n# About")
    assert (found.address, found.slug) == ("firm/who-we-are/", "who-we-are")
