"""Social cards of built sites: which pages have one, what they are remembered by, and what a page says of its own."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from generator.cache import FileStore
from tests.sites import CONFIG, build_site, post, published, said, write_site

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = "  - milepost:\n"


class Counting:
    """A store that counts the pictures that it had to be given."""

    def __init__(self, folder: Path) -> None:
        self._store = FileStore(folder)
        self.given: list[str] = []

    def get(self, key: str) -> bytes | None:
        return self._store.get(key)

    def put(self, key: str, data: bytes) -> None:
        if data.startswith((b"\x89PNG", b"\xff\xd8")):
            self.given.append(key)
        self._store.put(key, data)


@pytest.fixture
def build(tmp_path):
    """Builds a site of these files; the answer is what was published."""

    def build(files: dict[str, str | bytes], **options) -> dict[str, bytes]:
        write_site(tmp_path, files)
        result = build_site(tmp_path, **options)
        assert result.counts, said(result)
        return published(tmp_path / "site")

    return build


def cards(site: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in site.items() if path.startswith("assets/cards/")}


def told(site: dict[str, bytes], page: str) -> dict[str, str]:
    """What a page's head says of its card."""
    html = site[f"{page}index.html"].decode()
    return dict(re.findall(r'<meta (?:property|name)="((?:og:image|twitter:)[^"]*)" content="([^"]*)">', html))


def card_of(site: dict[str, bytes], page: str) -> bytes:
    return site[told(site, page)["og:image"].removeprefix("https://advice.example/")]


def test_a_post_has_a_card_of_the_size_that_its_page_tells(build):
    site = build({"content/posts/one.md": post("Quote three ways", authors="[Ann Lee]", topics="[Sales]")})
    card = Image.open(io.BytesIO(card_of(site, "posts/one/")))
    assert card.size == (1200, 630)
    assert told(site, "posts/one/") | {"og:image": ""} == {
        "og:image": "",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Quote three ways – Advice",
        "twitter:card": "summary_large_image",
    }


def test_topics_authors_and_pages_have_cards_of_their_own_and_lists_the_sites(build):
    site = build(
        {
            "content/posts/one.md": post("Quote three ways", authors="[Ann Lee]", topics="[Sales]"),
            "content/pages/about.md": "---\ntitle: About us\n---\n\nWho we are.\n",
        }
    )
    pages = ("", "posts/one/", "about/", "topics/sales/", "authors/ann-lee/")
    assert len({card_of(site, page) for page in pages}) == len(cards(site)) == len(pages)
    for page in ("archive/", "topics/", "authors/"):
        assert card_of(site, page) == card_of(site, "")


def test_what_is_hidden_has_no_card(build):
    files = {"content/posts/one.md": post("Seen"), "content/posts/two.md": post("Hidden", draft="true")}
    later = {"content/posts/three.md": post("Due", date="2027-01-01")}
    assert set(cards(build({**files, **later}))) == set(cards(build({"content/posts/one.md": post("Seen")})))
    assert len(cards(build({**files, **later}, with_drafts=True))) == 4


def test_a_second_build_draws_no_card_and_a_new_title_draws_one(build, tmp_path):
    files = {f"content/posts/{name}.md": post(f"Post {name}") for name in ("one", "two")}
    first, second, third = (Counting(tmp_path / "store") for _ in range(3))
    before = build(files, store=first)
    assert len(first.given) >= 3
    assert build(files, store=second) == before
    assert second.given == []
    after = build({**files, "content/posts/two.md": post("Another title")}, store=third)
    assert len(third.given) == 1
    assert len(cards(after).keys() - cards(before).keys()) == 1
    assert len(cards(after)) == len(cards(before))


def test_the_card_has_the_sites_colours(build):
    green = CONFIG + "theme: {name: material, palette: {primary: green, accent: amber}}\n"
    black = CONFIG + "theme: {name: material, palette: [{scheme: slate, primary: red}, {primary: black}]}\n"
    corners = {}
    for name, config in (("green", green), ("black", black)):
        site = build({"mkdocs.yml": config, "content/posts/one.md": post("One")})
        card = Image.open(io.BytesIO(card_of(site, "posts/one/"))).convert("RGB")
        corners[name] = card.getpixel((2, 2))
        if name == "green":
            assert card.getpixel((100, 87))[0] > 240 > 100 > card.getpixel((100, 87))[2]
    red, green_part, blue = corners["green"]
    assert green_part > 1.5 * red
    assert green_part > 1.5 * blue
    assert corners["black"] == (20, 21, 26)


def test_a_photograph_fills_a_part_of_its_posts_card(build):
    out = io.BytesIO()
    Image.new("RGB", (800, 600), (200, 30, 40)).save(out, "PNG")
    text = post("One", image="{src: red.png, alt: Red}")
    site = build({"content/posts/one/index.md": text, "content/posts/one/red.png": out.getvalue()})
    assert told(site, "posts/one/")["og:image:type"] == "image/jpeg"
    card = Image.open(io.BytesIO(card_of(site, "posts/one/"))).convert("RGB")
    red, green, blue = card.getpixel((1100, 300))
    assert red > 190
    assert max(green, blue) < 50
    assert card.getpixel((20, 300))[2] > 150


def test_an_owner_may_do_without_cards(build):
    site = build(
        {"mkdocs.yml": CONFIG.replace(OPTIONS, OPTIONS + "      cards: false\n"), "content/posts/one.md": post()}
    )
    assert cards(site) == {}
    assert "og:image" not in told(site, "posts/one/")


def test_without_an_address_of_its_own_a_site_has_no_cards(build):
    site = build({"mkdocs.yml": "site_name: Advice\n", "content/posts/one.md": post()})
    assert cards(site) == {}


TITLES = {
    "quote": "'\"'",
    "one word": "x" * 500,
    "words": "word " * 100,
    "rtl": "שלום עולם",
    "emoji": "🚀",
    "zero-width": "a\u200bb\u200d",
    "combining": "e\u0301\u0302\u0323" * 20,
    "override": "\u202eturned",
    "blank": "'  '",
    "markup": "<b>&amp;",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_no_title_breaks_a_build(tmp_path, title):
    write_site(tmp_path, {"content/posts/one.md": post(title, slug="one")})
    result = build_site(tmp_path)
    if result.counts is not None:
        assert Image.open(io.BytesIO(card_of(published(tmp_path / "site"), "posts/one/"))).size == (1200, 630)
