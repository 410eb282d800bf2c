"""A series and its plan as views, made by hand: what templates get, without a library behind it."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.model import SafeHtml
from generator.views import view
from generator.views.pages import PlanView, PostView, SeriesListView, SeriesView, TopicView, View
from generator.views.quiz_values import Piece, Text
from generator.views.series_values import (
    ActionView,
    PartView,
    PlanGroup,
    RecapLine,
    RecapView,
    SeriesBox,
    SeriesCard,
    SeriesEnd,
    SeriesGroup,
)
from generator.views.values import LinkText
from tests import views_samples as samples

SERIES = LinkText(text="Four Steps", href="../../series/four-steps/")
PLAN = LinkText(text="The plan", href="../../series/four-steps/plan/")
TITLES = ("A roadmap & more", "A pathfinder", "A vision", "In preparation")


def text(html: str) -> Text:
    """A page's text without a quiz in it."""
    return Text(pieces=(Piece(html=SafeHtml(html)),))


def part(nth: int, **more: Any) -> PartView:
    planned = nth == 4
    name = ("One", "Two", "Three", "Four")[nth - 1]
    fields = {
        "label": f"Step {name}",
        "number": str(nth),
        "title": TITLES[nth - 1],
        "href": "" if planned else f"../step-{nth}/",
        "state": "Planned for December 1, 2026" if planned else "",
        "key": "" if planned else f"posts/step-{nth}/",
        "minutes": "" if planned else "4 min read",
        "summary": "" if planned else f"What step {nth} says.",
    }
    return PartView(**{**fields, **more})


PARTS = tuple(part(number) for number in (1, 2, 3, 4))
EXTRA = part(1, label="", number="", title="An epilogue", href="../epilogue/", key="posts/epilogue/")


def box(number: int, **more: Any) -> SeriesBox:
    shown = tuple(part(n, current=n == number) for n in (1, 2, 3, 4))
    fields = {
        "id": "four-steps",
        "title": "Four Steps",
        "href": SERIES.href,
        "place": f"{shown[number - 1].label} of Four",
        "parts": shown,
        "previous": PARTS[number - 2] if number > 1 else None,
        "next": PARTS[number] if number < 3 else None,
    }
    return SeriesBox(**{**fields, **more})


RECAP = RecapView(
    title="The story so far",
    lead="So far we have addressed:",
    lines=tuple(
        RecapLine(label=p.label, title=p.title, href=p.href, text=f"Step {p.number} came to this.") for p in PARTS[:2]
    ),
)
ENDS = {
    "next": SeriesEnd(kind="next", text="Next: Step Three of Four", part=PARTS[2], series=SERIES, plan=PLAN),
    "coming": SeriesEnd(kind="coming", text="Coming next: Step Four", part=PARTS[3], series=SERIES, plan=PLAN),
    "finished": SeriesEnd(kind="finished", text="You have read all of Four Steps", part=None, series=SERIES, plan=PLAN),
    "so-far": SeriesEnd(kind="so-far", text="There is no more yet", part=None, series=SERIES, plan=None),
}


def step(key: str, text: str, **more: Any) -> ActionView:
    fields = {"html": SafeHtml(text), "text": text, "day": None, "effort": ""}
    return ActionView(key=key, **{**fields, **more})


GROUPS = (
    PlanGroup(
        key="posts/step-1/",
        label="Step One",
        title="A roadmap & more",
        href="../../../posts/step-1/",
        steps=(
            step("a1", "Write ninety days on one page", day=3, effort="20 min, day 3"),
            step("a2", "Hang it up, where; everybody, sees it", html=SafeHtml("Hang it <em>up</em>"), day=10),
        ),
    ),
    PlanGroup(
        key="posts/step-2/",
        label="Step Two",
        title="A pathfinder",
        href="../../../posts/step-2/",
        steps=(step("b1", "Name who leads"),),
    ),
)


def _base() -> PostView:
    of = samples.site()
    found = view(samples.planned("post", "posts/one.md", of=of), of, samples.body())
    assert isinstance(found, PostView)
    return found


def post(**more: Any) -> PostView:
    return msgspec.structs.replace(_base(), key="posts/step-2/", **more)


def _outer(template: str) -> dict[str, Any]:
    shown = msgspec.structs.replace(_base(), template=template)
    return {field: getattr(shown, field) for field in View.__struct_fields__}


def series(**more: Any) -> SeriesView:
    fields = {
        "topics": (LinkText(text="Direction", href="../../topics/direction/"),),
        "standfirst": "From a roadmap to a purpose.",
        "audience": "owners of small firms",
        "count": "3 of 4 steps",
        "minutes": "12 min read",
        "authors": (),
        "image": None,
        "body": text("<p>The introduction.</p>"),
        "parts": (*PARTS, EXTRA),
        "rest": text("<p>The conclusion.</p>"),
        "start": PARTS[0],
        "plan": PLAN,
        "complete": False,
    }
    return SeriesView(**_outer("series.html"), **{**fields, **more})


CARD = SeriesCard(
    title="Four Steps", href="four-steps/", description="From a roadmap.", count="3 of 4 steps", image=None
)


def series_list() -> SeriesListView:
    groups = (
        SeriesGroup(title="Direction", anchor="direction", href="../topics/direction/", series=(CARD,)),
        SeriesGroup(title="", anchor="", href="", series=(CARD,)),
    )
    return SeriesListView(**_outer("series-list.html"), groups=groups)


def plan(**more: Any) -> PlanView:
    fields = {"intro": "Every step in one list.", "series": SERIES, "groups": GROUPS, "total": "3 steps"}
    return PlanView(**_outer("plan.html"), **{**fields, "name": "four-steps", **more})


def topic() -> TopicView:
    of = samples.site()
    found = view(samples.planned("topic", "sales", 1, of=of), of, samples.body())
    assert isinstance(found, TopicView)
    return msgspec.structs.replace(found, series=(CARD,), series_heading="Series about Sales")
