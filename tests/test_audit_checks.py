"""The audit's checks find what is wrong: each on a small page that is, and nothing on one that is not."""

from __future__ import annotations

from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import brotli
import pytest

from tools.audit import nu
from tools.audit.axe import check_axe
from tools.audit.bars import at_least, at_most
from tools.audit.heads import check_heads
from tools.audit.host import hosting, ruled
from tools.audit.links import check_links
from tools.audit.look import windows
from tools.audit.noscript import check_without_scripts
from tools.audit.paper import lacks
from tools.audit.policy import STRICT, check_policy
from tools.audit.reading import read
from tools.audit.structured import check_structured
from tools.audit.weights import weigh

SITE = "https://x.example/sub/"
GOOD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Good</title><link rel="icon" href="data:,"></head>
<body><main><h1 id="top-of-it">Good</h1>{}</main></body></html>"""


@pytest.fixture
def page(tmp_path: Path):
    def write(body: str, name: str = "index.html") -> Path:
        (tmp_path / name).write_text(GOOD.replace("{}", body), "utf-8")
        return tmp_path

    return write


@pytest.fixture(scope="module")
def by(browser):
    with windows(browser) as opened:
        yield opened


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="nowhere/">x</a>', "'nowhere/' leads nowhere"),
        ('<a href="#nothing">x</a>', "'#nothing' has no such anchor"),
        ('<a href="/index.html">x</a>', "'/index.html' leads outside the site's path"),
        ('<img srcset="a.png 1x, b.png 2x" alt="">', "'b.png' leads nowhere"),
        ('<a href="https://x.example/sub/gone">x</a>', "leads nowhere"),
        ('<a href="#top-of-it">x</a><a href="#">y</a><a href="https://y.example/">z</a>', ""),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_found(page, body, said):
    found = [finding.what for finding in check_links(page(body), SITE)]
    assert (said in " ".join(found)) if said else (found == [])


def test_an_address_in_a_style_sheet_or_a_sitemap_is_followed(page):
    folder = page("")
    (folder / "a.css").write_text("a{background:url('b.png')}")
    (folder / "sitemap.xml").write_text(f"<urlset><url><loc>{SITE}gone/</loc></url></urlset>")
    assert {finding.page for finding in check_links(folder, SITE)} == {"a.css", "sitemap.xml"}


def test_two_pages_of_one_title_and_one_without_a_description_are_found(page):
    page("")
    found = {(finding.check, finding.page) for finding in check_heads(page("", "other.html"))}
    assert ("title", "index.html") in found
    assert ("description", "other.html") in found
    assert ("picture to share", "other.html") in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is not JSON"),
        ('{"@context": "https://schema.org", "@type": "Person"}', "Person has no name"),
        ('{"@context": "https://schema.org", "@type": "Persona", "name": "A"}', "'Persona' is no type"),
        ('{"@context": "https://schema.org", "@type": "WebSite", "name": "A", "url": "/a/"}', "is no whole address"),
        ('{"@type": "Person", "name": "A"}', "no @context"),
        (
            '{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": ['
            '{"@type": "ListItem", "position": 1, "item": "https://x.example/"}, '
            '{"@type": "ListItem", "position": 3}]}',
            "counts [1, 3]",
        ),
    ],
)
def test_structured_data_that_lacks_something_is_found(text, said):
    assert any(said in one for one in check_structured(text))


def test_what_axe_says_is_told_once_for_each_light(page, browser):
    with hosting(page('<p style="color: #aaa">Pale</p><img src="data:,">')) as host:
        seen = browser.new_page()
        seen.goto(host)
        found = [finding.what for finding in check_axe(seen, "it")]
        seen.close()
    assert any(what.startswith("image-alt") and "forced colours" in what for what in found)
    assert any(what.startswith("color-contrast") and "phone, light" in what for what in found)


def test_what_a_strict_policy_refuses_is_found(page, by):
    with hosting(page('<p style="color: red">x</p><script>1</script>'), {"Content-Security-Policy": STRICT}) as host:
        found = [finding.what for finding in check_policy(by.listening, host, "", "it")]
    assert any("style-src-attr refuses inline" in what for what in found)
    assert any("script-src-elem refuses inline" in what for what in found)


def test_a_control_that_needs_a_script_is_found_and_one_that_does_not_is_not(page, by):
    body = """<button>Dead</button><a tabindex="0">Dead link</a><label for="no">Dead label</label>
    <input type="checkbox" id="idle" aria-label="Idle"><input type="checkbox" id="live" aria-label="Live"><p>More</p>
    <style>#live:checked + p { display: none }</style>
    <form action="/search"><input name="q"><button>Find</button></form>
    <details><summary>Open</summary>Words</details><script>document.body.append("Words by script")</script>"""
    with hosting(page(body)) as host:
        dead, kept = check_without_scripts(by.usual, by.bare, host, "it")
    told = " ".join(finding.what for finding in dead)
    assert all(name in told for name in ("Dead", "Dead link", "Dead label", "#idle"))
    assert not any(name in told for name in ("#live", "Find", "summary"))
    assert 0.5 < kept < 1


def test_lines_are_counted_as_a_reader_sees_them(page, by):
    body = f'<article><p style="width: 500px; font: 10px/2 monospace">{"word " * 200}</p></article>'
    with hosting(page(body)) as host:
        found = read(by.usual, host)
    assert found.size == 10
    assert 78 <= found.characters <= 84, "500 px of letters that are 6 px wide, without the space at the end"


def test_a_page_weighs_what_it_fetches_at_first(page, browser):
    folder = page(
        '<img src="a.svg" alt=""><script src="a.js"></script><img src="http://elsewhere.example/a.png" alt="">'
    )
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>' + " " * 9000)
    (folder / "a.js").write_text("1;" * 9000)
    with hosting(folder) as host:
        load = weigh(browser, folder, host, "")
    assert load.requests == 3
    assert load.sizes["script"] == len(brotli.compress(b"1;" * 9000))
    assert load.total < 1, "compressed"
    assert load.foreign == ("http://elsewhere.example/a.png",)


def test_the_audits_host_compresses_and_keeps_the_sites_own_headers(page):
    folder = page("")
    (folder / "_headers").write_text("/*\n  X-All: yes\n/assets/*\n  X-Asset: yes\n")
    with hosting(folder) as host:
        with urlopen(Request(host, headers={"Accept-Encoding": "gzip, br"})) as answer:
            assert answer.headers["Content-Encoding"] == "br"
            assert answer.headers["X-All"] == "yes"
            assert answer.headers["X-Asset"] is None
            assert b"<h1" in brotli.decompress(answer.read())
        with pytest.raises(HTTPError) as caught:
            (folder / "404.html").write_text("lost")
            urlopen(host + "gone")
        with caught.value as lost:
            assert (lost.code, lost.read()) == (404, b"lost")
    assert ruled(folder, "/assets/a.css") == {"X-All": "yes", "X-Asset": "yes"}


def test_errors_and_warnings_of_the_nu_checker_have_their_place(page):
    if reason := nu.missing():
        pytest.skip(reason)
    folder = page('<p align="left">x</p>\n<p><label for="no">x</label></p>')
    found = [(message.level, message.line) for message in nu.check_html(folder, sorted(folder.glob("*.html")))]
    assert found == [("warning", 3), ("error", 4)]


def test_words_of_a_page_are_found_on_paper_however_the_lines_break():
    wanted = {"author": "The sales desk", "address": "https://x.example/a-b/"}
    assert lacks("by The sales\ndesk https://x.example/a-\nb/", wanted) == ()
    assert lacks("Skip to content The sales desk", wanted) == ("address", "no 'Skip to content'")


def test_a_bar_is_judged_by_what_its_row_shows():
    assert at_most("x", 30, {"a": 30.004, "b": 2}).met
    missed = at_most("x", 30, {"a": 30.25, "b": 2})
    assert (missed.met, missed.where, missed.by) == (False, "a", "0.25")
    assert not at_least("x", 1, {"a": 0.99}).met
