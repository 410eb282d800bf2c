"""What stands in the site folder after a build, whoever else put something there, and which folders are refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish import open_site, plan_writes
from generator.publish.lock import give_back_lock, take_lock
from generator.publish.manifest import (
    MANIFEST_NAME,
    decode_manifest,
    encode_manifest,
    folders_of,
    in_order,
    in_the_way,
    is_safe,
)
from generator.publish.workspace import candidates

ROOT = Path(__file__).resolve().parent.parent
SITE = {"index.html": b"home", "posts/purpose/index.html": b"purpose", "feed.xml": b"feed"}


def publish(folder, wanted=None, *, site="site", force=False, clean=False):
    """Publishes pages; what was published, and the problems as text."""
    stage, problems = open_in(folder, site=site, force=force, clean=clean)
    if stage is None:
        return None, shown(problems)
    with stage:
        for path, data in (SITE if wanted is None else wanted).items():
            stage.write(path, data, "page")
        published, problems = stage.commit()
    return published, shown(problems)


def open_in(folder, *, site="site", force=False, clean=False):
    return open_site(
        folder / site,
        repository=folder,
        protected=[folder / "content", folder / "templates"],
        force=force,
        clean=clean,
    )


def shown(problems):
    return [str(problem) for problem in problems]


def tree(site):
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != MANIFEST_NAME
    }


def snapshot(site):
    return {path: (path.lstat().st_mtime_ns, path.lstat().st_ino) for path in site.rglob("*")}


@pytest.fixture
def repo(tmp_path):
    for name in ("content/posts", "templates", ".git"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Advice\n")
    return tmp_path


# --- What is planned ---------------------------------------------------------------------------------------------


def test_what_changed_is_replaced_and_what_is_gone_is_deleted():
    writes = plan_writes({"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "9", "d": "4"})
    assert writes.replace == ("b", "d")
    assert writes.delete == ("c",)


MANIFESTS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("12"))


@given(before=MANIFESTS, after=MANIFESTS)
def test_a_plan_turns_one_site_into_the_other_and_touches_nothing_twice(before, after):
    writes = plan_writes(before, after)
    site = {path: digest for path, digest in before.items() if path not in writes.delete}
    assert site | {path: after[path] for path in writes.replace} == after
    assert not set(writes.replace) & set(writes.delete)
    assert all(before.get(path) != after[path] for path in writes.replace)


def test_files_appear_in_the_order_in_which_they_lead_to_each_other():
    kinds = {"feed.xml": "list", "new/": "page", "old/": "page", "a.png": "asset", "index.html": "list"}
    order = in_order(kinds, {"old/": "1", "feed.xml": "1"}, kinds)
    assert order == ("a.png", "new/", "old/", "feed.xml", "index.html")


def test_what_stands_in_the_way_is_seen():
    assert in_the_way(["about", "b"], ["about/index.html"]) == ("about",)
    assert in_the_way(["about/index.html", "b/c"], ["about"]) == ("about/index.html",)
    assert in_the_way(["About/index.html"], ["about/index.html"]) == ("About/index.html",)
    assert in_the_way(["about/index.html"], ["about/me.html"]) == ()


def test_folders_of_a_path_from_the_inside_out():
    assert folders_of("posts/purpose/index.html") == ["posts/purpose", "posts"]
    assert folders_of("index.html") == []


def test_a_manifest_survives_writing_and_reading():
    manifest = {"b/index.html": "2", "a – ü.html": "1"}
    assert decode_manifest(encode_manifest(manifest)) == manifest
    assert list(decode_manifest(encode_manifest(manifest))) == sorted(manifest)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"schema": 2, "files": {}}',
        b'{"schema": 1, "files": {"../../home": "1"}}',
        b'{"schema": 1, "files": {"/etc/passwd": "1"}}',
        b'{"schema": 1, "files": {"a\\\\..\\\\b": "1"}}',
    ],
)
def test_a_manifest_that_is_not_ours_is_none(data):
    assert decode_manifest(data) is None


@pytest.mark.parametrize("path", ["", "/", "/a", "a//b", "../a", "a/../b", "a/..", "./a", "a/", "a\\b", "a\0b"])
def test_a_path_that_climbs_is_not_safe(path):
    assert not is_safe(path)


# --- Builds ------------------------------------------------------------------------------------------------------


def test_a_first_build_makes_the_site(repo):
    published, problems = publish(repo)
    assert problems == []
    assert published.written == tuple(sorted(SITE))
    assert (published.deleted, published.unchanged) == ((), 0)
    assert tree(repo / "site") == SITE


def test_a_second_build_touches_nothing_that_did_not_change(repo):
    publish(repo)
    before = snapshot(repo / "site")
    published, _ = publish(repo)
    assert (published.written, published.deleted, published.unchanged) == ((), (), 3)
    assert snapshot(repo / "site") == before


def test_a_changed_page_is_replaced_and_a_deleted_post_is_gone_with_its_folder(repo):
    publish(repo, SITE | {"posts/vision/index.html": b"vision"})
    wanted = {"index.html": b"new home", "posts/vision/index.html": b"vision", "feed.xml": b"feed"}
    published, _ = publish(repo, wanted)
    assert (published.written, published.deleted, published.unchanged) == (
        ("index.html",),
        ("posts/purpose/index.html",),
        2,
    )
    assert tree(repo / "site") == wanted
    assert not (repo / "site/posts/purpose").exists()


def test_the_last_post_takes_its_folders_along(repo):
    publish(repo)
    publish(repo, {"index.html": b"home"})
    assert sorted(path.name for path in (repo / "site").iterdir()) == [MANIFEST_NAME, "index.html"]


def test_files_of_others_stay_as_they_are(repo):
    publish(repo)
    (repo / "site/CNAME").write_bytes(b"advice.example")
    (repo / "site/posts/purpose/notes.txt").write_bytes(b"notes")
    before = snapshot(repo / "site")
    for clean in (False, True):
        publish(repo, {"index.html": b"home"}, clean=clean)
        for path in ("CNAME", "posts/purpose/notes.txt"):
            assert snapshot(repo / "site")[repo / "site" / path] == before[repo / "site" / path]


def test_a_page_becomes_a_folder_and_a_folder_a_page(repo):
    publish(repo, {"about": b"1", "guide/a/index.html": b"2", "guide/b/index.html": b"3"})
    wanted = {"about/index.html": b"1", "guide": b"4"}
    published, problems = publish(repo, wanted)
    assert problems == []
    assert published.deleted == ("about", "guide/a/index.html", "guide/b/index.html")
    assert tree(repo / "site") == wanted


def test_a_site_of_no_files_is_a_site(repo):
    assert publish(repo, {})[0].written == ()
    assert publish(repo, SITE)[0].written == tuple(sorted(SITE))
    assert publish(repo, {})[0].deleted == tuple(sorted(SITE))


def test_the_site_and_its_manifest_are_the_same_bytes_wherever_and_whenever_they_are_made(repo, tmp_path):
    publish(repo, dict(sorted(SITE.items())))
    publish(repo, {"index.html": b"other", "more/index.html": b"more"}, site="away/public")
    publish(repo, dict(reversed(SITE.items())), site="away/public")
    one, other = ((repo / site / MANIFEST_NAME).read_bytes() for site in ("site", "away/public"))
    assert one == other


def test_only_hidden_stamps_are_left_beside_the_site(repo):
    publish(repo)
    assert sorted(path.name for path in repo.iterdir()) == [
        ".git", ".milepost", "content", "mkdocs.yml", "site", "templates",
    ]  # fmt: skip
    assert sorted(path.name for path in (repo / ".milepost/publish/site").iterdir()) == ["stamps"]
    assert (repo / ".milepost/.gitignore").read_text() == "*\n"


def test_without_its_work_folder_a_site_is_still_ours_and_unchanged(repo):
    publish(repo)
    import shutil

    shutil.rmtree(repo / ".milepost")
    before = snapshot(repo / "site")
    published, problems = publish(repo)
    assert (problems, published.unchanged) == ([], 3)
    assert snapshot(repo / "site") == before


@pytest.mark.parametrize("damage", [b"", b"\xff", b"[" * 1000])
def test_damaged_stamps_cost_time_and_nothing_else(repo, damage):
    publish(repo)
    (repo / ".milepost/publish/site/stamps").write_bytes(damage)
    assert publish(repo)[0].unchanged == 3


def test_the_site_may_be_reached_through_a_link(repo):
    (repo / "volume").mkdir()
    (repo / "site").symlink_to("volume", target_is_directory=True)
    publish(repo)
    publish(repo, SITE | {"feed.xml": b"newer"})
    assert tree(repo / "volume") == SITE | {"feed.xml": b"newer"}
    assert (repo / "site").is_symlink()


def test_an_empty_folder_that_a_server_already_serves_stays_the_same_folder(repo):
    (repo / "site").mkdir()
    inode = (repo / "site").stat().st_ino
    assert publish(repo)[1] == []
    assert (repo / "site").stat().st_ino == inode
    assert tree(repo / "site") == SITE


def test_a_site_that_cannot_be_prepared_beside_is_prepared_inside(repo, monkeypatch):
    (repo / "site").mkdir()
    monkeypatch.setattr("generator.publish.workspace._can_rename", lambda *_: False)
    assert candidates(repo / "site") == (repo / "site/.milepost/publish",)
    publish(repo)
    published, problems = publish(repo, SITE | {"feed.xml": b"newer"})
    assert (published.written, problems) == (("feed.xml",), [])
    assert tree(repo / "site") == SITE | {"feed.xml": b"newer"}
    assert not (repo / "site/.milepost").exists()
    assert not (repo / ".milepost").exists()


# --- Behind our back ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("clean", [False, True])
def test_files_that_somebody_deleted_or_edited_are_mended(repo, clean):
    publish(repo)
    (repo / "site/index.html").unlink()
    (repo / "site/feed.xml").write_bytes(b"f33d")  # as long as before
    (repo / "site/posts/purpose/index.html").write_bytes(b"longer than before")
    published, problems = publish(repo, clean=clean)
    assert (published.written, problems) == (tuple(sorted(SITE)), [])
    assert tree(repo / "site") == SITE


def test_a_file_that_was_written_over_under_its_old_time_is_put_right(repo):
    publish(repo)
    publish(repo)
    feed = repo / "site/feed.xml"
    times = feed.stat().st_atime_ns, feed.stat().st_mtime_ns
    feed.write_bytes(b"f33d")
    os.utime(feed, ns=times)
    assert publish(repo)[0].written == ("feed.xml",)


def test_a_site_that_was_copied_elsewhere_is_not_written_anew(repo):
    publish(repo)
    for path in SITE:
        os.utime(repo / "site" / path, ns=(1, 1))
    before = snapshot(repo / "site")
    assert publish(repo)[0].unchanged == 3
    assert snapshot(repo / "site") == before


def test_a_deleted_site_is_made_anew(repo):
    import shutil

    publish(repo)
    shutil.rmtree(repo / "site")
    assert publish(repo)[0].written == tuple(sorted(SITE))


def test_a_link_put_in_place_of_a_page_is_replaced_and_what_it_leads_to_stays(repo):
    publish(repo)
    (repo / "precious.txt").write_bytes(b"precious")
    (repo / "site/index.html").unlink()
    (repo / "site/index.html").symlink_to(repo / "precious.txt")
    assert publish(repo)[1] == []
    assert tree(repo / "site") == SITE
    assert not (repo / "site/index.html").is_symlink()
    assert (repo / "precious.txt").read_bytes() == b"precious"


def test_nothing_is_written_or_deleted_through_a_link_in_the_site(repo):
    publish(repo)
    away = repo / "elsewhere"
    (repo / "site/posts").rename(away)
    (repo / "site/posts").symlink_to(away, target_is_directory=True)
    _, problems = publish(repo, SITE | {"posts/purpose/index.html": b"new"})
    assert problems[0].startswith("site/posts: error[foreign-file]: ")
    published, problems = publish(repo, {"index.html": b"home"})
    assert (published.deleted, problems) == (("feed.xml",), [])
    assert tree(away) == {"purpose/index.html": b"purpose"}
    assert (repo / "site/posts").is_symlink()


def test_force_removes_a_link_that_stands_in_place_of_a_folder(repo):
    publish(repo)
    away = repo / "elsewhere"
    (repo / "site/posts").rename(away)
    (repo / "site/posts").symlink_to(away, target_is_directory=True)
    assert publish(repo, SITE | {"posts/purpose/index.html": b"new"}, force=True)[1] == []
    assert not (repo / "site/posts").is_symlink()
    assert tree(repo / "site") == SITE | {"posts/purpose/index.html": b"new"}
    assert tree(away) == {"purpose/index.html": b"purpose"}


# --- Files of others in our way ----------------------------------------------------------------------------------


def test_a_foreign_file_in_the_place_of_a_new_page_stops_everything(repo):
    publish(repo)
    (repo / "site/robots.txt").write_bytes(b"theirs")
    published, problems = publish(repo, SITE | {"robots.txt": b"ours", "index.html": b"newer"})
    assert published is None
    assert problems == [
        "site/robots.txt: error[foreign-file]: Milepost did not write this, and has one of its own to put here\n"
        "  hint: move it away, or move it to content/static/ to have it published, or run `milepost build --force`"
    ]
    assert tree(repo / "site") == SITE | {"robots.txt": b"theirs"}


def test_force_replaces_a_foreign_file(repo):
    publish(repo)
    (repo / "site/robots.txt").write_bytes(b"theirs")
    publish(repo, SITE | {"robots.txt": b"ours"}, force=True)
    assert tree(repo / "site") == SITE | {"robots.txt": b"ours"}


def test_a_foreign_file_with_the_very_bytes_becomes_ours(repo):
    publish(repo)
    (repo / "site/robots.txt").write_bytes(b"same")
    assert publish(repo, SITE | {"robots.txt": b"same"})[1] == []
    publish(repo)
    assert tree(repo / "site") == SITE


@pytest.mark.parametrize("force", [False, True])
def test_a_foreign_file_in_a_folder_where_a_file_must_stand_is_never_deleted(repo, force):
    publish(repo)
    (repo / "site/posts/purpose/notes.txt").write_bytes(b"notes")
    published, problems = publish(repo, {"posts": b"a file"}, force=force)
    assert published is None
    assert problems[0].startswith("site/posts/purpose/notes.txt: error[foreign-file]: ")
    assert tree(repo / "site") == SITE | {"posts/purpose/notes.txt": b"notes"}


def test_an_empty_folder_makes_way(repo):
    publish(repo)
    (repo / "site/about/empty").mkdir(parents=True)
    assert publish(repo, SITE | {"about": b"about"})[1] == []
    assert (repo / "site/about").read_bytes() == b"about"


@pytest.mark.parametrize("force", [False, True])
def test_a_foreign_file_where_a_folder_must_be(repo, force):
    publish(repo)
    (repo / "site/about").write_bytes(b"theirs")
    published, problems = publish(repo, SITE | {"about/index.html": b"about"}, force=force)
    if force:
        assert published.written == ("about/index.html",)
    else:
        assert problems[0].startswith("site/about: error[foreign-file]: ")
        assert tree(repo / "site") == SITE | {"about": b"theirs"}


# --- Two files for one place -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("posts/a/index.html", "posts/A/index.html"),
        ("caf\u00e9/index.html", "cafe\u0301/index.html"),
        ("about", "about/index.html"),
        ("about/index.html", "about"),
        ("About", "about/index.html"),
    ],
)
def test_two_files_that_some_system_takes_for_one_are_an_error(repo, one, other):
    published, problems = publish(repo, {one: b"1", other: b"2"})
    assert published is None
    assert problems[0].startswith(f"site/{other}: error[output-clash]: this and {one} cannot both be published")
    assert not (repo / "site").exists()


def test_a_page_that_changes_only_its_capitals_survives_where_capitals_do_not_count(repo):
    publish(repo, {"Case": b"same"})
    # Two names for one file, as macOS and Windows have them for any file.
    (repo / "site/case").hardlink_to(repo / "site/Case")
    published, problems = publish(repo, {"case": b"same"})
    assert (published.written, published.deleted, problems) == (("case",), ("Case",), [])
    assert tree(repo / "site") == {"case": b"same"}


def test_two_different_files_for_one_address_are_an_error_and_the_same_twice_is_none(repo):
    stage, _ = open_in(repo)
    with stage:
        stage.write("a.png", b"1", "asset")
        stage.write("a.png", b"1", "asset")
        assert stage.problems == ()
        stage.write("a.png", b"2", "asset")
        assert [problem.code for problem in stage.problems] == ["output-clash"]
        published, _ = stage.commit()
    assert published is None


@pytest.mark.parametrize("path", [MANIFEST_NAME, MANIFEST_NAME.upper(), ".milepost/x"])
def test_our_own_names_cannot_be_published(repo, path):
    _, problems = publish(repo, {path: b"1"})
    assert problems[0].startswith(f"site/{path}: error[output-clash]: this address is kept for Milepost's own list")


@pytest.mark.parametrize("path", ["../mkdocs.yml", "/etc/passwd", "a/../../b", ""])
def test_a_path_that_climbs_is_a_bug_of_ours(repo, path):
    stage, _ = open_in(repo)
    with stage, pytest.raises(ValueError, match="not a path below the site folder"):
        stage.write(path, b"", "page")


def test_a_name_that_no_disk_can_hold_is_a_problem(repo):
    publish(repo)
    for folder in (repo, repo / "content"):
        published, problems = publish(folder, SITE | {f"posts/{'a' * 300}/index.html": b""})
        assert published is None
        assert "error[site-unwritable]: this cannot be written: File name too long" in problems[0]
    assert tree(repo / "site") == SITE


# --- Copies ------------------------------------------------------------------------------------------------------


def digest_of(data):
    from generator.model import digest

    return digest(data)


def test_assets_are_copied_once(repo):
    picture = repo / "content/picture.png"
    picture.write_bytes(b"picture" * 300_000)
    digest = digest_of(picture.read_bytes())
    for expected in (("assets/picture.png",), ()):
        stage, _ = open_in(repo)
        with stage:
            stage.copy("assets/picture.png", picture, digest, "asset")
            published, problems = stage.commit()
        assert (published.written, problems) == (expected, ())
    assert (repo / "site/assets/picture.png").read_bytes() == picture.read_bytes()


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"changed")])
def test_an_asset_that_changed_since_it_was_measured_stops_the_build(repo, damage):
    picture = repo / "content/picture.png"
    picture.write_bytes(b"picture")
    damage(picture)
    stage, _ = open_in(repo)
    with stage:
        stage.copy("assets/picture.png", picture, digest_of(b"picture"), "asset")
        published, problems = stage.commit()
    assert published is None
    assert shown(problems) == [
        "site/assets/picture.png: error[asset-changed]: the file that is published here changed while the site was"
        " being built\n  hint: build again"
    ]


# --- Giving up ---------------------------------------------------------------------------------------------------


def test_an_abandoned_build_leaves_every_byte_as_it_was(repo):
    publish(repo)
    before, bytes_before = snapshot(repo / "site"), tree(repo / "site")
    stage, _ = open_in(repo)
    stage.write("index.html", b"newer", "page")
    stage.write("posts/added/index.html", b"added", "page")
    stage.abandon()
    assert (snapshot(repo / "site"), tree(repo / "site")) == (before, bytes_before)
    assert [path.name for path in (repo / ".milepost/publish/site").iterdir()] == ["stamps"]


def test_an_abandoned_first_build_leaves_nothing_at_all(repo):
    before = sorted(repo.iterdir())
    stage, _ = open_in(repo)
    with stage:
        stage.write("index.html", b"newer", "page")
    assert sorted(repo.iterdir()) == before


def test_an_exception_abandons(repo):
    publish(repo)
    stage, _ = open_in(repo)
    with pytest.raises(RuntimeError), stage:
        stage.write("index.html", b"newer", "page")
        raise RuntimeError
    assert tree(repo / "site") == SITE
    assert publish(repo)[1] == []


# --- Two builds at once ------------------------------------------------------------------------------------------


def test_a_second_build_at_the_same_time_is_told_so(repo):
    stage, _ = open_in(repo)
    with stage:
        assert publish(repo) == (
            None,
            [
                "site: error[site-locked]: another build is publishing into this folder\n"
                "  hint: wait until it has finished, or stop it; nothing needs to be cleaned up"
            ],
        )
    assert publish(repo)[1] == []


def test_a_build_in_another_process_is_seen_and_forgotten_when_it_is_killed(repo):
    script = (
        "import sys, time; from pathlib import Path; from generator.publish import open_site\n"
        "stage, _ = open_site(Path(sys.argv[1]), repository=Path('/nowhere'), protected=[], force=False, clean=False)\n"
        "print(stage is not None, flush=True); time.sleep(60)"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", script, repo / "site"],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        assert running.stdout.readline().strip() == b"True"
        assert "error[site-locked]" in publish(repo)[1][0]
    finally:
        running.kill()
        running.communicate()
    assert publish(repo)[1] == []


def test_a_lock_whose_file_was_removed_by_the_one_before_is_taken_anew(tmp_path):
    first = take_lock(tmp_path / "lock")
    assert take_lock(tmp_path / "lock") is None
    give_back_lock(tmp_path / "lock", first)
    second = take_lock(tmp_path / "lock")
    assert second is not None
    assert (tmp_path / "lock").exists()
    give_back_lock(tmp_path / "lock", second)


# --- Which folders are refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("site", "message"),
    [
        (".", "the site folder is or holds"),
        ("..", "the site folder is or holds"),
        ("/", "the site folder is a whole disk"),
        ("content", "the site folder is or lies in content, which is written by hand"),
        ("content/posts/public", "the site folder is or lies in content, which is written by hand"),
        ("templates/site", "the site folder is or lies in templates, which is written by hand"),
        ("linked", "the site folder is or lies in content, which is written by hand"),
        (".git/site", "the site folder lies in a folder that a tool keeps for itself"),
        (".milepost", "the site folder lies in a folder that a tool keeps for itself"),
        ("home", "the site folder is or holds home"),
        ("elsewhere", "the site folder is or holds elsewhere/assets"),
    ],
)
def test_a_folder_with_something_precious_is_refused(repo, site, message, monkeypatch):
    (repo / "linked").symlink_to("content", target_is_directory=True)
    (repo / "home").mkdir()
    (repo / "elsewhere/assets").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: repo / "home")
    before = sorted(repo.rglob("*"))
    stage, problems = open_site(
        repo / site,
        repository=repo,
        protected=[repo / "content", repo / "templates", repo / "elsewhere/assets"],
        force=True,
        clean=True,
    )
    assert stage is None
    assert problems[0].code == "site-folder-unsafe"
    assert message in problems[0].message
    assert "site_dir: site" in problems[0].hint
    assert sorted(repo.rglob("*")) == before


def test_a_folder_with_files_of_others_is_refused_unless_forced(repo):
    (repo / "site").mkdir()
    (repo / "site/thesis.doc").write_bytes(b"ten years of work")
    assert publish(repo) == (
        None,
        [
            "site: error[site-not-ours]: this folder holds files that Milepost did not write\n"
            "  hint: empty it, name another one (`site_dir: site`), or run `milepost build --force` to keep its files"
        ],
    )
    assert publish(repo, force=True)[1] == []
    publish(repo, {"index.html": b"home"})
    assert tree(repo / "site") == {"index.html": b"home", "thesis.doc": b"ten years of work"}


def test_a_manifest_that_names_files_elsewhere_makes_no_folder_ours(repo):
    (repo / "site").mkdir()
    (repo / "site/a.txt").write_bytes(b"")
    (repo / "site" / MANIFEST_NAME).write_bytes(b'{"schema": 1, "files": {"../content/post.md": "1"}}')
    (repo / "content/post.md").write_bytes(b"post")
    assert "error[site-not-ours]" in publish(repo)[1][0]
    publish(repo, force=True)
    assert (repo / "content/post.md").exists()


@pytest.mark.parametrize("site", ["mkdocs.yml", "mkdocs.yml/site"])
def test_a_site_that_is_a_file_is_refused(repo, site):
    _, problems = publish(repo, site=site)
    assert problems == [
        f"{site}: error[site-not-folder]: mkdocs.yml is a file, not a folder\n"
        "  hint: remove that file, or name another folder: `site_dir: site`"
    ]


def test_a_site_that_may_not_be_written_is_a_problem(repo, monkeypatch):
    def refused(self, **_):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refused)
    _, problems = publish(repo)
    assert "site: error[site-unwritable]: this cannot be written: Permission denied (" in problems[0]


@pytest.mark.parametrize("site", ["a\0b", "a" * 300])
def test_a_site_that_no_disk_can_hold_is_a_problem(repo, site):
    _, problems = publish(repo, site=site)
    assert "error[site-unwritable]" in problems[0]


def test_a_site_may_lie_in_a_folder_that_does_not_exist_yet(repo):
    publish(repo, site="out/of/here")
    assert tree(repo / "out/of/here") == SITE
