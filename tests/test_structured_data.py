"""What search engines are told of each page: types of schema.org, with all that they need."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.machines import faults, links, meta, structured, thing, tree
from tests.sites import build_site, post, published, said, write_site

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The pages of the example site, redirects left out."""
    folder = tmp_path_factory.mktemp("example") / "site"
    result = build_site(ROOT, site_dir=folder, force=True)
    assert result.counts, said(result)
    files = published(folder)
    return {n: b for n, b in files.items() if n.endswith(".html") and b'http-equiv="refresh"' not in b}


def site(folder: Path, files: dict[str, str | bytes]) -> dict[str, bytes]:
    result = build_site(write_site(folder, files))
    assert result.counts, said(result)
    return published(folder / "site")


def test_every_page_of_the_example_says_what_it_is_without_a_fault(example: dict[str, bytes]) -> None:
    told = {name: list(faults(structured(html))) for name, html in example.items()}
    assert {name: found for name, found in told.items() if found} == {}
    assert [name for name, html in example.items() if not structured(html)] == ["404.html"]


def test_kinds_of_page_are_told_apart(example: dict[str, bytes]) -> None:
    kinds = {name: [thing["@type"] for thing in structured(html)] for name, html in example.items()}
    assert kinds["index.html"][:2] == ["Organization", "WebSite"]
    assert kinds["posts/start-here/index.html"] == ["BlogPosting", "BreadcrumbList"]
    assert kinds["about/index.html"][0] == "WebPage"
    assert kinds["authors/editors/index.html"][0] == "ProfilePage"
    assert {kinds[f"{name}/index.html"][0] for name in ("archive", "topics", "topics/sales", "authors", "tags")} == {
        "CollectionPage"
    }


def test_no_two_pages_of_the_example_have_one_title_or_description(example: dict[str, bytes]) -> None:
    for found in (
        [(tree(html).css_first("title").text(), name) for name, html in example.items()],
        [(meta(html, "description")[0], name) for name, html in example.items()],
    ):
        assert all(text for text, _ in found)
        twice = {text for text, _ in found if [other for other, _ in found].count(text) > 1}
        assert [(name, text) for text, name in found if text in twice] == []


def test_every_page_of_the_example_has_open_graph_and_may_be_shown_with_a_large_picture(
    example: dict[str, bytes],
) -> None:
    for name, html in example.items():
        if name == "404.html":
            assert meta(html, "robots") == ["noindex"]
            continue
        assert meta(html, "robots") == ["max-image-preview:large"], name
        for wanted in ("og:type", "og:title", "og:description", "og:url", "og:locale", "og:site_name", "twitter:card"):
            assert all(meta(html, wanted)), (name, wanted)
        assert meta(html, "og:url") == links(html, "canonical")


def test_a_post_tells_who_wrote_it_when_and_about_what(tmp_path: Path) -> None:
    files = site(
        tmp_path,
        {
            "content/authors/ada.md": "---\nname: Ada Quill\nrole: Partner\nurl: https://ada.example/\n---\n",
            "content/posts/prices/way.png": _png(),
            "content/posts/prices/index.md": post(
                "Prices", authors="[ada]", topics="[Sales]", tags="[fees]", updated="2026-03-04",
                image="{src: way.png, alt: A way}",
            ),
        },
    )  # fmt: skip
    page = files["posts/prices/index.html"]
    told = thing(page, "BlogPosting")
    assert told["author"] == [
        {
            "@type": "Person",
            "@id": "https://advice.example/authors/ada/#person",
            "name": "Ada Quill",
            "url": "https://advice.example/authors/ada/",
        }
    ]
    assert (told["datePublished"][:10], told["dateModified"][:10]) == ("2026-01-02", "2026-03-04")
    assert (told["articleSection"], told["keywords"], told["timeRequired"]) == (["Sales"], ["fees"], "PT1M")
    assert told["image"][0]["url"].endswith(".png")
    assert meta(page, "article:published_time") == ["2026-01-02T00:00:00+00:00"]
    assert meta(page, "article:tag") == ["fees"]
    profile = thing(files["authors/ada/index.html"], "ProfilePage")["mainEntity"]
    assert (profile["jobTitle"], profile["sameAs"]) == ("Partner", ["https://ada.example/"])


def test_a_title_cannot_end_the_script_that_it_stands_in(tmp_path: Path) -> None:
    title = "</script><script>alert(1)</script> & <!-- \u2029 mark"
    files = site(tmp_path, {"content/posts/a.md": post(f"'{title}'")})
    page = files["posts/a/index.html"]
    assert thing(page, "BlogPosting")["headline"].split() == title.split()
    assert b"<script>alert(1)" not in page


def test_breadcrumbs_are_seen_by_readers_and_machines_alike(example: dict[str, bytes]) -> None:
    for name, html in example.items():
        seen = [item.text(strip=True) for item in tree(html).css("nav.mp-crumbs li")]
        told = [thing for thing in structured(html) if thing["@type"] == "BreadcrumbList"]
        assert seen == [item["name"] for found in told for item in found["itemListElement"]], name
        assert bool(seen) == (name not in ("index.html", "404.html"))
        assert len(tree(html).css('nav.mp-crumbs [aria-current="page"]')) == bool(seen)


def test_questions_of_a_page_marked_as_such_are_told_with_their_answers(tmp_path: Path) -> None:
    text = "## What does it cost?\n\nA **day** rate.\n\n## Our firm\n\nSmall.\n\n## Wie lange?\n\nEine Woche."
    files = site(tmp_path, {"content/posts/a.md": post(body=text, faq="true"), "content/posts/b.md": post(body=text)})
    asked = thing(files["posts/a/index.html"], "FAQPage")["mainEntity"]
    assert [(q["name"], q["acceptedAnswer"]["text"]) for q in asked] == [
        ("What does it cost?", "A day rate."),
        ("Wie lange?", "Eine Woche."),
    ]
    assert "FAQPage" not in [thing["@type"] for thing in structured(files["posts/b/index.html"])]


def test_a_site_that_does_not_know_its_address_says_nothing_that_needs_it(tmp_path: Path) -> None:
    config = "site_name: Advice\nplugins:\n  - search\n  - milepost\n"
    files = site(tmp_path, {"mkdocs.yml": config, "content/posts/a.md": post()})
    page = files["posts/a/index.html"]
    assert structured(page) == []
    assert meta(page, "og:url") == links(page, "canonical") == []
    assert meta(page, "og:title") == ["A post"]


def _png() -> bytes:
    import io

    from PIL import Image

    held = io.BytesIO()
    Image.new("RGB", (1200, 630), "navy").save(held, "png")
    return held.getvalue()
