"""Whatever authors write: an issue is a sound message that reads back the same, and harms nobody's mail program."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.digest import Issue, Sender, eml, merge_tags, page
from generator.digest.bodies import mail_body
from generator.digest.message import header_text
from generator.digest.prose import prose
from generator.digest.values import IssueLink, IssuePost, IssueWords
from generator.feeds.body import feed_body
from generator.feeds.texts import one_line
from generator.model import SafeHtml
from tests.feed_samples import SITE, moment
from tests.themes import read
from tests.views_samples import environment

TEMPLATES = environment()
FEW = settings(max_examples=25)
WORDS = IssueWords(read_on="Read on", on_site="There", quiz="Quiz:", feeds="Feeds", unsubscribe="Leave", address="At")
LINE = st.text(max_size=120).map(one_line).filter(bool)


def issue(title: str, summary: str, body: str = "") -> Issue:
    quiz = IssueLink(title=title, url=f"{SITE}quizzes/a/")
    post = IssuePost(
        title=title, url=f"{SITE}a/", byline=summary, summary=summary, quizzes=(quiz,), body=SafeHtml(body)
    )
    return Issue(
        language="en",
        direction="ltr",
        site=title,
        home=SITE,
        subject=title,
        intro=summary,
        posts=(post,),
        date=moment("2026-11-20"),
        feeds=f"{SITE}feed.xml",
        words=WORDS,
    )


def squeezed(text: str) -> str:
    return "".join(text.split())


def opened(made: Issue, html: str, name: str) -> EmailMessage:
    data = eml(made, html, Sender(name=name, address="ann@firm.example"))
    assert data == eml(made, html, Sender(name=name, address="ann@firm.example"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 78
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@FEW
@given(title=LINE, summary=LINE, name=LINE)
@example(title="\u202egnirts", summary="a" * 2000, name='Quote " \\ , <x@y.example>;')
@example(title="Bcc: x@y.example\u2028Bcc: z@y.example", summary="--=_", name="Grün " * 40)
@example(title="=?utf-8?q?Hello?= " * 9, summary="From me\n.\n", name="\u200f\u0007")
def test_a_message_reads_back_as_it_was_written(title: str, summary: str, name: str):
    made = issue(title, summary)
    html = page(made, TEMPLATES)
    message = opened(made, html, name)
    faults = [fault for part in message.walk() for fault in part.defects]
    assert faults == []
    assert [*message.keys()] == ["Subject", "From", "Date", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type"]
    assert message["Subject"].split() == header_text(title).split()
    (sender,) = message["From"].addresses
    # Python 3.11's reader puts a space where a long name was folded.
    assert (sender.addr_spec, squeezed(sender.display_name)) == ("ann@firm.example", squeezed(header_text(name)))
    text, shown = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert shown is not None
    assert shown.get_content().replace("\r\n", "\n") == html.replace("\r\n", "\n").replace("\r", "\n")
    assert squeezed(title) in squeezed(text.get_content())
    assert read(html).faults == []
    assert all(address.startswith(SITE) for address in read(html).addresses())


@FEW
@given(st.text(alphabet='<>/ab="& \n*|{}%$#!-', max_size=200), st.sampled_from(["kit", "mailchimp", "mailerlite"]))
@example('<pre>a\n\n b</pre><ul><li><p>a</p><p>b</p></li></ul><video src="x.mp4"></video>{{ x }}*|Y|*{$z}', "kit")
def test_whole_texts_stay_sound_and_bring_no_tag_of_a_provider(html: str, provider: str):
    body = mail_body(feed_body(SafeHtml(html), SITE))
    tags = merge_tags(provider)
    made = msgspec.structs.replace(issue("A title", "In short.", body.html), tags=tags)
    shown = page(made, TEMPLATES)
    ours = [tag for tag in (tags.unsubscribe, tags.address) if tag]
    assert sum(shown.count(special) for special in tags.specials) == len(ours)
    assert all(shown.count(tag) == 1 for tag in ours)
    assert all(re.match(r"https?:|mailto:|tel:", url) for url in read(shown).addresses() if url not in ours)
    assert not re.search(r"<(?:script|video|audio|source)\b", shown)
    assert prose(body) == prose(body).strip("\n")
    assert opened(made, shown, "Ann")["From"] == "Ann <ann@firm.example>"
