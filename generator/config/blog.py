"""`plugins: - blog`: the folders and addresses of a blog as Material lays it out, so that it moves here unchanged.

The shapes are those of Material's blog plugin (material/plugins/blog/config.py and plugin.py, _format_path_for_*).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.config.idle import Idle
from generator.config.keys import IDLE_BLOG_OPTIONS
from generator.config.nodes import Opaque
from generator.config.patterns import read_date_format, read_folder, read_pattern
from generator.config.plugins import pass_over
from generator.config.sections import Section
from generator.diagnostics import warning
from generator.routes import Layout

ALL_ON_ONE_PAGE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """What Material's options say that is not an address."""

    layout: Layout
    per_page: int
    allowed_topics: tuple[str, ...]


def parse_blog(blog: Section, *, with_tags: bool, idle: Idle) -> Blog:
    root = read_folder(blog, "blog_dir", "blog")
    prefix = f"{root}/" if root else ""
    authors_file = read_folder(blog, "authors_file", "{blog}/.authors.yml", blog=root)
    layout = Layout(
        posts_dir=read_folder(blog, "post_dir", "{blog}/posts", blog=root),
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
        authors_file=authors_file if blog.flag("authors", True) else "",
        post=prefix + _pattern(blog, "post_url_format", "{date}/{slug}", ("date", "slug", "categories", "file")),
        date_format=read_date_format(blog, "post_url_date_format", "yyyy/MM/dd"),
        url_categories=blog.number("post_url_max_categories", 1, lowest=0),
        blog=prefix,
        archive="",
        archive_year=_archive(blog, prefix),
        topics="",
        topic=_switched(blog, "categories", prefix, "categories_url_format", "category/{slug}"),
        authors="",
        author=_switched(blog, "authors_profiles", prefix, "authors_profiles_url_format", "author/{slug}"),
        tags="tags/" if with_tags else "",
        further=_pattern(blog, "pagination_url_format", "page/{page}", ("page",)),
    )
    per_page = blog.number("pagination_per_page", 10)
    parsed = Blog(
        layout=layout,
        per_page=per_page if blog.flag("pagination", True) else ALL_ON_ONE_PAGE,
        allowed_topics=blog.texts("categories_allowed"),
    )
    _slugs(blog, idle)
    pass_over(blog, IDLE_BLOG_OPTIONS, idle)
    return parsed


def _pattern(blog: Section, key: str, default: str, allowed: tuple[str, ...]) -> str:
    needed = ("slug", "file") if "file" in allowed else allowed
    return read_pattern(blog, key, default, allowed=allowed, needed=needed)


def _switched(blog: Section, switch: str, prefix: str, key: str, default: str) -> str:
    """The pattern of a kind of page that an option switches off."""
    pattern = _pattern(blog, key, default, ("slug",))
    return prefix + pattern if blog.flag(switch, switch != "authors_profiles") else ""


def _archive(blog: Section, prefix: str) -> str:
    pattern = _pattern(blog, "archive_url_format", "archive/{date}", ("date",))
    date = read_date_format(blog, "archive_url_date_format", "yyyy")
    wanted = blog.flag("archive", True)
    if wanted and date not in ("yyyy", "y"):
        message = f"the archive has a page a year, not one for each '{date}'"
        problem = warning(
            blog.span("archive_url_date_format"), "archive-by-month", message, "archive_url_date_format: yyyy"
        )
        blog.problems.append(problem)
    return prefix + pattern.replace("{date}", "{year}") if wanted else ""


def _slugs(blog: Section, idle: Idle) -> None:
    """Slugs are lower case with hyphens, which is what Material's users ask of pymdownx by name."""
    for key in ("post_slugify", "categories_slugify"):
        node = blog.get(key)
        if node is not None and not (isinstance(node, Opaque) and re.search(r"slugs\.slugify$", node.tag)):
            idle.add("options", f"blog.{key}", node.span)
