"""The bars for readers, held on every kind of page of the example site. `make audit` puts them into a table."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.example import SITE_URL
from tests.sites import LONG
from tools.audit import nu
from tools.audit.example import KINDS, build_audited, kind
from tools.audit.finding import told
from tools.audit.heads import check_heads
from tools.audit.links import check_links
from tools.audit.look import Hosts, Windows, axe_of, hosts, windows
from tools.audit.noscript import check_without_scripts
from tools.audit.paper import PRINTED, lacks, printed
from tools.audit.policy import check_policy
from tools.audit.reading import read
from tools.audit.weights import weigh

NAMES = [kind.name for kind in KINDS if LONG or not kind.like]
TEXTS = [kind.name for kind in KINDS if kind.text]


@pytest.fixture(scope="module")
def site(audited: Path) -> Path:
    return audited


@pytest.fixture(scope="module")
def at(site: Path):
    with ExitStack() as stack:
        yield hosts(stack, site)


@pytest.fixture(scope="module")
def by(browser):
    with windows(browser) as opened:
        yield opened


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_any_light(at: Hosts, by: Windows, name):
    assert not told(axe_of(by.usual, at, kind(name)))


def test_the_nu_checker_finds_neither_error_nor_warning(site):
    if reason := nu.missing():
        pytest.skip(reason)
    messages = nu.check_html(site, sorted(site.rglob("*.html")))
    assert not told(tuple(message.finding() for message in messages))


def test_every_link_and_anchor_leads_somewhere(site):
    assert not told(check_links(site, SITE_URL))


def test_every_link_and_anchor_leads_somewhere_below_a_path(tmp_path):
    address = "https://firm.example/advice/"
    assert not told(check_links(build_audited(tmp_path, address), address))


def test_every_page_has_a_title_a_description_a_picture_to_share_and_structured_data(site):
    assert not told(check_heads(site))


@pytest.mark.parametrize("name", NAMES)
def test_a_strict_policy_refuses_nothing(at: Hosts, by: Windows, name):
    assert not told(check_policy(by.listening, at.strict, kind(name).address, name))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_light_and_talks_to_nobody_else(at: Hosts, browser, name):
    load = weigh(browser, at.site, at.plain, kind(name).address)
    assert load.foreign == ()
    assert load.cookies == 0
    assert load.script <= 8, load
    assert load.total <= (kind(name).most or 200), load
    assert name != "post" or load.requests <= 9


@pytest.mark.parametrize("name", NAMES)
def test_without_scripts_a_page_has_all_its_words_and_no_dead_control(at: Hosts, by: Windows, name):
    dead, kept = check_without_scripts(by.usual, by.bare, at.plain + kind(name).address, name)
    assert not told(dead)
    assert kept >= 0.995


@pytest.mark.parametrize("name", TEXTS)
def test_running_text_has_lines_of_60_to_75_characters_and_letters_of_17_px(at: Hosts, by: Windows, name):
    found = read(by.usual, at.plain + kind(name).address)
    assert 60 <= found.characters <= 75
    assert found.size >= 17
    assert not name.startswith("post") or (found.author and found.date), "on a phone's first screen"


def test_on_paper_a_post_has_author_date_address_links_and_no_menu(at: Hosts, browser):
    assert lacks(printed(browser, at.plain + PRINTED.address), PRINTED.wanted) == ()
