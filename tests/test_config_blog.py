"""A blog in Material's layout keeps its folders and its addresses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import indent

import pytest

from generator.config import Config, parse_config
from generator.routes import Layout, list_address, post_address

POSTS = (
    ("one-file", "one-post", "2024-03-05", ("big-sales", "ops")),
    ("two-file", "two", "2023-11-20", ("ops",)),
)
"""File, slug of the title, date, slugs of the categories."""

BLOGS = {
    "as it comes": "",
    "at the root": "blog_dir: .",
    "by category": "blog_dir: a/news/\npost_url_format: /{categories}/{slug}\npost_url_max_categories: 2\n"
    "pagination_per_page: 1",
    "with all formats": "post_url_date_format: yyyy-M-d\npost_url_format: '{date}-{slug}'\n"
    "archive_url_format: years/{date}\ncategories_url_format: c/{slug}\npagination_url_format: p/{page}\n"
    "pagination_per_page: 1\nauthors_profiles: true\nauthors_profiles_url_format: who/{slug}",
    "with most switched off": "post_dir: '{blog}/entries'\npost_url_format: '{file}'\narchive: false\n"
    "categories: false\npagination: false",
    "with folders elsewhere": "blog_dir: ./x\npost_dir: writing\nauthors_file: '{blog}/people.yml'\n"
    "authors_profiles: true",
}


def yaml_of(options: str) -> str:
    lines = indent(f"enabled: true\n{options}", " " * 6)
    return f"site_name: A\nsite_url: https://example.org/\nplugins:\n  - blog:\n{lines}\n"


def blog(options: str, more: str = "") -> Config:
    config, problems = parse_config({"mkdocs.yml": (yaml_of(options) + more).encode()}, "mkdocs.yml", {})
    assert config is not None
    assert [problem for problem in problems if problem.severity == "error"] == []
    return config


def test_a_blog_as_material_lays_it_out():
    config = blog("")
    assert config.docs_dir == "docs"
    assert config.options.blog_layout
    assert config.layout == Layout(
        posts_dir="blog/posts",
        pages_dir="",
        topics_dir="",
        authors_dir="",
        ctas_dir="",
        series_dir="",
        series_all="",
        series="",
        quizzes_dir="",
        quizzes="",
        quiz="",
        plan="",
        feeds="",
        static_dir="",
        authors_file="blog/.authors.yml",
        post="blog/{date}/{slug}/",
        date_format="yyyy/MM/dd",
        blog="blog/",
        archive="",
        archive_year="blog/archive/{year}/",
        topics="",
        topic="blog/category/{slug}/",
        authors="",
        author="",
        tags="",
        further="page/{page}/",
    )


def test_a_blog_at_the_root_is_the_home_page():
    layout = blog("blog_dir: .").layout
    assert (layout.blog, layout.posts_dir, layout.topic) == ("", "posts", "category/{slug}/")


def test_the_tags_plugin_gives_a_blog_its_page_of_tags():
    assert blog("", "  - tags\n").layout.tags == "tags/"


def test_the_folder_of_content_may_still_be_named():
    assert blog("", "docs_dir: texts\n").docs_dir == "texts"


def test_a_blog_that_is_switched_off_lays_nothing_out():
    config, _ = parse_config({"m": b"site_name: A\nplugins: [blog: {enabled: false}]"}, "m", {})
    assert config is not None
    assert config.layout == Layout()
    assert (config.docs_dir, config.options.blog_layout) == ("content", False)


def test_allowed_categories_and_the_length_of_lists_are_kept():
    options = blog("categories_allowed: [Sales, Operations]\npagination_per_page: 7").options
    assert (options.allowed_topics, options.per_page) == (("Sales", "Operations"), 7)
    assert blog("pagination: false").options.per_page > 100_000


def test_our_own_options_go_over_those_of_the_blog():
    config = blog("pagination_per_page: 7", "  - milepost: {per_page: 3, permalink: 'advice/{slug}'}\n")
    assert (config.options.per_page, config.layout.post) == (3, "advice/{slug}/")


def test_only_as_many_categories_stand_in_an_address_as_the_blog_says():
    layout = blog("post_url_format: '{categories}/{slug}'").layout
    both = ("sales", "pricing")
    assert post_address(layout, slug="a", date="2024-01-01", categories=both) == "blog/sales/a/"
    assert post_address(layout, slug="a", date="2024-01-01") == "blog/a/"
    layout = blog("post_url_format: '{categories}/{slug}'\npost_url_max_categories: 2").layout
    assert post_address(layout, slug="a", date="2024-01-01", categories=both) == "blog/sales/pricing/a/"


@pytest.mark.long
@pytest.mark.parametrize("name", BLOGS)
def test_the_addresses_are_those_that_materials_own_plugin_makes(name, tmp_path: Path):
    config = blog(BLOGS[name])
    write_blog(tmp_path, config, yaml_of(BLOGS[name]))
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=tmp_path, env=environment, check=True)
    made = {path.parent.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("index.html")}
    assert {"" if folder == "." else f"{folder}/" for folder in made} == addresses(config)


def write_blog(folder: Path, config: Config, text: str) -> None:
    docs, layout = folder / "docs", config.layout
    (docs / layout.posts_dir).mkdir(parents=True)
    (docs / layout.blog).mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(text + "theme: {name: material, font: false}\n", "utf-8")
    (docs / "index.md").write_text("# Home\n", "utf-8")
    (docs / layout.blog / "index.md").write_text("# Blog\n", "utf-8")
    authors = "authors:\n  ann: {name: Ann, description: Writes, avatar: a.png}\n"
    (docs / layout.authors_file).write_text(authors, "utf-8")
    for file, slug, date, categories in POSTS:
        front = f"---\ndate: {date}\ncategories: [{', '.join(categories)}]\nauthors: [ann]\n---\n"
        (docs / layout.posts_dir / f"{file}.md").write_text(f"{front}# {slug}\n\nText.\n", "utf-8")


def addresses(config: Config) -> set[str]:
    layout = config.layout
    lists = [layout.blog, layout.topic.replace("{slug}", "ops"), layout.author.replace("{slug}", "ann")]
    found = {"", layout.blog, layout.topic.replace("{slug}", "big-sales"), *lists}
    found |= {layout.archive_year.replace("{year}", date[:4]) for _, _, date, _ in POSTS}
    found |= {post_address(layout, slug=s, date=d, categories=c, file=f) for f, s, d, c in POSTS}
    if config.options.per_page == 1:
        # Two posts of one author in one category; the blog at the root has no list of its own besides home.
        found |= {list_address(address, layout, 2) for address in lists if address or address == layout.blog}
    return found
