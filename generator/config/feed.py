"""`feed:`. What the feeds hold, by which name readers know their entries, and where else they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from generator.config.sections import Section
from generator.config.values import FeedOptions
from generator.diagnostics import Problem, error, warning

# RFC 4151: a domain name, or an address of mail at one.
_AUTHORITY = re.compile(r"(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STEP = r"[\w~-](?:[\w.~-]{0,198}[\w~-])?"
_FILE = re.compile(rf"(?:{_STEP}/)*{_STEP}", re.ASCII)
"""A file below the site folder: no step of it begins or ends with a dot, or is longer than disks take."""


def parse_feed(section: Section, site_url: str) -> FeedOptions:
    """Our options of feeds; `site_url` is "" or ends with "/"."""
    known = len(section.problems)
    feed = section.section("feed")
    defaults = FeedOptions()
    authority = _checked(feed, "authority", _AUTHORITY, "the site's first domain", "authority: example.org")
    year = _checked(feed, "year", _YEAR, "the year in which the site began", "year: 2026")
    host = urlsplit(site_url).hostname or ""
    options = FeedOptions(
        enabled=feed.flag("enabled", defaults.enabled),
        authority=(authority or host).lower(),
        year=year,
        entries=feed.number("entries", defaults.entries),
        ids=feed.choice("ids", ("tag", "permalink"), defaults.ids),
        content=feed.choice("content", ("full", "summary"), defaults.content),
        order=feed.choice("order", ("date", "part"), defaults.order),
        also=tuple(_also(feed)),
        hubs=tuple(dict.fromkeys(_hubs(feed))),
    )
    feed.refuse_left_over()
    if options.enabled and site_url and options.ids == "tag" and not (authority and year):
        if len(section.problems) == known:
            feed.problems.append(_no_identity(feed, authority or host, year))
        # Without a year there is no tag: URI; the posts' addresses are the next best names until there is one.
        return options if year else replace(options, ids="permalink")
    return options


def _checked(feed: Section, key: str, pattern: re.Pattern[str], what: str, example: str) -> str:
    value = feed.text(key)
    if value and not pattern.fullmatch(value):
        feed.wrong(key, f"must be {what}, not '{value}'", example)
        return ""
    return value


def _also(feed: Section) -> Iterator[str]:
    """Former addresses of the site's feed, as addresses are: without the leading "/"."""
    for written in feed.scalars("also"):
        address = written.text.strip().removeprefix("/")
        if _FILE.fullmatch(address):
            yield address
            continue
        message = f"'{feed.called('also')}' takes addresses of files on this site, not '{written.text}'"
        hint = "write it from the site's root: also: [feed_rss_created.xml]"
        feed.problems.append(error(written.span, "config-value", message, hint))


def _hubs(feed: Section) -> Iterator[str]:
    for written in feed.scalars("hubs"):
        url = written.text.strip()
        if is_web_address(url):
            yield url
            continue
        message = f"'{feed.called('hubs')}' takes the addresses of WebSub hubs, not '{written.text}'"
        feed.problems.append(error(written.span, "config-value", message, "hubs: [https://pubsubhubbub.appspot.com/]"))


def is_web_address(url: str) -> bool:
    """Whether a text is a URL of the web as it may stand in a feed."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"]", url)


def _no_identity(feed: Section, authority: str, year: str) -> Problem:
    message = "the feed has no lasting identity: a reader would see every post as new if the site moved"
    lines = (
        "plugins:",
        "  - milepost:",
        "      feed:",
        f"        authority: {authority}",
        f"        year: {year or 'YYYY'}",
    )
    why = "write these lines once and never change them; the year is that in which the site began"
    return warning(feed.node.span, "feed-identity", message, "\n".join((why, *lines)))
