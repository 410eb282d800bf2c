"""Feeds: what subscribers get. Everything here is pure; where feeds are written is decided above."""

from generator.feeds.atom import atom
from generator.feeds.body import feed_body
from generator.feeds.collect import Feed, feeds
from generator.feeds.files import feed_files
from generator.feeds.jsonfeed import json_feed
from generator.feeds.opml import opml
from generator.feeds.pictures import feed_picture
from generator.feeds.rss import rss
from generator.feeds.values import FeedEntry, FeedPerson, FeedPicture, FeedView

__all__ = [
    "Feed",
    "FeedEntry",
    "FeedPerson",
    "FeedPicture",
    "FeedView",
    "atom",
    "feed_body",
    "feed_files",
    "feed_picture",
    "feeds",
    "json_feed",
    "opml",
    "rss",
]
