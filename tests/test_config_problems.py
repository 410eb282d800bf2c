"""Every mistake in a mkdocs.yml, word for word as its owner reads it."""

from __future__ import annotations

import pytest

from generator.config import parse_config

NAMED = "site_name: A\nsite_url: https://example.org/\n"
FEED = "feed: {authority: example.org, year: 2024}"


def report(text: str | bytes, **files: str) -> str:
    data = text if isinstance(text, bytes) else text.encode()
    others = {f"{name}.yml": other.encode() for name, other in files.items()}
    _, problems = parse_config({**others, "mkdocs.yml": data}, "mkdocs.yml", {"BROKEN": "a\udc80"})
    return "\n".join(str(problem) for problem in problems)


def said(line: str) -> str:
    """What is said of one line in a file that is otherwise in order."""
    return report(f"{NAMED}plugins: [search, milepost: {{{FEED}}}]\n{line}")


def said_of_option(option: str) -> str:
    return report(f"{NAMED}plugins:\n  - search\n  - milepost:\n      {FEED}\n      {option}\n")


WHOLE = {
    "config-syntax": (
        "site_name: A\ntheme:\n\tname: material",
        "mkdocs.yml:3:1: error[config-syntax]: a tab stands where YAML wants spaces\n  hint: put spaces in its place",
    ),
    "config-syntax, an open bracket": (
        "nav: [a.md\nsite_name: A",
        "mkdocs.yml:1:6: error[config-syntax]: this bracket or brace is opened and not closed\n"
        "  hint: close it at the end of the list",
    ),
    "config-syntax, an unknown anchor": (
        "site_name: *emphasis",
        "mkdocs.yml:1:12: error[config-syntax]: no anchor '&emphasis' stands before\n"
        "  hint: text that begins with `*` needs quotes",
    ),
    "config-syntax, an anchor in itself": (
        "extra: &all [*all]",
        "mkdocs.yml:1:14: error[config-syntax]: no anchor '&all' stands before\n"
        "  hint: text that begins with `*` needs quotes",
    ),
    "config-syntax, two documents": (
        "site_name: A\n---\nsite_name: B",
        "mkdocs.yml:2:1: error[config-syntax]: a second document begins here\n"
        "  hint: a mkdocs.yml is one document: delete this `---` line or what follows it",
    ),
    "config-encoding": (
        b"site_name: A\ncopyright: Caf\xe9",
        "mkdocs.yml:2:15: error[config-encoding]: the file is not UTF-8 text\n"
        "  hint: save the file as UTF-8 (editors have it under Save As, Encoding)",
    ),
    "config-character": (
        "site_name: A\x07",
        "mkdocs.yml:1:13: error[config-character]: this line holds the control character U+0007, "
        "which no page or feed may hold\n  hint: delete it; it often comes with a paste from another program",
    ),
    "config-limit, depth": (
        "extra: " + "[" * 60_000,
        "mkdocs.yml:1:71: error[config-limit]: values stand inside values more than 64 deep\n"
        "  hint: is a bracket or brace left open above?",
    ),
    "config-limit, size": (
        "#" * 1_048_577,
        "mkdocs.yml: error[config-limit]: the file has 1,048,577 bytes; 1,048,576 are the most that are read\n"
        "  hint: is this the right file?",
    ),
    "config-type, no mapping": (
        "- site_name: A",
        "mkdocs.yml:1:1: error[config-type]: the file must be a mapping (`key: value`), not a list\n"
        "  hint: begin with a line `site_name: …`",
    ),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_cannot_be_read_at_all(name):
    text, expected = WHOLE[name]
    assert report(text) == expected


def test_aliases_that_multiply_are_stopped():
    bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "error[config-limit]: the file has more than 200,000 values, aliases counted" in report(bomb)


def test_aliases_that_nest_are_stopped():
    text = "".join(f"k{n}: &k{n} [[[[[[[[[[*k{n - 1}]]]]]]]]]]\n" if n else "k0: &k0 x\n" for n in range(9))
    assert "error[config-limit]: '*k6' makes values more than 64 deep" in report(text)


def test_an_empty_file_lacks_name_and_address():
    expected = (
        "mkdocs.yml: error[no-site-name]: the site has no name\n"
        "  hint: site_name: Milepost & Co.\n"
        "mkdocs.yml: warning[no-site-url]: without a site_url there are no feeds, no canonical links and no sitemap\n"
        "  hint: site_url: https://example.org/"
    )
    assert [report(text) for text in ("", "# nothing\n", "~", "---\n...\n")] == [expected] * 4


def test_a_feed_without_identity_is_told_the_lines_to_paste():
    assert report(NAMED) == (
        "mkdocs.yml: warning[feed-identity]: the feed has no lasting identity: "
        "a reader would see every post as new if the site moved\n"
        "  hint: write these lines once and never change them; the year is that in which the site began\n"
        "        plugins:\n"
        "          - milepost:\n"
        "              feed:\n"
        "                authority: example.org\n"
        "                year: YYYY"
    )


def test_a_parent_that_is_missing_or_inherits_in_a_circle():
    assert "mkdocs.yml:1:10: error[no-inherited]: there is no file '../base.yml' to inherit from\n" in report(
        "INHERIT: ../base.yml\n" + NAMED
    )
    assert (
        "base.yml:1:10: error[inherit-cycle]: these files inherit from each other: mkdocs.yml > base.yml > mkdocs.yml\n"
        in report("INHERIT: base.yml\n" + NAMED, base="INHERIT: mkdocs.yml")
    )
    assert "mkdocs.yml:1:10: error[config-type]: INHERIT must be the path of one file, not a list\n" in report(
        "INHERIT: [a, b]\n" + NAMED
    )
    assert "base.yml:1:1: error[config-type]: the file must be a mapping, not a list" in report(
        "INHERIT: base.yml\n" + NAMED, base="- a"
    )


LINES = {
    "site_author: A\nsite_author: B": (
        "mkdocs.yml:5:1: error[duplicate-key]: the key 'site_author' stands here a second time; "
        "the first is on line 4\n"
        "  hint: keep one of the two, or put their values together under one key"
    ),
    "copyright: !env YEAR": (
        "mkdocs.yml:4:12: error[unknown-tag]: no tag '!env' is known here\n  hint: did you mean '!ENV'?"
    ),
    "copyright: !!binary aGk=": (
        "mkdocs.yml:4:12: error[unknown-tag]: no tag '!!binary' is known here\n"
        "  hint: leave the tag out, or put the whole value in quotes"
    ),
    "copyright: !ENV {A: B}": (
        "mkdocs.yml:4:12: error[config-type]: !ENV wants the name of an environment variable\n"
        "  hint: write `!ENV NAME`, or `!ENV [NAME, default]`"
    ),
    "copyright: !ENV BROKEN": (
        "mkdocs.yml:4:12: error[config-character]: the variable BROKEN holds the control character U+DC80, "
        "which no page or feed may hold\n  hint: delete it; it often comes with a paste from another program"
    ),
    'copyright: "a\\0b"': (
        "mkdocs.yml:4:12: error[config-character]: this value holds the control character U+0000, "
        "which no page or feed may hold\n  hint: delete it; it often comes with a paste from another program"
    ),
    "extra: {a: !relative $home}": (
        "mkdocs.yml:4:12: error[config-value]: !relative does not know '$home'\n"
        "  hint: write `!relative`, `!relative $docs_dir` or `!relative $config_dir`"
    ),
    "[a, b]: c": (
        "mkdocs.yml:4:1: error[config-type]: a key must be a word\n"
        "  hint: write `key: value` with a single word as the key"
    ),
    "extra: {<<: 3}": (
        "mkdocs.yml:4:13: error[config-type]: `<<` merges mappings only\n"
        "  hint: write `<<: *name`, where `&name` stands at a mapping above"
    ),
    "strict: perhaps": (
        "mkdocs.yml:4:9: error[config-type]: 'strict' must be true or false, not 'perhaps'\n  hint: write strict: true"
    ),
    "copyright: [a]": (
        "mkdocs.yml:4:12: error[config-type]: 'copyright' must be text, not a list\n  hint: write copyright: …"
    ),
    "nav: {Home: index.md}": (
        "mkdocs.yml:4:6: error[config-type]: 'nav' must be a list, not a mapping (`key: value`)\n"
        "  hint: write:\n        nav:\n          - Home: pages/index.md\n          - Topics: /topics/"
    ),
    "nav:\n  - Home: index.md\n    About: about.md": (
        "mkdocs.yml:6:5: error[config-type]: 'About' belongs to no entry of the menu\n"
        "  hint: begin its line with a dash of its own:   - About: …"
    ),
    "nav:\n  - Home:": (
        "mkdocs.yml:5:10: error[config-type]: the entry 'Home' must lead somewhere, not to nothing\n"
        "  hint: - Home: pages/about.md   or   - Home: /topics/"
    ),
    "extra_css: {a: b}": (
        "mkdocs.yml:4:12: error[config-type]: 'extra_css' must be a list, not a mapping (`key: value`)\n"
        "  hint: write:\n        extra_css:\n          - …"
    ),
    "extra_javascript: [{src: a.js}]": (
        "mkdocs.yml:4:20: error[config-value]: 'extra_javascript.path' is missing\n  hint: - path: scripts/ours.js\n"
        "mkdocs.yml:4:21: warning[unknown-key]: a script has no key 'src'\n"
        "  hint: known here: path, type, async, defer"
    ),
    "markdown_extensions: [toc: 3]": (
        "mkdocs.yml:4:28: error[config-type]: the options of 'toc' must be a mapping, not '3'\n"
        "  hint: - toc:\n            name: value"
    ),
    "extra: {social: [{icon: fontawesome/brands/git}]}": (
        "mkdocs.yml:4:18: error[config-value]: 'extra.social[1]' has no 'link'\n"
        "  hint: - icon: fontawesome/brands/linkedin\n            link: https://…"
    ),
    "docs_dir: .": (
        "mkdocs.yml:4:11: error[config-value]: 'docs_dir' must be a folder of its own, not '.'\n"
        "  hint: docs_dir: content"
    ),
    "site_dir: content/site": (
        "mkdocs.yml:4:11: error[config-value]: 'site_dir' and 'docs_dir' must not lie within each other\n"
        "  hint: docs_dir: content\n        site_dir: site"
    ),
    "theme: readthedocs": (
        "mkdocs.yml:4:8: error[unknown-theme]: there is no theme 'readthedocs' here: "
        "pages look like Material for MkDocs\n"
        "  hint: theme:\n          name: material\n        templates of your own go into `custom_dir`"
    ),
    "theme: {features: [navigation.tab]}": (
        "mkdocs.yml:4:20: warning[unknown-feature]: the theme has no feature 'navigation.tab'\n"
        "  hint: did you mean 'navigation.tabs'?"
    ),
    "theme: {palette: {primary: gren}}": (
        "mkdocs.yml:4:28: warning[unknown-color]: no colour 'gren'\n  hint: did you mean 'green'?"
    ),
    "theme: {palette: [{toggle: {icon: material/brightness-4}}]}": (
        "mkdocs.yml:4:28: error[config-value]: 'theme.palette[1].toggle' must have an icon and a name\n"
        "  hint: toggle:\n          icon: material/brightness-4\n          name: Switch to dark mode"
    ),
    "theme: {pallete: {primary: green}}": (
        "mkdocs.yml:4:9: warning[unknown-key]: the theme has no setting 'pallete'\n  hint: did you mean 'palette'?"
    ),
    "theme: {direction: left}": (
        "mkdocs.yml:4:20: error[config-value]: 'theme.direction' must be ltr or rtl, not 'left'\n  hint: direction: ltr"
    ),
    "theme: {icon: {logo: [a]}}": (
        "mkdocs.yml:4:22: error[config-type]: 'theme.icon.logo' must be the name of an icon, not a list\n"
        "  hint: write logo: material/check"
    ),
    "theme: {font: Roboto}": (
        "mkdocs.yml:4:15: error[config-type]: 'theme.font' must be a mapping, not 'Roboto'\n"
        "  hint: write:\n        font:\n          name: value"
    ),
    "site_descripton: About us": (
        "mkdocs.yml:4:1: warning[unknown-key]: mkdocs.yml has no key 'site_descripton'\n"
        "  hint: did you mean 'site_description'?"
    ),
    "wholly_ours: 1": (
        "mkdocs.yml:4:1: warning[unknown-key]: mkdocs.yml has no key 'wholly_ours'\n"
        "  hint: values of your own go under `extra:`"
    ),
    "exclude_docs: drafts/": (
        "mkdocs.yml:4:1: warning[not-hidden]: 'exclude_docs' hides nothing here: "
        "the files that it names are published\n"
        "  hint: move them out of the content folder, or write `draft: true` into their front matter"
    ),
    "validation: {links: {anchors: warning}}": (
        "mkdocs.yml:4:31: error[config-value]: 'validation.links.anchors' must be error, warn, info or ignore, "
        "not 'warning'\n  hint: did you mean 'warn'?"
    ),
    "validation: warn": (
        "mkdocs.yml:4:13: error[config-type]: 'validation' must be a mapping, not 'warn'\n"
        "  hint: write:\n        validation:\n          name: value"
    ),
    "validation: {anchor: warn}": (
        "mkdocs.yml:4:14: warning[unknown-key]: 'validation' has no key 'anchor'\n  hint: did you mean 'anchors'?"
    ),
    "hooks: hooks.py": (
        "mkdocs.yml:4:8: error[config-type]: 'hooks' must be a list, not 'hooks.py'\n"
        "  hint: write:\n        hooks:\n          - …"
    ),
}


@pytest.mark.parametrize("line", LINES)
def test_a_mistake_in_one_line(line):
    assert said(line) == LINES[line]


OPTIONS = {
    "per_pages: 5": (
        "mkdocs.yml:7:7: error[unknown-option]: 'milepost' has no option 'per_pages'\n  hint: did you mean 'per_page'?"
    ),
    "limits: {colour: red}": (
        "mkdocs.yml:7:16: error[unknown-option]: 'milepost.limits' has no option 'colour'\n"
        "  hint: the options are front_matter_bytes, front_matter_depth, post_bytes, nesting"
    ),
    "limits: {nestin: 5}": (
        "mkdocs.yml:7:16: error[unknown-option]: 'milepost.limits' has no option 'nestin'\n"
        "  hint: did you mean 'nesting'?"
    ),
    "timezone: Europe/Berln": (
        "mkdocs.yml:7:17: error[unknown-timezone]: no time zone 'Europe/Berln'\n  hint: did you mean 'Europe/Berlin'?"
    ),
    "per_page: 0": (
        "mkdocs.yml:7:17: error[config-type]: 'plugins.milepost.per_page' must be a whole number of at least 1, "
        "not '0'\n"
        "  hint: write per_page: 10"
    ),
    "limits: {nesting: 1000}": (
        "mkdocs.yml:7:25: error[config-type]: 'plugins.milepost.limits.nesting' must be a whole number from 1 to 200, "
        "not '1000'\n  hint: write nesting: 100"
    ),
    "html: trust": (
        "mkdocs.yml:7:13: error[config-value]: 'plugins.milepost.html' must be safe or trusted, not 'trust'\n"
        "  hint: did you mean 'trusted'?"
    ),
    "closed: topic": (
        "mkdocs.yml:7:15: error[config-value]: 'closed' takes topics and authors, not 'topic'\n"
        "  hint: did you mean 'topics'?"
    ),
    "permalink: posts/{title}/": (
        "mkdocs.yml:7:18: error[config-value]: 'plugins.milepost.permalink' has no placeholder '{title}'\n"
        "  hint: use {slug}, {file}, {year}, {month}, {day}, {date} or {categories}"
    ),
    "permalink: posts/{year}/": (
        "mkdocs.yml:7:18: error[config-value]: 'plugins.milepost.permalink' must contain {slug} or {file}, "
        "or all pages would have one address\n  hint: add {slug} or {file}"
    ),
    "permalink: '{slug}.html'": (
        "mkdocs.yml:7:18: error[config-value]: 'plugins.milepost.permalink' must be a folder, not a file\n"
        "  hint: write {slug}/"
    ),
    "permalink: ../{slug}": (
        "mkdocs.yml:7:18: error[config-value]: 'plugins.milepost.permalink' cannot climb with '.' or '..'\n"
        "  hint: write the address from the site's root"
    ),
    "permalink: '{slug}?a'": (
        "mkdocs.yml:7:18: error[config-value]: 'plugins.milepost.permalink' cannot hold '?'\n"
        "  hint: use letters, digits, hyphens and /"
    ),
    "permalink: '{slug'": (
        "mkdocs.yml:7:18: error[config-value]: 'plugins.milepost.permalink' has a brace without its partner\n"
        "  hint: use {slug}, {file}, {year}, {month}, {day}, {date} or {categories}"
    ),
}


@pytest.mark.parametrize("option", OPTIONS)
def test_a_mistake_in_one_of_our_own_options(option):
    assert said_of_option(option) == OPTIONS[option]


@pytest.mark.parametrize(
    "written", ["../feed.xml", "https://old.example/feed.xml", "a/.git", "dot./x", "x" * 201, "a//b"]
)
def test_a_former_address_of_the_feed_is_a_file_that_every_disk_takes(written):
    _, problems = parse_config(
        {"mkdocs.yml": f"{NAMED}plugins: [milepost: {{{FEED[:-1]}, also: ['{written}']}}}}]".encode()}, "mkdocs.yml", {}
    )
    assert [(problem.code, problem.hint) for problem in problems] == [
        ("config-value", "write it from the site's root: also: [feed_rss_created.xml]")
    ]


def test_the_identity_of_a_feed_is_checked():
    text = f"{NAMED}plugins: [milepost: {{feed: {{authority: 'two words', year: '26'}}}}]"
    assert (
        "error[config-value]: 'plugins.milepost.feed.authority' must be the site's first domain, not 'two words'"
        in (report(text))
    )
    assert "error[config-value]: 'plugins.milepost.feed.year' must be the year in which the site began, not '26'" in (
        report(text)
    )


PLUGINS = {
    "[search, search]": (
        "mkdocs.yml:3:19: warning[duplicate-plugin]: the plugin 'search' is listed a second time; the first counts\n"
        "  hint: put its options into one entry"
    ),
    "[search: {land: de}]": (
        "mkdocs.yml:3:20: warning[unknown-key]: the plugin 'search' has no option 'land'\n  hint: did you mean 'lang'?"
    ),
    "[search: {lang: xx}]": (
        "mkdocs.yml:3:26: warning[unknown-search-language]: the search cannot take words of 'xx' apart; "
        "they are searched as English\n  hint: lang: en"
    ),
    "[{blog: , blog_dir: x}]": (
        "mkdocs.yml:3:20: error[config-type]: 'blog_dir' stands beside the plugin 'blog', not under it\n"
        "  hint: write it two spaces further in:\n        - blog:\n            blog_dir: …"
    ),
    "[blog: {blog_dir: ../b}]": (
        "mkdocs.yml:3:28: error[config-value]: 'plugins.blog.blog_dir' must be a path inside the content folder, "
        "not '../b'\n  hint: blog_dir: blog"
    ),
    "[blog: {post_url_date_format: MMM yyyy}]": (
        "mkdocs.yml:3:40: error[config-value]: 'plugins.blog.post_url_date_format' cannot hold 'MMM' "
        "as part of a date in an address\n  hint: write yyyy, MM and dd: yyyy/MM/dd"
    ),
    "[blog: {archive_url_date_format: yyyy/MM}]": (
        "mkdocs.yml:3:43: warning[archive-by-month]: the archive has a page a year, not one for each 'yyyy/MM'\n"
        "  hint: archive_url_date_format: yyyy"
    ),
}


@pytest.mark.parametrize("plugins", PLUGINS)
def test_a_mistake_in_the_list_of_plugins(plugins):
    told = report(f"{NAMED}plugins: {plugins}")
    assert PLUGINS[plugins] in told


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file():
    told = report("site_name: A\nstrict: 3\nsite_url: nowhere\ntheme: {direction: xx}\nnav: 4\n")
    assert [line.split(":")[1] for line in told.splitlines() if line.startswith("mkdocs.yml")] == ["2", "3", "4", "5"]


def test_what_has_a_mistake_gives_way_to_the_default():
    text = b"site_name: A\nstrict: 3\nsite_dir: ..\ntheme: {palette: 3, features: {a: b}}\nplugins: 5"
    config, problems = parse_config({"m": text}, "m", {})
    assert config is not None
    assert (config.strict, config.site_dir, config.theme.palette, config.theme.features) == (False, "site", (), ())
    assert len([problem for problem in problems if problem.severity == "error"]) == 5
