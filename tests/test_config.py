"""What an owner gets for the lines of a mkdocs.yml."""

from __future__ import annotations

from textwrap import dedent

import pytest

from generator.config import Config, Script, inherited_paths, parse_config
from generator.diagnostics import Problems

LEAST = "site_name: Advice\nsite_url: https://example.org/\n"
SEARCH_ONLY = LEAST + "plugins:\n  - search\n  - milepost:\n      feed: {authority: example.org, year: 2024}\n"


def read(text: str, environ: dict[str, str] | None = None, **others: str) -> tuple[Config, Problems]:
    """`others` are further files, by name without their ending."""
    files = {f"{name}.yml": dedent(other).encode() for name, other in others.items()}
    config, problems = parse_config({**files, "mkdocs.yml": dedent(text).encode()}, "mkdocs.yml", environ or {})
    assert config is not None, problems
    return config, problems


def config_of(text: str, environ: dict[str, str] | None = None, **others: str) -> Config:
    """The config of the least site and these lines, which must be without an error."""
    config, problems = read(LEAST + dedent(text), environ, **others)
    assert [str(problem) for problem in problems if problem.severity == "error"] == []
    return config


def codes(text: str) -> list[str]:
    return [problem.code for problem in read(text)[1]]


def test_two_lines_make_a_site_with_search_a_feed_and_fonts_of_the_readers_own():
    config = config_of("")
    assert (config.site_name, config.docs_dir, config.site_dir) == ("Advice", "content", "site")
    assert config.search.enabled
    assert config.options.feed.enabled
    assert (config.theme.font_text, config.theme.font_code) == ("", "")
    assert config.nav == ()


def test_a_finished_file_has_no_problems():
    assert read(SEARCH_ONLY)[1] == ()


def test_a_file_with_windows_line_ends_and_a_byte_order_mark_is_read():
    config, problems = parse_config({"m": b"\xef\xbb\xbf" + SEARCH_ONLY.replace("\n", "\r\n").encode()}, "m", {})
    assert config is not None
    assert (config.site_name, problems) == ("Advice", ())


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG/advice", "https://example.org/advice/"),
        ("http://localhost:8000/", "http://localhost:8000/"),
        ("https://bücher.example/täglich", "https://xn--bcher-kva.example/t%C3%A4glich/"),
        ("http://[::1]:80/a//b", "http://[::1]:80/a/b/"),
    ],
)
def test_the_sites_address_has_one_spelling(written, address):
    config, problems = read(f"site_name: A\nsite_url: {written}\n")
    assert config.site_url == address
    assert "config-value" not in [problem.code for problem in problems]


@pytest.mark.parametrize(
    "written",
    ["example.org", "ftp://example.org", "https://", "https://a b", "https://a..b", "//example.org", "https://[", "/a",
     "https:\\\\a", "https://me:secret@example.org", "https://example.org/?a=1", "https://example.org/#a", "https://a:99999"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused_as_the_sites_address(written):
    config, problems = read(f"site_name: A\nsite_url: '{written}'\n")
    assert config.site_url == ""
    assert [problem.code for problem in problems] == ["config-value"]


@pytest.mark.parametrize("name", ["2024", "no", "10:00", "~tilde", "Ünï — 😀"])
def test_a_name_is_text_whatever_yaml_would_make_of_it(name):
    assert config_of("").site_name == "Advice"
    assert read(f"site_name: {name}\n")[0].site_name == name


# --- tags, anchors and inheritance


def test_environment_variables_fill_in_values_of_any_kind():
    text = """
        strict: !ENV STRICT
        site_author: !ENV [FIRM, OTHER_FIRM, Nobody]
        copyright: !ENV [UNSET, "2024"]
        site_description: !ENV UNSET
    """
    config = config_of(text, {"STRICT": "true", "OTHER_FIRM": "Milepost & Co."})
    assert config.strict
    assert config.site_author == "Milepost & Co."
    assert config.copyright == "2024"
    assert config.site_description == ""


def test_names_of_python_things_are_kept_as_text_and_never_run():
    config = config_of(
        """
        markdown_extensions:
          - pymdownx.emoji:
              emoji_index: !!python/name:material.extensions.emoji.twemoji
          - toc:
              slugify: !!python/object/apply:os.system {args: [exit 1]}
          - pymdownx.snippets:
              base_path: [!relative , !relative $docs_dir/a, !relative $config_dir]
        """
    )
    assert config.mdx_configs["pymdownx.emoji"] == {"emoji_index": "!!python/name:material.extensions.emoji.twemoji"}
    assert config.mdx_configs["toc"] == {"slugify": "!!python/object/apply:os.system"}
    assert config.mdx_configs["pymdownx.snippets"]["base_path"][1] == "!relative $docs_dir/a"


def test_anchors_and_merge_keys_are_read():
    config = config_of(
        """
        extra:
          one: &one {a: 1, b: 2}
          two: {<<: *one, b: 3}
          three: {<<: [{a: 5}, *one]}
        """
    )
    assert config.extra["two"] == {"a": 1, "b": 3}
    assert config.extra["three"] == {"a": 5, "b": 2}


def test_a_child_is_merged_over_its_parents_mappings_and_replaces_their_lists():
    base = """
        site_name: Base
        copyright: All of us
        theme: {name: material, language: de, features: [navigation.top]}
        plugins: {search: {lang: de}, milepost: {newest: 3}}
        extra_css: [base.css]
        """
    config, _ = read(
        """
        INHERIT: shared.yml
        site_name: Child
        theme: {features: [toc.follow]}
        plugins: {milepost: {per_page: 5}}
        extra_css: [child.css]
        """,
        shared="INHERIT: base.yml\nsite_author: Shared",
        base=base,
    )
    assert (config.site_name, config.site_author, config.copyright) == ("Child", "Shared", "All of us")
    assert (config.theme.language, config.theme.features) == ("de", ("toc.follow",))
    assert (config.options.newest, config.options.per_page) == (3, 5)
    assert config.search.lang == ("de",)
    assert config.extra_css == ("child.css",)


def test_a_mistake_in_a_parent_is_reported_in_the_parents_file():
    _, problems = read(f"INHERIT: base.yml\n{LEAST}", base="strict: perhaps")
    assert [str(problem.span) for problem in problems if problem.code == "config-type"] == ["base.yml:1:9"]


@pytest.mark.parametrize(
    ("path", "line", "parents"),
    [
        ("mkdocs.yml", "INHERIT: base.yml", ("base.yml",)),
        ("site/mkdocs.yml", "INHERIT: ../../shared/base.yml", ("../../shared/base.yml",)),
        ("mkdocs.yml", "INHERIT: conf\\base.yml", ("conf/base.yml",)),
        ("mkdocs.yml", "INHERIT: !ENV [BASE, other.yml]", ("env.yml",)),
        ("mkdocs.yml", "INHERIT: [a, b]", ()),
        ("mkdocs.yml", "INHERIT: ~", ()),
        ("mkdocs.yml", "# INHERIT: base.yml", ()),
        ("mkdocs.yml", "INHERIT: [", ()),
    ],
)
def test_which_file_to_read_next_is_said_as_it_is_written(path, line, parents):
    assert inherited_paths(line.encode(), path, {"BASE": "env.yml"}) == parents


# --- menu, theme, scripts


def test_the_menu_has_paths_titles_groups_and_addresses():
    config = config_of(
        """
        nav:
          - pages/index.md
          - About: ./pages/about.md
          - 2024: https://example.org/2024
          - The firm:
            - pages/a.md
            - Deeper:
              - Topics: /topics/
          - As a mapping: {One: a.md, Two: b.md}
        """
    )
    seen = [(item.title, item.target, len(item.children)) for item in config.nav]
    assert seen == [
        ("", "pages/index.md", 0),
        ("About", "pages/about.md", 0),
        ("2024", "https://example.org/2024", 0),
        ("The firm", "", 2),
        ("As a mapping", "", 2),
    ]
    assert config.nav[3].children[1].children[0].target == "/topics/"
    assert str(config.nav[1].span) == "mkdocs.yml:6:12"


def test_an_empty_menu_is_made_from_the_pages():
    assert config_of("nav: []").nav == ()


@pytest.mark.parametrize("theme", ["theme: material", "theme: {name: material}", "theme: {name: null}", "theme:"])
def test_the_theme_may_be_written_in_any_form(theme):
    assert config_of(theme).theme == config_of("").theme


@pytest.mark.parametrize(
    ("font", "fonts"),
    [
        ("false", ("", "")),
        ("null", ("", "")),
        ("{text: Lora}", ("Lora", "")),
        ("{text: Lora, code: Fira Mono}", ("Lora", "Fira Mono")),
        ("{text: false, code: Fira Mono}", ("", "Fira Mono")),
    ],
)
def test_a_font_is_loaded_only_if_the_owner_names_it(font, fonts):
    theme = config_of(f"theme: {{font: {font}}}").theme
    assert (theme.font_text, theme.font_code) == fonts


def test_one_palette_is_told_from_a_list_of_one():
    alone = config_of("theme: {palette: {primary: teal}}").theme
    in_list = config_of("theme: {palette: [{primary: teal}]}").theme
    assert alone.palette == in_list.palette
    assert (alone.palette_is_list, in_list.palette_is_list) == (False, True)
    assert (alone.palette[0].scheme, alone.palette[0].primary, alone.palette[0].accent) == ("default", "teal", "indigo")


def test_icons_logo_and_the_owners_values_reach_the_templates():
    config = config_of(
        """
        theme:
          logo: logo.svg
          favicon: icon.png
          icon: {repo: fontawesome/brands/git, admonition: {note: octicons/tag-16}}
        extra: {generator: false, ours: {deep: [1, 2.5, yes, ~, 2024-01-02, "yes"]}}
        """
    )
    assert (config.theme.logo, config.theme.favicon) == ("logo.svg", "icon.png")
    assert config.theme.icon["admonition"] == {"note": "octicons/tag-16"}
    assert config.extra == {"generator": False, "ours": {"deep": [1, 2.5, True, None, "2024-01-02", "yes"]}}
    assert str(config.spans["theme.logo"]) == "mkdocs.yml:5:9"


def test_scripts_and_style_sheets_are_read_as_mkdocs_does():
    config = config_of(
        """
        extra_css: [a.css, b.css]
        extra_javascript:
          - a.js
          - b.mjs
          - {path: c.js, type: module, async: true, defer: yes}
        """
    )
    assert config.extra_css == ("a.css", "b.css")
    assert config.extra_javascript == (
        Script(path="a.js"),
        Script(path="b.mjs", type="module"),
        Script(path="c.js", type="module", is_async=True, defer=True),
    )


@pytest.mark.parametrize(
    ("url", "name"), [("https://github.com/a/b", "GitHub"), ("https://code.example.org/a", "Code"), ("https://[", "")]
)
def test_a_repository_is_named_after_its_host(url, name):
    assert config_of(f"repo_url: '{url}'").repo_name == name
    assert config_of(f"repo_url: '{url}'\nrepo_name: Ours").repo_name == "Ours"


# --- validation


def test_severities_of_broken_references_are_mkdocs_words():
    validation = config_of(
        """
        validation:
          nav: {omitted_files: warn, not_found: info, absolute_links: ignore}
          links: {not_found: warn, absolute_links: info, unrecognized_links: ignore, anchors: error}
        """
    ).validation
    assert (validation.nav_omitted, validation.nav_not_found, validation.nav_absolute) == ("warning", "note", None)
    assert (validation.not_found, validation.absolute, validation.unrecognized) == ("warning", "note", None)
    assert validation.anchors == "error"


def test_the_short_form_of_validation_reaches_menu_and_links_and_yields_to_the_long_one():
    validation = config_of("validation: {not_found: warn, absolute_links: info, links: {not_found: ignore}}").validation
    assert (validation.nav_not_found, validation.not_found) == ("warning", None)
    assert (validation.nav_absolute, validation.absolute) == ("note", "note")
    assert validation.anchors == "error"


def test_links_relative_to_the_content_folder_are_how_links_are_read_anyway():
    config, problems = read(LEAST + "validation: {links: {absolute_links: relative_to_docs}}")
    assert config.validation == config_of("").validation
    assert "config-value" not in [problem.code for problem in problems]


# --- plugins


@pytest.mark.parametrize(
    ("plugins", "on"),
    [
        ("", True),
        ("plugins:", True),
        ("plugins: []", False),
        ("plugins: [search]", True),
        ("plugins: [material/search]", True),
        ("plugins: [tags]", False),
        ("plugins: {search: }", True),
        ("plugins: {search: {}}", True),
        ("plugins: [search: {enabled: false}]", False),
        ("plugins: [group: {enabled: true, plugins: [search]}]", True),
        ("plugins: [group: {enabled: !ENV [CI, false], plugins: [search]}]", False),
    ],
)
def test_a_list_of_plugins_without_search_has_none(plugins, on):
    assert config_of(plugins).search.enabled is on


@pytest.mark.parametrize(
    ("lines", "lang"),
    [
        ("plugins: [search: {lang: de}]", ("de",)),
        ("plugins: [search: {lang: [de, en, nb, pt-BR]}]", ("de", "en", "no", "pt")),
        ("plugins: [search: {lang: []}]\ntheme: {language: fr}", ("fr",)),
        ("theme: {language: bg}", ("ru",)),
        ("theme: {language: is}", ("en",)),
    ],
)
def test_search_speaks_the_sites_language_unless_told_otherwise(lines, lang):
    assert config_of(lines).search.lang == lang


def test_a_separator_is_kept_as_written():
    separator = r"[\s\-,:!=\[\]()/]+|\.(?!\d)"
    assert config_of(f"plugins: [search: {{separator: '{separator}'}}]").search.separator == separator


def test_our_own_options_are_read():
    config = config_of(
        """
        plugins:
          - search
          - milepost:
              timezone: Europe/Berlin
              html: trusted
              closed: [topics, authors]
              per_page: 20
              newest: 0
              permalink: "{year}/{slug}"
              feed: {enabled: false, authority: Example.org, year: 2011, entries: 50, ids: permalink}
              limits: {front_matter_bytes: 1_000, front_matter_depth: 5, post_bytes: 2000, nesting: 50}
        """
    )
    options = config.options
    assert (options.timezone, options.html, options.closed) == ("Europe/Berlin", "trusted", ("topics", "authors"))
    assert (options.per_page, options.newest, config.layout.post) == (20, 0, "{year}/{slug}/")
    assert (options.feed.enabled, options.feed.authority, options.feed.year) == (False, "example.org", "2011")
    assert (options.feed.entries, options.feed.ids) == (50, "permalink")
    assert (options.limits.front_matter_bytes, options.limits.nesting) == (1000, 50)


@pytest.mark.parametrize(
    ("written", "pattern"),
    [("advice/{slug}", "advice/{slug}/"), ("/{categories}//{slug}/", "{categories}/{slug}/"), ("{file}", "{file}/")],
)
def test_an_address_ends_as_a_folder_and_begins_at_the_root(written, pattern):
    assert config_of(f"plugins: [milepost: {{permalink: '{written}'}}]").layout.post == pattern


def test_a_feed_without_a_year_names_its_posts_by_address():
    feed = config_of("").options.feed
    assert (feed.authority, feed.year, feed.ids) == ("example.org", "", "permalink")
    assert codes(LEAST) == ["feed-identity"]


def test_a_feed_that_is_switched_off_asks_for_no_identity():
    assert codes(LEAST + "plugins: [search, milepost: {feed: {enabled: false}}]") == []
    assert codes(LEAST + "plugins: [search, milepost: {feed: {ids: permalink}}]") == []


# --- what has no effect


def test_what_milepost_does_by_itself_is_not_remarked_upon():
    text = SEARCH_ONLY + dedent(
        """
        use_directory_urls: true
        extra: {analytics: {provider: google, property: G-1}, ours: 1}
        markdown_extensions:
          - admonition
          - pymdownx.details
          - pymdownx.superfences
          - pymdownx.tabbed: {alternate_style: true}
          - pymdownx.highlight: {anchor_linenums: true}
          - pymdownx.emoji
          - pymdownx.keys
          - pymdownx.mark
          - pymdownx.tasklist: {custom_checkbox: true}
          - attr_list
          - md_in_html
          - footnotes
          - def_list
          - tables
          - toc: {permalink: true}
        """
    )
    assert codes(text) == []


def test_what_has_no_effect_is_told_in_one_note_a_kind():
    text = """
        site_name: A
        hooks: [hooks.py]
        watch: [theme]
        theme: {features: [content.action.view, content.action.edit, toc.follow], locale: de}
        markdown_extensions: [pymdownx.arithmatex, nl2br, pymdownx.superfences: {custom_fences: []}]
        plugins: [search: {boost: 2}, social, rss: {match_path: x}, blog: {post_readtime: false}, info]
    """
    notes = {str(problem.span): problem.message for problem in read(text)[1] if problem.code == "no-effect"}
    assert notes == {
        "mkdocs.yml:3:1": "keys without effect here: hooks, watch",
        "mkdocs.yml:5:20": "theme features without effect here: content.action.view, content.action.edit",
        "mkdocs.yml:5:75": "theme settings without effect here: locale",
        "mkdocs.yml:6:23": (
            "Markdown extensions without effect here: pymdownx.arithmatex, nl2br, pymdownx.superfences.custom_fences"
        ),
        "mkdocs.yml:7:20": "plugin options without effect here: blog.post_readtime, search.boost",
        "mkdocs.yml:7:31": "plugins without effect here: social, rss",
    }


@pytest.mark.parametrize(
    "line",
    [
        "dev_addr: 127.0.0.1:8000", "watch: []", "hooks: []", "remote_branch: pages", "remote_name: origin",
        "edit_uri: edit/main/", "edit_uri_template: x/{path}", "extra_templates: [a.html]", "not_in_nav: a.md",
        "site_author: A", "copyright: C", "exclude_docs: ''", "strict: no", "google_analytics: [UA-1, auto]",
        "extra: ", "extra_css: ", "extra_javascript: ", "markdown_extensions: ",
        "markdown_extensions: {toc: {title: T}}", "validation: ", "use_directory_urls: false", "repo_name: R",
        "plugins: [macros, privacy: {enabled: !ENV [CI, no]}]",
        "theme: {static_templates: [404.html], include_search_page: false, search_index_only: true}",
    ],
)  # fmt: skip
def test_every_key_of_mkdocs_and_material_is_accepted(line):
    _, problems = read(SEARCH_ONLY.partition("plugins:")[0] + line)
    assert {problem.code for problem in problems} <= {"no-effect", "feed-identity"}
