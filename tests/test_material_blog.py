"""A blog for Material's blog plugin builds unchanged here, and keeps its addresses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import build_site, files_of, said, write_site

BLOG = """\
=== mkdocs.yml
site_name: A blog that moves
site_url: https://blog.example/
theme:
  name: material
  features: [navigation.tabs, navigation.indexes, content.code.copy]
  font: false
markdown_extensions:
  - admonition
  - attr_list
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - toc: {permalink: true}
plugins:
  - search
  - tags
  - blog:
      OPTIONS
      pagination_per_page: 2
      archive: true
=== docs/index.md
# Welcome

Read the [blog](BLOG_INDEX) or [a post](POSTS/first.md#a-tip).
=== docs/about/team.md
# The team
=== docs/CNAME
blog.example
=== BLOG/index.md
# The blog
=== BLOG/.authors.yml
authors:
  jo:
    name: Jo the author
    description: Writes
    avatar: https://blog.example/jo.png
  sam:
    name: Sam
    description: Edits
    avatar: https://blog.example/sam.png
=== POSTS_DIR/first.md
---
date: 2024-01-31
authors: [jo]
categories: [Sales, Getting started]
tags: [one]
---

# The first: a beginning

What it is about.

<!-- more -->

## A tip

!!! tip "Try this"

    - one
    - two

=== "Mac"

    Press it.

=== "Windows"

    Click it.
=== POSTS_DIR/second.md
---
date:
  created: 2024-03-01
  updated: 2024-05-01
authors: [jo, sam]
categories: [Sales]
slug: my-second
pin: true
---

# The second

See [the first](first.md) and [its tip](first.md#a-tip).
=== POSTS_DIR/third.md
---
date: 2025-03-01
authors: [sam]
categories: [Getting started]
readtime: 7
---

# The third

Text.
=== POSTS_DIR/unready.md
---
date: 2025-04-01
draft: true
---

# Unready
"""

LAYOUTS = {
    "as it comes": ("blog", ""),
    "its own folder and dates": (
        "news",
        "blog_dir: news\n      post_url_format: '{date}/{slug}'\n      post_url_date_format: yyyy/MM",
    ),
    "by category": ("blog", "post_url_format: '{categories}/{slug}'\n      post_url_max_categories: 1"),
    "slugs alone and author pages": ("blog", "post_url_format: '{slug}'\n      authors_profiles: true"),
}


def blog_files(folder: str, options: str) -> dict[str, str]:
    text = BLOG.replace("OPTIONS\n", f"{options}\n" if options else "draft: false\n")
    text = text.replace("BLOG_INDEX", f"{folder}/index.md").replace("POSTS/", f"{folder}/posts/")
    text = text.replace("POSTS_DIR", f"docs/{folder}/posts").replace("=== BLOG/", f"=== docs/{folder}/")
    return files_of(text)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_address_of_a_material_blog_is_kept(name: str, tmp_path: Path):
    site = write_site(tmp_path, blog_files(*LAYOUTS[name]))
    shutil.rmtree(site / "content")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "theirs")]
    subprocess.run(mkdocs, cwd=site, check=True, env=environment, capture_output=True)
    result = build_site(site)
    assert result.counts, said(result)
    theirs = {path.relative_to(tmp_path / "theirs").as_posix() for path in (tmp_path / "theirs").rglob("*.html")}
    ours = {path.relative_to(site / "site").as_posix() for path in (site / "site").rglob("*.html")}
    assert len(theirs) > 10
    assert theirs - ours == set()
    assert (site / "site/CNAME").read_text() == "blog.example\n"


def test_a_material_blog_shows_what_its_readers_know(tmp_path: Path):
    site = write_site(tmp_path, blog_files(*LAYOUTS["as it comes"]))
    shutil.rmtree(site / "content")
    result = build_site(site)
    assert said(result).count("error") == 0
    first = (site / "site/blog/2024/01/31/the-first-a-beginning/index.html").read_text("utf-8")
    assert '<div class="admonition tip">' in first
    assert 'class="tabbed-set tabbed-alternate"' in first
    assert "Jo the author" in first
    assert 'id="a-tip"' in first
    index = (site / "site/blog/index.html").read_text("utf-8")
    assert index.index("The second") < index.index("The third")  # pinned
    assert "What it is about." in (site / "site/blog/page/2/index.html").read_text("utf-8")
    assert not any(b"Unready" in path.read_bytes() for path in (site / "site").rglob("*") if path.is_file())
