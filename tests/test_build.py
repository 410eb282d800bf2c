"""What authors, readers and owners may rely on, whatever is built: the laws, shown on whole sites."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.build import content
from generator.entries import parse_entry
from generator.model import Hidden
from tests.sites import CONFIG, NOW, QUICK, build_site, post, published, said, write_site

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, built in a folder of its own."""
    folder = copy_example(tmp_path_factory.mktemp("example"))
    result = build_site(folder)
    assert said(result) == ""
    return folder


def copy_example(folder: Path) -> Path:
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


# --- The example site -----------------------------------------------------------------------------------------------


def test_every_link_of_the_example_site_leads_somewhere(example: Path):
    assert broken_links(example / "site", "https://milepost.example/") == []


def test_a_site_under_a_path_works_there(tmp_path: Path):
    folder = copy_example(tmp_path)
    config = folder / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("https://milepost.example/", "https://host.example/a/b/"), "utf-8"
    )
    assert build_site(folder).counts
    assert broken_links(folder / "site", "https://host.example/a/b/") == []


def broken_links(site: Path, site_url: str) -> list[tuple[str, str]]:
    """(page, address) of every address in the site's HTML that is on this site and has no file or no such id."""
    pages = {path: LexborHTMLParser(path.read_bytes()) for path in site.rglob("*.html")}
    anchors = {path: {node.attributes["id"] for node in page.css("[id]")} for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        here = urljoin(site_url, path.relative_to(site).as_posix().removesuffix("index.html"))
        for node in page.css("[href], [src]"):
            value = node.attributes.get("href") or node.attributes.get("src") or ""
            target = urlsplit(urljoin(here, value))
            if not target.geturl().startswith(site_url):
                continue
            inner = unquote(target.path).removeprefix(urlsplit(site_url).path)
            file = site / (f"{inner}index.html" if not inner or inner.endswith("/") else inner)
            if not file.is_file() or (target.fragment and unquote(target.fragment) not in anchors.get(file, set())):
                broken.append((path.relative_to(site).as_posix(), value))
    return broken


def test_every_page_has_one_main_heading_and_a_description_of_its_own(example: Path):
    descriptions: dict[str, str] = {}
    for path in sorted((example / "site").rglob("*.html")):
        page = LexborHTMLParser(path.read_bytes())
        if page.css_first("meta[http-equiv=refresh]"):
            continue
        assert len(page.css("h1")) == 1, path
        said_of_it = page.css_first("meta[name=description]").attributes["content"]
        assert said_of_it and said_of_it not in descriptions, (path, descriptions.get(said_of_it))
        descriptions[said_of_it] = str(path)
    assert len(descriptions) > 30


# --- Law 11, and who is visible ---------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [-1500, -700, -300, -1, 30, 71, 72, 73, 400, 4000])
def test_time_alone_never_stops_the_example_site(days: int, tmp_path: Path):
    result = build_site(copy_example(tmp_path), now=NOW + timedelta(days=days), strict=True)
    assert result.counts, said(result)


def test_drafts_scheduled_and_expired_posts_appear_nowhere(tmp_path: Path):
    hidden = {
        "draft": post(
            "Draftword", body="Draftword ![pic](secret.svg)", draft="true", topics="Draftword", tags="Draftword"
        ),
        "scheduled": post("Laterword", date="2026-11-23", body="Laterword", topics="Laterword", authors="Laterword"),
        "expired": post("Goneword", expires="2026-11-22", body="Goneword", topics="Goneword", aliases="[/goneword/]"),
    }
    files = {f"content/posts/{name}word.md": text for name, text in hidden.items()}
    files["content/posts/secret.svg"] = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>Draftword</title></svg>'
    )
    files["content/posts/seen.md"] = post(
        "Seen", body="See [one](draftword.md), [two](scheduledword.md), [three](expiredword.md)."
    )
    folder = write_site(tmp_path, files)
    result = build_site(folder)
    assert result.counts.posts == 1
    assert result.hidden == Hidden(drafts=1, scheduled=1, expired=1)
    for path, data in published(folder / "site").items():
        for word in (b"draftword", b"laterword", b"goneword", b"scheduledword", b"expiredword"):
            assert word not in data.lower(), path
            assert word.decode() not in path.lower()
    assert b"See one, two, three." in (folder / "site/posts/seen/index.html").read_bytes()


def test_the_build_says_until_when_its_answer_holds(tmp_path: Path):
    files = {
        "content/posts/a.md": post(expires="2027-01-01"),
        "content/posts/b.md": post("B", date="2026-12-01T09:00:00+01:00"),
        "content/posts/c.md": post("C", date="2026-11-25", draft="true"),
    }
    assert build_site(write_site(tmp_path, files)).until.iso == "2026-12-01T08:00:00+00:00"


def test_a_scheduled_post_appears_when_its_time_has_come(tmp_path: Path):
    folder = write_site(tmp_path, {"content/posts/b.md": post("B", date="2026-12-01T09:00:00+01:00")})
    build_site(folder, now=datetime(2026, 12, 1, 7, 59, 59, tzinfo=UTC))
    assert not (folder / "site/posts/b/index.html").exists()
    build_site(folder, now=datetime(2026, 12, 1, 8, 0, 0, tzinfo=UTC))
    assert (folder / "site/posts/b/index.html").exists()
    assert b"<title>B</title>" in (folder / "site/feed.xml").read_bytes()


def test_drafts_are_shown_on_request_and_stay_out_of_the_feed(tmp_path: Path):
    folder = write_site(tmp_path, {"content/posts/d.md": post("Draftword", draft="true")})
    assert build_site(folder, with_drafts=True).counts.posts == 1
    assert (folder / "site/posts/d/index.html").exists()
    assert b"Draftword" not in (folder / "site/feed.xml").read_bytes()


def test_a_mistake_in_a_scheduled_post_is_known_before_its_time_comes(tmp_path: Path):
    coming = post("B", date="2027-01-01", body="[x](nowhere.md)")
    folder = write_site(tmp_path, {"content/posts/a.md": post(), "content/posts/b.md": coming})
    result = build_site(folder)
    assert result.failed
    assert "missing-file" in said(result)


def test_a_mistake_in_a_draft_does_not_stop_the_firm(tmp_path: Path):
    draft = post("B", draft="true", body="[x](nowhere.md)")
    folder = write_site(tmp_path, {"content/posts/a.md": post(), "content/posts/b.md": draft})
    result = build_site(folder)
    assert result.counts
    assert "warning[missing-file]" in said(result)


# --- Law 4 and 7: what is published stays whole -------------------------------------------------------------------


def test_a_build_with_an_error_leaves_every_byte_of_the_site(tmp_path: Path):
    folder = write_site(tmp_path, {"content/posts/a.md": post(), "content/static/CNAME": "advice.example\n"})
    build_site(folder)
    before = published(folder / "site")
    write_site(folder, {"content/posts/a.md": post("Changed"), "content/posts/b.md": post(body="[x](gone.md)")})
    result = build_site(folder)
    assert result.failed
    assert result.counts is None
    assert published(folder / "site") == before


def test_a_strict_build_takes_warnings_for_errors(tmp_path: Path):
    folder = write_site(tmp_path, {"content/posts/a.md": post(colour="red")})
    assert build_site(folder).counts
    result = build_site(folder, strict=True)
    assert result.counts is None
    assert "error[unknown-key]" in said(result)


def test_a_deleted_post_is_gone_and_foreign_files_stay(tmp_path: Path):
    folder = write_site(tmp_path, {"content/posts/a.md": post(), "content/posts/b.md": post("Gone")})
    build_site(folder)
    (folder / "site/CNAME").write_text("advice.example\n")
    (folder / "content/posts/b.md").unlink()
    result = build_site(folder)
    assert result.counts.deleted > 0
    assert not (folder / "site/posts/b").exists()
    assert (folder / "site/CNAME").read_text() == "advice.example\n"
    assert not any(b"Gone" in data for data in published(folder / "site").values())


def test_a_second_build_without_a_change_writes_nothing(example: Path):
    counts = build_site(example).counts
    assert (counts.written, counts.deleted) == (0, 0)


# --- Law 9: same inputs, same bytes --------------------------------------------------------------------------------

BUILD_AND_EXIT = (sys.executable, "-m", "generator", "build", "-q", "--at", "2026-11-22T12:00:00+00:00")


def test_the_bytes_do_not_depend_on_folder_order_zone_locale_or_hash_seed(tmp_path: Path):
    environments = (
        {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"},
    )
    built = []
    for number, environment in enumerate(environments):
        folder = tmp_path / ("x" * (number + 1)) / ("deep/" * number) / "site-folder"
        shuffled_copy(ROOT, folder, seed=number)
        subprocess.run(
            BUILD_AND_EXIT, cwd=folder, env={**os.environ, **environment, "PYTHONPATH": str(ROOT)}, check=True
        )
        built.append(published(folder / "site"))
    assert built[0].keys() == built[1].keys()
    assert [path for path in built[0] if built[0][path] != built[1][path]] == []


def shuffled_copy(source: Path, target: Path, seed: int) -> None:
    """The example site with its files made in another order, so that a folder's listing differs."""
    files = [path for name in ("content", "templates") for path in (source / name).rglob("*") if path.is_file()]
    random.Random(seed).shuffle(files)
    for path in [*files, source / "mkdocs.yml"]:
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)


# --- Law 6: a warm build equals a clean build ----------------------------------------------------------------------


def edits(chance: random.Random, folder: Path) -> str:
    """One edit that an author might make, at random; says which."""
    posts = sorted((folder / "content/posts").glob("*.md"))
    chosen = chance.choice(posts)
    kind = chance.choice(["body", "title", "date", "topic", "draft", "delete", "add", "rename", "page", "config"])
    text = chosen.read_text("utf-8")
    match kind:
        case "body":
            chosen.write_text(text + f"\nAnother sentence {chance.random()}.\n", "utf-8")
        case "title" | "date" | "topic" | "draft":
            line = {
                "title": f"title: Title {chance.randrange(9)}",
                "date": f"date: 2025-0{chance.randrange(1, 9)}-02",
                "topic": f"topics: [t{chance.randrange(4)}]",
                "draft": f"draft: {chance.choice(['yes', 'no'])}",
            }[kind]
            key = line.partition(":")[0]
            lines = [line if old.startswith((f"{key}:", f"{key}s:")) else old for old in text.splitlines()]
            chosen.write_text("\n".join(lines) + "\n", "utf-8")
        case "delete" if len(posts) > 3:
            chosen.unlink()
        case "add":
            chosen.with_name(f"new-{chance.randrange(99)}.md").write_text(
                post("New", draft="no", topics="[t1]"), "utf-8"
            )
        case "rename":
            chosen.rename(chosen.with_name(f"renamed-{chance.randrange(99)}.md"))
        case "page":
            (folder / "content/pages").mkdir(exist_ok=True)
            (folder / "content/pages/about.md").write_text(f"# About {chance.randrange(9)}\n\nUs.\n", "utf-8")
        case "config":
            config = (folder / "mkdocs.yml").read_text("utf-8").splitlines(keepends=True)
            config[0] = f"site_name: Advice {chance.randrange(3)}\n"
            (folder / "mkdocs.yml").write_text("".join(config), "utf-8")
    return kind


@pytest.mark.parametrize("seed", range(8))
def test_a_warm_build_equals_a_clean_build(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    parsed: list[str] = []
    monkeypatch.setattr(content, "parse_entry", lambda s, rules: parsed.append(s.path) or parse_entry(s, rules))
    monkeypatch.setattr("generator.cache.memory.SETTLED_NS", 0)
    chance = random.Random(seed)
    names = ("one", "two", "three", "four", "five")
    # To take style sheets apart is most of what a clean build of so small a site does, and one seed shows it.
    config = CONFIG if seed == 0 else QUICK
    folder = write_site(
        tmp_path / "warm",
        {"mkdocs.yml": config}
        | {
            f"content/posts/{n}.md": post(n, date=f"2025-01-0{i + 1}", draft="no", topics="[t1]")
            for i, n in enumerate(names)
        },
    )
    memory = tmp_path / "memory"
    build_site(folder, memory=memory)
    for _ in range(4):
        made = edits(chance, folder)
        parsed.clear()
        warm = build_site(folder, memory=memory)
        assert len(parsed) <= 1
        clean = build_site(folder, site_dir=tmp_path / "clean", clean=True)
        assert said(warm) == said(clean)
        if warm.counts:
            assert published(folder / "site") == published(tmp_path / "clean"), made
        shutil.rmtree(tmp_path / "clean", ignore_errors=True)


def test_a_first_paragraph_is_not_shown_twice(tmp_path: Path):
    """Without a description the first paragraph stands for it in lists, and not above itself on its own page."""
    folder = write_site(tmp_path, {"content/posts/a.md": post(body="One of a kind.\n\nMore.")})
    build_site(folder)
    page = LexborHTMLParser((folder / "site/posts/a/index.html").read_bytes())
    assert page.css_first("article").text().count("One of a kind.") == 1
    assert "One of a kind." in (folder / "site/index.html").read_text("utf-8")
