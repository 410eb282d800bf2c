"""`plugins: - milepost`: the options of our own. Here a name that nobody knows is an error, for it was meant for us."""

from __future__ import annotations

from dataclasses import replace

from generator.config.after import parse_comments, parse_quizzes, parse_reply, parse_share
from generator.config.blog import Blog
from generator.config.check import parse_check
from generator.config.csp import parse_csp
from generator.config.feed import parse_feed
from generator.config.patterns import read_pattern
from generator.config.pictures import parse_pictures
from generator.config.purge import parse_purge
from generator.config.sections import Section
from generator.config.security import parse_security
from generator.config.subscribe import parse_subscribe
from generator.config.values import Limits, Options
from generator.config.words import did_you_mean
from generator.diagnostics import error
from generator.routes import Layout

KINDS = ("topics", "authors")
_PLACEHOLDERS = ("slug", "file", "year", "month", "day", "date", "categories")


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
        feed=parse_feed(section, site_url),
        limits=_limits(section.section("limits")),
        purge=parse_purge(section),
        pictures=parse_pictures(section),
        check=parse_check(section),
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
