"""A Jekyll blog moves here: every post, its address and its words come, and what does not is said."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli.commands import milepost
from tests.sites import NOW, PNG, QUICK, build_site, published, said, write_site

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared/corpus/18f"
MAP = Path(__file__).resolve().parent / "import_18f.yml"
CONFIG = """
url: https://old.example
permalink: pretty
plugins: [jekyll-feed]
excerpt_separator: <!--cut-->
"""
FIRST = """---
layout: post
title: "Fair  <em>prices</em>"
date: 2020-03-05 09:30:00 +0100
categories: sales
tags: [rates]
author: ann
excerpt: What is fair.
image: /assets/hour.png
redirect_from: /prices.html
mood: good
---
What an hour costs.

<!--cut-->

* TOC
{:toc}

## What it costs

See [the other]({% post_url 2021-04-06-Second-Look %}#the-sum), [about us]({{ site.baseurl }}/about/#us),
[prices](/nowhere/) and [far away](https://far.example/).

![An hour]({{ "/assets/hour.png" | relative_url }})

{% highlight python %}
cost = {% raw %}{{ hour }}{% endraw %}  # [no link](/about/)
{% endhighlight %}

`[no](/about/)` {% figure src="/assets/hour.png" alt="Again" %} {% mystery %}

[^1]: The note.
"""
FILES = {
    "_config.yml": CONFIG,
    "_posts/2020-03-05-prices.md": FIRST,
    "_posts/2021-04-06-Second-Look.markdown": '---\ntitle: "Second"\ndate: 2021-04-06\n---\n## The *sum*\n\nText.\n',
    "_posts/2022-01-01-prices.md": "---\ntitle: Again\nauthors:\n- ann\t\n---\n[One](/sales/2020/03/05/prices/).\n",
    "_drafts/later.md": "---\ntitle: Later\n---\nNot yet.\n",
    "_posts/2023-01-01-hidden.md": "---\ntitle: Hidden\npublished: false\n---\nText.\n",
    "_posts/2023-02-30-no-day.md": "---\ntitle: No day\n---\nText.\n",
    "about.md": "---\ntitle: About\npermalink: /about/\n---\n## Us\n\nWe help.\n",
    "blog.html": "---\ntitle: All\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n",
    "_data/authors.yml": "ann:\n  name: Ann Lee\n  web: https://ann.example/\n",
    "_sass/main.scss": "a {}",
    "assets/site.css": "a {}",
    "Gemfile": "gem",
}
HERE = QUICK.replace("- milepost:", '- milepost:\n      permalink: "{categories}/{date}/{slug}/"')


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_site(tmp_path / "old", FILES)
    (tmp_path / "old/assets/hour.png").write_bytes(PNG)
    folder = write_site(
        tmp_path / "firm", {"mkdocs.yml": QUICK, "content/pages/index.md": "---\ntitle: Home\n---\nHi.\n"}
    )
    (tmp_path / "map.yml").write_text('tags:\n  figure: "![{alt}]({src})"\n', "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return folder


def bring(*arguments: str) -> Result:
    return CliRunner().invoke(milepost, ["import", "jekyll", *(arguments or ("../old", "--map", "../map.yml"))])


def read(path: Path) -> tuple[dict[str, object], str]:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def test_posts_come_with_what_they_say_of_themselves_and_links_lead_to_files(site: Path):
    told = bring()
    assert told.exit_code == 0, told.output
    front, body = read(site / "content/posts/2020-03-05-prices.md")
    assert front["title"] == "Fair prices"
    assert (front["description"], front["topics"], front["tags"]) == ("What is fair.", ["sales"], ["rates"])
    assert front["authors"] == ["ann"]
    assert front["image"] == {"src": "../static/assets/hour.png", "alt": ""}
    assert front["id"] == "https://old.example/sales/2020/03/05/prices"
    assert front["extra"] == {"mood": "good"}
    assert front["aliases"] == ["/sales/2020/03/05/prices/", "/prices.html"]
    assert "What an hour costs.\n\n<!-- more -->\n\n## What it costs" in body
    assert "[the other](2021-04-06-Second-Look.md#the-sum)" in body
    assert "[about us](../pages/about.md#us)" in body
    assert "[prices](https://old.example/nowhere/)" in body
    assert "![An hour](../static/assets/hour.png)" in body
    assert "```python\ncost = {{ hour }}  # [no link](/about/)\n```" in body
    assert "`[no](/about/)` ![Again](../static/assets/hour.png) {% mystery %}" in body
    assert "[^1]: The note." in body


def test_the_site_can_be_built_and_every_old_address_is_answered(site: Path):
    bring()
    result = build_site(site)
    assert not [one for one in result.problems if one.severity == "error"], said(result)
    pages = published(site / "site")
    assert b"posts/prices/" in pages["sales/2020/03/05/prices/index.html"]
    assert b"posts/prices/" in pages["prices.html"]
    assert "about/index.html" in pages
    assert pages["assets/hour.png"] == PNG
    assert b"Not yet." not in b"".join(pages.values())
    assert "https://old.example/sales/2020/03/05/prices" in pages["feed.xml"].decode()


def test_the_report_tells_what_was_mended_what_stays_behind_and_what_becomes_of_every_address(site: Path):
    told = bring("../old", "--dry-run").output
    assert not (site / "content/posts").exists()
    for line in (
        "_posts/2020-03-05-prices.md:3:1: note[import-changed]: HTML in the title goes: 'Fair prices'",
        "_posts/2020-03-05-prices.md:11:1: note[import-unknown]: the key 'mood' has no counterpart here",
        "_posts/2020-03-05-prices.md:31:65: warning[import-liquid]: nobody can tell what {% mystery %} stands for",
        "_posts/2020-03-05-prices.md: note[import-link]: '/nowhere/' is not among what comes here",
        "_posts/2022-01-01-prices.md:4:6: warning[import-front-matter]: the front matter is not YAML",
        "_posts/2022-01-01-prices.md: note[import-changed]: another post is called 'prices' too",
        "_posts/2023-02-30-no-day.md: warning[import-date]: the post has no date: it comes as a draft of today",
        "blog.html: warning[import-dropped]: the page is put together by a program, and does not come",
        "kept       /about/",
        "kept       /assets/hour.png",
        "redirected /prices.html -> /posts/prices/",
        "kept       /feed.xml",
        '      permalink: "{categories}/{date}/{slug}/"',
        "files would be written",
    ):
        assert line in told, told


def test_with_the_permalink_that_the_report_names_addresses_are_kept(site: Path):
    (site / "mkdocs.yml").write_text(HERE, "utf-8")
    told = bring("../old", "--dry-run").output
    assert "kept       /sales/2020/03/05/prices/" in told, told
    assert "permalink:" not in told


def test_to_import_twice_changes_nothing_and_what_was_edited_since_stays(site: Path):
    bring()
    edited = site / "content/posts/2021-04-06-Second-Look.md"
    edited.write_text("---\ntitle: Mine\ndate: 2021-04-06\n---\n\n## The sum\n\nMine.\n", "utf-8")
    before = published(site)
    told = bring().output
    assert "\n0 files written" in told
    assert "content/posts/2021-04-06-Second-Look.md is here already, and stays as it is." in told
    assert published(site) == before


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("keys: [", "../map.yml:1:8: error[import-map]: the map cannot be read"),
        ("kees:\n  a: b\n", "../map.yml: error[import-map]: the map has a part 'kees', which nobody knows"),
        ("keys:\n  a: [b]\n", "../map.yml: error[import-map]: the value of 'a' in the part 'keys' is no text"),
        ("- a\n", "../map.yml: error[import-map]: the map is not made of `key: value` lines"),
    ],
)
def test_a_map_that_cannot_be_understood_stops_the_import(site: Path, text: str, line: str):
    (site.parent / "map.yml").write_text(text, "utf-8")
    told = bring()
    assert told.exit_code == 1
    assert line in told.output
    assert not (site / "content/posts").exists()


def words(text: str) -> list[str]:
    """What a reader reads: without pictures, addresses, elements and tags of programs."""
    for pattern in (r"!\[[^\]]*\]\([^)]*\)", r"(?<=\])\([^)]*\)", r"<[^>]+>", r"https?://\S+", r"(?s)\{[{%].*?[%}]\}"):
        text = re.sub(pattern, "", text)
    return re.findall(r"\w+", text)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the 18F corpus is not beside this repository")
def test_every_original_of_the_18f_blog_comes_and_says_what_the_corpus_says(site: Path):
    config = QUICK.replace("- milepost:", '- milepost:\n      permalink: "{date}/{slug}/"')
    (site / "mkdocs.yml").write_text(config, "utf-8")
    told = bring(str(CORPUS / "original"), "--map", str(MAP)).output
    posts = {path.name: read(path) for path in (site / "content/posts").glob("*.md")}
    assert len(posts) == 507
    assert "515 addresses: 505 kept, 9 redirected, 1 lost." in told
    # Eight more addresses than posts are those of an earlier move; one of them differs by capitals from its new one.
    assert re.findall(r"^lost +(\S+)", told, re.MULTILINE) == ["/2015/05/21/TockingTime/"]
    assert "error[" not in told
    # The oddities of the corpus' README.
    assert "2016-05-19-content-debt-what-it-is-where-to-find-it-and-how-to-prevent-it-in-the-first-place.md" in posts
    swallowed = posts["2014-05-14-hacking-bureaucracy-improving-hiring-and-software.md"][0]["extra"]
    assert "In the movies" in str(swallowed)
    assert told.count("note[import-date]: the file's name says") == 22
    assert "2023-05-08-andrew-hyder-award.md" in posts
    assert "2024-08-20-andrew-hyder-award-3.md" in posts
    assert not [front for front, _ in posts.values() if re.search(r"[<\n]", str(front["title"]))]
    # Each post of the corpus says the same; but it leaves out the names of embedded films and writes team names large.
    by_title = {(str(front["title"]), str(front["date"])[:10]): body for front, body in posts.values()}
    other = Counter[bool]()
    for path in sorted((CORPUS / "posts").glob("*.md")):
        front, body = read(path)
        title = " ".join(re.sub(r"<[^>]+>", "", str(front["title"])).split())
        mine = [word.lower() for word in words(by_title[title, str(front["date"])[:10]])]
        other[[word.lower() for word in words(body)] == mine] += 1
    assert other[True] >= 475, other
