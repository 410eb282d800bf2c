"""Names that one system spells otherwise than another: what works on Linux works on macOS and Windows."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from generator.read import content_path, list_content
from tests.sites import CONFIG, build_site, post, published, said, write_site

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>"
FORMS = ["NFC", "NFD"]


@pytest.mark.parametrize("disk", FORMS)
@pytest.mark.parametrize("typed", FORMS)
def test_a_name_is_found_however_its_accents_are_spelt(disk: str, typed: str, tmp_path: Path):
    def stored(text: str) -> str:
        return unicodedata.normalize(disk, text)

    def written(text: str) -> str:
        return unicodedata.normalize(typed, text)

    files = {
        "content/posts/größe.md": post("Größe", image="{src: ../bilder/maß-ü.svg, alt: A size}", body="## Über uns"),
        "content/posts/übung/index.md": post(
            "Übung", body="[x](../größe.md#uber-uns) [y](/posts/größe/) ![Öl](öl.svg) ![Maß](../../bilder/maß-ü.svg)"
        ),
        "content/posts/übung/öl.svg": SVG,
        "content/bilder/maß-ü.svg": SVG,
        "content/pages/über.md": "---\ntitle: Über\n---\n\nText.\n",
        "content/static/dateien/é.txt": "e",
        "content/static/stil-ä.css": "body {}",
        "mkdocs.yml": f"{CONFIG}nav:\n  - pages/über.md\n  - /posts/größe/\nextra_css: [stil-ä.css]\n",
    }
    folder = write_site(tmp_path, {stored(path): written(text) for path, text in files.items()})
    result = build_site(folder)
    assert said(result) == ""
    paths = set(published(folder / "site"))
    assert {"posts/größe/index.html", "posts/übung/index.html", "über/index.html", "dateien/é.txt"} <= paths
    assert any(path.startswith("assets/media/öl-") for path in paths)
    assert all(unicodedata.is_normalized("NFC", path) for path in paths)


def test_a_site_is_the_same_whether_its_files_come_from_macos_or_linux(tmp_path: Path):
    built = []
    for form in FORMS:
        names = {"content/posts/größe.md": post("Größe", body="![x](ä.svg)"), "content/posts/ä.svg": SVG}
        files = {unicodedata.normalize(form, name): text for name, text in names.items()}
        folder = write_site(tmp_path / form, files)
        assert build_site(folder).counts
        built.append(published(folder / "site"))
    assert built[0] == built[1]


def test_a_name_that_is_in_neither_form_is_found_too(tmp_path: Path):
    # The letter U+0958 is two letters in both forms, and "ü" is composed here while "e" with its accent is not.
    odd = "\u0958-\u00fc-e\u0301.md"
    write_site(tmp_path, {f"content/posts/{odd}": post("Odd"), "content/posts/b.md": post("B", body=f"[x]({odd})")})
    result = build_site(tmp_path)
    assert said(result) == ""
    (path,) = (p for p in list_content(tmp_path / "content", "content")[0].files if p != "posts/b.md")
    assert path == f"posts/{unicodedata.normalize('NFC', odd)}"
    assert content_path(tmp_path / "content", path).name == odd


def test_the_place_of_a_file_that_is_not_there_is_its_own(tmp_path: Path):
    assert content_path(tmp_path, "ä/ö.txt") == tmp_path / "ä/ö.txt"


def test_two_files_whose_names_only_some_systems_tell_apart_are_an_error(tmp_path: Path):
    files = {f"content/posts/{unicodedata.normalize(form, 'größe')}.md": post() for form in FORMS}
    result = build_site(write_site(tmp_path, files))
    assert "error[names-collide]" in said(result)


def test_capitals_count_in_links_on_every_system(tmp_path: Path):
    write_site(tmp_path, {"content/posts/a.md": post(body="![x](Photo.SVG)"), "content/posts/photo.svg": SVG})
    result = build_site(tmp_path)
    assert "error[missing-file]" in said(result)
    assert "photo.svg" in said(result)
