"""The closed vocabulary: whatever views, Markdown rules and the cleaner make is in it, and purging knows no content."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.build import Request
from generator.build.site import open_folder
from generator.cache import FileStore
from generator.config.values import Options, Palette, PurgeOptions, Script
from generator.model.constructs import holds_construct
from generator.theme import Theme
from generator.theme.styles import Vocabulary
from generator.theme.vocabulary import site_vocabulary
from generator.views.constructs import PLAIN, TEXT, sheet_of
from tests.example import add_every_construct, build_written, write_example
from tests.markdown_fixtures import pairs
from tests.sites import CONFIG, NOW, build_site, post, published, write_site
from tests.test_corpus import CONFIG as CORPUS_CONFIG
from tests.test_corpus import CORPUS
from tests.themes import config, loaded


def vocabulary_of(theme: Theme) -> Vocabulary:
    return site_vocabulary(theme.config, theme.folders, theme.own_assets, (), "ltr")


def missing(pages: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """What stands on pages and not in the vocabulary."""
    found: set[str] = set()
    for page in pages:
        reader = Names()
        reader.feed(page)
        found |= {f".{name}" for name in reader.classes if not vocabulary.has_class(name)}
        found |= {f"#{name}" for name in reader.ids if not vocabulary.has_id(name)}
        found |= {f"[{name}]" for name in reader.attributes if not vocabulary.has_attribute(name)}
        found |= {name for name in reader.elements if not vocabulary.has_element(name)}
        found |= {f"{name}={value}" for name, value in reader.values if not vocabulary.has_value(name, value)}
    return found


class Names(HTMLParser):
    """Every name on a page that a selector may ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.classes: set[str] = set()
        self.ids: set[str] = set()
        self.attributes: set[str] = set()
        self.elements: set[str] = set()
        self.values: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            self.values.add((name, value or ""))
            if name == "class":
                self.classes.update((value or "").split())
            elif name == "id":
                self.ids.add(value or "")


def html_of(site: Path) -> Iterator[str]:
    return (path.read_text("utf-8") for path in sorted(site.rglob("*.html")))


def test_every_name_on_the_example_site_is_known(tmp_path: Path):
    write_example(tmp_path, per_page=4)
    add_every_construct(tmp_path)
    site = build_written(tmp_path)
    opened, _ = open_folder(Request(config=tmp_path / "mkdocs.yml", now=NOW))
    assert opened is not None
    assert missing(html_of(site), vocabulary_of(opened.theme)) == set()


def test_every_name_that_the_markdown_rules_make_is_known():
    theme, _ = loaded(config())
    # The fixtures write <icon name> and <quiz name> where one will stand.
    assert missing((pair.html for pair in pairs()), vocabulary_of(theme)) <= {"icon", "quiz"}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the 18F corpus is not beside this repository")
@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.long)])
def test_every_name_that_a_firms_posts_make_is_known(every: int, tmp_path: Path):
    folder = write_site(tmp_path, {"mkdocs.yml": CORPUS_CONFIG})
    (folder / "content/posts").mkdir(parents=True)
    for path in sorted((CORPUS / "posts").glob("*.md"))[::every]:
        # Among some of the posts, the parts of their series would have gaps.
        text = re.sub(r"^  part: .*\n", "", path.read_text("utf-8"), count=1, flags=re.MULTILINE)
        (folder / "content/posts" / path.name).write_text(text, "utf-8")
    assert build_site(folder).counts
    assert missing(html_of(folder / "site"), vocabulary_of(loaded(config())[0])) == set()


def test_a_features_names_are_known_only_where_it_is_on():
    without, _ = loaded(config(options=Options()))
    given, _ = loaded(config(theme={"features": ("navigation.path", "navigation.tabs")}))
    assert vocabulary_of(given).has_class("md-path__item")
    assert not vocabulary_of(without).has_class("md-path__item")


def test_an_owners_templates_and_scripts_bring_their_names():
    files = {
        "own/partials/extra.html": '<b class="md-from-template {{ x }} md-part-{{ y }}" id="__own">',
        "own/js/a.js": "box.className = 'md-from-script'; list.classList.add(`md-made-${kind}`)",
        "content/b.js": "document.createElement('meter').id = '__far'",
    }
    given = config(theme={"custom_dir": "own"}, extra_javascript=(Script(path="b.js"),))
    theme, _ = loaded(given, files)
    read = site_vocabulary(given, theme.folders, theme.own_assets, (files["content/b.js"],), "ltr")
    assert not vocabulary_of(loaded(config())[0]).has_class("md-from-template")
    assert all(map(read.has_class, ("md-from-template", "md-part-one", "md-from-script", "md-made-two")))
    assert read.has_id("__own") and read.has_id("__far") and read.has_element("meter")
    assert not read.has_class("md-anything")


def test_an_owner_can_keep_names():
    theme, _ = loaded(config(options=Options(purge=PurgeOptions(keep=("md-one", "md-two-*")))))
    read = vocabulary_of(theme)
    assert read.has_class("md-one") and read.has_class("md-two-b") and not read.has_class("md-three")


def test_trusted_html_may_hold_any_name():
    theme, _ = loaded(config(options=Options(html="trusted")))
    assert vocabulary_of(theme).has_class("md-whatever") and vocabulary_of(theme).has_element("meter")


def test_a_new_class_in_a_post_changes_no_style_sheet(tmp_path: Path):
    sheets = []
    for number, body in enumerate(("Some text.", '!!! danger "New"\n    <b class="grid brandnew">x</b>\n\n`code`')):
        folder = write_site(tmp_path / str(number), {"content/posts/a.md": post(body=body)})
        assert build_site(folder).counts
        sheets.append({name: data for name, data in published(folder / "site").items() if name.endswith(".css")})
    assert sheets[0] == sheets[1]


def test_a_page_loads_one_style_sheet_for_what_it_holds(tmp_path: Path):
    files = {"content/posts/a.md": post(body="Plain.\n\nWords."), "content/posts/b.md": post(body="`code`", title="B")}
    folder = write_site(tmp_path, files)
    assert build_site(folder).counts
    for page, sheet in {"posts/a/": PLAIN, "posts/b/": TEXT, "archive/": PLAIN}.items():
        html = (folder / "site" / page / "index.html").read_text("utf-8")
        assert re.findall(r'rel="stylesheet" href="[./]*assets/stylesheets/(\w+)', html) == [sheet]


@pytest.mark.parametrize("html", ["<p><code>a</code>", '<div class="admonition">', "<TABLE>", '<a class="headerlink">'])
def test_a_construct_is_seen(html: str):
    assert holds_construct(html)
    assert not holds_construct("<p>Some <em>plain</em> text</p><ul><li>a</li></ul>")


def test_without_purging_every_sheet_is_linked_as_it_is(tmp_path: Path):
    files = {"mkdocs.yml": CONFIG + "      purge: false\ntheme:\n  palette: {primary: teal}\n"}
    folder = write_site(tmp_path, {**files, "content/posts/a.md": post()})
    assert build_site(folder).counts
    page = (folder / "site/index.html").read_text("utf-8")
    links = re.findall(r'rel="stylesheet" href="([^"]+)"', page)
    assert [link.split("/")[-1].split(".")[0] for link in links][:2] == ["main", "palette"]
    assert all((folder / "site" / link).is_file() for link in links)


def test_a_warm_build_takes_no_style_sheet_apart(tmp_path: Path):
    folder = write_site(tmp_path, {"content/posts/a.md": post()})
    program = (
        "import sys\nfrom pathlib import Path\nfrom generator.cache import FileStore\n"
        "from tests.sites import build_site\n"
        "folder = Path(sys.argv[1])\n"
        "assert build_site(folder, store=FileStore(folder / 'store')).counts\n"
        "print('tinycss2' in sys.modules)\n"
    )
    root = Path(__file__).resolve().parent.parent

    def run() -> str:
        done = subprocess.run(
            [sys.executable, "-c", program, str(folder)], cwd=root, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    assert run() == "True"
    before = published(folder / "site")
    assert run() == "False"
    assert published(folder / "site") == before


def test_what_is_remembered_depends_on_everything_that_it_is_made_of(tmp_path: Path):
    store = FileStore(tmp_path / "store")

    def text_of(css: str = "", **options: object) -> str:
        files = {"content/own.css": css, "own/main.html": '{% extends "base.html" %}<b class="md-rare">'}
        theme, _ = loaded(config(extra_css=("own.css",), **options), files)
        name = "assets/stylesheets/more.css"
        more = tmp_path / "more.css"
        more.write_text(":root{--md-rare:url(data:x)}.md-rare{gap:0}")
        own = replace(theme.own_assets, files={**theme.own_assets.files, name: more})
        theme = replace(theme, own_assets=own, store=store)
        return theme.styles.files[theme.styles.linked[TEXT][0]].decode()

    first = text_of()
    assert text_of() == first
    assert text_of(options=Options(purge=PurgeOptions(keep=("*",)))) != first
    assert text_of(theme={"palette": (Palette(primary="red"),)}) != first
    assert ".md-rare" not in first
    assert ".md-rare" in text_of(theme={"custom_dir": "own"})
    assert "--md-rare:" not in first
    assert "--md-rare:" in text_of(css="p{mask:var(--md-rare)}")


def test_pages_that_a_script_exchanges_share_one_style_sheet():
    theme, _ = loaded(config(theme={"features": ("navigation.instant",)}))
    assert theme.styles.linked[PLAIN] == theme.styles.linked[TEXT]


def test_a_view_without_texts_is_plain():
    from generator.model import SafeHtml

    assert sheet_of((SafeHtml("<p>a</p>"), ("<table>",))) == PLAIN
    assert sheet_of((SafeHtml("<p>a</p>"), (SafeHtml("<table>"),))) == TEXT
