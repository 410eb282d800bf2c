"""The browser and the host that other tests stand on."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

QUIET = "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>Home</title><h1>Home</h1>"


@pytest.fixture
def site(tmp_path):
    (tmp_path / "posts").mkdir()
    (tmp_path / "index.html").write_text(QUIET)
    (tmp_path / "posts/index.html").write_text(QUIET.replace("Home", "Posts"))
    (tmp_path / "404.html").write_text(QUIET.replace("Home", "Lost"))
    return tmp_path


def test_a_quiet_page_is_quiet(site, serve_folder, visit):
    seen = visit(serve_folder(site), viewport={"width": 320, "height": 640}, color_scheme="dark")
    assert seen.page.title() == "Home"
    assert seen.page.evaluate("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]") == [320, True]
    seen.assert_quiet()


@pytest.mark.parametrize("script", ["console.error('spoilt')", "throw Error('spoilt')", "setTimeout(() => spoilt())"])
def test_an_error_on_the_page_is_remembered(site, serve_folder, visit, script):
    (site / "index.html").write_text(f"{QUIET}<script>{script}</script>")
    seen = visit(serve_folder(site))
    seen.page.wait_for_timeout(50)
    assert any("spoilt" in error for error in seen.errors)
    with pytest.raises(AssertionError, match="spoilt"):
        seen.assert_quiet()


@pytest.mark.parametrize(
    "markup",
    [
        "<img src='http://elsewhere.example/a.png'>",
        "<link rel=stylesheet href='https://elsewhere.example/a.css'>",
        "<script>fetch('https://elsewhere.example/a').catch(() => 0)</script>",
        "<script>new WebSocket('wss://elsewhere.example/a')</script>",
        "<script>new Worker(URL.createObjectURL(new Blob(['fetch(\"https://elsewhere.example/a\")'])))</script>",
    ],
)
def test_a_request_to_another_host_is_remembered(site, serve_folder, visit, markup):
    (site / "index.html").write_text(QUIET + markup)
    seen = visit(serve_folder(site))
    seen.page.wait_for_timeout(300)
    assert any("elsewhere.example" in url for url in seen.foreign)
    with pytest.raises(AssertionError):
        seen.assert_quiet()


def test_a_missing_page_is_the_sites_own_404(site, serve_folder):
    with pytest.raises(HTTPError) as caught:
        urlopen(serve_folder(site) + "nowhere/")
    with caught.value as answer:
        assert answer.code == 404
        assert b"Lost" in answer.read()


def test_a_site_under_a_path_answers_only_there(site, serve_folder):
    address = serve_folder(site, prefix="/advice")
    assert address.endswith("/advice/")
    with urlopen(address + "posts") as answer:
        assert answer.url == address + "posts/"
        assert b"Posts" in answer.read()
    with pytest.raises(HTTPError) as caught:
        urlopen(address.removesuffix("advice/") + "posts/")
    with caught.value as answer:
        assert b"Outside the site" in answer.read()
