"""References in texts as readers meet them: links, pictures and icons filled into their marks."""

from __future__ import annotations

import pytest

from generator.model import MARK_CLOSE, MARK_OPEN, Fragment, IconRef, ImageRef, LinkRef
from generator.views import resolve, resolve_absolute
from tests import views_samples as samples

LIBRARY = samples.library()
BASE = "https://milepost.example/advice/"


def opening(index: int) -> str:
    return f"{MARK_OPEN}{index}{MARK_CLOSE}"


def closing(index: int) -> str:
    return f"{MARK_OPEN}/{index}{MARK_CLOSE}"


def link(target: str, **more: str) -> LinkRef:
    return LinkRef(target=target, span=samples.SPAN, **more)


def image(target: str, **more: str) -> ImageRef:
    return ImageRef(target=target, span=samples.SPAN, **more)


def linked(ref: LinkRef, page: str = "posts/two/") -> str:
    fragment = Fragment(html=f"{opening(0)}text{closing(0)}", refs=(ref,))
    return resolve(fragment, "posts/two.md", page, LIBRARY, samples.icons).html


def pictured(ref: ImageRef, page: str = "posts/two/") -> str:
    return resolve(Fragment(html=opening(0), refs=(ref,)), "posts/two.md", page, LIBRARY, samples.icons).html


@pytest.mark.parametrize(
    ("ref", "href"),
    [
        (link("one.md"), "../one/"),
        (link("one.md", anchor="purpose"), "../one/#purpose"),
        (link("", anchor="a b"), "#a%20b"),
        (link(""), "./"),
        (link("../pages/index.md"), "../../"),
        (link("/topics/"), "../../topics/"),
        (link("/topics"), "../../topics/"),
        (link("../files/sheet.pdf", query="a=1&b"), "../../assets/media/sheet-5555555555.pdf?a=1&amp;b"),
    ],
)
def test_a_link_leads_from_the_page_on_which_it_stands(ref, href):
    assert linked(ref) == f'<a href="{href}">text</a>'


def test_a_link_to_an_anchor_of_its_own_file_leads_to_the_post_from_a_list():
    assert linked(link("", anchor="purpose"), page="topics/sales/") == '<a href="../../posts/two/#purpose">text</a>'


def test_further_attributes_stay():
    assert linked(link("one.md", attrs=' class="md-button"')) == '<a href="../one/" class="md-button">text</a>'


def test_a_link_to_a_hidden_post_is_its_text():
    assert linked(link("draft.md")) == "text"


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("gone.md", "gone.md"),
        ("javascript:alert(1)", "javascript%3Aalert(1)"),
        ('"><script>', "%22%3E%3Cscript%3E"),
        ("../../../etc", "../../../etc"),
    ],
)
def test_a_link_to_nothing_stays_as_it_was_written_and_harms_nobody(target, href):
    assert linked(link(target)) == f'<a href="{href}">text</a>'


@pytest.mark.parametrize("target", ["/javascript:alert(1)", "//evil.example/", "/\\evil.example"])
def test_an_unknown_address_leads_to_no_other_host_and_no_scheme(target):
    href = linked(link(target), page="").split('"')[1]
    assert not href.startswith(("/", "\\", "javascript:"))


def test_a_picture_has_its_size_and_loads_when_it_is_looked_at():
    html = pictured(image("../pictures/ladder.png", alt='A "tall" <ladder>', attrs=' class="x"'))
    assert html == (
        '<img src="../../assets/media/ladder-1a2b3c4d5e.png" alt="A &quot;tall&quot; &lt;ladder&gt;"'
        ' width="800" height="450" loading="lazy" class="x">'
    )


def test_an_authors_own_size_and_loading_win():
    html = pictured(image("../pictures/ladder.png", attrs=' width="300" loading="eager"'))
    assert html == '<img src="../../assets/media/ladder-1a2b3c4d5e.png" alt="" width="300" loading="eager">'


def test_a_picture_that_is_not_there_stays_as_written():
    assert pictured(image("gone away.png")) == '<img src="gone%20away.png" alt="" loading="lazy">'


def test_an_icon_is_the_themes_or_what_the_author_typed():
    refs = (
        IconRef(name="material/check", source=":material-check:", attrs=' title="yes"', span=samples.SPAN),
        IconRef(name="nothing", source=":a<b:", span=samples.SPAN),
    )
    fragment = Fragment(html=opening(0) + opening(1), refs=refs)
    assert resolve(fragment, "posts/two.md", "", LIBRARY, samples.icons).html == (
        '<span class="twemoji" title="yes"><svg data-icon="material/check"></svg></span>:a&lt;b:'
    )


def test_a_picture_within_a_link_and_a_hidden_link_around_a_picture():
    refs = (link("one.md"), image("../pictures/ladder.png", alt="Ladder"), link("draft.md"))
    html = f"{opening(0)}{opening(1)}{closing(0)} {opening(2)}see {opening(1)}{closing(2)}"
    found = resolve(Fragment(html=html, refs=refs), "posts/two.md", "posts/two/", LIBRARY, samples.icons).html
    picture = pictured(refs[1])
    assert found == f'<a href="../one/">{picture}</a> see {picture}'


def test_for_feeds_every_address_is_whole():
    refs = (link("one.md", anchor="purpose"), link("", anchor="here"), image("../pictures/ladder.png"))
    html = f"{opening(0)}a{closing(0)}{opening(1)}b{closing(1)}{opening(2)}"
    found = resolve_absolute(Fragment(html=html, refs=refs), "posts/two.md", BASE, LIBRARY, samples.icons).html
    assert f'<a href="{BASE}posts/one/#purpose">' in found
    assert f'<a href="{BASE}posts/two/#here">' in found
    assert f'src="{BASE}assets/media/ladder-1a2b3c4d5e.png"' in found


def test_a_mark_that_stands_for_nothing_vanishes():
    fragment = Fragment(html=f"a{opening(7)}b{closing(7)}c", refs=(link("one.md"),))
    assert resolve(fragment, "posts/two.md", "", LIBRARY, samples.icons).html == "abc"
