"""Sharing, replying and commenting as a reader finds them below a post, before any script runs."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.config import Giscus, Isso, Options, Reply
from generator.config.after import SHARES
from generator.pages import render
from generator.views import view
from tests import views_samples as samples

TITLE = 'Prices & "offers" – 100 %?\u00a0#1'
GISCUS = Giscus(repo="firm/talk", repo_id="R_1", category="Talk", category_id="DIC_1")


@cache
def environment() -> Any:
    return samples.environment()


def page(title: str = TITLE, language: str = "en", site_url: str = "https://advice.example/in/", **options: Any) -> Any:
    """The page of one post, parsed; `options` are Milepost's, and `comments_here` is the post's own `comments:`."""
    import dataclasses

    comments_here = options.pop("comments_here", True)
    theme = dataclasses.replace(samples.CONFIG.theme, language=language)
    config = dataclasses.replace(samples.CONFIG, site_url=site_url, options=Options(**options), theme=theme)
    posts = (samples.post("one", "2026-01-01", title=title, comments=comments_here),)
    site = samples.site(samples.library(posts=posts), config)
    shown = view(samples.planned("post", "posts/one.md", of=site), site, samples.body())
    return LexborHTMLParser(render(shown, samples.BARE_FRAME, environment()))


def links(tree: Any, selector: str) -> dict[str, str]:
    return {link.text().strip(): link.attributes["href"] for link in tree.css(selector)}


def test_every_way_to_share_has_a_name_and_an_icon_that_readers_of_the_screen_pass_over():
    ways = page(share=SHARES).css(".mp-share__way")
    assert len(ways) == len(SHARES)
    assert all(way.text().strip() for way in ways)
    assert all(way.css_first("[aria-hidden=true] svg") is not None for way in ways)


@pytest.mark.parametrize("way", [way for way in SHARES if way not in ("copy", "device")])
def test_a_shared_link_holds_the_address_and_is_one_part_of_the_query(way: str):
    (href,) = links(page(share=(way,)), ".mp-share a").values()
    assert "https%3A%2F%2Fadvice.example%2Fin%2Fposts%2Fone%2F" in href
    assert not set(' "<>&') & set(href.replace("&url=", "").replace("&body=", ""))
    assert href.startswith(("https://", "mailto:?"))


def test_a_letter_has_the_title_as_its_subject():
    (href,) = links(page(share=("email",)), ".mp-share a").values()
    asked = parse_qs(urlsplit(href).query)
    assert asked["subject"] == [" ".join(TITLE.split())]
    assert asked["body"] == ["https://advice.example/in/posts/one/"]


def test_a_reader_is_told_that_the_device_and_the_clipboard_need_a_script_by_not_seeing_them():
    buttons = page(share=("copy", "device")).css("button[data-mp-share]")
    assert [button.attributes["data-mp-share"] for button in buttons] == ["copy", "device"]
    assert all("hidden" in button.attributes for button in buttons)


def test_nothing_is_shared_from_a_site_that_does_not_know_its_address():
    assert page(share=SHARES, site_url="").css(".mp-share, .mp-printed") == []


def test_nothing_is_shared_where_the_owner_wants_none():
    assert page(share=()).css(".mp-share") == []


def test_paper_shows_where_the_text_stands():
    assert page().css_first(".mp-printed").text().endswith("https://advice.example/in/posts/one/")


def test_a_reader_replies_by_mail_with_the_title_as_subject():
    tree = page(reply=Reply(email="hello@advice.example"))
    (href,) = links(tree, ".mp-reply a").values()
    assert href.startswith("mailto:hello@advice.example?subject=")
    assert unquote(urlsplit(href).query) == f"subject=On “{' '.join(TITLE.split())}”"
    assert tree.css_first(".mp-reply a").text() == "hello@advice.example"


def test_a_discussion_is_found_by_what_its_address_asks_for():
    reply = Reply(discussion="https://talk.example/{slug}?t={title}&u={url}")
    (href,) = links(page(title="A & B", reply=reply), ".mp-reply a").values()
    assert href == "https://talk.example/one?t=A%20%26%20B&u=https%3A%2F%2Fadvice.example%2Fin%2Fposts%2Fone%2F"


def test_a_title_that_looks_like_a_placeholder_stays_text():
    reply = Reply(discussion="https://talk.example/?t={title}")
    (href,) = links(page(title="Mind the {url}", reply=reply), ".mp-reply a").values()
    assert href == "https://talk.example/?t=Mind%20the%20%7Burl%7D"


def test_without_options_there_is_neither_reply_nor_comment():
    assert page().css(".mp-reply, .mp-comments") == []


@pytest.mark.parametrize("comments", [GISCUS, Isso(url="https://talk.example/isso/")])
def test_comments_say_whose_they_are_and_load_nothing_by_themselves(comments: Giscus | Isso):
    section = page(comments=comments).css_first(".mp-comments")
    host = urlsplit(comments.url).netloc
    assert host in section.css_first("button").text()
    assert host in section.css_first(".mp-quiet").text()
    assert section.css("script, iframe, link, img") == []
    assert "hidden" in section.css_first(".mp-comments__ask").attributes


def test_the_script_is_told_where_the_comments_are():
    settings = json.loads(page(comments=GISCUS, language="de").css_first(".mp-comments").attributes["data-mp-settings"])
    assert settings["src"] == "https://giscus.app/client.js"
    assert settings["attributes"]["data-repo"] == "firm/talk"
    assert settings["attributes"]["data-lang"] == "de"
    isso = page(comments=Isso(url="https://talk.example/isso/")).css_first(".mp-comments")
    assert json.loads(isso.attributes["data-mp-settings"])["src"] == "https://talk.example/isso/js/embed.min.js"


def test_without_a_script_comments_at_github_are_a_link_and_those_of_isso_are_not_mentioned():
    giscus = page(comments=GISCUS)
    assert list(links(giscus, ".mp-comments a").values()) == ["https://github.com/firm/talk/discussions"]
    assert "hidden" not in giscus.css_first(".mp-comments").attributes
    assert "hidden" in page(comments=Isso(url="https://talk.example/")).css_first(".mp-comments").attributes


def test_a_post_without_comments_keeps_the_way_to_write_a_letter():
    reply = Reply(email="hello@advice.example", discussion="https://talk.example/")
    tree = page(comments=GISCUS, reply=reply, comments_here=False)
    assert tree.css(".mp-comments") == []
    assert [link.attributes["href"][:7] for link in tree.css(".mp-reply a")] == ["mailto:"]


def test_a_title_cannot_leave_its_attribute():
    tree = page(title='"><script>alert(1)</script>', share=SHARES, reply=Reply(email="a@b.example"), comments=GISCUS)
    assert tree.css('script:not([type="application/ld+json"])') == []


def test_the_words_are_in_the_sites_language():
    tree = page(language="de", comments=GISCUS, reply=Reply(email="a@b.example"))
    assert "Kommentare" in tree.css_first(".mp-comments h2").text()
    assert "Schreiben Sie" in tree.css_first(".mp-reply").text()


def test_no_template_of_the_end_writes_a_style_or_a_handler():
    source = (Path(samples.TEMPLATES) / "pages/macros/after.html").read_text("utf-8")
    assert "style=" not in source
    assert " on" not in "".join(part.split(">")[0] for part in source.split("<")[1:])
