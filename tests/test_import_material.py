"""A site made with Material for MkDocs moves here: what the report says of every address is true."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli.commands import milepost
from tests.sites import NOW, QUICK, build_site, files_of, published, said, write_site

OLD = files_of("""\
=== mkdocs.yml
site_name: Harbour advice
site_url: https://old.example/
copyright: Harbour & Co.
theme:
  name: material
  custom_dir: overrides
  font: false
  palette: {primary: teal}
nav:
  - Home: index.md
  - The firm:
      - about/team.md
      - Ours elsewhere: https://far.example/
  - Blog: blog/index.md
  - Tags: tags.md
markdown_extensions:
  - admonition
  - attr_list
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
plugins:
  - search
  - tags
  - meta
  - blog:
      pagination_per_page: 2
      authors_profiles: true
      post_excerpt_separator: <!-- cut -->
exclude_docs: |
  secret/
extra:
  social: [{icon: fontawesome/brands/mastodon, link: "https://social.example/@harbour"}]
=== overrides/main.html
{% extends "base.html" %}
=== docs/index.md
# Welcome

Read [a post](blog/posts/first.md#a-tip) or see [the team](about/team.md). ![Pier](images/pier.png)
=== docs/about/team.md
# The team

[Home](../index.md) and [what is gone](../gone.md).
=== docs/tags.md
# Tags

<!-- material/tags -->
=== docs/secret/plan.md
# Nobody sees this
=== docs/notes.txt
Some notes.
=== docs/blog/index.md
# The blog
=== docs/blog/.authors.yml
authors:
  jo:
    name: Jo Quay
    description: Writes
    avatar: images/pier.png
=== docs/blog/posts/.meta.yml
authors: [jo]
=== docs/blog/posts/first.md
---
date: 2024-01-31
categories: [Sales, Getting started]
tags: [one]
mood: calm
---

# The *first*: a beginning

What it is about.

<!-- cut -->

## A tip

![Here](near.png) and $$x^2$$.

```mermaid
graph LR
```
=== docs/blog/posts/second.md
---
date:
  created: 2024-03-01
  updated: 2024-05-01
categories: [Sales]
slug: my-second
pin: true
links:
  - The team: about/team.md
---

# The second

See [the first](first.md#a-tip).
=== docs/blog/posts/2025/third.md
---
date: 2025-03-01
categories: [Sales]
readtime: 7
hide: [toc]
---

# Third time -- lucky

Text.
=== docs/blog/posts/unready.md
---
date: 2025-04-01
draft: true
---

# Unready
""")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
KEEPING = QUICK.replace("- milepost:", '- milepost:\n      permalink: "blog/{date}/{slug}/"')


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_site(tmp_path / "old", OLD)
    for path in ("images/pier.png", "blog/posts/near.png"):
        (tmp_path / "old/docs" / path).parent.mkdir(exist_ok=True)
        (tmp_path / "old/docs" / path).write_bytes(PNG)
    folder = write_site(tmp_path / "firm", {"mkdocs.yml": QUICK})
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return folder


def bring(*arguments: str) -> Result:
    return CliRunner().invoke(milepost, ["import", "material", "../old", *arguments])


def read(path: Path) -> tuple[dict[str, object], str]:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def told_addresses(told: str) -> dict[str, tuple[str, str]]:
    found = re.findall(r"^(kept|redirected|lost) +/(.*?)(?: -> /(.*)| \(.*\))?$", told, re.MULTILINE)
    return {address: (fate, to) for fate, address, to in found}


BLOG = "  - blog:\n"
VARIANTS = {
    "as it comes": ("", "", {"sitemap.xml.gz", "tags.json"}),
    "the blog is the home page": (
        BLOG,
        f"{BLOG}      blog_dir: .\n      post_dir: blog/posts\n      authors_file: blog/.authors.yml\n"
        "      archive_url_date_format: yyyy/MM\n      pagination_url_format: p{page}\n",
        {"sitemap.xml.gz", "tags.json"},
    ),
    "files with endings, by category, with drafts": (
        BLOG,
        f"{BLOG}      post_url_format: '{{categories}}/{{file}}'\n      draft: true\n      archive: false\n",
        {"sitemap.xml.gz", "tags.json", "tags.html", "blog/unready.html"},
    ),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_of_every_address_that_mkdocs_publishes_the_report_is_true(site: Path, name: str):
    old, new, lost = VARIANTS[name]
    config = OLD["mkdocs.yml"].replace(old, new, 1) if old else OLD["mkdocs.yml"]
    config = f"use_directory_urls: false\n{config}" if "endings" in name else config
    (site.parent / "old/mkdocs.yml").write_text(config, "utf-8")
    before = {path: path.read_bytes() for path in (site.parent / "old").rglob("*") if path.is_file()}
    told = bring("--dry-run")
    assert told.exit_code == 0, told.output
    fates = told_addresses(told.output)
    bring()
    assert before == {path: path.read_bytes() for path in (site.parent / "old").rglob("*") if path.is_file()}
    theirs = site.parent / "theirs"
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(theirs)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(mkdocs, cwd=site.parent / "old", check=True, env=environment, capture_output=True)
    there = {path.relative_to(theirs).as_posix() for path in theirs.rglob("*") if path.is_file()}
    there = {path.removesuffix("index.html") for path in there if not path.startswith("assets/")}
    assert len(there) > 20
    assert {address for address in there if address not in fates} == set()
    assert {address for address in fates if address not in there} == set()
    result = build_site(site)
    assert not [one for one in result.problems if one.severity == "error"], said(result)
    here = published(site / "site")
    for address, (fate, to) in fates.items():
        page = here.get(f"{address}index.html" if not address or address.endswith("/") else address)
        assert (page is not None) == (fate != "lost"), address
        if fate == "redirected":
            assert b"http-equiv" in (page or b""), address
            assert f"{to}index.html" in here, address
    assert {address for address, (fate, _) in fates.items() if fate == "lost"} == lost
    if name == "as it comes":
        assert fates["blog/category/sales/page/2/"] == ("redirected", "topics/sales/")
        assert fates["blog/archive/2024/"] == ("redirected", "blog/")
        assert fates["blog/author/jo/"] == ("redirected", "authors/jo/")


def test_feeds_redirects_and_what_only_plugins_know_are_told(site: Path):
    config = OLD["mkdocs.yml"].replace(
        "plugins:\n",
        "plugins:\n  - rss\n  - macros\n  - blog-two\n"
        "  - redirects:\n      redirect_maps:\n        old.md: blog/posts/first.md\n        gone.md: nowhere.md\n"
        "        shop.md: https://far.example/\n",
    )
    config = config.replace("exclude_docs", "  - blog: {blog_dir: news}\nexclude_docs")
    (site.parent / "old/mkdocs.yml").write_text(f"{config}hooks: [ours.py]\n", "utf-8")
    page = '# Made\n\n{{ rates }} and `{{ code }}`\n\n--8<-- "part.md"\n\n:smile: at 10:30:15\n'
    (site.parent / "old/docs/made.md").write_text(page, "utf-8")
    told = bring("--dry-run").output
    for line in (
        "      feed: {also: [feed_rss_created.xml, feed_rss_updated.xml]}",
        "redirected /old/ -> /posts/the-first-a-beginning/",
        "lost       /feed_rss_created.xml (a feed)",
        "lost       /gone/ (a redirect)",
        "the redirect from /shop/ to 'https://far.example/' does not come",
        "warning[import-dropped]: there are several blogs",
        "mkdocs.yml: warning[import-dropped]: the redirect from /gone/ to 'nowhere.md' does not come",
        "note[import-dropped]: the plugin 'macros' does not come",
        "note[import-dropped]: hooks are programs and do not come",
        "docs/made.md:3:1: warning[import-markup]: a macro is plain text here",
        "docs/made.md:5:1: warning[import-markup]: a snippet of another file is not put in here",
        "docs/made.md:7:1: warning[import-markup]: an emoji by its name is plain text here",
    ):
        assert line in told, told
    assert told.count("docs/made.md:") == 3
    feed = "feed: {authority: advice.example, year: 2024, also: [feed_rss_created.xml, feed_rss_updated.xml]}"
    (site / "mkdocs.yml").write_text(re.sub(r"feed: \{.*\}", feed, QUICK), "utf-8")
    assert told_addresses(bring().output).get("feed_rss_created.xml") is None
    front, _ = read(site / "content/posts/2024-01-31-the-first-a-beginning.md")
    assert front["id"] == "https://old.example/blog/2024/01/31/the-first-a-beginning/"


def test_with_the_permalink_that_the_report_names_posts_keep_their_addresses(site: Path):
    assert '      permalink: "blog/{date}/{slug}/"' in bring("--dry-run").output
    (site / "mkdocs.yml").write_text(KEEPING, "utf-8")
    fates = told_addresses(bring("--dry-run").output)
    posts = [address for address in fates if re.match(r"blog/\d{4}/\d\d/", address)]
    assert len(posts) == 3
    assert {fates[address][0] for address in posts} == {"kept"}


def test_posts_come_with_what_they_say_and_links_lead_to_files(site: Path):
    bring()
    front, body = read(site / "content/posts/2024-01-31-the-first-a-beginning.md")
    assert front["authors"] == ["jo"]
    assert front["topics"] == ["Sales", "Getting started"]
    assert front["tags"] == ["one"]
    assert front["extra"] == {"mood": "calm"}
    assert "What it is about.\n\n<!-- more -->\n\n## A tip" in body
    assert "![Here](../static/blog/near.png)" in body
    front, body = read(site / "content/posts/2024-03-01-my-second.md")
    assert str(front["updated"]) == "2024-05-01"
    assert front["pin"] is True
    assert front["links"] == [{"The team": "../pages/about/team.md"}]
    assert "[the first](2024-01-31-the-first-a-beginning.md#a-tip)" in body
    front, _ = read(site / "content/posts/2025-03-01-third-time----lucky.md")
    assert (front["slug"], front["readtime"], front["hide"]) == ("third-time----lucky", 7, ["toc"])
    assert read(site / "content/posts/2025-04-01-unready.md")[0]["draft"] is True
    assert "[a post](../posts/2024-01-31-the-first-a-beginning.md#a-tip)" in read(site / "content/pages/index.md")[1]
    front, _ = read(site / "content/authors/jo.md")
    assert front["avatar"] == {"src": "../static/images/pier.png", "alt": ""}
    assert not any("secret" in path.as_posix() for path in (site / "content").rglob("*"))


def test_the_report_tells_what_stays_behind_and_the_lines_for_mkdocs_yml(site: Path):
    told = bring("--dry-run").output
    assert published(site / "content") == {}
    for line in (
        "docs/blog/posts/first.md:5:1: note[import-unknown]: the key 'mood' has no counterpart here",
        "docs/blog/posts/first.md:16:23: warning[import-markup]: a formula is plain text here",
        "docs/blog/posts/first.md:18:1: warning[import-markup]: a diagram is plain code here",
        "docs/about/team.md: note[import-link]: '../gone.md' is not among what comes here",
        "mkdocs.yml:6:15: note[import-dropped]: the templates in 'overrides' do not come",
        "mkdocs.yml: note[import-stay]: this site can also stay as it is",
        "copyright: Harbour & Co.",
        "  palette:\n    primary: teal",
        "- The firm:\n  - pages/about/team.md\n  - Ours elsewhere: https://far.example/",
        "- Tags: /tags/",
        "link: https://social.example/@harbour",
    ):
        assert line in told, told


def test_to_import_twice_changes_nothing(site: Path):
    bring()
    before = published(site)
    told = bring().output
    assert "\n0 files written" in told, told
    assert published(site) == before


def test_a_post_whose_front_matter_cannot_be_read_comes_with_all_that_stands_there(site: Path):
    broken = "---\ndate: 2024-02-02\ntitle: [open\nnested:\n  deep: words\n---\n\nThe text.\n"
    (site.parent / "old/docs/blog/posts/broken.md").write_text(broken, "utf-8")
    (site.parent / "old/docs/blog/posts/bare.md").write_text("# Bare\n\nNo front matter.\n", "utf-8")
    deep = f"---\ndate: in May\nodd: {'[' * 3000}\n---\n\nDeep.\n"
    (site.parent / "old/docs/blog/posts/deep.md").write_text(deep, "utf-8")
    (site.parent / "old/docs/blog/posts/other.md").write_text("---\ndate: in June\n---\n\n# Other\n", "utf-8")
    (site.parent / "old/docs/blog/posts/late.md").write_text("---\ndate: 2027-01-05\n---\n\nLate.\n", "utf-8")
    told = bring()
    assert told.exit_code == 0, told.output
    assert "docs/blog/posts/broken.md:4:7: warning[import-front-matter]" in told.output, told.output
    assert "docs/blog/posts/bare.md: warning[import-date]: the post has no date" in told.output
    (path,) = [one for one in (site / "content/posts").glob("*.md") if "The text." in one.read_text("utf-8")]
    assert "deep: words" in path.read_text("utf-8")
    assert "late.md: note[import-date]: the post is dated 2027-01-05: here nobody sees it" in told.output
    assert "date: in May" in (site / "content/posts/deep.md").read_text("utf-8")
    assert read(site / "content/posts/other.md")[0]["extra"] == {"date": "in June"}
    assert "No front matter." in (site / "content/posts/bare.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("config", "line"),
    [
        (None, "error[no-config]"),
        ("site_name: [open\n", "mkdocs.yml:1:12: error[config-syntax]"),
    ],
)
def test_a_folder_whose_mkdocs_yml_cannot_be_read_is_refused(site: Path, config: str | None, line: str):
    path = site.parent / "old/mkdocs.yml"
    path.unlink()
    if config is not None:
        path.write_text(config, "utf-8")
    told = bring()
    assert told.exit_code == 1
    assert line in told.output
    assert published(site / "content") == {}
