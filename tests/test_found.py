"""What the whole site gives to machines: sitemap, hosts' headers, security.txt, llms.txt and posts as Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from generator.search.headers import lasting
from generator.search.sitemap import LIMIT, SitemapEntry, sitemaps
from tests.machines import links
from tests.sites import CONFIG, build_site, post, published, said, write_site

NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def built(folder: Path, options: str = "", **files: Any) -> tuple[dict[str, bytes], str]:
    """The files of a site with these options of ours, and what the build said."""
    own = {"mkdocs.yml": CONFIG.replace("- milepost:\n", f"- milepost:\n{options}"), **files}
    result = build_site(write_site(folder, own))
    assert result.counts, said(result)
    return published(folder / "site"), said(result)


def test_the_sitemap_names_the_pictures_of_a_page(tmp_path: Path) -> None:
    text = post(body="![Way](way.png)", image="way.png")
    files, _ = built(tmp_path, **{"content/posts/a/index.md": text, "content/posts/a/way.png": PNG})
    (entry,) = (
        node
        for node in etree.fromstring(files["sitemap.xml"]).iterfind("s:url", NAMESPACES)
        if node.findtext("s:loc", namespaces=NAMESPACES) == "https://advice.example/posts/a/"
    )
    (picture,) = [node.text or "" for node in entry.iterfind("i:image/i:loc", NAMESPACES)]
    assert picture.removeprefix("https://advice.example/") in files


def test_a_page_of_a_list_is_dated_by_the_posts_that_it_shows(tmp_path: Path) -> None:
    posts = {f"content/posts/p{n}.md": post(f"P{n}", f"2026-01-0{n}", topics="[Sales]") for n in range(1, 5)}
    files, _ = built(tmp_path, "      per_page: 2\n", **posts)
    dated = {
        node.findtext("s:loc", namespaces=NAMESPACES): node.findtext("s:lastmod", namespaces=NAMESPACES)
        for node in etree.fromstring(files["sitemap.xml"])
    }
    assert dated["https://advice.example/topics/sales/"] == "2026-01-04T00:00:00+00:00"
    assert dated["https://advice.example/topics/sales/page/2/"] == "2026-01-02T00:00:00+00:00"


def test_a_sitemap_beyond_the_protocols_limit_becomes_several_and_an_index() -> None:
    entries = (SitemapEntry(f"https://a.example/{n}/") for n in range(LIMIT + 1))
    files = sitemaps(entries, "https://a.example/")
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert [len(etree.fromstring(files[f"sitemap-{n}.xml"])) for n in (1, 2)] == [LIMIT, 1]
    named = [node.text for node in etree.fromstring(files["sitemap.xml"]).iterfind("*/s:loc", NAMESPACES)]
    assert named == ["https://a.example/sitemap-1.xml", "https://a.example/sitemap-2.xml"]


def test_hosts_are_told_which_files_may_be_kept_for_ever(tmp_path: Path) -> None:
    files, _ = built(tmp_path, **{"content/posts/a/index.md": post(image="way.png"), "content/posts/a/way.png": PNG})
    lines = files["_headers"].decode().splitlines()
    assert "/assets/media/*" in lines
    assert lines[lines.index("/assets/media/*") + 1] == "  Cache-Control: public, max-age=31536000, immutable"
    assert "  X-Content-Type-Options: nosniff" in lines


def test_only_files_whose_name_holds_a_digest_are_kept_for_ever() -> None:
    paths = ["assets/media/a-0123456789.png", "assets/js/a.12345678.min.js", "assets/js/lang/de.js", "assets/x.css"]
    assert lasting([*paths, "posts/deadbeef00/x.html"]) == ("assets/js/a.12345678.min.js", "assets/media/*")


def test_hosts_are_told_which_files_are_feeds(tmp_path: Path) -> None:
    files, _ = built(tmp_path, **{"content/posts/a.md": post(topics="[Sales]")})
    lines = files["_headers"].decode().splitlines()
    types = {
        "/feed.xml": "application/rss+xml",
        "/atom.xml": "application/atom+xml",
        "/feed.json": "application/feed+json",
        "/feeds.opml": "text/x-opml",
        "/topics/sales/feed.xml": "application/rss+xml",
    }
    for address, kind in types.items():
        at = lines.index(address)
        assert lines[at + 1 : at + 3] == [
            f"  Content-Type: {kind}; charset=utf-8",
            "  Cache-Control: public, max-age=600",
        ]
        assert address.removeprefix("/") in files


def test_the_owners_own_headers_win_and_a_note_says_which_line_they_lack(tmp_path: Path) -> None:
    files, told = built(tmp_path, **{"content/static/_headers": "/*\n  X-Mine: yes\n"})
    assert files["_headers"] == b"/*\n  X-Mine: yes\n"
    assert "content/static/_headers: note[headers-without-policy]" in told
    assert "  Content-Security-Policy: default-src 'none'" in told
    own = "/*\n  Content-Security-Policy: default-src 'self'\n"
    assert "headers-without-policy" not in built(tmp_path / "b", **{"content/static/_headers": own})[1]


def test_security_txt_is_as_the_standard_has_it(tmp_path: Path) -> None:
    options = (
        "      security:\n        contact: [help@advice.example, https://advice.example/contact/]\n"
        "        expires: 2027-06-30\n        languages: [en, de]\n        policy: https://advice.example/policy/\n"
    )
    files, told = built(tmp_path, options)
    assert told == ""
    assert files[".well-known/security.txt"].decode() == (
        "Contact: mailto:help@advice.example\nContact: https://advice.example/contact/\n"
        "Expires: 2027-06-30T00:00:00Z\nPreferred-Languages: en, de\n"
        "Canonical: https://advice.example/.well-known/security.txt\nPolicy: https://advice.example/policy/\n"
    )


def test_a_security_txt_of_the_owner_is_published_instead(tmp_path: Path) -> None:
    options = "      security: {contact: help@advice.example, expires: 2027-06-30}\n"
    files, _ = built(tmp_path, options, **{"content/static/.well-known/security.txt": "Contact: mailto:me@a.example\n"})
    assert files[".well-known/security.txt"] == b"Contact: mailto:me@a.example\n"


def test_llms_txt_lists_every_visible_post_once_and_no_other(tmp_path: Path) -> None:
    posts = {
        "content/posts/a.md": post("One [way]", topics="[Sales, Craft]", description="What to *say*."),
        "content/posts/b.md": post("Two"),
        "content/posts/c.md": post("Hidden", draft="true"),
        "content/posts/d.md": post("Later", date="2030-01-01"),
        "content/pages/about.md": "# About us\n\nA firm.\n",
    }
    text = built(tmp_path, "      llms: true\n", **posts)[0]["llms.txt"].decode()
    assert text.startswith("# Advice\n")
    assert "## Sales\n\n- [One \\[way\\]](https://advice.example/posts/a/): What to \\*say\\*.\n" in text
    assert text.count("posts/a/") == text.count("posts/b/") == 1
    assert "[About us](https://advice.example/about/): A firm." in text
    assert "Hidden" not in text and "Later" not in text


def test_nothing_of_this_is_made_unasked(tmp_path: Path) -> None:
    files, _ = built(tmp_path, **{"content/posts/a.md": post()})
    assert not {"llms.txt", ".well-known/security.txt", "posts/a/index.md"} & set(files)
    assert b"text/markdown" not in files["posts/a/index.html"]


BODY = """\
Read [the other](b.md#part "Tip"), [a draft](c.md "soon"), [by name][other], [gone][hidden] and [here](#end).

![A way](way.png){ width=10 } and <a href="b.md">HTML</a>, [elsewhere](https://x.example/a.md), [about](/about/).

    [the other](b.md)

[other]: b.md
[hidden]: <c.md> "title"

## End
"""


def test_a_posts_twin_is_its_text_with_whole_addresses_and_without_a_trace_of_what_is_hidden(tmp_path: Path) -> None:
    posts = {
        "content/posts/a.md": post("'Prices: a way'", body=BODY, authors="[Ada]", tags="[fees]"),
        "content/posts/b.md": post("B", body="## Part\n\nWords."),
        "content/posts/c.md": post("Secret", draft="true"),
        "content/posts/way.png": PNG,
        "content/pages/about.md": "# About\n",
    }
    files, _ = built(tmp_path, "      twins: true\n", **posts)
    head, _, text = files["posts/a/index.md"].decode().removeprefix("---\n").partition("\n---\n")
    facts = yaml.safe_load(head)
    assert (facts["title"], facts["authors"], facts["tags"]) == ("Prices: a way", ["Ada"], ["fees"])
    assert facts["url"] == "https://advice.example/posts/a/"
    assert text.lstrip().startswith(
        '# Prices: a way\n\nRead [the other](https://advice.example/posts/b/#part "Tip"), a draft,'
    )
    assert "[by name][other], gone and [here](https://advice.example/posts/a/#end)" in text
    assert "[other]: https://advice.example/posts/b/\n" in text
    assert "![A way](https://advice.example/assets/media/way-" in text
    assert '<a href="https://advice.example/posts/b/">HTML</a>' in text
    assert "(https://x.example/a.md)" in text and "[about](https://advice.example/about/)" in text
    assert "c.md" not in text and "Secret" not in text
    assert "posts/c/index.md" not in files
    assert "index.md" in links(files["posts/a/index.html"], "alternate")


def test_the_home_page_alone_names_the_home_pages_of_other_languages(tmp_path: Path) -> None:
    languages = "    - {name: English, link: /, lang: en}\n    - {name: Deutsch, link: /de/, lang: de}\n"
    config = f"{CONFIG}extra:\n  alternate:\n{languages}"
    files, _ = built(tmp_path, **{"content/posts/a.md": post(), "mkdocs.yml": config})
    home = [href for href in links(files["index.html"], "alternate") if href.endswith("/")]
    assert home == ["https://advice.example/", "https://advice.example/de/"]
    assert b"hreflang" not in files["posts/a/index.html"].partition(b"</head>")[0]
