"""The page of all series and the page of one. Nothing here decides what can be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.library.values import Author, Planned, Post, Series, Topic
from generator.model import Body, SafeHtml
from generator.views.outline import Outline
from generator.views.pages import SeriesListView, SeriesView
from generator.views.parts import (
    Here,
    described,
    here_on,
    leading,
    named,
    own_lang,
    person_view,
    picture_view,
    topic_links,
)
from generator.views.quizzes import Quizzes
from generator.views.series import Telling, part_view, told
from generator.views.series_quizzes import series_quizzes
from generator.views.series_values import SeriesCard, SeriesGroup
from generator.views.share_image import share_image
from generator.views.shells import frame_key, shell
from generator.views.site import Site
from generator.views.texts import body_text
from generator.views.toc import inline
from generator.views.trail import Crumb, breadcrumbs
from generator.views.values import LinkText


def view_all_series(planned: Planned, site: Site, _body: Body) -> SeriesListView:
    here, words = here_on(planned, site), site.strings
    groups = tuple(_groups(here))
    listed = tuple(Crumb(text=each.title, address=each.address) for each in site.library.series)
    names = named(each.title for each in site.library.series)
    outline = Outline(
        title=words.series.series,
        description=words.series.describe_all.format(site=site.config.site_name, names=names),
        cards=True,
        listed=listed,
    )
    return SeriesListView(
        template="series-list.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(SafeHtml(), words.series.series),
        groups=groups,
    )


def _groups(here: Here) -> Iterable[SeriesGroup]:
    """By the first topic of each, in the order of the topics; those without one last."""
    library = here.site.library
    for topic in (*library.topics, None):
        series = [each for each in library.series if (each.topics[0] if each.topics else None) == topic]
        if series:
            yield _group(topic, series, here)


def _group(topic: Topic | None, series: Iterable[Series], here: Here) -> SeriesGroup:
    return SeriesGroup(
        title=topic.title if topic else "",
        anchor=f"mp-{topic.slug}" if topic else "mp-others",
        href=here.href(topic.address) if topic and topic.address else "",
        series=series_cards(series, here),
    )


def series_cards(series: Iterable[Series], here: Here) -> tuple[SeriesCard, ...]:
    return tuple(_card(told(each, here)) for each in series)


def _card(telling: Telling) -> SeriesCard:
    entry = telling.series.entry
    return SeriesCard(
        title=telling.link.text,
        href=telling.link.href,
        description=described(entry, "") if entry else "",
        count=", ".join(filter(None, (_count(telling), _minutes(telling)))),
        image=picture_view(entry.image, entry, telling.here, "card") if entry else None,
    )


def _count(telling: Telling) -> str:
    """ "4 steps", or "4 of 5 steps" as long as some cannot be read."""
    series, words, naming = telling.series, telling.words, telling.naming
    readable = sum(1 for part in series.parts if part.post is not None and part.number is not None)
    parts = naming.several if series.total != 1 else naming.single
    if readable == series.total:
        return words.several.format(count=series.total, parts=parts)
    return words.some.format(readable=readable, count=series.total, parts=parts)


def _posts(telling: Telling) -> tuple[Post, ...]:
    return tuple(post for part in telling.series.parts if (post := telling.post(part)) is not None)


def _minutes(telling: Telling) -> str:
    """How long it takes to read what can be read; "" as long as nothing can."""
    minutes = sum(post.minutes for post in _posts(telling))
    return telling.here.site.strings.minutes(minutes) if minutes else ""


def view_series(planned: Planned, site: Site, body: Body) -> SeriesView:
    here, words = here_on(planned, site), site.strings
    series = site.places.series[planned.route.key]
    telling, entry = told(series, here), series.entry
    parts = tuple(part_view(part, telling) for part in series.parts)
    quizzes = Quizzes(here)
    text, rest = body_text(body, entry, quizzes)
    outline = replace(_outline(telling, body), quizzes=quizzes.shown)
    return SeriesView(
        template=(entry.template if entry else "") or "series.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(body.title, series.title),
        lang=own_lang(entry, site),
        standfirst=entry.description if entry and not entry.text.summary.startswith(entry.description) else "",
        audience=entry.audience if entry else "",
        image=leading(picture_view(entry.image, entry, here, "text")) if entry else None,
        topics=topic_links(series.topics, here),
        count=_count(telling),
        minutes=_minutes(telling),
        authors=tuple(person_view(author, here) for author in _authors(_posts(telling))),
        parts=parts,
        body=text,
        rest=rest,
        start=next((part for part in parts if part.href), None),
        plan=LinkText(text=words.series.plan, href=here.href(series.plan)) if series.plan else None,
        complete=entry is not None and entry.complete,
        quizzes=series_quizzes(telling),
    )


def _authors(posts: Iterable[Post]) -> tuple[Author, ...]:
    return tuple(dict.fromkeys(author for post in posts for author in post.authors))


def _outline(telling: Telling, body: Body) -> Outline:
    series, site = telling.series, telling.here.site
    sentence = telling.words.describe.format(title=series.title, site=site.config.site_name, count=_count(telling))
    return Outline(
        title=series.title,
        description=described(series.entry, sentence),
        headings=body.headings,
        hide=series.entry.hide if series.entry else (),
        lang=series.entry.lang if series.entry else "",
        image=share_image(series.entry, site),
        listed=tuple(Crumb(text=post.entry.title, address=post.address) for post in _posts(telling)),
    )
