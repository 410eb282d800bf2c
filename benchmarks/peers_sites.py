"""The blog of posts.py as two sites, Milepost's and Hugo's, and the same edits for both.

Hugo has no title in the text, other boxes than Material, and no archive by year but a taxonomy: a post is translated,
so that each edit is written once. Its layouts and settings are in the folder hugo beside this file.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import count
from pathlib import Path

from posts import FIRST_DAY, TOPICS, write_blog

HUGO = Path(__file__).resolve().parent / "hugo"
OPTIONS = """\
INHERIT: mkdocs.yml
plugins:
  search: {enabled: false}
  blog: {pagination_per_page: 10}
  milepost: {cards: false, related: 0, share: [], purge: false, feed: {authority: blog.example, year: 2012}}
"""
"""What Hugo's layouts do not do is off: cards, posts to read next, ways to share, a sheet for this site, search."""
CONFIG = "peers.yml"
_FRESH = count()
"""Numbers of words that no page can have yet."""


@dataclass(frozen=True)
class Blog:
    """Both sites, each in a folder of its own below `folder`, and into which folders they are built."""

    folder: Path
    posts: int

    @cached_property
    def ours(self) -> Path:
        return self.folder / "milepost"

    @cached_property
    def theirs(self) -> Path:
        return self.folder / "hugo"

    @cached_property
    def built(self) -> tuple[Path, Path]:
        """Hugo's pages and ours."""
        return self.theirs / "public", self.ours / "site"

    def post(self, number: int) -> Path:
        return self.ours / f"docs/blog/posts/post-{number:05}.md"

    def write(self, number: int, text: str) -> None:
        """One post for both."""
        self.post(number).write_text(text, encoding="utf-8")
        (self.theirs / f"content/blog/posts/post-{number:05}.md").write_text(hugo_post(text), encoding="utf-8")


@dataclass(frozen=True)
class Change:
    """New texts of posts by their numbers, and what a page that was built then must hold."""

    texts: Mapping[int, str]
    page: str
    """Where that page is, as a pattern of names in the built site."""
    word: str


def write_sites(folder: Path, posts: int, words: int) -> Blog:
    blog = Blog(folder, posts)
    write_blog(blog.ours, posts, words)
    (blog.ours / CONFIG).write_text(OPTIONS, encoding="utf-8")
    shutil.copytree(HUGO, blog.theirs)
    (blog.theirs / "content/blog/posts").mkdir(parents=True)
    (blog.theirs / "content/_index.md").write_text(
        "---\ntitle: Welcome\n---\n\nAll our [advice](blog/_index.md).\n", encoding="utf-8"
    )
    (blog.theirs / "content/blog/_index.md").write_text("---\ntitle: Advice\n---\n", encoding="utf-8")
    for number in range(posts):
        blog.write(number, blog.post(number).read_text("utf-8"))
    return blog


def hugo_post(text: str) -> str:
    """A post as Hugo reads it: title and year in the front matter, boxes as alerts, its own mark after the excerpt."""
    front, title, body = re.findall(r"\A---\n(.*?)---\n\n# (.*?)\n(.*)\Z", text, re.DOTALL)[0]
    year = re.findall(r"^date: (\d{4})", front, re.MULTILINE)[0]
    body = body.replace("<!-- more -->", "<!--more-->")
    body = re.sub(r'^!!! (\w+) "(.*)"\n\n    (.*)$', r"> [!\1] \2\n> \3", body, flags=re.MULTILINE)
    return f'---\ntitle: {title}\n{front}years: ["{year}"]\n---\n{body}'


def a_word_edited(blog: Blog, turn: int) -> Change:
    """A new word in the third paragraph of an older post, which stands on no list and in no feed."""
    number = blog.posts // 10
    blocks = blog.post(number).read_text("utf-8").split("\n\n")
    third = [at for at, block in enumerate(blocks) if block[0].isalpha()][2]
    word = f"edited{next(_FRESH):05}"
    blocks[third] = f"{blocks[third].rpartition(' ')[0]} {word}."
    return Change({number: "\n\n".join(blocks)}, f"blog/*/*/*/*-{number}/index.html", word)


def a_title_changed(blog: Blog, turn: int) -> Change:
    """Of an older post, which has another address then, in the lists and in the links of others too."""
    number, word = blog.posts // 5 + turn, f"renamed{turn}"
    text = re.sub(
        r"^# .*$", f"# {word.capitalize()} {number}", blog.post(number).read_text("utf-8"), flags=re.MULTILINE
    )
    return Change({number: text}, f"blog/*/*/*/{word}-{number}/index.html", word.capitalize())


def a_new_post(blog: Blog, turn: int) -> Change:
    """The newest, so that every page of every list it stands in moves by one."""
    number = blog.posts + turn
    text = blog.post(0).read_text("utf-8").replace("more -->", "more -->\n\nThis one is new.", 1)
    text = text.replace(FIRST_DAY.isoformat(), (FIRST_DAY + timedelta(days=5000 + turn)).isoformat(), 1)
    text = re.sub(r"^# .*$", f"# Brand new {number}", text, flags=re.MULTILINE)
    return Change({number: text}, f"blog/*/*/*/brand-new-{number}/index.html", "This one is new")


def a_topic_renamed(blog: Blog, turn: int) -> Change:
    """In the front matter of all its posts, a fifth of the blog's."""
    new = f"{TOPICS[1]}{turn}"
    numbers = [int(path.stem[-5:]) for path in sorted(blog.ours.glob("docs/blog/posts/*.md"))]
    texts = {number: blog.post(number).read_text("utf-8") for number in numbers}
    return Change(
        {
            number: re.sub(rf"categories: \[{TOPICS[1]}\d*\]", f"categories: [{new}]", text, count=1)
            for number, text in texts.items()
            if f"categories: [{TOPICS[1]}" in text
        },
        f"blog/category/{new.lower()}/index.html",
        new,
    )


EDITS: dict[str, Callable[[Blog, int], Change]] = {
    "edit": a_word_edited,
    "title": a_title_changed,
    "post": a_new_post,
    "topic": a_topic_renamed,
}


def pages(site: Path) -> set[str]:
    """The addresses that have a page."""
    return {str(path.parent.relative_to(site)) for path in site.rglob("index.html")}
