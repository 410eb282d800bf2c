"""The steps that posts ask for, gathered: those of one series, and those of all posts. Nothing is kept here."""

from __future__ import annotations

from collections.abc import Iterable

from generator.library.values import Planned, Post
from generator.model import ActionStep, Body, SafeHtml
from generator.views.outline import Outline
from generator.views.pages import PlanView
from generator.views.paging import posts_on
from generator.views.parts import Here, here_on, html_of
from generator.views.quiz_values import SeriesQuiz
from generator.views.series import Telling, told
from generator.views.series_quizzes import all_quizzes, series_quizzes, with_steps
from generator.views.series_values import ActionView, PlanGroup
from generator.views.series_words import SeriesWords
from generator.views.shells import frame_key, shell
from generator.views.site import Site
from generator.views.toc import inline
from generator.views.trail import breadcrumbs, crumbs_of
from generator.views.values import LinkText


def view_series_plan(planned: Planned, site: Site, _body: Body) -> PlanView:
    here, words = here_on(planned, site), site.strings.series
    telling = told(site.places.series[planned.route.key], here)
    title, name = words.plan_of.format(series=telling.series.title), site.config.site_name
    sentence = words.describe_plan.format(series=telling.series.title, site=name)
    outline = Outline(title=title, description=sentence, listed=crumbs_of(posts_on(planned, site) or ()))
    groups = tuple(_of_series(telling))
    return _plan(
        planned,
        here,
        outline,
        intro=words.plan_intro.format(series=telling.series.title),
        series=telling.link,
        groups=groups,
        name=telling.series.id,
        quizzes=with_steps(series_quizzes(telling), groups),
    )


def view_plan(planned: Planned, site: Site, _body: Body) -> PlanView:
    here, words = here_on(planned, site), site.strings.series
    posts = tuple(post for post in site.library.posts if post.steps)
    groups = tuple(_group(post, "", here) for post in posts)
    sentence = words.describe_plan_all.format(site=site.config.site_name)
    outline = Outline(title=words.plan_all, description=sentence, listed=crumbs_of(posts))
    return _plan(
        planned,
        here,
        outline,
        intro=words.plan_all_intro,
        series=None,
        groups=groups,
        name="plan",
        # Only steps of posts that were begun are shown here, so that no result leads to some.
        quizzes=all_quizzes(here),
    )


def _plan(
    planned: Planned,
    here: Here,
    outline: Outline,
    *,
    intro: str,
    series: LinkText | None,
    groups: tuple[PlanGroup, ...],
    name: str,
    quizzes: tuple[SeriesQuiz, ...],
) -> PlanView:
    site = here.site
    return PlanView(
        template="plan.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=site.strings,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(SafeHtml(), outline.title),
        intro=intro,
        series=series,
        groups=groups,
        total=_total(groups, site.strings.series) if series else "",
        name=name,
        quizzes=quizzes,
    )


def _total(groups: tuple[PlanGroup, ...], words: SeriesWords) -> str:
    count = sum(len(group.steps) for group in groups)
    return words.plan_total_one if count == 1 else words.plan_total_other.format(count=count)


def post_plan(post: Post, here: Here) -> LinkText | None:
    """To where a post's steps are gathered with others: the plan of its home series, else that of all posts."""
    if not post.steps:
        return None
    site, words = here.site, here.site.strings.series
    place = next(iter(site.library.places.get(post.entry.path, ())), None)
    series = site.places.series[place.series] if place else None
    if series is not None and series.plan:
        return LinkText(text=words.plan_here.format(series=series.title), href=here.href(series.plan))
    address = site.address("plan")
    return LinkText(text=words.plan_yours, href=here.href(address)) if address is not None else None


def _of_series(telling: Telling) -> Iterable[PlanGroup]:
    for part in telling.series.parts:
        post = telling.post(part)
        if post is not None and post.steps:
            yield _group(post, telling.label(part), telling.here)


def _group(post: Post, label: str, here: Here) -> PlanGroup:
    return PlanGroup(
        key=post.address,
        label=label,
        title=post.entry.title,
        href=here.href(post.address),
        steps=tuple(_action(step, post, here) for step in post.steps),
    )


def _action(step: ActionStep, post: Post, here: Here) -> ActionView:
    return ActionView(
        key=step.key,
        html=html_of(step.html, post.entry, here),
        text=step.text,
        day=step.day,
        effort=step.effort,
    )
