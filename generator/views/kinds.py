"""Which view a kind of route has: the one table of all kinds of page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from generator.library.values import Planned
from generator.model import Body
from generator.views.constructs import sheet_of
from generator.views.feeds_page import view_feeds
from generator.views.home import view_home
from generator.views.lists import view_archive, view_archive_year, view_blog, view_tags
from generator.views.pages import AnyView, PostView, RedirectView
from generator.views.plans import view_plan, view_series_plan
from generator.views.posts import view_post
from generator.views.quiz_pages import view_quiz, view_quizzes
from generator.views.series_pages import view_all_series, view_series
from generator.views.site import Site
from generator.views.statics import view_not_found, view_page, view_redirect
from generator.views.terms import view_author, view_authors, view_topic, view_topics

NO_BODY = Body()

VIEWS: Mapping[str, Callable[[Planned, Site, Body], AnyView]] = {
    "home": view_home,
    "blog": view_blog,
    "post": view_post,
    "page": view_page,
    "archive": view_archive,
    "archive-year": view_archive_year,
    "topics": view_topics,
    "topic": view_topic,
    "authors": view_authors,
    "author": view_author,
    "tags": view_tags,
    "series-all": view_all_series,
    "series": view_series,
    "series-plan": view_series_plan,
    "plan": view_plan,
    "quizzes": view_quizzes,
    "feeds": view_feeds,
    "quiz": view_quiz,
    "not-found": view_not_found,
    "redirect": view_redirect,
}


def view(planned: Planned, site: Site, body: Body = NO_BODY) -> AnyView:
    """What a page shows. `body` is that of `entry_of(planned, site)`, where the page has one."""
    found = VIEWS[planned.route.kind](planned, site, body)
    if isinstance(found, RedirectView | PostView):
        return found
    return msgspec.structs.replace(found, frame=msgspec.structs.replace(found.frame, sheet=sheet_of(found)))
