"""The preview as an author and a browser meet it: a real server on a free port, asked over the network."""

from __future__ import annotations

import http.client
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.serve.watching import Watched, watched_by
from tests.sites import QUICK as CONFIG
from tests.sites import post
from tests.sites import write_quick_site as write_site

if TYPE_CHECKING:
    from tests.browsing import Visit

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = (sys.executable, "-m", "generator")
PATIENCE = 40.0
"""Seconds that a busy machine may take for any one thing. Nothing waits that long unless it fails."""


@dataclass
class Preview:
    """`milepost serve` in a process of its own, and all that it has said."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def said(self) -> str:
        return "".join(self.lines)

    def ask(self, path: str = "/", *, method: str = "GET", host: str = "") -> tuple[int, dict[str, str], str]:
        """Status, headers with small names, and text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers={"Host": host} if host else {})
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, headers, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def until(self, path: str, text: str) -> str:
        """The page at a path, as soon as this text is in it."""
        return str(self.wait(lambda: page if text in (page := self.ask(path)[2]) else "", f"{text!r} at {path}"))

    def until_said(self, text: str, times: int = 1) -> None:
        self.wait(lambda: self.said.count(text) >= times, f"{times} times {text!r}")

    def wait(self, found: Callable[[], object], what: str) -> object:
        """What a function finds, as soon as it finds something."""
        deadline = time.monotonic() + PATIENCE
        while not (it := found()):
            assert time.monotonic() < deadline, f"waited in vain for {what}; the preview said:\n{self.said}"
            time.sleep(0.05)
        return it

    def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def previewing(
    folder: Path, *arguments: str, port: str = "0", program: tuple[str, ...] = PROGRAM, **environment: str
) -> Iterator[Preview]:
    """The preview of a folder, once it has said its address."""
    command = [*program, "serve", *(["--port", port] if port else []), *arguments]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    preview = Preview(process)
    listening = threading.Thread(target=lambda: preview.lines.extend(process.stdout or ()), daemon=True)
    listening.start()
    try:
        preview.wait(lambda: "Preview: " in preview.said or process.poll() is not None, "the address")
        found = re.search(
            r"^Preview: http://127\.0\.0\.1:(\d+)/  \(Ctrl\+C stops it(?:; port 8000 is taken)?\)$",
            preview.said,
            re.MULTILINE,
        )
        assert found, preview.said
        preview.port = int(found[1])
        yield preview
    finally:
        process.kill()
        process.wait()
        listening.join(PATIENCE)
        if process.stdout:
            process.stdout.close()


@contextmanager
def events(preview: Preview) -> Iterator[queue.Queue[str]]:
    """The names of states as an open page hears of them; "" when the server ends them."""
    heard: queue.Queue[str] = queue.Queue()
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    connection.request("GET", "/__milepost/events")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type", "").startswith("text/event-stream")

    def listen() -> None:
        for line in answer:
            if line.startswith(b"data: "):
                heard.put(line.decode().removeprefix("data: ").strip())
        heard.put("")

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    yield heard
    preview.process.kill()
    listener.join(PATIENCE)
    connection.close()


def state_of(page: str) -> str:
    """The state that a page came with: what its script is asked for by."""
    found = re.search(r'<script type="module" src="/__milepost/reload\.js\?(\d+)"></script>', page)
    assert found, page[-500:]
    return found[1]


def edit(site: Path, files: Mapping[str, str]) -> None:
    """Writes these files and no other."""
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "firm", {"content/posts/a.md": post(body="First words.")})


def test_an_edit_is_built_and_open_pages_hear_of_it(site: Path):
    with previewing(site) as preview:
        page = preview.until("/posts/a/", "First words.")
        with events(preview) as heard:
            assert heard.get(timeout=PATIENCE) == state_of(page)
            edit(site, {"content/posts/a.md": post(body="Second words.")})
            name = heard.get(timeout=PATIENCE)
            page = preview.ask("/posts/a/")[2]
            assert "Second words." in page
            assert state_of(page) == name
            (site / "content/posts/a.md").touch()  # nothing changes for a reader, so nothing is reloaded
            preview.until_said("Built 1 post", 3)
            assert heard.empty()
        assert not (site / "site").exists()
        assert [kept.name for kept in (site / ".milepost").iterdir()] == ["cache"]


def test_an_open_page_shows_an_edit_by_itself(site: Path, visit: Callable[..., Visit]):
    with previewing(site) as preview:
        preview.until("/posts/a/", "First words.")
        opened = visit(f"http://127.0.0.1:{preview.port}/posts/a/")
        for words in ("Second words.", "Third words."):
            edit(site, {"content/posts/a.md": post(body=words)})
            opened.page.get_by_text(words).first.wait_for(timeout=PATIENCE * 1000)
        opened.assert_quiet()
        opened.page.goto("about:blank")


def test_the_script_of_pages_compares_states(site: Path):
    with previewing(site) as preview:
        status, headers, script = preview.ask("/__milepost/reload.js")
        assert (status, headers["content-type"]) == (200, "text/javascript; charset=utf-8")
        assert 'new EventSource("/__milepost/events")' in script
        assert "location.reload()" in script


def test_files_are_served_as_a_static_host_does(site: Path):
    write_site(
        site,
        {
            "content/static/data.json": "{}",
            "content/static/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "content/static/old/plain.html": b"<p>\xff</p>",
        },
    )
    with previewing(site) as preview:
        preview.until("/", "</html>")
        kinds = {"/": "text/html", "/feed.xml": "application/xml", "/data.json": "application/json"}
        kinds |= {"/a.svg": "image/svg+xml", "/robots.txt": "text/plain", "/old/plain.html": "text/html"}
        for path, kind in kinds.items():
            status, headers, _ = preview.ask(path)
            assert (status, headers["content-type"].partition(";")[0]) == (200, kind), path
            assert headers["cache-control"] == "no-store"
        assert preview.ask("/posts/a")[1]["location"] == "/posts/a/"
        status, headers, text = preview.ask("/", method="HEAD")
        assert (status, text) == (200, "")
        assert preview.ask("/", method="POST")[0] == 405


def test_what_is_not_there_is_the_sites_404_page(site: Path):
    with previewing(site) as preview:
        preview.until("/", "</html>")
        page = (preview.ask("/404.html"))[2]
        too_long = "/" + "x" * 5000
        for path in ("/nothing/", "/nothing.css", "/a%00b", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", too_long):
            status, _, text = preview.ask(path)
            assert (status, text) == (404, page), path
        for path in ("//etc/passwd", "/..%5c..%5cx", "/assets/"):
            assert preview.ask(path)[0] == 404
        assert "Traceback" not in preview.said


def test_a_site_under_a_path_is_served_there_and_follows_its_configuration(site: Path):
    def under(path: str) -> str:
        return CONFIG.replace("https://advice.example/", f"https://advice.example/{path}/")

    write_site(site, {"mkdocs.yml": under("one")})
    with previewing(site) as preview:
        preview.until("/one/", "</html>")
        assert preview.ask("/")[1]["location"] == "/one/"
        assert preview.ask("/one")[1]["location"] == "/one/"
        status, _, text = preview.ask("/posts/a/")
        assert status == 404
        assert "by its site_url the site stands under /one/" in text
        state_of(text)
        edit(site, {"mkdocs.yml": under("two")})
        preview.until("/two/posts/a/", "First words.")
        assert preview.ask("/")[1]["location"] == "/two/"
        assert preview.ask("/one/")[0] == 404


def test_a_first_build_that_fails_is_shown_and_mended(site: Path):
    write_site(site, {"content/posts/b.md": post("B", body="[x](<gone&.md>)")})
    with previewing(site) as preview:
        page = preview.until("/any/where/", "The site cannot be built yet:")
        assert "content/posts/b.md:6:1: error[missing-file]: there is no file &#x27;gone&amp;.md&#x27;" in page
        assert preview.ask("/")[0] == 503
        assert "Not built: 1 error." in preview.said
        with events(preview) as heard:
            assert heard.get(timeout=PATIENCE) == state_of(page)
            (site / "content/posts/b.md").unlink()
            heard.get(timeout=PATIENCE)
            assert "First words." in preview.ask("/posts/a/")[2]


def test_a_later_build_that_fails_leaves_the_last_good_one_on_show(site: Path):
    with previewing(site) as preview:
        before = preview.until("/posts/a/", "First words.")
        edit(site, {"content/posts/a.md": post(body="[x](gone.md)")})
        preview.until_said("Not built: 1 error. The preview shows the last state without errors.")
        assert "content/posts/a.md:6:1: error[missing-file]" in preview.said
        assert preview.ask("/posts/a/")[2] == before
        edit(site, {"mkdocs.yml": "site_name: ["})
        preview.until_said("Not built: ", 2)
        edit(site, {"mkdocs.yml": CONFIG, "content/posts/a.md": post(body="Mended.")})
        preview.until("/posts/a/", "Mended.")


def test_a_mistake_of_ours_ends_no_preview(site: Path, tmp_path: Path):
    script = (
        "import generator.serve.preview as preview\n"
        "build = preview.build\n"
        "def broken(*arguments, **options):\n"
        "    preview.build = build\n"
        "    return {}['x']\n"
        "preview.build = broken\n"
        "from generator.cli import main; main()"
    )
    with previewing(site, program=(sys.executable, "-c", script), TMPDIR=str(tmp_path)) as preview:
        preview.until("/posts/a/", "The site cannot be built: the terminal says why.")
        preview.until_said("This is a mistake in Milepost, not in your texts: KeyError: 'x'")
        (site / "content/posts/a.md").touch()
        preview.until("/posts/a/", "First words.")


def test_drafts_are_shown_on_request_and_only_here(site: Path):
    write_site(site, {"content/posts/d.md": post("D", draft="true", body="Drafted words.")})
    with previewing(site, "--drafts") as preview:
        preview.until("/posts/d/", "Drafted words.")
    assert not (site / "site").exists()


def test_whatever_the_site_is_made_from_is_watched(site: Path):
    """Parents of mkdocs.yml, templates, and folders that come, go and come back."""
    (site.parent / "base.yml").write_text("theme:\n  name: material\n  custom_dir: looks\n")
    config = f"INHERIT: ../base.yml\n{CONFIG}"
    write_site(site, {"mkdocs.yml": config})
    with previewing(site) as preview:
        preview.until_said("error[custom-dir-missing]")
        edit(site, {"looks/partials/copyright.html": "New in the looks"})
        preview.until("/", "New in the looks")
        edit(site, {"looks/partials/copyright.html": "Newer in the looks"})
        preview.until("/", "Newer in the looks")
        (site.parent / "base.yml").write_text("theme:\n  name: material\n")
        preview.wait(lambda: "in the looks" not in preview.ask("/")[2], "the old looks to go")
        (site / "content").rename(site / "away")
        preview.until_said("error[no-content]")
        (site / "away").rename(site / "content")
        times = preview.said.count("Built 1 post")
        preview.until_said("Built 1 post", times + 1)
        edit(site, {"content/posts/a.md": post(body="Back again.")})
        preview.until("/posts/a/", "Back again.")
        edit(site, {"mkdocs.yml": f"docs_dir: texts\n{CONFIG}", "texts/posts/t.md": post(body="Elsewhere.")})
        preview.until("/posts/t/", "Elsewhere.")
        edit(site, {"texts/posts/t.md": post(body="Edited elsewhere.")})
        preview.until("/posts/t/", "Edited elsewhere.")


def test_an_editor_that_replaces_files_by_new_ones_is_noticed(site: Path):
    with previewing(site) as preview:
        preview.until("/posts/a/", "First words.")
        for number in range(2):
            for path, text in (("mkdocs.yml", f"{CONFIG}copyright: Number {number}\n"),):
                (site / f"{path}.new").write_text(text)
                (site / f"{path}.new").replace(site / path)
            preview.until("/", f"Number {number}")


# --- Stopping, ports, and who may ask -------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C to whole consoles")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_is_quick_and_leaves_nothing_behind(site: Path, tmp_path: Path, number: int):
    (tmp_path / "temporary").mkdir()
    with previewing(site, TMPDIR=str(tmp_path / "temporary")) as preview:
        preview.until("/", "</html>")
        with events(preview) as heard:
            heard.get(timeout=PATIENCE)
            assert preview.stop(number) == 0
            assert heard.get(timeout=PATIENCE) == ""
    assert list((tmp_path / "temporary").iterdir()) == []
    assert preview.said.splitlines()[1:] == [line for line in preview.lines[1:] if line.startswith("Built ")] or (
        len(preview.lines) == 2
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C to whole consoles")
def test_stopping_does_not_wait_for_a_build_to_end(site: Path, tmp_path: Path):
    write_site(site, {f"content/posts/{number}.md": post(str(number), body="Word. " * 3000) for number in range(400)})
    (tmp_path / "temporary").mkdir()
    with previewing(site, TMPDIR=str(tmp_path / "temporary")) as preview:
        assert "The site is being built" in preview.ask("/")[2]
        assert preview.stop() == 0
    assert len(preview.lines) == 1
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_port_that_is_taken_ends_with_2(site: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "generator", "serve", "--port", str(port)]
        done = subprocess.run(
            command, cwd=site, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        f"Error: Port {port} is taken by another program. Choose another one, or leave --port out to have one chosen.\n"
    )


def test_without_a_port_the_first_free_one_is_taken(site: Path):
    with previewing(site, port="") as one, previewing(site, port="") as other:
        assert 8000 <= one.port < other.port
        assert "port 8000 is taken" in other.said
        one.until("/", "</html>")
        other.until("/", "</html>")


def test_only_this_computer_may_ask_by_its_own_names(site: Path):
    with previewing(site) as preview:
        preview.until("/", "</html>")
        for host in ("127.0.0.1", "localhost", f"localhost:{preview.port}"):
            assert preview.ask("/", host=host)[0] == 200
        for path in ("/", "/__milepost/events", "/__milepost/reload.js"):
            for host in ("evil.example", f"127.0.0.1.evil.example:{preview.port}"):
                assert preview.ask(path, host=host)[0] == 400
        assert "access-control-allow-origin" not in preview.ask("/")[1]


# --- What is watched -------------------------------------------------------------------------------------------------


def test_what_editors_leave_beside_a_text_is_no_change(tmp_path: Path):
    write_site(tmp_path, {"content/posts/a.md": post()})
    watched = watched_by(tmp_path / "mkdocs.yml")
    assert watched.concerns(tmp_path / "content/posts/a.md")
    assert watched.concerns(tmp_path / "content/static/.well-known/x")
    assert watched.concerns(tmp_path / "mkdocs.yml")
    for other in (
        "content/posts/a.md~",
        "content/posts/.a.md.swp",
        "content/.git/index",
        "notes.txt",
        "site/index.html",
    ):
        assert not watched.concerns(tmp_path / other), other


def test_a_configuration_that_cannot_be_read_is_watched_until_it_can(tmp_path: Path):
    config = write_site(tmp_path, {"mkdocs.yml": "site_name: ["}) / "mkdocs.yml"
    watched = watched_by(config)
    assert watched.concerns(config)
    assert watched.folders == frozenset()
    config.unlink()
    assert watched_by(config).concerns(config)


def test_a_folder_of_the_same_name_made_anew_is_watched_anew(tmp_path: Path):
    write_site(tmp_path, {"content/posts/a.md": post()})
    before = watched_by(tmp_path / "mkdocs.yml")
    assert watched_by(tmp_path / "mkdocs.yml") == before
    (tmp_path / "content").rename(tmp_path / "old")
    (tmp_path / "content").mkdir()
    assert watched_by(tmp_path / "mkdocs.yml") != before
    assert isinstance(before, Watched)
