"""What HTML says of a picture's width (`sizes`) is what the style sheets make of it; pictures stand as they should."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.sites import CONFIG, LONG, build_site, post, said, write_site

WIDTHS = (320, 390, 768, 1280, 1920) if LONG else (390, 768, 1920)
PAGES = ("", "posts/p1/", "posts/bare/", "about/", "topics/sales/", "authors/desk/")

# For each picture: how wide it is, how wide its `sizes` says that it is, and what was chosen for it.
MEASURE = """
() => [...document.querySelectorAll("main img[sizes]")].map(image => {
  const says = image.sizes.split(/,(?![^(]*\\))/).map(part => part.trim().match(/^(\\(.*?\\))?\\s*(.+)$/));
  const chosen = says.find(part => !part[1] || matchMedia(part[1]).matches)[2];
  const probe = document.createElement("div");
  probe.style.width = chosen;
  document.documentElement.append(probe);
  const said = probe.getBoundingClientRect().width;
  probe.remove();
  const box = image.getBoundingClientRect();
  return {alt: image.alt, is: box.width, height: box.height, said, src: image.currentSrc};
})
"""


def photo(width: int, height: int) -> bytes:
    written = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(written, "JPEG", quality=40)
    return written.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    image = "{src: ../pictures/road.jpg, alt: Front, caption: At dawn}"
    by = {"image": image, "authors": "[desk]", "topics": "[sales]"}
    face = "---\nname: The desk\nrole: Sales\navatar: {src: face.jpg, alt: Face}\n---\n\nWho writes.\n"
    bare = "![Body](../pictures/road.jpg)\n\n![Wished](../pictures/road.jpg){ width=300 align=left }\n\nText.\n"
    files = {
        "mkdocs.yml": CONFIG,
        "content/pictures/road.jpg": photo(1600, 900),
        "content/authors/face.jpg": photo(400, 300),
        "content/authors/desk.md": face,
        "content/topics/sales.md": f"---\ntitle: Sales\nimage: {image}\n---\n\nOn sales.\n",
        "content/pages/index.md": f"---\ntitle: Home\nimage: {image}\n---\n\nWelcome.\n",
        "content/pages/about.md": f"---\ntitle: About\nimage: {image}\n---\n\n![Body](../pictures/road.jpg)\n",
        **{f"content/posts/p{n}.md": post(f"Post {n}", f"2026-01-0{n}", "Text.", **by) for n in range(1, 6)},
        "content/posts/bare.md": post("Bare", "2025-01-01", bare),
    }
    result = build_site(write_site(folder, files))
    assert result.counts is not None, said(result)
    return folder / "site"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_browser_is_told_how_wide_each_picture_will_be(visit, serve_folder, folder, width):
    wrong = []
    address = serve_folder(folder)
    seen = visit(address, viewport={"width": width, "height": 900})
    for page in PAGES:
        seen.page.goto(f"{address}{page}")
        # A face is small in any case.
        found = [image for image in seen.page.evaluate(MEASURE) if image["alt"] != "Face"]
        assert found, page
        # Too little is blurred; too much is a larger file than needed, which half as much again seldom is.
        wrong += [(page, image) for image in found if not image["said"] * 0.65 < image["is"] <= image["said"] * 1.12]
        wrong += [(page, image) for image in found if image["src"] and not image["src"].endswith(".avif")]
    assert wrong == []


def test_a_picture_keeps_its_shape_and_its_side(visit, serve_folder, folder):
    seen = visit(f"{serve_folder(folder)}posts/bare/", viewport={"width": 1280, "height": 900})
    seen.page.evaluate("Promise.all([...document.querySelectorAll('main img')].map(image => image.decode()))")
    body, wished = seen.page.evaluate(MEASURE)
    assert body["is"] / body["height"] == pytest.approx(16 / 9, rel=0.02)
    assert (wished["is"], wished["height"]) == (pytest.approx(300), pytest.approx(300 * 9 / 16, rel=0.02))
    assert seen.page.evaluate("getComputedStyle(document.querySelector('[alt=Wished]')).float") == "left"
