"""Feeds: what subscribers get. Everything here is pure; where feeds are written is decided above."""

from generator.feeds.body import feed_body
from generator.feeds.rss import rss
from generator.feeds.site import site_feed
from generator.feeds.values import FeedEntry, FeedPerson, FeedPicture, FeedView

__all__ = ["FeedEntry", "FeedPerson", "FeedPicture", "FeedView", "feed_body", "rss", "site_feed"]
