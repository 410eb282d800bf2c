"""A build after which nothing was touched: it is not done again, and whatever was touched is seen."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cache import memory
from generator.cli.commands import milepost
from tests.sites import QUICK, post, published, write_site

PAST = 1_700_000_000
FILES = {
    "mkdocs.yml": QUICK + "theme: {name: material, custom_dir: templates}\n",
    "templates/partials/ours.html": "<p>Ours</p>\n",
    "content/posts/one.md": post(title="One", date="2026-01-02"),
    "content/posts/two.md": post(title="Two", date="2026-11-30", topics="[Sales]"),
}
OLD = "Nothing has changed since the last build: 1 post, "


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that was built when its files were long at rest: half a second is enough on a disk that counts finely."""
    monkeypatch.setattr(memory, "SETTLED_NS", 100_000_000)
    write_site(tmp_path, FILES)
    time.sleep(0.15)
    assert "Published 1 post" in built(tmp_path)
    assert built(tmp_path).startswith(OLD)
    return tmp_path


def built(folder: Path, *options: str, at: str = "2026-11-22") -> str:
    told = CliRunner().invoke(milepost, ["build", "-f", str(folder / "mkdocs.yml"), "--at", at, *options])
    assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
    return told.output


def edited(folder: Path) -> None:
    """Another word of the same length, and the file's time as it was."""
    path = folder / "content/posts/one.md"
    before = path.stat()
    path.write_text(path.read_text().replace("One", "Two"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def renamed(folder: Path) -> None:
    (folder / "content/posts/one.md").rename(folder / "content/posts/first.md")


def _text(path: str, text: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)

    return write


def _gone(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()


CHANGES: dict[str, Callable[[Path], None]] = {
    "a word of the same length": edited,
    "a new post": _text("content/posts/three.md", post(title="Three", date="2026-02-03")),
    "a deleted post": _gone("content/posts/two.md"),
    "a renamed file": renamed,
    "another configuration": _text("mkdocs.yml", FILES["mkdocs.yml"].replace("site_name: Advice", "site_name: Other")),
    "a new template": _text("templates/partials/footer.html", "<footer>Other</footer>\n"),
    "a file of the owner's": _text("content/static/CNAME", "advice.example\n"),
    "a published page that was edited": _text("site/index.html", "<h1>Hello</h1>"),
    "a published page that was deleted": _gone("site/posts/one/index.html"),
    "a published feed that was deleted": _gone("site/feed.xml"),
    "a list of what is ours that was lost": _gone("site/.milepost-manifest.json"),
    "a site that was moved away": lambda folder: shutil.move(folder / "site", folder / "away"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_was_touched_is_seen_and_the_site_is_as_a_clean_build_makes_it(change: str, site: Path):
    CHANGES[change](site)
    told = built(site, *(["--force"] if "lost" in change else []))
    assert not told.startswith("Nothing has changed since")
    built(site, "--clean", "--site-dir", str(site / "clean"))
    assert published(site / "site") == published(site / "clean")


def test_time_that_publishes_a_post_is_a_change_and_other_time_is_none(site: Path):
    assert built(site, at="2026-11-29").startswith(OLD)
    assert "Published 2 posts" in built(site, at="2026-11-30")
    assert "Published 1 post" in built(site, at="2026-11-21")


def test_other_options_are_another_build(site: Path):
    assert "Published 2 posts" in built(site, "--drafts")
    assert "Published 1 post" in built(site)
    assert "Published 1 post" in built(site, "--strict")
    assert "Published 1 post" in built(site, "--clean")


def test_what_a_build_had_to_say_is_said_again(site: Path):
    (site / "content/posts/one.md").write_text(post(title="One", date="2026-01-02", descripton="A slip."))
    time.sleep(0.15)
    first = built(site)
    assert "warning[unknown-key]" in first
    again = built(site)
    assert again.splitlines()[:-1] == first.splitlines()[:-1]
    assert again.splitlines()[-1].startswith(OLD)
    assert "error[unknown-key]" in built(site, "--strict")


def test_files_that_changed_while_a_build_began_are_not_trusted(tmp_path: Path):
    write_site(tmp_path, FILES)
    assert "Published 1 post" in built(tmp_path)
    assert "nothing has changed" in built(tmp_path)


def test_a_variable_that_the_configuration_asks_for_is_a_change(site: Path, monkeypatch: pytest.MonkeyPatch):
    (site / "mkdocs.yml").write_text(FILES["mkdocs.yml"] + "copyright: !ENV FIRM\n")
    monkeypatch.setenv("FIRM", "One")
    time.sleep(0.15)
    built(site)
    assert built(site).startswith(OLD)
    monkeypatch.setenv("FIRM", "Other")
    assert "Published 1 post" in built(site)


@pytest.mark.parametrize("record", [b"", b"torn", b"\xff" * 4000])
def test_a_record_that_is_torn_is_as_none(record: bytes, site: Path):
    (place,) = (site / ".milepost/last").iterdir()
    whole = place.read_bytes()
    for data in (record, whole[:-1], whole[:-1] + b"x"):
        place.write_bytes(data)
        assert "Published 1 post" in built(site)
