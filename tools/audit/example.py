"""The example site as the audit sees it, and which addresses stand for the kinds of page.

To the example's own texts come two posts that no reader needs: one that uses everything an author can write, and one
without a picture. Lists are short, so that a topic has a second page.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator.build import Request, build

ROOT = Path(__file__).resolve().parent.parent.parent
SITE_URL = "https://milepost.example/"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SHORT_LISTS = ("      timezone: UTC\n", "      timezone: UTC\n      per_page: 4\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of page. `text` says that its lines are measured; `most` is its bar in KiB, where READERS.md has one."""

    name: str
    address: str
    text: bool = False
    most: int | None = None


KINDS = (
    Kind(name="home", address=""),
    Kind(name="post", address="posts/start-here/", text=True, most=45),
    Kind(name="post without a picture", address="posts/audit-no-picture/", text=True, most=45),
    Kind(name="post with every construct", address="posts/audit-every-construct/"),
    Kind(name="page", address="about/", text=True, most=45),
    Kind(name="archive", address="archive/", most=30),
    Kind(name="year", address="archive/2026/", most=30),
    Kind(name="topics", address="topics/", most=30),
    Kind(name="topic", address="topics/owner/"),
    Kind(name="topic, page 2", address="topics/owner/page/2/"),
    Kind(name="authors", address="authors/", most=30),
    Kind(name="author", address="authors/sales-desk/"),
    Kind(name="tags", address="tags/", most=30),
    Kind(name="404", address="404.html", most=30),
)


def kind(name: str) -> Kind:
    return next(kind for kind in KINDS if kind.name == name)


def build_example(folder: Path, site_url: str = SITE_URL) -> Path:
    """Builds the site in an empty folder and returns the folder that a host would serve."""
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    for post in sorted(Path(__file__).with_name("posts").glob("*.md")):
        shutil.copy(post, folder / "content/posts" / post.name)
    (folder / "mkdocs.yml").write_text(configured(site_url), "utf-8")
    result = build(Request(config=folder / "mkdocs.yml", now=NOW))
    if result.counts is None:
        raise SystemExit("the example site has problems:\n" + "\n".join(map(str, result.problems)))
    return folder / "site"


def configured(site_url: str) -> str:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    for old, new in ((f"site_url: {SITE_URL}", f"site_url: {site_url}"), SHORT_LISTS):
        if old not in config:
            raise SystemExit(f"mkdocs.yml has no {old.strip()!r} to change")
        config = config.replace(old, new, 1)
    return config
