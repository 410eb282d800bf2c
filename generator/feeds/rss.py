"""A feed as RSS 2.0 through feedgen, and parsed before anybody gets it. Nothing here chooses or orders entries.

What feedgen 1.0.0 does that a caller must know: it prepends entries, takes the last link of any kind for the channel's,
puts the full text into an item's description where there is no summary, forgets authors without e-mail, names its own
version, and writes the clock wherever no date was set.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from html import escape
from typing import Any

from generator.feeds.texts import first_of, one_line
from generator.feeds.values import FeedEntry, FeedPicture, FeedView
from generator.model import Moment
from generator.xmltext import xml_text

MEDIA_TYPE = "application/rss+xml"
GENERATOR = "Milepost"


def rss(feed: FeedView) -> bytes:
    """The feed as UTF-8, the same bytes for the same view."""
    from feedgen.feed import FeedGenerator  # lxml and dateutil with it: 60 ms
    from lxml import etree

    channel = FeedGenerator()
    for name in ("dc", "media"):
        channel.load_extension(name, atom=False, rss=True)
    channel.register_extension("dates", _ChannelDates, _ItemDates, atom=False, rss=True)
    _fill_channel(channel, feed)
    for entry in feed.entries:
        _fill_item(channel.add_entry(order="append"), entry)
    written: bytes = channel.rss_str(pretty=True)
    etree.fromstring(written, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    return written


def _fill_channel(channel: Any, feed: FeedView) -> None:  # feedgen has no types
    channel.title(first_of(feed.title, feed.home))
    channel.description(escape(first_of(feed.description, feed.title, feed.home), quote=False))
    channel.link(href=xml_text(feed.url), rel="self", type=MEDIA_TYPE)
    channel.link(href=xml_text(feed.home), rel="alternate")
    channel.language(one_line(feed.language))
    channel.generator(GENERATOR)
    channel.copyright(one_line(feed.copyright))
    channel.dates.moment = feed.updated


def _fill_item(item: Any, entry: FeedEntry) -> None:
    item.guid(xml_text(entry.id), permalink=False)
    item.link(href=xml_text(entry.url), rel="alternate")
    item.title(one_line(entry.title))
    # RSS takes a description for HTML, so plain text is escaped for HTML here and for XML by feedgen.
    item.description(escape(first_of(entry.summary, entry.title, entry.url), quote=False), isSummary=True)
    item.content(xml_text(entry.body.html), type="html")
    item.dc.dc_creator([name for author in entry.authors if (name := one_line(author.name))])
    item.category([{"term": name} for category in entry.categories if (name := one_line(category))])
    if entry.picture is not None:
        item.media.content(_media(entry.picture), group=None)
    item.dates.moment = entry.date


def _media(picture: FeedPicture) -> dict[str, str]:
    size = {"width": picture.width, "height": picture.height}
    return {
        "url": xml_text(picture.url),
        "type": picture.type,
        "medium": "image",
        **{name: str(pixels) for name, pixels in size.items() if pixels},
    }


def rss_date(moment: Moment) -> str:
    """A moment as RFC 5322 has dates, in the site's zone.

    Zones of the 19th century are seconds off the minute, which a date of a feed cannot say: the day that readers see
    is kept, the seconds of the offset are dropped.
    """
    local = datetime.fromisoformat(moment.iso)
    minutes = (local.utcoffset() or timedelta()) // timedelta(minutes=1)
    return format_datetime(local.replace(tzinfo=timezone(timedelta(minutes=minutes))))


class _ItemDates:
    """feedgen's own dates switch the whole process to another locale, and their years below 1000 lose digits."""

    def __init__(self) -> None:
        self.moment: Moment | None = None

    def extend_ns(self) -> dict[str, str]:
        return {}

    def extend_rss(self, item: Any) -> Any:
        from lxml import etree

        if self.moment is not None:
            etree.SubElement(item, "pubDate").text = rss_date(self.moment)
        return item


class _ChannelDates(_ItemDates):
    """feedgen has put the time of the build into lastBuildDate: an empty feed has none, any other its entries'."""

    def extend_rss(self, root: Any) -> Any:
        channel = root[0]
        date = channel.find("lastBuildDate")
        if self.moment is None:
            channel.remove(date)
        else:
            date.text = rss_date(self.moment)
        return root
