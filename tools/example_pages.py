"""One address for each kind of page of the example site: chosen from what the site has, not from today's names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from generator.build import Request
from generator.build.site import link_site, open_folder
from generator.build.tools import Tools
from generator.cache import BodyStore
from generator.library import Library, Planned
from generator.library.link import Linked
from generator.library.values import Post
from generator.routes import output_path

LISTS = ("topic", "author", "archive-year")
"""Kinds of which the longest list is shown."""
KINDS = (
    "home", "blog", "post", "page", "archive", "archive-year", "topics", "topic", "series-all", "series", "series-plan",
    "plan", "quizzes", "quiz", "authors", "author",
    "feeds",
)  # fmt: skip
CONSTRUCTS = (
    "<table", '<div class="highlight', 'class="footnote', "<blockquote", "<figure", "admonition", "<details",
    'class="tabbed', 'class="task-list', "<dl", "<h3",
)  # fmt: skip


def example_pages(folder: Path, site: Path, now: datetime) -> dict[str, str]:
    """Kind to address, in the order in which a reader comes to them. `folder` is the site's, `site` what was built."""
    linked = _linked(folder, now)
    return dict(_chosen(linked, site))


def _linked(folder: Path, now: datetime) -> Linked:
    request = Request(config=folder / "mkdocs.yml", now=now)
    opened, problems = open_folder(request)
    assert opened is not None, problems
    with BodyStore() as bodies:
        return link_site(opened, request, Tools(bodies=bodies))[0]


def _chosen(linked: Linked, site: Path) -> Iterator[tuple[str, str]]:
    library, planned = linked.library, linked.planned
    posts, pages = _posts(library, site), dict(_firsts(library, planned))
    for kind in KINDS:
        if kind == "post":
            yield from posts
        elif kind in pages:
            yield kind, pages[kind]
    yield from ((kind, pages[kind]) for kind in pages if kind.endswith("-2") or kind == "tags")
    yield "404", "no/such/page/"


def _firsts(library: Library, planned: tuple[Planned, ...]) -> Iterator[tuple[str, str]]:
    """For each kind the page with most posts, and the second page of its list where there is one."""
    for kind in dict.fromkeys(page.route.kind for page in planned):
        of_kind = [page for page in planned if page.route.kind == kind]
        key = max((page.route.key for page in of_kind), key=_length(kind, library))
        if kind not in LISTS:
            key = of_kind[0].route.key
        for page in of_kind:
            if page.route.key == key and page.route.page <= 2:
                yield (kind if page.route.page == 1 else f"{kind}-2"), page.address


def _length(kind: str, library: Library) -> Callable[[str], int]:
    lists = {"topic": library.by_topic, "author": library.by_author, "archive-year": library.by_year}.get(kind, {})
    return lambda key: len(lists.get(key, ()))


def _posts(library: Library, site: Path) -> list[tuple[str, str]]:
    """A post with a picture at its top, the one with most kinds of content, one without a picture, one of a series."""
    raster = next((post for post in library.posts if _picture(post).endswith((".jpg", ".png", ".webp"))), None)
    pictured = raster or next((post for post in library.posts if _picture(post)), None)
    long = max(library.posts, key=lambda post: _richness(post, site), default=None)
    plain = next((post for post in library.posts if not _picture(post) and post is not long), None)
    last = next((post for post in library.posts if post.entry.path in library.places), None)
    named = (("post-picture", pictured), ("post-long", long), ("post-plain", plain), ("post-series", last))
    return [(name, post.address) for name, post in named if post is not None]


def _picture(post: Post) -> str:
    return post.entry.image.src.name if post.entry.image else ""


def _richness(post: Post, site: Path) -> tuple[int, int]:
    html = Path(site, output_path(post.address)).read_text("utf-8")
    text = html[html.find("<article") :]
    return sum(construct in text for construct in CONSTRUCTS), post.entry.text.words
