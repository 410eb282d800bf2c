"""What is taken for content, what is refused, and that nothing outside the content folder is ever read."""

from __future__ import annotations

import os
import socket
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Problem
from generator.model import Source, digest
from generator.read import digest_content, list_content, read_config_files, read_source
from generator.read.names import folded, is_passed_over, is_usable, shown

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a system with pipes and bytes in names")


@pytest.fixture
def content(tmp_path):
    (tmp_path / "content/posts").mkdir(parents=True)
    return tmp_path / "content"


def write(root, *paths):
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(path.encode())


def listed(root):
    listing, problems = list_content(root, "content")
    assert problems == (), shown_all(problems)
    return list(listing.files)


def shown_all(problems):
    return [str(problem) for problem in problems]


def problems_of(root):
    return shown_all(list_content(root, "content")[1])


# --- What is listed ----------------------------------------------------------------------------------------------


def test_files_are_listed_in_the_order_of_their_paths_with_their_stats(content):
    write(content, "posts/b.md", "posts/a/index.md", "posts/a.md", "about.md")
    listing, problems = list_content(content, "content")
    assert problems == ()
    assert list(listing.files) == ["about.md", "posts/a.md", "posts/a/index.md", "posts/b.md"]
    status = (content / "about.md").stat()
    found = listing.files["about.md"]
    assert (found.size, found.mtime_ns, found.ctime_ns) == (8, status.st_mtime_ns, status.st_ctime_ns)


@pytest.mark.parametrize(
    "path",
    [
        "posts/a.md~", "posts/#a.md#", "posts/.a.md.swp", "posts/a.md.swp", "posts/A.BAK", "posts/a.orig",
        "posts/a.tmp", "posts/Thumbs.db", "posts/.DS_Store", "posts/~$letter.docx", "posts/._a.md", "posts/.#a.md",
        "posts/desktop.ini",
        ".hidden.md", ".git/config", ".obsidian/app.json", "node_modules/x/readme.md", "posts/__pycache__/a.md",
        ".venv/a.md", "posts/.trash/a.md", "static/.git/config", "static/.svn/entries", "static/a.txt~",
        "static/.DS_Store", "Icon\r", "__MACOSX/a.md",
    ],
)  # fmt: skip
def test_backups_hidden_files_and_tools_folders_are_passed_over(content, path):
    write(content, path)
    assert listed(content) == []


@pytest.mark.parametrize(
    "path",
    [
        "blog/.authors.yml", "static/.well-known/security.txt", "static/.nojekyll", "static/CNAME", "static/.htaccess",
        "static/node_modules/lib.js", "static/deep/.hidden/file", "posts/#1.md", "posts/c#.md", "posts/a b.md",
        "posts/été.md", "posts/你好.md", "posts/👩‍👩‍👧.md", "posts/tmp/a.md",
    ],
)  # fmt: skip
def test_content_and_all_of_the_static_folder_is_listed(content, path):
    write(content, path)
    assert listed(content) == [path]


def test_a_virtual_environment_of_any_name_is_passed_over(content):
    write(content, "python/pyvenv.cfg", "python/lib/readme.md", "posts/a.md")
    assert listed(content) == ["posts/a.md"]


def test_the_static_folder_has_the_name_that_the_site_gives_it(content):
    write(content, "files/.well-known/a", "static/.well-known/b")
    assert list(list_content(content, "content", static_dir="files")[0].files) == ["files/.well-known/a"]
    assert list(list_content(content, "content", static_dir="")[0].files) == []


def test_a_missing_content_folder_is_a_problem(tmp_path):
    write(tmp_path, "file")
    for name in ("content", "file"):
        _, problems = list_content(tmp_path / name, name)
        assert shown_all(problems) == [
            f"{name}: error[no-content]: there is no folder {name!r}\n"
            f"  hint: make the folder {name!r}, or name the one that holds your posts in mkdocs.yml: "
            "`docs_dir: content`"
        ]


def test_a_folder_that_may_not_be_read_is_a_problem(content, monkeypatch):
    write(content, "posts/a.md", "about.md")
    scandir = os.scandir

    def refusing(path):
        if str(path).endswith("posts"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    listing, problems = list_content(content, "content")
    assert list(listing.files) == ["about.md"]
    assert str(problems[0]).startswith(
        "content/posts: error[unreadable-folder]: this folder cannot be read: Permission"
    )


def test_a_very_deep_folder_is_walked(content):
    deep = "/".join("d" for _ in range(500)) + "/a.md"
    write(content, deep)
    assert listed(content) == [deep]


# --- Links -------------------------------------------------------------------------------------------------------


def test_a_link_to_a_file_of_the_content_folder_counts_as_that_file(content):
    write(content, "posts/a.md")
    (content / "posts/b.md").symlink_to("a.md")
    listing, problems = list_content(content, "content")
    assert problems == ()
    assert listing.files["posts/b.md"] == listing.files["posts/a.md"]
    assert read_source(content, "posts/b.md", "content", 100) == Source(path="posts/b.md", data=b"posts/a.md")


@pytest.mark.parametrize("target", ["../../secret.md", "/etc/passwd", "../..", "../../missing", "../../contents/a.md"])
def test_a_link_that_leaves_the_content_folder_is_an_error(content, target):
    write(content.parent, "secret.md", "contents/a.md")
    (content / "posts/b.md").symlink_to(target)
    assert problems_of(content) == [
        "content/posts/b.md: error[link-leaves]: this link leads out of the content folder\n"
        "  hint: replace the link by the file itself: nothing outside the content folder is published"
    ]
    found = read_source(content, "posts/b.md", "content", 100)
    assert isinstance(found, Problem)
    assert found.code == "link-leaves"


def test_a_file_behind_a_folder_link_that_leaves_is_not_read(content):
    write(content.parent, "private/a.md")
    (content / "posts/private").symlink_to("../../private", target_is_directory=True)
    found = read_source(content, "posts/private/a.md", "content", 100)
    assert isinstance(found, Problem)
    assert found.code == "link-leaves"


def test_loops_of_links_are_harmless(content):
    write(content, "posts/a.md")
    (content / "posts/up").symlink_to("..", target_is_directory=True)
    (content / "posts/self").symlink_to("self")
    (content / "posts/one").symlink_to("two")
    (content / "posts/two").symlink_to("one")
    listing, problems = list_content(content, "content")
    assert list(listing.files) == ["posts/a.md"]
    assert {(str(problem.span), problem.code, problem.severity) for problem in problems} == {
        ("content/posts/one", "link-nowhere", "warning"),
        ("content/posts/self", "link-nowhere", "warning"),
        ("content/posts/two", "link-nowhere", "warning"),
        ("content/posts/up", "link-leaves", "error"),
    }


def test_a_link_to_a_folder_is_not_followed_and_says_so(content):
    write(content, "posts/a/index.md")
    (content / "posts/b").symlink_to("a", target_is_directory=True)
    listing, problems = list_content(content, "content")
    assert list(listing.files) == ["posts/a/index.md"]
    assert shown_all(problems) == [
        "content/posts/b: warning[link-to-folder]: this is a link to a folder, and links are followed to files only\n"
        "  hint: put the files themselves here, or link each file"
    ]


def test_a_link_that_leads_to_nothing_is_a_warning(content):
    (content / "posts/b.md").symlink_to("missing.md")
    assert problems_of(content) == [
        "content/posts/b.md: warning[link-nowhere]: this link leads to nothing\n"
        "  hint: remove the link, or make the file that it should lead to"
    ]


def test_the_content_folder_itself_may_be_a_link(content):
    write(content, "posts/a.md")
    link = content.parent / "docs"
    link.symlink_to("content", target_is_directory=True)
    assert list(list_content(link, "docs")[0].files) == ["posts/a.md"]
    assert read_source(link, "posts/a.md", "docs", 100) == Source(path="posts/a.md", data=b"posts/a.md")


# --- What is no file, and names ----------------------------------------------------------------------------------


@POSIX
def test_a_pipe_is_an_error_and_nobody_waits_for_it(content):
    os.mkfifo(content / "posts/pipe.md")
    assert problems_of(content) == [
        "content/posts/pipe.md: error[not-a-file]: this is a pipe, not a file\n"
        "  hint: remove it from the content folder"
    ]
    assert read_source(content, "posts/pipe.md", "content", 100).code == "not-a-file"


@POSIX
def test_a_socket_is_an_error(content, monkeypatch):
    monkeypatch.chdir(content / "posts")  # a socket's path may have 107 bytes
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket.md")
        assert problems_of(content)[0].startswith(
            "content/posts/socket.md: error[not-a-file]: this is a socket, not a file"
        )
        assert read_source(content, "posts/socket.md", "content", 100).code == "not-a-file"


@POSIX
def test_a_link_to_a_pipe_is_an_error(content):
    os.mkfifo(content / "posts/.pipe")
    (content / "posts/a.md").symlink_to(".pipe")
    assert "error[not-a-file]: this is a pipe" in problems_of(content)[0]
    assert read_source(content, "posts/a.md", "content", 100).code == "not-a-file"


@pytest.mark.parametrize(
    ("name", "span"),
    [
        (b"caf\xe9.md", r"content/posts/caf\xe9.md"),
        (b"a\nb.md", r"content/posts/a\nb.md"),
        (b"a\x1b[31m.md", r"content/posts/a\x1b[31m.md"),
        (b"a\\b.md", r"content/posts/a\b.md"),
        ("a\u202egpj.md".encode(), r"content/posts/a\u202egpj.md"),
        ("a\u2028b.md".encode(), r"content/posts/a\u2028b.md"),
        ("a\x85b.md".encode(), r"content/posts/a\x85b.md"),
    ],
)
@POSIX
def test_a_name_that_no_address_can_carry_is_an_error(content, name, span):
    (content / "posts").joinpath(os.fsdecode(name)).write_bytes(b"")
    assert problems_of(content) == [
        f"{span}: error[bad-file-name]: this name holds characters that no address can carry\n"
        "  hint: rename it with letters, digits, hyphens and dots"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("posts/Purpose.md", "posts/purpose.md"),
        ("Posts/a.md", "posts/b.md"),
        ("posts/stra\u00dfe.md", "posts/strasse.md"),
        ("posts/caf\u00e9.md", "posts/cafe\u0301.md"),
    ],
)
@POSIX
def test_names_that_some_systems_take_for_one_collide(content, one, other):
    write(content, one, other)
    first, second = sorted((one, other))
    if "b.md" in other:
        first, second = "Posts", "posts"
    assert problems_of(content) == [
        f"content/{second}: error[names-collide]: {second.rpartition('/')[2]!r} and {first.rpartition('/')[2]!r} differ"
        " only in capitals or accents\n"
        "  hint: rename one of them: Windows, macOS and many servers take the two names for one"
    ]


@given(st.text(alphabet=st.characters(), min_size=1))
def test_any_name_can_be_judged_and_shown(name):
    is_passed_over(name)
    assert folded(unicodedata.normalize("NFD", name)) == folded(unicodedata.normalize("NFC", name))
    text = shown(name)
    text.encode("utf-8")
    assert is_usable(text.replace("\\", ""))


# --- Reading -----------------------------------------------------------------------------------------------------


def test_a_file_is_read_up_to_its_limit(content):
    (content / "posts/a.md").write_bytes(b"12345")
    assert read_source(content, "posts/a.md", "content", 5) == Source(path="posts/a.md", data=b"12345")
    assert str(read_source(content, "posts/a.md", "content", 4)) == (
        "content/posts/a.md: error[file-too-big]: this file has 5 bytes, and 4 bytes is the limit\n"
        "  hint: split it into several files, or raise the limit in mkdocs.yml"
    )


def test_a_file_that_is_huge_and_empty_is_refused_unread(content):
    with (content / "posts/a.md").open("wb") as opened:
        opened.truncate(1 << 40)
    found = read_source(content, "posts/a.md", "content", 512 * 1024)
    assert "this file has 1,073,741,824 KB, and 512 KB is the limit" in str(found)


def test_a_file_that_vanished_is_a_problem(content):
    assert str(read_source(content, "posts/a.md", "content", 100)) == (
        "content/posts/a.md: error[unreadable-file]: this file vanished while the site was being built\n"
        "  hint: build again"
    )


def test_a_file_that_may_not_be_read_is_a_problem(content, monkeypatch):
    write(content, "posts/a.md")

    def refused(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    assert str(read_source(content, "posts/a.md", "content", 100)) == (
        "content/posts/a.md: error[unreadable-file]: this file may not be read\n"
        "  hint: give yourself permission to read it, or move it out of the content folder"
    )


def test_a_failing_disk_is_a_problem(content, monkeypatch):
    write(content, "posts/a.md")

    def failing(_):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", failing)
        found = read_source(content, "posts/a.md", "content", 100)
    assert "error[unreadable-file]: this file cannot be read: Input/output error" in str(found)


@pytest.mark.parametrize(
    "path", ["../secret.md", "posts/../../secret.md", "/etc/passwd", "", ".", "posts//a.md", "a\\b"]
)
def test_a_path_that_climbs_is_not_read(content, path):
    write(content.parent, "secret.md")
    assert read_source(content, path, "content", 100).code == "link-leaves"


@pytest.mark.parametrize("path", ["posts", "a\0b", "a" * 5000, "posts/a.md/b"])
def test_what_cannot_be_a_file_is_a_problem(content, path):
    write(content, "posts/a.md")
    assert read_source(content, path, "content", 100).code in ("not-a-file", "unreadable-file")


def test_a_file_that_is_swapped_for_a_link_while_it_is_opened_is_not_followed(content, monkeypatch):
    write(content, "posts/a.md")
    write(content.parent, "secret.md")
    opened = os.open

    def swapping(path, *rest):
        (content / "posts/a.md").unlink()
        (content / "posts/a.md").symlink_to("../../secret.md")
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", swapping)
    assert read_source(content, "posts/a.md", "content", 100).code == "unreadable-file"


def test_a_file_that_is_published_as_it_is_has_the_digest_of_its_bytes(content):
    write(content, "static/a.pdf")
    assert digest_content(content, "static/a.pdf", "content") == digest(b"static/a.pdf")
    assert digest_content(content, "static/b.pdf", "content").code == "unreadable-file"


# --- The configuration's files -----------------------------------------------------------------------------------


def parents(data, _path):
    return tuple(line[9:].decode() for line in data.splitlines() if line.startswith(b"INHERIT: "))


def config(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    found, problems = read_config_files(folder / next(iter(files)), parents)
    return {path: data.decode() for path, data in found.items()}, shown_all(problems)


def test_a_configuration_and_its_parents_are_read(tmp_path):
    site = tmp_path / "site"
    files = {
        "mkdocs.yml": "a: 1\nINHERIT: ../shared/base.yml\n",
        "../shared/base.yml": "INHERIT: ./more/root.yml\n",
        "../shared/more/root.yml": "b: 2\n",
    }
    site.mkdir()
    assert config(site, files) == (files, [])


def test_a_missing_configuration_is_a_problem(tmp_path):
    found, problems = read_config_files(tmp_path / "mkdocs.yml", parents)
    assert found == {}
    assert shown_all(problems) == [
        f"mkdocs.yml: error[no-config]: there is no file {str(tmp_path / 'mkdocs.yml')!r}\n"
        "  hint: go to the folder that holds your mkdocs.yml, or say where it is: "
        "`milepost build -f path/to/mkdocs.yml`"
    ]


@pytest.mark.parametrize(
    "files",
    [
        {"mkdocs.yml": "a: 1\nINHERIT: base.yml\n"},
        {"mkdocs.yml": "INHERIT: mkdocs.yml\n"},
        {"mkdocs.yml": "INHERIT: ./a.yml\n", "a.yml": "INHERIT: b.yml\n", "b.yml": "INHERIT: ../config/a.yml\n"},
    ],
    ids=["missing", "itself", "circle"],
)
def test_a_missing_parent_or_a_circle_is_left_to_who_knows_the_line(tmp_path, files):
    (tmp_path / "config").mkdir()
    found, problems = config(tmp_path / "config", files)
    assert problems == []
    assert {path.removeprefix("../config/"): text for path, text in found.items()} == files


@POSIX
def test_a_configuration_that_is_no_file_is_a_problem(tmp_path):
    os.mkfifo(tmp_path / "mkdocs.yml")
    assert shown_all(read_config_files(tmp_path / "mkdocs.yml", parents)[1])[0].startswith(
        "mkdocs.yml: error[not-a-file]: this is a pipe, not a file"
    )
    assert "error[not-a-file]: this is a folder" in str(read_config_files(tmp_path, parents)[1][0])


def test_a_configuration_may_be_a_link(tmp_path):
    write(tmp_path, "shared/mkdocs.yml")
    (tmp_path / "mkdocs.yml").symlink_to("shared/mkdocs.yml")
    assert read_config_files(tmp_path / "mkdocs.yml", parents) == ({"mkdocs.yml": b"shared/mkdocs.yml"}, ())
