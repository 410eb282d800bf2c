"""The list of all feeds as OPML 2.0, which feed readers import. It bears no date: that would be the build's."""

from __future__ import annotations

from generator.config.values import Config
from generator.feeds.checked import well_formed
from generator.feeds.texts import first_of
from generator.library.feeds import feed_title
from generator.library.values import FeedPlace
from generator.routes import absolute


def opml(feeds: tuple[FeedPlace, ...], config: Config) -> bytes:
    """The file as UTF-8. Each feed stands there once: of the site's formats only the one that every reader takes."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = first_of(config.site_name, config.site_url)
    body = etree.SubElement(root, "body")
    for feed in feeds:
        if feed.format == "rss" and not feed.is_former:
            etree.SubElement(body, "outline", _outline(feed, config))
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return well_formed(written)


def _outline(feed: FeedPlace, config: Config) -> dict[str, str]:
    title = first_of(feed_title(feed, config), feed.address)
    return {
        "type": "rss",
        "text": title,
        "title": title,
        "xmlUrl": absolute(feed.address, config.site_url),
        "htmlUrl": absolute(feed.page_address, config.site_url),
    }
