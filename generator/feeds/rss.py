"""A feed as RSS 2.0 through feedgen. Nothing here chooses or orders entries.

What feedgen 1.0.0 does that a caller must know: it prepends entries, takes the last link of any kind for the channel's,
puts the full text into an item's description where there is no summary, forgets authors without e-mail and links to
hubs, names its own version, and writes the clock wherever no date was set.
"""

from __future__ import annotations

from email.utils import format_datetime
from html import escape
from typing import Any

from generator.feeds.checked import well_formed
from generator.feeds.moments import local_time
from generator.feeds.texts import first_of, one_line
from generator.feeds.values import FeedEntry, FeedPicture, FeedView
from generator.library.feeds import MEDIA_TYPES
from generator.model import Moment
from generator.xmltext import xml_text

GENERATOR = "Milepost"


def rss(feed: FeedView, url: str) -> bytes:
    """The feed at `url` as UTF-8, the same bytes for the same view."""
    from feedgen.feed import FeedGenerator  # lxml and dateutil with it: 60 ms

    channel = FeedGenerator()
    for name in ("dc", "media"):
        channel.load_extension(name, atom=False, rss=True)
    channel.register_extension("dates", _ChannelDates, _ItemDates, atom=False, rss=True)
    channel.register_extension("hubs", _Hubs, atom=False, rss=True)
    _fill_channel(channel, feed, url)
    for entry in feed.entries:
        _fill_item(channel.add_entry(order="append"), entry)
    written: bytes = channel.rss_str(pretty=True)
    return well_formed(written)


def _fill_channel(channel: Any, feed: FeedView, url: str) -> None:  # feedgen has no types
    channel.title(first_of(feed.title, feed.home))
    channel.description(escape(first_of(feed.description, feed.title, feed.home), quote=False))
    channel.link(href=xml_text(url), rel="self", type=MEDIA_TYPES["rss"])
    channel.hubs.urls = feed.hubs
    channel.link(href=xml_text(feed.home), rel="alternate")
    channel.language(one_line(feed.language))
    channel.generator(GENERATOR)
    channel.copyright(one_line(feed.copyright))
    channel.dates.moment = feed.updated


def _fill_item(item: Any, entry: FeedEntry) -> None:
    item.guid(xml_text(entry.id), permalink=False)
    item.link(href=xml_text(entry.url), rel="alternate")
    item.title(first_of(entry.title, entry.url))
    # RSS takes a description for HTML, so plain text is escaped for HTML here and for XML by feedgen.
    item.description(escape(first_of(entry.summary, entry.title, entry.url), quote=False), isSummary=True)
    if entry.body.html:
        item.content(xml_text(entry.body.html), type="html")
    item.dc.dc_creator([name for author in entry.authors if (name := one_line(author.name))])
    item.category([{"term": name} for category in entry.categories if (name := one_line(category))])
    if entry.picture is not None:
        item.media.content(media(entry.picture), group=None)
    item.dates.moment = entry.date


def media(picture: FeedPicture) -> dict[str, str]:
    """A picture as Media RSS has it, in RSS and in Atom."""
    size = {"width": picture.width, "height": picture.height}
    return {
        "url": xml_text(picture.url),
        "type": picture.type,
        "medium": "image",
        **{name: str(pixels) for name, pixels in size.items() if pixels},
    }


def rss_date(moment: Moment) -> str:
    """A moment as RFC 5322 has dates, in the site's zone."""
    return format_datetime(local_time(moment))


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


class _Hubs:
    """Of a channel's links feedgen writes only those to its page and to itself."""

    def __init__(self) -> None:
        self.urls: tuple[str, ...] = ()

    def extend_ns(self) -> dict[str, str]:
        return {}

    def extend_rss(self, root: Any) -> Any:
        from lxml import etree

        for at, url in enumerate(self.urls):
            link = etree.Element("{http://www.w3.org/2005/Atom}link", href=xml_text(url), rel="hub")
            root[0].insert(at, link)
        return root
