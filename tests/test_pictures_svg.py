"""What is taken out of a drawing, whatever it is hidden in, and what stays as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.pictures.svg import Cleaned, clean_svg
from tests.sites import build_site, post, published, said, write_site

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'


def cleaned(inside: str, head: str = HEAD) -> str:
    found = clean_svg(f"{head}{inside}</svg>".encode())
    assert isinstance(found, Cleaned)
    assert found.data is not None, "nothing was found in it"
    assert found.losses
    return found.data.decode()


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<script href='a.js'/>",
        "<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
        "<h:img xmlns:h='http://www.w3.org/1999/xhtml' src='x' onerror='alert(1)'/>",
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>alert</body></foreignObject>",
        "<g onclick='alert(1)'/>",
        "<g ONLOAD='alert(1)'/>",
        "<a href='javascript:alert(1)'><text>x</text></a>",
        "<a xlink:href='java&#10;script:alert(1)'/>",
        "<a href='  JavaScript:alert(1)'/>",
        "<a href='data:text/html,alert(1)'/>",
        "<use href='data:image/svg+xml;base64,alert(1)'/>",
        "<use xlink:href='other.svg#alert'/>",
        "<image href='https://alert.example/a.png'/>",
        "<image href='//alert.example/a.png'/>",
        "<set attributeName='href' to='javascript:alert(1)'/>",
        "<animate attributeName='xlink:href' values='javascript:alert(1)'/>",
        "<set attributeName='onclick' to='alert(1)'/>",
        "<style>@import 'alert.css';</style>",
        "<style>@import url(https://alert.example/a.css);</style>",
        "<style>g { fill: url(https://alert.example/a) }</style>",
        "<style>g { fill: \\75rl(https://alert.example/a) }</style>",
        "<style>g { fill: u\\72 l('https://alert.example/a') }</style>",
        "<style><![CDATA[@media screen { g { background: image-set('alert.png' 1x) } }]]></style>",
        "<rect style='fill: url(https://alert.example/a)'/>",
        "<rect fill='url(//alert.example/a)'/>",
        "<rect filter=\"url('https://alert.example/a#b')\"/>",
        "<?xml-stylesheet href='alert.css'?>",
        "<g xml:base='https://alert.example/'/>",
        "<iframe src='alert.html'/>",
        "<embed src='alert.swf'/>",
        "<handler type='text/javascript'>alert(1)</handler>",
    ],
)
def test_what_runs_or_loads_is_taken_out(inside):
    left = cleaned(f"{inside}<rect width='3'/>").lower()
    assert "alert" not in left
    assert '<rect width="3"' in left


@pytest.mark.parametrize(
    "inside",
    [
        "<defs><linearGradient id='a'/></defs><rect fill='url(#a)' style='stroke: url(&quot;#a&quot;)'/>",
        "<use href='#a'/><use xlink:href='#b'/>",
        "<a href='https://example.org/'><text>there</text></a>",
        "<image href='data:image/png;base64,iVBORw0KGgo='/>",
        "<style>@namespace svg url(http://www.w3.org/2000/svg); rect { fill: url(#a) } /* script */</style>",
        "<style>@font-face { font-family: a; src: url(data:font/woff2;base64,d09GMg==) }</style>",
        "<animate attributeName='width' from='1' to='3'/><set attributeName='fill' to='red'/>",
        "<text>onclick= and script are words; url(https://example.org) too</text>",
        "<metadata><m:a xmlns:m='https://example.org/'>x</m:a></metadata><!-- a comment -->",
        "<title>What it shows</title><desc role='img' aria-label='a'/>",
    ],
)
def test_what_only_draws_is_left_and_the_file_with_it(inside):
    assert clean_svg(f"{HEAD}{inside}</svg>".encode()) == Cleaned()


def test_the_root_is_cleaned_and_the_text_around_a_loss_is_kept():
    found = clean_svg(
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="a()"><text>one<script>x</script> two</text></svg>'
    )
    assert isinstance(found, Cleaned)
    assert found.data == b'<svg xmlns="http://www.w3.org/2000/svg"><text>one two</text></svg>'


def test_each_loss_is_told_with_its_line_and_nothing_of_what_was_in_it():
    text = f"{HEAD}\n<script>\n<g onclick='a'/></script>\n<g\n onclick='a'/></svg>"
    found = clean_svg(text.encode())
    assert isinstance(found, Cleaned)
    assert [(loss.line, loss.what) for loss in found.losses] == [(2, "<script>"), (5, "onclick=")]


def test_what_is_declared_before_the_drawing_does_not_come_back_by_its_name():
    text = '<!DOCTYPE svg [<!ENTITY s "<script>alert(1)</script>"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    found = clean_svg(f"{text}{HEAD}&s;<text>a</text></svg>".encode())
    assert isinstance(found, Cleaned)
    assert found.data is not None
    assert b"alert" not in found.data


def test_a_drawing_that_declares_names_is_published_as_it_was_understood():
    text = f'<!DOCTYPE svg [<!ENTITY ns "https://example.org/">]>{HEAD}<rect/></svg>'
    found = clean_svg(text.encode())
    assert isinstance(found, Cleaned)
    assert found == Cleaned(data=f"{HEAD}<rect/></svg>".replace("'", '"').encode())


def test_a_file_named_as_an_entity_is_not_read(tmp_path):
    (tmp_path / "secret").write_text("secret words")
    text = f'<!DOCTYPE svg [<!ENTITY f SYSTEM "{(tmp_path / "secret").as_uri()}">]>{HEAD}<text>&f;</text></svg>'
    found = clean_svg(text.encode())
    assert "secret words" not in str(found)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not XML",
        b"<svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script><g></svg>",
        b"<html><script>alert(1)</script></html>",
        b"\xff\xfe<\x00s\x00",
        b"<!DOCTYPE a [<!ENTITY a '" + b"a" * 1000 + b"'>" + b"<!ENTITY b '" + b"&a;" * 1000 + b"'>"
        b"<!ENTITY c '" + b"&b;" * 1000 + b"'>]><svg>&c;</svg>",
        b"<svg>" * 100_000,
    ],
)
def test_what_is_no_drawing_has_a_sentence(data):
    assert isinstance(clean_svg(data), str)


@given(st.lists(st.sampled_from(["<g>", "</g>", "<script>", "</script>", " onload='a'", "<!--", "-->", "&lt;", "x"])))
def test_whatever_comes_out_is_xml_without_scripts(pieces):
    found = clean_svg(f"{HEAD}{''.join(pieces)}</svg>".encode())
    if isinstance(found, Cleaned) and found.data is not None:
        assert not etree.fromstring(found.data).xpath("//*[local-name()='script'] | //@onload")


def test_a_cleaned_drawing_is_published_and_one_without_a_fault_as_it_is(tmp_path):
    safe = f"{HEAD}<rect/></svg>\n"
    site = write_site(
        tmp_path,
        {
            "content/posts/a.md": post(body="![One](one.svg) and ![two](two.svg), [opened](one.svg)"),
            "content/posts/one.svg": f"{HEAD}<script>alert(1)</script><rect/></svg>",
            "content/posts/two.svg": safe,
        },
    )
    assert build_site(site).counts is not None
    files = {path: data for path, data in published(site / "site").items() if path.startswith("assets/media/")}
    assert sorted(data == safe.encode() for data in files.values()) == [False, True]
    assert all(b"alert" not in data for data in files.values())


def test_a_drawing_that_cannot_be_read_is_published_empty(tmp_path):
    """A browser may run what stands before the mistake."""
    broken = f"{HEAD}<script>alert(1)</script><g></svg>"
    site = write_site(tmp_path, {"content/posts/a.md": post(body="![A](a.svg)"), "content/posts/a.svg": broken})
    assert "content/posts/a.svg: warning[unreadable-picture]: this picture cannot be read: line 1 is no" in said(
        build_site(site)
    )
    (data,) = (data for path, data in published(site / "site").items() if path.endswith(".svg") and "media" in path)
    assert data == b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def test_a_drawing_in_the_folder_of_a_mkdocs_site_is_cleaned_too(tmp_path):
    config = "site_name: A\nsite_url: https://a.example/\ndocs_dir: docs\nplugins:\n  - blog\n  - milepost:\n"
    config += "      feed: {authority: a.example, year: 2024}\n"
    site = write_site(
        tmp_path,
        {
            "mkdocs.yml": config,
            "docs/index.md": "# Home\n\n![A](img/a.svg)\n",
            "docs/img/a.svg": f"{HEAD}<script>alert(1)</script></svg>",
        },
    )
    build_site(site)
    assert b"alert" not in published(site / "site")["img/a.svg"]
