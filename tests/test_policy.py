"""The Content-Security-Policy of a page: nothing but what the owner configured and what the page shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.pages.loading import digest_source, embedded, loaded
from tests.machines import tree
from tests.sites import CONFIG, build_site, post, published, said, write_site


def policy(html: bytes) -> dict[str, list[str]]:
    """A page's policy by directive; {} for none."""
    metas = tree(html).css('meta[http-equiv="Content-Security-Policy"]')
    assert len(metas) <= 1
    text = (metas[0].attributes["content"] or "") if metas else ""
    return {name: sources for name, *sources in (part.split() for part in text.split(";") if part)}


def site(folder: Path, options: str = "", config: str = "", **files: str) -> dict[str, bytes]:
    """The built files of a site with one post and these options of ours."""
    own = CONFIG.replace("- milepost:\n", f"- milepost:\n{options}") + config
    texts: dict[str, Any] = {"mkdocs.yml": own, "content/posts/a.md": post(), **files}
    result = build_site(write_site(folder, texts))
    assert result.counts, said(result)
    return published(folder / "site")


def test_a_plain_page_loads_from_its_own_site_alone(tmp_path: Path) -> None:
    found = policy(site(tmp_path)["posts/a/index.html"])
    assert found["default-src"] == found["base-uri"] == ["'none'"]
    assert found["img-src"] == ["'self'", "data:"]
    for name in ("style-src", "font-src", "connect-src", "media-src", "form-action"):
        assert found[name] == ["'self'"], name
    assert {source for source in found["script-src"] if not source.startswith("'sha256-")} == {"'self'"}
    assert "frame-src" not in found and "frame-ancestors" not in found


def test_the_policy_stands_before_everything_that_is_loaded(tmp_path: Path) -> None:
    for name, html in site(tmp_path, "", **{"content/posts/b.md": post(aliases="[/old/]")}).items():
        if name.endswith(".html"):
            text = html.decode()
            place = text.index("Content-Security-Policy")
            assert place < 1024, name
            assert not any(sign in text[:place] for sign in ("<script", "<style", "<link", "<img")), name


def test_nothing_is_ever_allowed_inline_as_a_whole(tmp_path: Path) -> None:
    for name, data in site(tmp_path, "      comments: {isso: https://talk.example/}\n").items():
        if name.endswith((".html", "_headers")):
            assert b"'unsafe-" not in data, name


def test_what_the_owner_configures_is_allowed_on_every_page(tmp_path: Path) -> None:
    config = (
        "extra_css: [https://css.example/a/b.css?v=1]\n"
        "extra_javascript: [https://js.example/run.js]\n"
        "theme:\n  name: material\n  font: {text: Lato, code: Hack}\n"
        "extra:\n  analytics: {provider: google, property: G-1}\n"
    )
    found = policy(site(tmp_path, "      csp: {connect-src: [https://api.example]}\n", config)["index.html"])
    assert "https://css.example/a/b.css" in found["style-src"]
    assert "https://css.example" in found["font-src"]
    assert "https://js.example/run.js" in found["script-src"]
    assert "https://fonts.googleapis.com/css" in found["style-src"]
    assert "https://fonts.gstatic.com" in found["font-src"]
    assert "https://api.example" in found["connect-src"]
    assert "https://*.google-analytics.com" in found["connect-src"]


def test_pictures_of_another_host_are_allowed_where_they_are_shown_and_nowhere_else(tmp_path: Path) -> None:
    files = site(
        tmp_path, **{"content/posts/b.md": post(body="Words.\n\n<!-- more -->\n\n![A cat](https://cats.example/a.jpg)")}
    )
    assert "https://cats.example" in policy(files["posts/b/index.html"])["img-src"]
    assert "https://cats.example" not in policy(files["posts/a/index.html"])["img-src"]
    assert b"cats.example" not in files["_headers"]


def test_a_redirect_may_do_nothing_but_lead_on(tmp_path: Path) -> None:
    files = site(tmp_path, **{"content/posts/b.md": post(aliases="[/old/]")})
    assert policy(files["old/index.html"]) == {"default-src": ["'none'"], "img-src": ["data:"], "base-uri": ["'none'"]}


def test_the_servers_policy_forbids_foreign_frames_and_allows_what_any_page_does(tmp_path: Path) -> None:
    files = site(tmp_path)
    (line,) = (line for line in files["_headers"].decode().splitlines() if "Content-Security-Policy" in line)
    told = {name: sources for name, *sources in (part.split() for part in line.partition(": ")[2].split(";"))}
    assert told["frame-ancestors"] == ["'self'"]
    assert len(line) < 2000, "Cloudflare reads lines of 2,000 characters"
    for name, html in files.items():
        if name.endswith(".html"):
            for directive, sources in policy(html).items():
                assert directive == "img-src" or set(sources) <= set(told[directive]), name


def test_an_inline_script_of_the_owners_template_runs_by_its_digest(tmp_path: Path) -> None:
    main = '{% extends "base.html" %}\n{% block extrahead %}<script>let a = 1;</script>{% endblock %}\n'
    config = "theme:\n  name: material\n  custom_dir: templates\n"
    files = site(tmp_path, "", config, **{"templates/main.html": main})
    assert digest_source("let a = 1;") in policy(files["index.html"])["script-src"]


def test_digests_are_those_that_browsers_compute() -> None:
    # The example of CSP Level 3, section 8.4 ("alert('Hello, world.');").
    assert digest_source("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_a_text_can_widen_the_policy_by_what_it_shows_but_never_by_a_script() -> None:
    text = (
        '<img src="https://a.example/x.png?y=1"><img srcset="https://b.example/1.png 1x, //c.example:8080/2.png 2x">'
        "<video poster='https://d.example/p.jpg'></video><iframe src=https://e.example/></iframe>"
        '<script src="https://evil.example/x.js"></script><link rel="stylesheet" href="https://evil.example/x.css">'
        '<script>alert(1)</script><style>a{}</style><img src="https://x.example; script-src */a.png">'
        '<img src="javascript://alert.example/1"><form action="https://f.example/go"></form>'
    )
    assert embedded(text) == {
        "form-action": ("https://f.example",),
        "frame-src": ("https://e.example",),
        "img-src": ("https://a.example", "https://b.example", "https://c.example:8080", "https://d.example"),
    }


def test_data_in_a_script_element_and_a_script_that_a_page_changes_are_not_allowed() -> None:
    frame = (
        '<script type="application/json">{}</script><script>let t = "\x02title\x03";</script>'
        '<script type="module">go()</script><script src="assets/a.js"></script>'
    )
    assert loaded(frame) == {"script-src": (digest_source("go()"),)}


@pytest.mark.parametrize("url", ["https://[", "https://a b.example/", "http:///x", "//", "https://ünï.example/"])
def test_an_address_that_is_none_allows_nothing(url: str) -> None:
    assert embedded(f'<img src="{url}">') == {}
