"""The page that says in plain words what feeds there are and how to subscribe. Nothing here makes a feed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.feeds import FORMAT_NAMES, MEDIA_TYPES, OPML, WITH_FEED
from generator.library.values import FeedPlace, Planned
from generator.model import Body, SafeHtml
from generator.routes import absolute
from generator.views.feed_values import FeedGroup, FeedLine
from generator.views.outline import Outline
from generator.views.pages import FeedsView
from generator.views.parts import Here, here_on
from generator.views.shells import frame_key, shell
from generator.views.site import Site
from generator.views.subscribe import follow_view
from generator.views.toc import inline
from generator.views.trail import breadcrumbs


def view_feeds(planned: Planned, site: Site, _body: Body) -> FeedsView:
    here, words = here_on(planned, site), site.strings
    outline = Outline(
        title=words.follow.feeds, description=words.follow.describe.format(site=site.config.site_name), hide=("toc",)
    )
    return FeedsView(
        template="feeds.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(SafeHtml(), words.follow.feeds),
        groups=tuple(_groups(here)),
        opml=_line(words.follow.opml, OPML, "text/x-opml", here),
        site=site.config.site_url,
        follow=follow_view("feeds", site, here.href),
    )


def _groups(here: Here) -> Iterator[FeedGroup]:
    """The site's own in each format, then those of series, topics and authors."""
    site, words = here.site, here.site.strings
    formats = tuple(_feed(feed, FORMAT_NAMES[feed.format], here) for feed in site.places.site_feeds)
    yield FeedGroup(id="mp-whole", title=words.follow.whole, note=words.follow.formats, feeds=formats)
    titles = {"series": words.series.series, "topic": words.topics, "author": words.authors}
    for kind in WITH_FEED:
        feeds = tuple(_feed(feed, feed.title, here) for feed in site.library.feeds if feed.page.kind == kind)
        if feeds:
            yield FeedGroup(id=f"mp-{kind}", title=titles[kind], note="", feeds=feeds)


def _feed(feed: FeedPlace, title: str, here: Here) -> FeedLine:
    return _line(title, feed.address, MEDIA_TYPES[feed.format], here)


def _line(title: str, address: str, type: str, here: Here) -> FeedLine:
    return FeedLine(title=title, href=here.href(address), type=type, url=absolute(address, here.site.config.site_url))
