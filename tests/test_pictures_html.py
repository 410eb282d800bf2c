"""How pages show a picture: what a browser may choose from, how wide it will be, and which one it fetches first."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from tests.sites import CONFIG, build_site, post, published, said, write_site

WIDE = f"{CONFIG}      pictures: {{widths: [100, 200]}}\n"


@cache
def photo(width: int = 300, height: int = 150) -> bytes:
    written = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(written, "JPEG")
    return written.getvalue()


def author(name: str) -> str:
    return f"---\nname: {name}\nrole: Sales\navatar: {{src: face.jpg, alt: A face}}\n---\n\nWho writes.\n"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a site that shows pictures wherever it can."""
    folder = tmp_path_factory.mktemp("pictures")
    image = "{src: ../pictures/road.jpg, alt: A road, caption: At dawn}"
    by = {"image": image, "authors": "[desk]", "topics": "[sales]"}
    files = {
        "mkdocs.yml": WIDE,
        "content/pictures/road.jpg": photo(),
        "content/pictures/small.jpg": photo(60, 30),
        "content/authors/face.jpg": photo(400, 400),
        "content/authors/desk.md": author("The desk"),
        "content/topics/sales.md": f"---\ntitle: Sales\nimage: {image}\n---\n\nOn sales.\n",
        "content/pages/index.md": f"---\ntitle: Home\nimage: {image}\n---\n\nWelcome.\n",
        "content/pages/about.md": "---\ntitle: About\n---\n\n![A road](../pictures/road.jpg)\n",
        **{
            f"content/posts/{n}.md": post(f"Post {n}", f"2026-01-0{n}", "![R](../pictures/road.jpg)", **by)
            for n in range(1, 6)
        },
        "content/posts/bare.md": post("Bare", "2025-01-01", BARE),
    }
    result = build_site(write_site(folder, files))
    assert result.counts is not None, said(result)
    return {p: data.decode() for p, data in published(folder / "site").items() if Path(p).suffix in (".html", ".xml")}


BARE = """\
![A road](../pictures/road.jpg){ width=150 .wide align=left }

[![A road](../pictures/road.jpg)](../pictures/road.jpg)

![A small road](../pictures/small.jpg "It is small")

![A road](../pictures/road.jpg){ loading=eager }

<img src="../pictures/road.jpg" alt="In HTML" width="90" class="mine">

<picture><source type="image/avif"><img src="../pictures/road.jpg" alt="Chosen"></picture>

Text, at length.
"""


def images(html: str, alt: str | None = None) -> list:
    found = LexborHTMLParser(html).css(".md-content img")
    return [image for image in found if alt is None or image.attributes.get("alt") == alt]


def sources(image) -> dict[str, str]:
    assert image.parent.tag == "picture"
    return {node.attributes["type"]: node.attributes["srcset"] for node in image.parent.css("source")}


def test_a_picture_offers_the_leaner_formats_first_and_its_own_to_everybody(pages):
    (image, *_) = images(pages["posts/1/index.html"], "A road")
    offered = sources(image)
    assert list(offered) == ["image/avif", "image/webp"]
    for ending, srcset in (
        ("avif", offered["image/avif"]),
        ("webp", offered["image/webp"]),
        ("jpg", image.attributes["srcset"]),
    ):
        assert re.fullmatch(rf"\S+-100\.{ending} 100w, \S+-200\.{ending} 200w", srcset)
    assert image.attributes["src"].endswith("-200.jpg")
    assert (image.attributes["width"], image.attributes["height"], image.attributes["alt"]) == ("300", "150", "A road")
    assert image.attributes["decoding"] == "async"


def test_every_srcset_says_how_wide_and_every_picture_has_its_size(pages):
    for path, html in pages.items():
        for node in LexborHTMLParser(html).css("[srcset]"):
            assert (" " in node.attributes["srcset"]) == bool(node.attributes.get("sizes")), path
        for node in images(html):
            assert node.attributes.get("width"), (path, node.html)


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("index.html", "A road"),
        ("posts/1/index.html", "A road"),
        ("about/index.html", "A road"),
        ("topics/sales/index.html", "A road"),
        ("posts/bare/index.html", "A road"),
    ],
)
def test_the_picture_that_readers_see_first_is_fetched_first_and_no_other(pages, path, first):
    high = [image for image in images(pages[path]) if image.attributes.get("fetchpriority") == "high"]
    assert high[0].attributes["alt"] == first
    assert "loading" not in high[0].attributes
    faces = [image for image in images(pages[path]) if image.attributes["alt"] == "A face"]
    later = [image for image in images(pages[path]) if image not in high and image not in faces]
    assert all(image.attributes.get("loading") in ("lazy", "eager") or path.startswith("topics") for image in later)


def test_a_list_that_begins_with_cards_fetches_the_first_row_at_once(pages):
    cards = images(pages["authors/desk/index.html"], "A road")
    assert [image.attributes.get("loading") for image in cards] == [None, None, None, "lazy", "lazy"]
    assert [image.attributes.get("fetchpriority") for image in cards] == ["high", None, None, None, None]


def test_a_card_is_narrower_than_a_text_and_a_face_much_narrower(pages):
    card = images(pages["authors/desk/index.html"], "A road")[0]
    text = images(pages["about/index.html"], "A road")[0]
    face = images(pages["authors/desk/index.html"], "A face")[0]
    assert len({image.attributes["sizes"] for image in (card, text, face)}) == 3
    assert [item.split()[1] for item in face.attributes["srcset"].split(", ")] == ["96w", "192w", "320w"]


def test_what_an_author_wrote_about_a_picture_is_kept(pages):
    first, linked, *_ = images(pages["posts/bare/index.html"], "A road")
    assert first.attributes["width"] == "150"
    assert "height" not in first.attributes
    assert first.attributes["sizes"] == "min(150px, 100vw - 32px)"
    assert {"wide", "mp-left"} <= set(first.attributes["class"].split())
    eager = images(pages["posts/bare/index.html"], "A road")[2]
    assert eager.attributes["loading"] == "eager"
    assert linked.parent.parent.tag == "a"
    assert linked.parent.parent.attributes["href"] == linked.attributes["src"], "the link leads to what is published"


def test_a_small_picture_has_one_file_of_each_format_and_needs_no_sizes(pages):
    (small,) = images(pages["posts/bare/index.html"], "A small road")
    assert all(re.fullmatch(r"\S+-60\.\w+", srcset) for srcset in sources(small).values())
    assert "srcset" not in small.attributes
    assert small.parent.parent.tag == "figure"


def test_pictures_in_authors_html_have_the_same_choices_unless_the_author_chose(pages):
    (mine,) = images(pages["posts/bare/index.html"], "In HTML")
    assert list(sources(mine)) == ["image/avif", "image/webp"]
    assert (mine.attributes["class"], mine.attributes["width"]) == ("mine", "90")
    (chosen,) = images(pages["posts/bare/index.html"], "Chosen")
    assert "srcset" not in chosen.attributes
    assert chosen.attributes["src"].endswith("-200.jpg")


def test_subscribers_get_one_file_that_everything_can_show(pages):
    feed = pages["feed.xml"]
    assert "<source" not in feed
    assert "srcset" not in feed
    assert re.search(r"https://advice\.example/assets/media/road-\w+-200\.jpg", feed)
    assert ".avif" not in feed
    assert ".webp" not in feed


def test_without_the_option_a_picture_is_its_file(tmp_path):
    config = WIDE.replace("{widths: [100, 200]}", "false")
    files = {"mkdocs.yml": config, "content/posts/a.md": post(body="![A](a.jpg)"), "content/posts/a.jpg": photo()}
    build_site(write_site(tmp_path, files))
    site = published(tmp_path / "site")
    assert [data for path, data in site.items() if path.startswith("assets/media/")] == [photo()]
    assert b"<picture" not in site["posts/a/index.html"]
