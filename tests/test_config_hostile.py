"""Whatever stands in a mkdocs.yml, its owner is told a place in it, and never shown a traceback."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.config import inherited_paths, parse_config
from generator.config.keys import EXTENSIONS, EXTRA_KINDS, HOST_KEYS, IDLE_BLOG_OPTIONS, IDLE_KEYS, PLUGIN_HINTS
from generator.config.values import Config
from generator.diagnostics import Problem
from generator.routes import Layout, list_address, post_address

ROOT = Path(__file__).resolve().parent.parent
OURS = (ROOT / "mkdocs.yml").read_bytes()

WORDS = sorted(
    {
        "site_name", "site_url", "nav", "theme", "name", "custom_dir", "language", "features", "palette", "toggle",
        "icon", "font", "text", "code", "extra", "plugins", "milepost", "blog", "search", "tags", "group", "enabled",
        "nesting", "lang", "validation", "links",
        "anchors", "timezone", "permalink", "feed", "authority", "year", "limits",
        "blog_dir", "post_dir", "post_url_format", "post_url_date_format", "authors_file", "archive", "categories",
        "per_page", "closed", "extra_css", "extra_javascript", "path", "docs_dir", "site_dir", "markdown_extensions",
        "INHERIT", "<<", "strict", "repo_url", *IDLE_KEYS, *HOST_KEYS, *EXTRA_KINDS, *PLUGIN_HINTS, *IDLE_BLOG_OPTIONS,
        *sorted(EXTENSIONS)[:4],
    }
)  # fmt: skip
VALUES = [
    "", "~", "yes", "no", "0", "-1", "99999999999999999999", "1.5", "1e999.0", "mkdocs.yml", "../..", "/", "{slug}",
    "{blog}/{x}", "https://[", "https://é.example", "Europe", "Europe/Berlin", "../../etc/passwd", "a\\b", "material",
    "!ENV X", "!ENV [X, 1]", "!!python/name:os.system", "!relative $docs_dir", "&a", "*a", "'it''s'", "warn", "[", "{",
    "- a", "|\n  x", "2024-01-01", "\u2028", "\U0001f600", "$", "yyyy", "'{'", "'}{'", "'{slug}/{slug}'",
]  # fmt: skip

leaves = st.one_of(st.sampled_from(VALUES), st.text(max_size=8))
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(st.sampled_from(WORDS), inner, max_size=5).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
        ),
    ),
    max_leaves=25,
)
files = st.dictionaries(st.sampled_from(WORDS), trees, max_size=8).map(
    lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs.items())
)


def tried(data: bytes) -> Config | None:
    """The config, after everything that any file must fulfil."""
    environ = {"X": "[a", "BASE": "b"}
    config, problems = parse_config({"mkdocs.yml": data, "base.yml": data}, "mkdocs.yml", environ)
    assert (config is None) <= any(problem.severity == "error" for problem in problems)
    assert parse_config({"mkdocs.yml": data, "base.yml": data}, "mkdocs.yml", environ) == (
        config,
        problems,
    )
    lines = data.count(b"\n") + data.count(b"\r") + data.count(b"\x85") + data.count(b"\xe2\x80") + 1
    for problem in problems:
        check_problem(problem, lines)
    assert len(inherited_paths(data, "mkdocs.yml")) <= 1
    if config:
        check_config(config)
    return config


def check_problem(problem: Problem, lines: int) -> None:
    assert problem.message
    assert 0 <= problem.span.line <= lines + 1
    assert str(problem).encode()


def check_config(config: Config) -> None:
    msgspec.msgpack.encode(config)
    assert config.site_url == "" or (config.site_url.startswith("http") and config.site_url.endswith("/"))
    assert config.options.per_page > 0
    check_layout(config.layout)


def check_layout(layout: Layout) -> None:
    """No post and no list has an address outside the site."""
    address = post_address(layout, slug="a", date="2024-02-03", categories=("b",), file="c")
    for each in (address, list_address(layout.blog, layout, 2), layout.archive_year, layout.topic, layout.author):
        assert not each.startswith("/")
        assert ".." not in each.split("/")
        assert not each or each.endswith("/")
    assert "{" not in address


@given(st.binary(max_size=300))
@example(b"")
@example(b"\xff\xfes\x00i\x00")
@example(b"\x00")
@example(b"%YAML 9.9\n---\na: b")
@example(b"%TAG ! tag:example.org,2000:\n---\n!x a: b")
@example(b"!<tag:yaml.org,2002:python/object:os.x> {a: b}")
@example(b"!<%ff> a: b")
@example(b"? ? ? a")
@example(b"a: !ENV []")
@example(b"!ENV [A, {site_name: x}]")
@example(b"<<: {site_name: x}")
@example(b"- - - - -" * 5000)
@example(b"{a: " * 5000)
@example(b"a: 'unclosed")
@example("site_name: \u2028\x85\ufeff".encode())
@example("site_name: é".encode("latin-1"))
@example("site_name: é".encode("utf-16"))
def test_any_bytes(data):
    tried(data)


@given(files)
@example("INHERIT: mkdocs.yml\n")
@example("INHERIT: base.yml\nsite_name: A\n")
@example("theme: {palette: [[]]}\n")
@example("plugins: [group: {enabled: true, plugins: {group: {enabled: true, plugins: [group]}}}]\n")
@example("plugins: [milepost: {timezone: ../../../etc/passwd}]\n")
@example('plugins: [milepost: {timezone: "a\\0b"}]\n')
@example(f"plugins: [milepost: {{timezone: {'x' * 5000}}}]\n")
@example(f"plugins: [milepost: {{per_page: {'9' * 5000}}}]\n")
@example(f"extra: {{a: {'9' * 5000}, b: {'9' * 400}.0, c: 1.0e+999, d: .nan}}\n")
@example("plugins: [blog: {post_url_format: '{slug!r:>{date}}'}]\n")
@example("plugins: [blog: {pagination_url_format: '{page.__class__}'}]\n")
def test_any_keys_with_any_values(text):
    tried(text.encode("utf-8", "surrogatepass"))


@given(st.lists(st.tuples(st.integers(0, len(OURS)), st.integers(0, 12), st.binary(max_size=6)), max_size=6))
def test_our_own_file_with_any_damage(cuts):
    data = OURS
    for start, length, put in cuts:
        data = data[:start] + put + data[start + length :]
    tried(data)


@given(st.permutations(OURS.decode().splitlines(keepends=True)))
def test_our_own_file_with_its_lines_in_any_order(lines):
    tried("".join(lines).encode())


@pytest.mark.parametrize("size", [1, 100, 20_000])
def test_a_long_menu_is_read_in_a_moment(size):
    text = "site_name: A\nnav:\n" + "".join(f"  - Entry {number}: pages/{number}.md\n" for number in range(size))
    config = tried(text.encode())
    assert config is not None
    assert len(config.nav) == size
