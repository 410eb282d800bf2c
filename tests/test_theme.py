"""What a theme brings besides its frames: icons, words, files to publish, digests, and what it finds wrong."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.config.keys import SEARCH_LANGUAGES
from generator.config.values import Options, Palette, PurgeOptions, Script, SearchConfig
from generator.theme import load_theme, material
from tests.themes import MENU, config, filled, loaded, read

OURS = {"custom_dir": "overrides"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z"/></svg>'


def paths(theme):
    return {asset.path for asset in theme.assets()}


def told(given, files=None):
    return [str(problem) for problem in loaded(given, files)[1]]


# --- Icons


def test_an_icon_is_found_by_its_path_and_by_its_shortcode():
    theme, _ = loaded(config())
    assert theme.icon("material/check").startswith("<svg")
    assert theme.icon("material-check") == theme.icon("material/check")
    assert theme.icon("fontawesome-brands-github") == theme.icon("fontawesome/brands/github")
    assert theme.icon("octicons/heart-fill-24")
    assert theme.icon("material/no-such-icon") is None


def test_an_owners_icon_comes_before_materials():
    files = {"overrides/.icons/material/check.svg": SVG, "overrides/.icons/firm/our-logo.svg": SVG}
    theme, _ = loaded(config(theme=OURS), files)
    assert theme.icon("material/check") == SVG
    assert theme.icon("firm/our-logo") == theme.icon("firm-our-logo") == SVG
    assert theme.icon("material/home") != SVG


@pytest.mark.parametrize(
    "name",
    ["../mkdocs_theme", "material/../../base", "/etc/passwd", "material/", "", ".", "..", "material//check",
     "material\\check", "material/check\0", "a" * 5000, "-".join("a" * 40), "material/check.svg/..", "..-..-secret"],
)  # fmt: skip
def test_an_icons_name_leads_nowhere_else(name):
    theme, _ = loaded(
        config(theme=OURS), {"overrides/.icons/x.svg": SVG, "overrides/secret.svg": SVG, "secret.svg": SVG}
    )
    assert theme.icon(name) is None


def test_an_icon_in_text_carries_its_attributes():
    theme, _ = loaded(config())
    svg = theme.icon("material/check")
    assert theme.icon_html("material/check", "") == f'<span class="twemoji">{svg}</span>'
    marked = theme.icon_html("material/check", ' class="lg middle" title="done"')
    assert marked == f'<span class="twemoji lg middle" title="done">{svg}</span>'
    assert theme.icon_html("material/no-such-icon", "") is None


# --- Files


def test_a_site_gets_materials_files_and_no_source_maps():
    theme, _ = loaded(config(options=Options(script="material")))
    patterns = (
        r"assets/stylesheets/plain\.\w+\.css",
        r"assets/stylesheets/text\.\w+\.css",
        r"assets/stylesheets/quiz\.\w+\.css",
        r"assets/images/favicon\.png",
        r"assets/javascripts/bundle\.\w+\.min\.js",
        r"assets/javascripts/workers/search\.\w+\.min\.js",
    )
    material_files = {path for path in paths(theme) if not path.startswith("assets/milepost.")}
    assert len(material_files) == len(patterns)
    assert all(any(re.fullmatch(pattern, path) for path in material_files) for pattern in patterns)
    assert not any(b"sourceMappingURL" in asset.read() for asset in theme.assets())


def test_a_site_with_small_scripts_gets_none_of_materials():
    theme, _ = loaded(config(search=SearchConfig(lang=("en", "de"))))
    scripts = {path for path in paths(theme) if path.endswith(".js")}
    assert scripts
    assert all(path.startswith("assets/milepost.") for path in scripts)


def test_every_file_that_a_frame_asks_for_is_published():
    theme, _ = loaded(config(theme={"palette": (Palette(),)}))
    from generator.views.shell import FrameKey

    asked = read(filled(theme.frames(MENU, {})(FrameKey()))).addresses()
    assert {address for address in asked if address.startswith("assets/")} <= paths(theme)


@pytest.mark.parametrize(
    ("languages", "files"),
    [
        (("en",), set()),
        (("de",), {"min/lunr.stemmer.support.min.js", "min/lunr.de.min.js"}),
        (("en", "de"), {"min/lunr.stemmer.support.min.js", "min/lunr.multi.min.js", "min/lunr.de.min.js"}),
        (("ja",), {"min/lunr.stemmer.support.min.js", "min/lunr.ja.min.js", "tinyseg.js"}),
        (("th",), {"min/lunr.stemmer.support.min.js", "min/lunr.th.min.js", "wordcut.js"}),
    ],
)
def test_search_gets_what_its_languages_need_and_no_more(languages, files):
    theme, _ = loaded(config(search=SearchConfig(lang=languages), options=Options(script="material")))
    assert {path.partition("/lunr/")[2] for path in paths(theme) if "/lunr/" in path} == files


def test_an_owners_files_are_published_as_mkdocs_does():
    files = {
        "overrides/main.html": '{% extends "base.html" %}', "overrides/img/bg.png": b"1", "overrides/robots.txt": "x",
        "overrides/README.md": "x", "overrides/hook.py": "x", "overrides/.hidden": "x", "overrides/.icons/a.svg": SVG,
        "overrides/assets/images/favicon.png": b"mine",
    }  # fmt: skip
    theme, _ = loaded(config(theme=OURS), files)
    published = {asset.path: asset.read() for asset in theme.assets()}
    assert {"img/bg.png", "robots.txt"} <= published.keys()
    assert published["assets/images/favicon.png"] == b"mine"
    assert not {"main.html", "README.md", "hook.py", ".hidden", ".icons/a.svg"} & published.keys()


def test_our_own_files_have_addresses_that_change_with_them():
    given = config(theme=OURS, options=Options(purge=PurgeOptions(enabled=False)))
    before, _ = loaded(given)
    name = "base.css"
    after, _ = loaded(given, {f"overrides/assets/stylesheets/{name}": "p{}"})
    (ours,) = [path for path in paths(before) if path.endswith(f"/{name}")]
    (theirs,) = [path for path in paths(after) if path.endswith(f"/{name}")]
    assert re.fullmatch(rf"assets/milepost\.[0-9a-f]{{8}}/stylesheets/{re.escape(name)}", ours)
    assert ours != theirs


def test_content_files_are_those_that_no_template_folder_has():
    given = config(
        theme={**OURS, "logo": "img/logo.svg", "favicon": "assets/images/favicon.png"},
        extra_css=("https://x.example/a.css", "css/own.css", "css/theirs.css"),
        extra_javascript=(Script(path="js/a.js"),),
    )
    theme, _ = loaded(given, {"overrides/css/theirs.css": "p{}"})
    assert theme.content_files == ("css/own.css", "img/logo.svg", "js/a.js")


# --- Digests


def test_the_digest_changes_with_everything_that_frames_show():
    base = config(theme=OURS)
    changed = [
        replace(base, site_name="x"),
        replace(base, extra={"a": 1}),
        replace(base, theme=replace(base.theme, features=("navigation.tabs",))),
        replace(base, search=SearchConfig(enabled=False)),
    ]
    files = {"overrides/partials/copyright.html": "a"}
    digests = [loaded(given, files)[0].digest for given in (base, *changed)]
    digests.append(loaded(base, {"overrides/partials/copyright.html": "b"})[0].digest)
    digests.append(loaded(base, {**files, "overrides/.icons/a.svg": SVG})[0].digest)
    assert len(set(digests)) == len(digests)
    assert loaded(base, files)[0].digest == digests[0]


# --- What is wrong


def test_an_icon_that_does_not_exist_is_told_with_the_nearest_name():
    given = config(theme={"icon": {"logo": "material/hom", "admonition": {"note": "material/nope-nope-nope"}}})
    assert told(given) == [
        "mkdocs.yml: error[unknown-theme-icon]: 'theme.icon.logo' names an icon "
        "that the theme does not have: 'material/hom'\n"
        "  hint: did you mean 'material/home'?",
        "mkdocs.yml: error[unknown-theme-icon]: 'theme.icon.admonition.note' names an icon "
        "that the theme does not have: 'material/nope-nope-nope'\n"
        "  hint: the names are folder/name, as in 'material/home'; see docs/theme.md",
    ]


def test_icons_that_do_not_exist_stop_no_frame():
    given = config(
        theme={"icon": {"logo": "x/y"}, "palette": (Palette(toggle_icon="x/y"), Palette()), "palette_is_list": True},
        extra={"social": [{"icon": "x/y", "link": "#"}, {"icon": "material/home", "link": "#"}]},
    )
    theme, problems = loaded(given)
    from generator.views.shell import FrameKey

    frames = theme.frames(MENU, {})
    assert len(read(filled(frames(FrameKey()))).with_class("md-social__link")) == 1
    assert frames.problems == ()
    assert {problem.code for problem in problems} == {"unknown-theme-icon"}
    assert len(problems) == 3


def test_a_language_that_the_theme_does_not_speak_is_told():
    hints = {"pt_BR": "did you mean 'pt-BR'?   language: pt-BR", "de-CH": "did you mean 'de'?   language: de"}
    for language, hint in hints.items():
        assert told(config(theme={"language": language})) == [
            f"mkdocs.yml: error[unknown-theme-language]: the theme does not speak {language!r}\n  hint: {hint}"
        ]


def test_the_theme_can_search_in_every_language_that_may_be_asked_for():
    assert material.search_languages() >= SEARCH_LANGUAGES


def test_a_folder_of_templates_that_is_not_there_is_told(tmp_path):
    (tmp_path / "overrides").mkdir()
    _, problems = load_theme(config(theme={"custom_dir": "override"}), tmp_path)
    assert [str(problem) for problem in problems] == [
        "mkdocs.yml: error[custom-dir-missing]: theme.custom_dir is 'override', and there is no such folder\n"
        "  hint: did you mean 'overrides'?"
    ]


@pytest.mark.parametrize("folder", [".", "..", "overrides/.."])
def test_a_folder_of_templates_that_holds_the_whole_site_is_refused(tmp_path, folder):
    (tmp_path / "overrides").mkdir()
    (tmp_path / "secret.txt").write_text("x")
    theme, problems = load_theme(config(theme={"custom_dir": folder}), tmp_path)
    assert [str(problem) for problem in problems] == [
        f"mkdocs.yml: error[custom-dir-too-wide]: theme.custom_dir is '{folder}', "
        "and all of the site lies in that folder\n"
        "  hint: put your templates into a folder of their own, 'templates'"
    ]
    assert "secret.txt" not in paths(theme)


def test_our_own_templates_have_nothing_to_complain_of():
    root = Path(__file__).resolve().parent.parent
    _, problems = load_theme(config(theme={"custom_dir": "templates"}), root)
    assert problems == ()


# --- Laws


def test_a_frame_is_made_without_loading_mkdocs_or_material():
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from generator.config.values import Config\n"
        "from generator.theme import load_theme\n"
        "theme, _ = load_theme(Config(site_name='x'), Path('nowhere'))\n"
        "assert theme.digest and 'jinja2' not in sys.modules, 'loaded before it is needed'\n"
        "from generator.views.shell import FrameKey\n"
        "theme.frames((), {})(FrameKey())\n"
        "assert not {'mkdocs', 'material', 'markdown', 'pymdownx'} & {name.partition('.')[0] for name in sys.modules}\n"
    )
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_material_says_its_version():
    assert re.fullmatch(r"\d+\.\d+\.\d+", material.version())
