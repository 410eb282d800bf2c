"""The example site as the audit sees it, and which addresses stand for the kinds of page.

To the example's own texts come two posts that no reader needs: one that uses everything an author can write, and one
without a picture. Lists are short, so that a topic has a second page.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.example import EVERY_CONSTRUCT, SITE_URL, add_every_construct, build_written, write_example

NO_PICTURE = Path(__file__).with_name("no-picture.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of page. `text` says that its lines are measured; `most` is its bar in KiB, where there is one.

    `like` is another kind with the same parts: where time is short, looking at that one is enough.
    """

    name: str
    address: str
    text: bool = False
    most: int | None = None
    like: str = ""


KINDS = (
    Kind(name="home", address=""),
    Kind(name="post", address="posts/start-here/", text=True, most=45),
    Kind(name="post without a picture", address="posts/no-picture/", text=True, most=45, like="post"),
    Kind(name="post with every construct", address=EVERY_CONSTRUCT.replace(".md", "/")),
    Kind(name="post in a series", address="posts/four-steps-vision/"),
    Kind(name="page", address="about/", text=True, most=45),
    Kind(name="archive", address="archive/", most=30),
    Kind(name="year", address="archive/2026/", most=30, like="archive"),
    Kind(name="topics", address="topics/", most=30),
    Kind(name="topic", address="topics/owner/"),
    Kind(name="topic, page 2", address="topics/owner/page/2/", like="topic"),
    Kind(name="authors", address="authors/", most=30, like="author"),
    Kind(name="author", address="authors/sales-desk/"),
    Kind(name="all series", address="series/", like="topics"),
    Kind(name="series", address="series/four-steps/"),
    Kind(name="plan", address="series/four-steps/plan/"),
    Kind(name="quizzes", address="quizzes/", like="topics"),
    Kind(name="quiz", address="quizzes/order-book/", text=True),
    Kind(name="feeds", address="feeds/", most=30, like="page"),
    Kind(name="tags", address="tags/", most=30, like="archive"),
    # Looks up the nearest pages in the search index, which no other page fetches by itself.
    Kind(name="404", address="404.html"),
)


def kind(name: str) -> Kind:
    return next(kind for kind in KINDS if kind.name == name)


def build_audited(folder: Path, site_url: str = SITE_URL) -> Path:
    """Builds the site below a folder and returns the folder that a host would serve."""
    write_example(folder, site_url=site_url, per_page=4)
    add_every_construct(folder)
    shutil.copyfile(NO_PICTURE, folder / "content/posts" / NO_PICTURE.name)
    return build_written(folder)
