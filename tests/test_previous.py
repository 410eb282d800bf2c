"""Nothing that readers and subscribers know is lost from one publication to the next."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli.commands import milepost
from generator.read.previous import Previous, Unreadable, read_previous
from tests.sites import NOW, QUICK, build_site, post, write_site

FILES = {
    "mkdocs.yml": QUICK.replace("https://advice.example/", "https://advice.example/blog/"),
    "content/posts/purpose.md": post("Purpose"),
    "content/posts/größe.md": post("Size", date="2026-01-03"),
}


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published site."""
    folder = write_site(tmp_path_factory.mktemp("live"), FILES)
    build_site(folder)
    return folder / "site"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same site somewhere else, where nothing was ever built."""
    monkeypatch.chdir(write_site(tmp_path / "firm", FILES))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return tmp_path / "firm"


def build(previous: object) -> Result:
    return CliRunner().invoke(milepost, ["build", "--previous", str(previous)])


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def address(live: Path) -> Iterator[str]:
    """The published site over the network, under a path."""
    handler = partial(Quiet, directory=str(live))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_renamed_post_without_alias_is_caught_before_anything_is_published(site: Path, live: Path):
    (site / "content/posts/purpose.md").rename(site / "content/posts/our-purpose.md")
    told = build(live)
    assert told.exit_code == 1
    assert (
        "content/posts/our-purpose.md: error[address-lost]: readers know /posts/purpose/, and nothing would answer"
        " there any more\n  hint: lead them on, with a line in the front matter of this post, if it is that one:\n"
        "        aliases: [/posts/purpose/]\n"
    ) in told.stderr
    assert not (site / "site").exists()
    write_site(site, {**FILES, "content/posts/our-purpose.md": post("Purpose", aliases="[/posts/purpose/]")})
    (site / "content/posts/purpose.md").unlink()
    told = build(live)
    assert "error[renamed-without-id]" in told.stderr  # it would come to every subscriber again
    text = post("Purpose", aliases="[/posts/purpose/]", id='"tag:advice.example,2024:purpose"')
    write_site(site, {"mkdocs.yml": FILES["mkdocs.yml"], "content/posts/our-purpose.md": text})
    assert build(live).exit_code == 0


def test_what_is_still_there_is_not_lost_and_a_second_look_is_no_less_strict(site: Path, address: str):
    assert build(address).exit_code == 0
    assert build(address).exit_code == 0
    (site / "content/posts/größe.md").unlink()
    told = build(address)
    assert told.exit_code == 1
    assert "mkdocs.yml: error[address-lost]: readers know /posts/größe/," in told.stderr
    write_site(site, {"mkdocs.yml": FILES["mkdocs.yml"], "content/posts/größe.md": post(expires="2026-02-01")})
    told = build(address)
    assert told.exit_code == 0
    assert "note[address-hidden]: readers knew /posts/größe/, which is a draft now" in told.stderr


def test_the_sites_own_address_may_be_the_place(site: Path, address: str):
    write_site(site, {"mkdocs.yml": FILES["mkdocs.yml"].replace("https://advice.example/blog/", address)})
    (site / "content/posts/größe.md").unlink()
    assert "readers know /posts/größe/" in build("site_url").stderr
    write_site(site, {"mkdocs.yml": "site_name: A\n"})
    assert "mkdocs.yml does not say at which address the site is" in build("site_url").stderr


def test_feeds_that_go_are_lost_too(site: Path, live: Path):
    config = FILES["mkdocs.yml"].replace("{authority", "{enabled: false, authority")
    write_site(site, {"mkdocs.yml": config})
    assert "readers know /feed.xml, and nothing would answer there any more" in build(live).stderr


def test_before_the_first_publication_there_is_nothing_to_lose(site: Path, tmp_path: Path, address: str):
    (tmp_path / "empty").mkdir()
    for place in (tmp_path / "empty", f"{address}nothing/here"):
        told = build(place)
        assert (told.exit_code, "there is nothing to lose" in told.stderr) == (0, True)


@pytest.mark.parametrize("place", ["nowhere", "http://127.0.0.1:9/", "http://[/", "ftp://a.example/"])
def test_a_place_that_cannot_be_looked_at_stops_publication(place: str, site: Path):
    told = build(place)
    assert told.exit_code == 2
    assert "What is published cannot be compared: " in told.stderr
    assert not (site / "site").exists()


def test_addresses_and_ids_are_read_below_the_sites_own_path(live: Path, tmp_path: Path):
    found = read_previous(str(live))
    assert {"", "posts/purpose/", "posts/größe/", "feed.xml", "feed.json"} <= found.addresses
    assert found.ids["posts/größe/"] == "tag:advice.example,2024:größe"
    for kept in ("feed.xml", "atom.xml", "feed.json"):
        shutil.copy(live / kept, tmp_path / kept)
        assert {tuple(part.rpartition("/posts/")[2:]) for part in read_previous(str(tmp_path)).ids} == {
            ("größe/",),
            ("purpose/",),
        }
        (tmp_path / kept).unlink()


def test_a_sitemap_in_parts_is_read_as_a_whole(tmp_path: Path):
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    parts = "".join(f"<sitemap><loc>https://a.example/map-{n}.xml</loc></sitemap>" for n in (1, 2))
    (tmp_path / "sitemap.xml").write_text(f"<sitemapindex {space}>{parts}</sitemapindex>")
    for n in (1, 2):
        (tmp_path / f"map-{n}.xml").write_text(f"<urlset {space}><url><loc>https://a.example/{n}/</loc></url></urlset>")
    assert read_previous(str(tmp_path)) == Previous(frozenset({"1/", "2/"}), {})


@pytest.mark.parametrize(
    "text",
    ["<urlset", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>'],
)
def test_a_hostile_sitemap_tells_nothing_of_this_computer(text: str, tmp_path: Path):
    (tmp_path / "sitemap.xml").write_text(text)
    try:
        assert read_previous(str(tmp_path)).addresses <= {""}
    except Unreadable as reason:
        assert "root:" not in str(reason)


def test_a_domain_that_does_not_exist_yet_stops_no_publication_until_the_site_was_found_once(
    site: Path, address: str, monkeypatch: pytest.MonkeyPatch
):
    asked = socket.getaddrinfo
    answers = {"advice.example": socket.EAI_AGAIN}

    def resolve(host: str, *rest: Any, **more: Any) -> Any:
        if host in answers:
            raise socket.gaierror(answers[host], "as if")
        return asked(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert build("site_url").exit_code == 2  # the network is down, which says nothing
    answers["advice.example"] = socket.EAI_NONAME
    assert build("https://advice.example/blog/").exit_code == 2  # another place was named, and must be there
    told = build("site_url")
    assert told.exit_code == 0
    assert "There is no https://advice.example/blog/ yet: nobody can have read the site there" in told.stderr
    write_site(site, {"mkdocs.yml": FILES["mkdocs.yml"].replace("https://advice.example/blog/", address)})
    assert build("site_url").exit_code == 0
    write_site(site, FILES)
    told = build("site_url")
    assert told.exit_code == 2
    assert "What is published cannot be compared: https://advice.example/blog/sitemap.xml cannot be had" in told.stderr
