"""The preview as an author and a browser meet it: a real server on a free port, asked over the network."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.serve.watching import Watched, watched_by
from tests.previews import PATIENCE, ROOT, edit, events, previewing, version_of
from tests.sites import QUICK as CONFIG
from tests.sites import post
from tests.sites import write_quick_site as write_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "firm", {"content/posts/a.md": post(body="First words.")})


def test_an_edit_is_built_and_only_the_pages_that_it_changes_hear_of_it(site: Path):
    edit(site, {"content/pages/other.md": "---\ntitle: Other\n---\n\nNothing here moves.\n"})
    with previewing(site) as preview:
        page = preview.until("/posts/a/", "First words.")
        with events(preview, "/posts/a/") as seen, events(preview, "/other/") as other:
            assert seen.next("page")["version"] == version_of(page)
            still = other.next("page")
            assert other.next("mistakes")["list"] == []
            edit(site, {"content/posts/a.md": post(body="Second words.")})
            version = seen.next("page")["version"]
            page = preview.ask("/posts/a/")[2]
            assert "Second words." in page
            assert version_of(page) == version
            (site / "content/posts/a.md").touch()  # nothing changes for a reader, so nothing is reloaded
            preview.until_said("Built 1 post", 3)
            assert seen.heard.empty()
            assert other.heard.empty()
            assert still["version"] == version_of(preview.ask("/other/")[2])
        assert not (site / "site").exists()
        assert {kept.name for kept in (site / ".milepost").iterdir()} == {
            ".gitignore",
            "cache",
            "last",
            "memory",
            "preview",
        }


def test_files_are_served_as_a_static_host_does(site: Path):
    write_site(
        site,
        {
            "content/posts/a.md": post(body="Words.", aliases="[/former/]"),
            "content/static/data.json": "{}",
            "content/static/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "content/static/old/plain.html": b"<p>\xff</p>",
        },
    )
    with previewing(site) as preview:
        preview.until("/", "</html>")
        kinds = {"/": "text/html", "/feed.xml": "application/rss+xml", "/data.json": "application/json"}
        kinds |= {"/a.svg": "image/svg+xml", "/robots.txt": "text/plain", "/old/plain.html": "text/html"}
        kinds |= {"/atom.xml": "application/atom+xml", "/feed.json": "application/feed+json"}
        for path, kind in kinds.items():
            status, headers, _ = preview.ask(path)
            assert (status, headers["content-type"].partition(";")[0]) == (200, kind), path
            assert headers["cache-control"] == "no-cache"
            assert "access-control-allow-origin" not in headers
            again, kept, nothing = preview.ask(path, If_None_Match=headers["etag"])
            assert (again, kept["etag"], nothing) == (304, headers["etag"], "")
            head, same, nothing = preview.ask(path, method="HEAD")
            assert (head, same["content-length"], nothing) == (200, headers["content-length"], "")
        assert preview.ask("/data.json", Range="bytes=1-")[0] == 206
        assert preview.ask("/data.json", Range="bytes=1-")[2] == "}"
        assert preview.ask("/data.json", Range="bytes=7-")[0] == 416
        assert preview.ask("/posts/a?x=1")[1]["location"] == "/posts/a/?x=1"
        status, headers, _ = preview.ask("/former/")
        assert (status, headers["location"]) == (301, "/posts/a/")


def test_what_is_not_there_is_the_sites_404_page(site: Path):
    with previewing(site) as preview:
        preview.until("/", "</html>")
        page = (preview.ask("/404.html"))[2]
        too_long = "/" + "x" * 5000
        paths = ("/nothing/", "/nothing.css", "/a%00b", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", too_long)
        outside = ("//etc/passwd", "/..%5c..%5cx", "/assets/", "/.milepost-manifest.json", "/robots.txt/", "/C:/x")
        for path in (*paths, *outside):
            status, _, text = preview.ask(path)
            assert (status, text) == (404, page), path
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
        version_of(text)
        edit(site, {"mkdocs.yml": under("two")})
        preview.until("/two/posts/a/", "First words.")
        assert preview.ask("/")[1]["location"] == "/two/"
        assert preview.ask("/one/")[0] == 404


def test_a_first_build_that_fails_is_shown_and_mended(site: Path):
    write_site(site, {"content/posts/b.md": post("B", body="[x](<gone&.md>)")})
    with previewing(site) as preview:
        page = preview.until("/any/where/", "<h1>The site cannot be built yet</h1>")
        assert "content/posts/b.md:6:1: error[missing-file]: there is no file &#x27;gone&amp;.md&#x27;" in page
        assert preview.ask("/")[0] == 503
        assert preview.ask("/__milepost/trouble.css")[0] == 200
        preview.until_said("Not built: 1 error. There is nothing to show yet: mend the file and save it.")
        with events(preview) as seen:
            assert seen.next("page")["version"] == version_of(preview.ask("/")[2])
            told = seen.next("mistakes")["list"][0]
            assert (told["place"], told["code"]) == ("content/posts/b.md:6:1", "missing-file")
            assert [line["text"] for line in told["excerpt"] if line["meant"]] == ["[x](<gone&.md>)"]
            (site / "content/posts/b.md").unlink()
            assert seen.next("mistakes")["list"] == []
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


def test_drafts_and_posts_to_come_are_shown_and_named_unless_the_published_site_is_asked_for(site: Path):
    hidden = {
        "content/posts/d.md": post("D", draft="true", body="Drafted words."),
        "content/posts/s.md": post("S", date="2031-11-24 09:00", body="Scheduled words."),
        "content/posts/e.md": post("E", expires="2026-01-03", body="Expired words."),
    }
    write_site(site, hidden)
    badges = {"a": "", "d": "Draft", "s": "Scheduled, 24 November 2031 09:00", "e": "Expired, 3 January"}
    at = "1795305600"  # 22 November 2026
    with previewing(site, SOURCE_DATE_EPOCH=at) as preview:
        preview.until("/posts/d/", "Drafted words.")
        assert "Scheduled words." in preview.ask("/posts/s/")[2]
        assert preview.ask("/posts/e/")[0] == 404
        for name, badge in badges.items():
            with events(preview, f"/posts/{name}/") as seen:
                told = seen.next("page")
            assert (told["badge"], told["source"]) == (badge, f"posts/{name}.md")
            assert told["edit"] == f"vscode://file{quote(str(site / 'content/posts' / name))}.md:1"
        assert "Drafted words." not in preview.ask("/feed.xml")[2]
    editor = "edit://open?at={line}&file={path}"
    with previewing(site, "--published", "--editor", editor, SOURCE_DATE_EPOCH=at) as preview:
        preview.until("/posts/a/", "First words.")
        assert [preview.ask(f"/posts/{name}/")[0] for name in "dse"] == [404, 404, 404]
        with events(preview, "/posts/d/") as seen:
            told = seen.next("page")
        assert (told["badge"], told["edit"]) == ("Draft", f"edit://open?at=1&file={site}/content/posts/d.md")
    assert not (site / "site").exists()


def test_a_post_appears_in_a_preview_of_the_published_site_when_its_time_has_come(site: Path):
    due = (datetime.now(UTC) + timedelta(seconds=4)).isoformat(timespec="seconds")
    write_site(site, {"content/posts/due.md": post("Due", date=due, body="Words that are due.")})
    with previewing(site, "--published") as preview:
        preview.until("/posts/a/", "First words.")
        preview.until("/posts/due/", "Words that are due.")


def test_a_preview_for_the_network_answers_to_its_address_alone_and_opens_a_browser(site: Path, tmp_path: Path):
    own = own_address()
    if not own:
        pytest.skip("this machine has no address but its own to itself")
    opened = tmp_path / "opened"
    browser = f"{sys.executable} -c 'import sys; open(sys.argv[1], \"w\").write(sys.argv[2])' {opened} %s"
    with previewing(site, "--host", own, "--open", BROWSER=browser) as preview:
        preview.wait(lambda: opened.exists() and opened.read_text(), "the browser")
        assert opened.read_text() == f"{preview.url}/" == f"http://{own}:{preview.port}/"
        preview.until_said("Everybody in this network can see the preview")
        assert preview.ask("/posts/a/")[0] == 200
        assert preview.ask("/posts/a/", Host=f"evil.example:{preview.port}")[0] == 400
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", preview.port), PATIENCE)


def own_address() -> str:
    """By which this machine would be known to others; nothing is sent to find it out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        found = str(asked.getsockname()[0])
    return "" if found.startswith("127.") else found


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
        with events(preview) as seen:
            seen.next("page")
            assert preview.stop(number) == 0
            while seen.heard.get(timeout=PATIENCE)[0]:
                pass
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
