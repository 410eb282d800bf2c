"""Front matter's checked fields as the values of an entry. Nothing here reads a file or reports a problem."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypedDict

from generator.diagnostics import Span
from generator.entries.moments import moment_of, start_of
from generator.entries.printed import Print
from generator.model import Block, Canonical, Change, Hero, Link, Moment, Picture, Ref, SeriesPart

if TYPE_CHECKING:
    from generator.schema.days import When
    from generator.schema.models import (
        BlockFields,
        CanonicalFields,
        CommonFields,
        HeroFields,
        LinkFields,
        PartFields,
        PictureFields,
        PostFields,
        SeriesFileFields,
    )


class Common(TypedDict):
    """What `Entry` takes from front matter, whatever the kind."""

    image: Picture | None
    aliases: tuple[Ref, ...]
    draft: bool
    lang: str
    hide: tuple[str, ...]
    template: str
    template_span: Span | None
    check: tuple[tuple[str, bool], ...]
    extra: str


def common(fields: CommonFields, printed: Print) -> Common:
    hide = fields.hide if fields.toc or "toc" in fields.hide else (*fields.hide, "toc")
    return Common(
        image=picture(fields.image, printed),
        aliases=fields.aliases,
        draft=fields.draft,
        lang=fields.lang,
        hide=hide,
        template=fields.template.name if fields.template else "",
        template_span=fields.template.span if fields.template else None,
        check=fields.check,
        extra=fields.extra,
    )


def post_values(fields: PostFields, zone: str, printed: Print) -> dict[str, Any]:
    """What only a post has, save its date, by the names of `PostEntry`."""
    created = fields.date
    return {
        "updated": moment(fields.updated or (created.updated if created else None), zone),
        "expires": moment(fields.expires, zone),
        "reviewed": moment(fields.reviewed, zone),
        "review_by": day(fields.review_by, zone),
        "review_span": fields.review_by.span if fields.review_by else None,
        "changes": tuple(Change(date=_start(c.day, zone), text=printed(c.text)) for c in fields.changes),
        "cta": fields.cta,
        "id": fields.id,
        "authors": fields.authors,
        "topics": fields.topics,
        "tags": fields.tags,
        "canonical": canonical(fields.canonical, printed),
        "links": links(fields.links, printed),
        "pin": fields.pin,
        "comments": fields.comments,
        "faq": fields.faq,
        "readtime": fields.readtime,
        "series": fields.series.id if fields.series else None,
        "part": fields.part or (fields.series.part if fields.series else None),
        "recap": printed(fields.recap),
        "so_far": printed(fields.so_far.name) if isinstance(fields.so_far, Ref) else fields.so_far,
        "actions": fields.actions,
        "quiz": fields.quiz,
    }


def series_values(fields: SeriesFileFields, zone: str, printed: Print) -> dict[str, Any]:
    """What only a series has, by the names of `SeriesEntry`."""
    return {
        "parts": tuple(_part(part, zone, printed) for part in fields.parts),
        "topics": fields.topics,
        "audience": printed(fields.audience),
        "naming": fields.naming.strip(),
        "numerals": fields.numerals,
        "complete": fields.complete,
        "recap": fields.recap,
        "quizzes": fields.quizzes,
    }


def _part(fields: PartFields, zone: str, printed: Print) -> SeriesPart:
    return SeriesPart(
        post=fields.post,
        title=printed(fields.title),
        due=day(fields.due, zone),
        due_span=fields.due.span if fields.due else None,
        extra=fields.extra,
        span=fields.place,
    )


def moment(when: When | None, zone: str) -> Moment | None:
    return moment_of(when.at, zone) if when else None


def day(when: When | None, zone: str) -> Moment | None:
    """The beginning of a day: where a time of day would say nothing, one that is written is left out."""
    return _start(when, zone) if when else None


def _start(when: When, zone: str) -> Moment:
    return start_of(when.at.date(), zone)


def picture(fields: PictureFields | None, printed: Print) -> Picture | None:
    return Picture(src=fields.src, alt=fields.alt, caption=printed(fields.caption)) if fields else None


def canonical(fields: CanonicalFields | None, printed: Print) -> Canonical | None:
    return Canonical(url=fields.url, site=printed(fields.site)) if fields else None


def link(fields: LinkFields | None, printed: Print) -> Link | None:
    return Link(label=printed(fields.label), target=fields.target) if fields else None


def links(fields: Iterable[LinkFields], printed: Print) -> tuple[Link, ...]:
    return tuple(Link(label=printed(each.label), target=each.target) for each in fields)


def hero(fields: HeroFields | None, printed: Print) -> Hero | None:
    if fields is None:
        return None
    return Hero(title=printed(fields.title), text=printed(fields.text), button=link(fields.button, printed))


def block(fields: BlockFields, printed: Print) -> Block:
    return Block(
        kind=fields.kind,
        title=printed(fields.title),
        text=printed(fields.text),
        points=tuple(map(printed, fields.points)),
        link=link(fields.link, printed),
        links=links(fields.links, printed),
        topics=fields.topics,
        quizzes=fields.quizzes,
        count=fields.count,
    )
