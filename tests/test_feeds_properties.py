"""Whatever authors paste: a feed is well-formed in each format, and says what they wrote less what no XML may hold."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from html import escape

import feedparser
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.feeds import FeedEntry, FeedPerson, FeedView, atom, feed_body, json_feed, rss
from generator.model import Moment, SafeHtml
from tests.feed_checks import atom_faults, json_faults, read_atom, read_json, read_rss
from tests.feed_samples import texts

FEED_URL = "https://advice.example/feed.xml"
PAGE = "https://advice.example/posts/purpose/"
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# With lone surrogates, controls and what looks like markup.
ODD = st.sampled_from(
    ["\ufffe", "\uffff", "\x00", "\x1b", "\ud800", "]]>", "<![CDATA[", "&amp;", "&#0;", "<b>", "\r", "\u2028", "😀"]
)
HOSTILE = st.lists(st.one_of(st.text(st.characters(codec=None), max_size=12), ODD), max_size=5).map("".join)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
FIRST = datetime(1900, 1, 2, tzinfo=UTC)
DATES = st.builds(
    lambda seconds, zone: (FIRST + timedelta(seconds=seconds)).astimezone(zone),
    st.integers(0, 8000 * 31_536_000),
    ZONES,
)


def clean(text: str) -> str:
    return FORBIDDEN.sub("", text)


def line(text: str) -> str:
    return re.sub("[ \t\r\n]+", " ", clean(text)).strip(" ")


def moment(at: datetime) -> Moment:
    return Moment((at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1), at.isoformat())


def view(entry: FeedEntry, title: str) -> FeedView:
    home = "https://advice.example/"
    author = FeedPerson(name=title)
    return FeedView(
        id="tag:advice.example,2024:/home/", home=home, title=title, description=title, language="en", copyright=title,
        author=author, updated=entry.updated, entries=(entry,),
    )  # fmt: skip


@settings(max_examples=200)
@given(title=HOSTILE, summary=HOSTILE, text=HOSTILE, name=HOSTILE, tags=st.lists(HOSTILE, max_size=3), at=DATES)
@example(title="", summary="", text="", name="", tags=[""], at=datetime(2026, 1, 1, tzinfo=UTC))
@example(
    title="\x00",
    summary="\ud800",
    text="\uffff",
    name="\x0b",
    tags=["\x01"],
    at=datetime(2026, 1, 1, tzinfo=UTC),
)
def test_what_was_written_is_what_is_read_in_each_format(title, summary, text, name, tags, at):
    entry = FeedEntry(
        id=f"tag:x,2026:{title}",
        url=PAGE,
        title=title,
        date=moment(at),
        updated=moment(at),
        summary=summary,
        body=feed_body(SafeHtml(f"<p>{escape(clean(text))}</p>"), PAGE),
        authors=(FeedPerson(name=name),),
        categories=tuple(tags),
    )
    shown = view(entry, title)
    feeds = {write: write(shown, FEED_URL) for write in (rss, atom, json_feed)}
    assert all(write(shown, FEED_URL) == feed for write, feed in feeds.items())
    (read,) = read_rss(feeds[rss])
    assert [read] == read_atom(feeds[atom]) == read_json(feeds[json_feed])
    assert read.id == clean(f"tag:x,2026:{title}")
    assert read.title == (line(title) or PAGE)
    assert read.summary == (line(summary) or line(title) or PAGE)
    assert read.published == at
    assert read.authors == (line(name),) * bool(line(name))
    assert read.tags == tuple(line(tag) for tag in tags if line(tag))
    body = LexborHTMLParser(read.body).body
    assert body is not None
    # A carriage return in HTML is a newline.
    assert body.text().strip() == re.sub("\r\n?", "\n", clean(text)).strip()
    assert_valid(feeds, line(title) or shown.home)


def assert_valid(feeds: dict[object, bytes], title: str) -> None:
    """Each by the rules of its format; the ids of these are no addresses, which the rules of Atom ask for."""
    assert texts(feeds[rss], "//channel/title") == texts(feeds[atom], "/atom:feed/atom:title") == [title]
    assert json.loads(feeds[json_feed])["title"] == title
    assert json_faults(feeds[json_feed]) == []
    assert atom_faults(re.sub(b"<id>tag:x.*?</id>", b"<id>tag:x,2026:y</id>", feeds[atom], flags=re.DOTALL)) == []
    assert not feedparser.parse(feeds[rss]).bozo
    assert not feedparser.parse(feeds[atom]).bozo
