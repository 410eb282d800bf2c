"""The form for an e-mail address in a real browser: what is typed reaches the provider, and nobody else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import expect

from tests.browsing import Visiting, focus_by_tab
from tests.sites import CONFIG, build_site, post, said, write_site
from tools.audit.axe import LIGHTS, Light, check_axe, missing
from tools.audit.finding import told

NARROW = Light(name="narrow", width=320, height=640)


@contextmanager
def provider() -> Iterator[tuple[str, list[tuple[str, list[tuple[str, str]]]]]]:
    """The address of a server that takes forms, and what it was sent: path and fields."""
    taken: list[tuple[str, list[tuple[str, str]]]] = []

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            taken.append((self.path, parse_qsl(body, keep_blank_values=True)))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><link rel=icon href=data:,><title>Thank you</title>")

        def log_message(self, *arguments: object) -> None:
            """The tests' output is not an access log."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Taking) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", taken
        server.shutdown()
        thread.join()


def built(folder: Path, action: str, script: str) -> Path:
    options = f"""\
      script: {script}
      subscribe:
        action: {action}/in?list=2
        field: fields[email]
        hidden: {{b_1: "", tag: <new>}}
        text: One letter a month, & no more.
        privacy: "For nothing else: [privacy](pages/privacy.md)."
        where: [post, feeds, footer]
"""
    files = {"content/posts/a.md": post(), "content/pages/privacy.md": "# Privacy\n\nWe keep nothing else.\n"}
    result = build_site(write_site(folder, {**files, "mkdocs.yml": CONFIG + options}))
    assert result.counts, said(result)
    return folder / "site"


@pytest.mark.parametrize("script", ["small", "material"])
def test_an_address_is_sent_by_keyboard_to_the_provider_alone(
    script: str, tmp_path: Path, visit: Visiting, serve_folder
):
    with provider() as (action, taken):
        url = serve_folder(built(tmp_path, action, script)) + "posts/a/"
        seen = visit(url)
        page = seen.page
        form = page.get_by_role("region", name="New posts by e-mail")
        expect(form).to_contain_text("One letter a month, & no more.")
        expect(form.get_by_role("link", name="privacy")).to_have_attribute("href", "../../privacy/")
        field = form.get_by_label("Your e-mail address")
        expect(field).to_have_accessible_description("For nothing else: privacy.")
        expect(field).to_have_attribute("autocomplete", "email")
        focus_by_tab(page, "#mp-subscribe-post-address")
        page.keyboard.type("no address")
        page.keyboard.press("Enter")
        assert page.url == url
        field.fill("jo@reader.example")
        seen.assert_quiet()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page).to_have_title("Thank you")
        assert taken == [("/in?list=2", [("fields[email]", "jo@reader.example"), ("b_1", ""), ("tag", "<new>")])]
        assert set(seen.foreign) == {f"{action}/in?list=2"}
        assert not seen.errors


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_axe_finds_nothing_and_fingers_find_the_form_and_the_feeds_on_every_screen(
    tmp_path: Path, visit: Visiting, serve_folder
):
    url = serve_folder(built(tmp_path, "https://news.example", "small"))
    page = visit(url).page
    for address in ("posts/a/", "feeds/"):
        page.goto(url + address)
        assert not told(check_axe(page, address, (LIGHTS[1], LIGHTS[2], LIGHTS[4], NARROW)))
        for control in page.locator(".mp-subscribe :is(input:not([type=hidden]), button)").all():
            assert (control.bounding_box() or {})["height"] >= 44
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    address = page.locator(".mp-feeds__address", has_text="/atom.xml")
    address.click()
    assert page.evaluate("getSelection().toString()").strip() == "https://advice.example/atom.xml"
    page.emulate_media(media="print")
    assert page.locator(".mp-subscribe:visible").count() == 0
    assert address.is_visible()
