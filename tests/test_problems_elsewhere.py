"""The mistakes that a site of text files cannot make, and what an author reads of them: bytes, links, disks, locks."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.build import Request, build
from generator.publish import open_site
from tests.sites import CONFIG, NOW, build_site, post, published, said, write_site

CHART = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
TEMPLATES = "theme:\n  name: material\n  custom_dir: templates\n"

needs_links = pytest.mark.skipif(os.name == "nt", reason="links need a right that not every account on Windows has")
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")


def told(folder: Path, *lines: str) -> None:
    """What the build says of a folder is these lines."""
    assert said(build_site(folder)) == "\n".join(lines)


# --- Bytes


def test_not_utf_8(tmp_path: Path):
    write_site(tmp_path, {"content/posts/menus.md": post(title="Menus", body="A caf\xe9.").encode("latin-1")})
    told(
        tmp_path,
        "content/posts/menus.md:6:6: error[not-utf-8]: this file is not UTF-8: byte 0xE9 stands here",
        "  hint: it is a 'é' if the file was saved as Windows-1252 or Latin-1: in your editor, choose "
        "'Save with encoding' and then UTF-8",
    )


def test_config_encoding(tmp_path: Path):
    write_site(tmp_path, {"mkdocs.yml": "site_name: Caf\xe9\n".encode("latin-1")})
    told(
        tmp_path,
        "mkdocs.yml:1:15: error[config-encoding]: the file is not UTF-8 text",
        "  hint: save the file as UTF-8 (editors have it under Save As, Encoding)",
    )


def test_template_encoding(tmp_path: Path):
    main = '{% extends "base.html" %}\n{# Caf\xe9 #}\n'.encode("latin-1")
    write_site(tmp_path, {"mkdocs.yml": CONFIG + TEMPLATES, "templates/partials/ours.html": main})
    told(
        tmp_path,
        "templates/partials/ours.html:2: error[template-encoding]: this template is not UTF-8 text",
        "  hint: save it as UTF-8; editors call that the file's encoding",
    )


def test_feed_too_big(tmp_path: Path):
    """A note, because a post whose day has come must not stop a strict build."""
    long = "Some advice. " * 30_000
    write_site(
        tmp_path, {f"content/posts/{n}.md": post(title=f"Part {n}", date=f"2026-01-0{n}", body=long) for n in (1, 2, 3)}
    )
    assert said(build_site(tmp_path, strict=True)) == "\n".join(
        (
            "mkdocs.yml: note[feed-too-big]: the feed /feed.xml would be 1.2 MB, and services that read feeds give "
            "up at 1 MB: only the 2 newest posts are in it",
            "  hint: make content/posts/3.md shorter, which takes 0.4 MB, ask for fewer posts:",
            "        feed:",
            "          entries: 2",
            "        or let feeds hold summaries only:",
            "        feed:",
            "          content: summary",
        )
    )


# --- What lies in the content folder besides files


@needs_links
def test_link_leaves(tmp_path: Path):
    write_site(tmp_path, {"letters/offer.md": post()})
    (tmp_path / "content/posts").mkdir()
    (tmp_path / "content/posts/offer.md").symlink_to(tmp_path / "letters/offer.md")
    told(
        tmp_path,
        "content/posts/offer.md: error[link-leaves]: this link leads out of the content folder",
        "  hint: replace the link by the file itself: nothing outside the content folder is published",
    )


@needs_links
def test_link_nowhere(tmp_path: Path):
    write_site(tmp_path, {})
    (tmp_path / "content/offer.md").symlink_to("offers.md")
    told(
        tmp_path,
        "content/offer.md: warning[link-nowhere]: this link leads to nothing",
        "  hint: remove the link, or make the file that it should lead to",
    )


@needs_links
def test_link_to_folder(tmp_path: Path):
    write_site(tmp_path, {"content/posts/offer.md": post()})
    (tmp_path / "content/offers").symlink_to("posts")
    told(
        tmp_path,
        "content/offers: warning[link-to-folder]: this is a link to a folder, and links are followed to files only",
        "  hint: put the files themselves here, or link each file",
    )


@needs_pipes
def test_not_a_file(tmp_path: Path):
    write_site(tmp_path, {})
    os.mkfifo(tmp_path / "content/offer.md")
    told(
        tmp_path,
        "content/offer.md: error[not-a-file]: this is a pipe, not a file",
        "  hint: remove it from the content folder",
    )


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_site(tmp_path, {"content/posts/offer.md": post()})
    real = os.open

    def refusing(path, *how, **options):
        if str(path).endswith("offer.md"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, *how, **options)

    monkeypatch.setattr(os, "open", refusing)
    told(
        tmp_path,
        "content/posts/offer.md: error[unreadable-file]: this file may not be read",
        "  hint: give yourself permission to read it, or move it out of the content folder",
    )


def test_unreadable_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_site(tmp_path, {"content/posts/offer.md": post()})
    real = os.scandir

    def refusing(path):
        if str(path).endswith("posts"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    told(
        tmp_path,
        "content/posts: error[unreadable-folder]: this folder cannot be read: Permission denied",
        "  hint: give yourself permission to read it, or move it out of the content folder",
    )


def test_no_config(tmp_path: Path):
    config = tmp_path / "mkdocs.yml"
    assert said(build(Request(config=config, now=NOW))) == "\n".join(
        (
            f"mkdocs.yml: error[no-config]: there is no file {str(config)!r}",
            "  hint: go to the folder that holds your mkdocs.yml, or say where it is: "
            "`milepost build -f path/to/mkdocs.yml`",
        )
    )


# --- Publishing


def test_asset_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_site(tmp_path, {"content/posts/a.md": post(body="![A chart](chart.svg)"), "content/posts/chart.svg": CHART})

    def after_a_change(*where, **how):
        (tmp_path / "content/posts/chart.svg").write_bytes(CHART + b"<!-- changed -->")
        return open_site(*where, **how)

    monkeypatch.setattr("generator.build.site.open_site", after_a_change)
    told(
        tmp_path,
        "site/assets/media/chart-{digest}.svg: error[asset-changed]: "
        "the file that is published here changed while the site was being built".replace("{digest}", _digest(tmp_path)),
        "  hint: build again",
    )
    assert not (tmp_path / "site").exists()


def _digest(folder: Path) -> str:
    """The part of a picture's published name that tells its bytes."""
    from generator.read import measure_asset

    asset, _ = measure_asset(folder / "content", "posts/chart.svg", "content")
    assert asset is not None
    return asset.digest[:10]


def test_site_locked(tmp_path: Path):
    write_site(tmp_path, {})
    other, _ = open_site(tmp_path / "site", repository=tmp_path, protected=[], force=False, clean=False)
    assert other is not None
    with other:
        told(
            tmp_path,
            "site: error[site-locked]: another build is publishing into this folder",
            "  hint: wait until it has finished, or stop it; nothing needs to be cleaned up",
        )
    told(tmp_path, "")


def test_site_unwritable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_site(tmp_path, {"content/static/note.txt": "A note."})
    build_site(tmp_path)
    before = published(tmp_path / "site")
    (tmp_path / "content/pages").mkdir()
    (tmp_path / "content/pages/about.md").write_text("# About us\n")

    def refusing(place: Path, data: bytes):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("generator.publish.stage.write_new", refusing)
    result = build_site(tmp_path)
    (problem,) = result.problems
    assert str(problem).partition(": ")[2] == (
        "error[site-unwritable]: this cannot be written: No space left on device\n"
        "  hint: see that the disk has room and that you may write into the site folder and the folder that holds it"
    )
    assert published(tmp_path / "site") == before


def test_publish_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_site(tmp_path, {"content/pages/about.md": "# About us\n"})
    build_site(tmp_path)
    (tmp_path / "content/pages/about.md").write_text("# About you\n")

    def breaking_off(*where):
        raise PermissionError(errno.EACCES, "Permission denied", "site/about/index.html")

    with monkeypatch.context() as patched:
        patched.setattr("generator.publish.stage.apply_journal", breaking_off)
        told(
            tmp_path,
            "site: error[publish-interrupted]: publishing broke off in the middle: "
            "Permission denied (site/about/index.html)",
            "  hint: see to that, for example by closing the program that has the file open, and build again: "
            "that completes it",
        )
    told(tmp_path, "")
    assert b"About you" in published(tmp_path / "site")["about/index.html"]
