"""`plugins: - milepost`: the options of our own. Here a name that nobody knows is an error, for it was meant for us."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from generator.config.after import parse_comments, parse_quizzes, parse_reply, parse_share
from generator.config.blog import Blog
from generator.config.csp import parse_csp
from generator.config.patterns import read_pattern
from generator.config.pictures import parse_pictures
from generator.config.purge import parse_purge
from generator.config.sections import Section
from generator.config.security import parse_security
from generator.config.subscribe import parse_subscribe
from generator.config.values import FeedOptions, Limits, Options
from generator.config.words import did_you_mean
from generator.diagnostics import Problem, error, warning
from generator.routes import Layout

KINDS = ("topics", "authors")
_PLACEHOLDERS = ("slug", "year", "date", "categories", "file")
# RFC 4151: a domain name, or an address of mail at one.
_AUTHORITY = re.compile(r"(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")


def parse_milepost(section: Section, blog: Blog | None, site_url: str) -> tuple[Options, Layout]:
    """Our options over those of Material's blog, if there is one; `site_url` is "" or ends with "/"."""
    defaults = Options(per_page=blog.per_page, allowed_topics=blog.allowed_topics) if blog else Options()
    layout = blog.layout if blog else Layout()
    section.accept("enabled")
    options = Options(
        timezone=_timezone(section),
        html=section.choice("html", ("safe", "trusted"), defaults.html),
        script=section.choice("script", ("small", "material"), defaults.script),
        closed=_closed(section),
        per_page=section.number("per_page", defaults.per_page),
        newest=section.number("newest", defaults.newest, lowest=0),
        related=section.number("related", defaults.related, lowest=0, highest=12),
        share=parse_share(section),
        reply=parse_reply(section),
        quizzes=parse_quizzes(section),
        subscribe=parse_subscribe(section),
        comments=parse_comments(section),
        csp=parse_csp(section),
        llms=section.flag("llms", defaults.llms),
        twins=section.flag("twins", defaults.twins),
        security=parse_security(section),
        cards=section.flag("cards", defaults.cards),
        feed=_feed(section, site_url),
        limits=_limits(section.section("limits")),
        purge=parse_purge(section),
        pictures=parse_pictures(section),
        blog_layout=blog is not None,
        allowed_topics=defaults.allowed_topics,
    )
    if section.has("permalink"):
        post = read_pattern(section, "permalink", layout.post, allowed=_PLACEHOLDERS, needed=("slug", "file"))
        layout = replace(layout, post=post)
    section.refuse_left_over()
    return options, layout


def _timezone(section: Section) -> str:
    name = section.text("timezone", "UTC")
    if name == "UTC":
        return name
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # OSError: the name is that of a folder ("Europe").
        hint = did_you_mean(name, sorted(available_timezones())) or "timezone: Europe/London"
        problem = error(section.span("timezone"), "unknown-timezone", f"no time zone '{name}'", hint)
        section.problems.append(problem)
        return "UTC"
    return name


def _closed(section: Section) -> tuple[str, ...]:
    for kind in section.scalars("closed"):
        if kind.text not in KINDS:
            hint = did_you_mean(kind.text, KINDS, 0.5) or "closed: [topics, authors]"
            message = f"'closed' takes topics and authors, not '{kind.text}'"
            section.problems.append(error(kind.span, "config-value", message, hint))
    return tuple(dict.fromkeys(kind for kind in section.texts("closed") if kind in KINDS))


def _limits(limits: Section) -> Limits:
    defaults = Limits()
    parsed = Limits(
        front_matter_bytes=limits.number("front_matter_bytes", defaults.front_matter_bytes),
        front_matter_depth=limits.number("front_matter_depth", defaults.front_matter_depth, highest=64),
        post_bytes=limits.number("post_bytes", defaults.post_bytes),
        nesting=limits.number("nesting", defaults.nesting, highest=200),
    )
    limits.refuse_left_over()
    return parsed


def _feed(section: Section, site_url: str) -> FeedOptions:
    known = len(section.problems)
    feed = section.section("feed")
    defaults = FeedOptions()
    authority = _checked(feed, "authority", _AUTHORITY, "the site's first domain", "authority: example.org")
    year = _checked(feed, "year", re.compile(r"(?:19|20)\d\d"), "the year in which the site began", "year: 2026")
    host = urlsplit(site_url).hostname or ""
    options = FeedOptions(
        enabled=feed.flag("enabled", defaults.enabled),
        authority=(authority or host).lower(),
        year=year,
        entries=feed.number("entries", defaults.entries),
        ids=feed.choice("ids", ("tag", "permalink"), defaults.ids),
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
