"""Nothing that is hidden, and nothing that a quiz keeps for its end, is in any feed or in the list of them."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.diagnostics import Span
from generator.feeds import feed_files, feeds
from generator.model import (
    Answer,
    Body,
    Fragment,
    Group,
    LinkRef,
    Number,
    Question,
    Quiz,
    QuizEntry,
    QuizRef,
    Ref,
    Result,
    TextFacts,
    Words,
)
from tests.feed_checks import SITE_FEEDS
from tests.feed_samples import NOW, linked, moment, options, post

SPAN = Span("content/posts/p.md")
HIDING: dict[str, dict[str, Any]] = {
    "draft": {"draft": True},
    "scheduled": {"date": "2026-11-23"},
    "due in a second": {"date": "2026-11-22T12:00:01+00:00"},
    "expired": {"expires": moment("2026-11-01")},
}
STATES = st.one_of(st.just(""), st.sampled_from(sorted(HIDING)))
SECRET = "Sesame"
"""Stands in all that readers must not get; what they must get says Open."""
POINTS = "7391"


@st.composite
def posts(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "state": draw(STATES),
        "places": draw(st.sets(st.sampled_from(["topics", "authors", "series"]))),
        "shares": draw(st.booleans()),
        "quiz": draw(st.sampled_from(["", "open", "hidden"])),
        "closes": draw(st.booleans()),
        "links": draw(st.integers(0, 4)),
    }


def written(number: int, drawn: dict[str, Any]) -> tuple[Any, Body]:
    """A post that says what it is in every field. A hidden one shares its topic, author and series with others, or
    has its own; a visible one never has a hidden one's."""
    word = SECRET if drawn["state"] else "Open"
    place = "Open" if drawn["shares"] or not drawn["state"] else SECRET
    where: dict[str, Any] = {name: (f"{place} {name}",) for name in drawn["places"] - {"series"}}
    series = {"series": Ref(f"{place} series", SPAN)} if "series" in drawn["places"] else {}
    refs = (LinkRef(target=f"{drawn['links']}.md", span=SPAN), QuizRef(name=drawn["quiz"] or "none", span=SPAN))
    fields = {
        "title": f"{word} {number}",
        "html": f"<p>{word} text {number} \x020\x03link\x02/0\x03</p>\x021\x03",
        "summary": f"{word} first {number}",
        "description": f"{word} said {number}",
        "tags": (f"{word} tag {number}",),
        "refs": refs,
        "part": Number(value=number + 1, span=SPAN),
        "quiz": Ref(drawn["quiz"], SPAN) if drawn["quiz"] and drawn["closes"] else None,
        **where,
        **series,
        **HIDING.get(drawn["state"], {}),
    }
    entry, body = post(f"{word.lower()}-{number}", **fields)
    return replace(entry, path=f"posts/{number}.md"), body


def words(text: str) -> Words:
    return Words(html=Fragment(html=text), plain=text)


def quiz(slug: str, word: str, **more: Any) -> tuple[QuizEntry, Body]:
    """Its title and its questions may be anywhere; how one answers, what counts and what comes out may not."""
    answers = tuple(Answer(key=f"{n}", words=words(f"{SECRET} answer {n}"), award=(int(POINTS) * n,)) for n in range(2))
    asked = Question(key="q", words=words(f"{word} question"), help=Fragment(html=f"<p>{SECRET}</p>"), answers=answers)
    result = Result(low=0, high=int(POINTS), words=words(f"{SECRET} result"), advice=Fragment(html=f"<p>{SECRET}</p>"))
    made = Quiz(
        kind="score",
        hash="0a1b2c3d",
        introduction=Fragment(html=f"<p>{SECRET}</p>"),
        questions=(asked,),
        groups=(Group(),),
        results=(result,),
        afterwards=Fragment(html=f"<p>{SECRET}</p>"),
    )
    fields = {"title": f"{word} quiz", "text": TextFacts(), "body": f"body of {slug}", **more}
    return QuizEntry(path=f"quizzes/{slug}.md", span=SPAN, slug=slug, slug_span=SPAN, quiz=made, **fields), Body()


@settings(max_examples=100)
@given(drawn=st.lists(posts(), min_size=1, max_size=5), with_drafts=st.booleans(), waits=st.booleans())
def test_no_feed_holds_what_is_hidden_or_what_a_quiz_keeps(drawn: list[Any], with_drafts: bool, waits: bool):
    hiding: dict[str, Any] = {"date": moment("2026-11-23")} if waits else {"draft": True}
    entries = [written(number, one) for number, one in enumerate(drawn)]
    entries += [quiz("open", "Open"), quiz("hidden", SECRET, **hiding)]
    config = options(order="part")
    bodies = {entry.body: body for entry, body in entries}
    found, _ = feeds(linked(tuple(entries), config, with_drafts=with_drafts), config, bodies.__getitem__, NOW)
    files = dict(feed_files(found, config))
    # With drafts their topics have pages, and so feeds, but never with anything in them.
    own = {name for name in files if SECRET.lower() in name}
    assert with_drafts or not own
    assert [name for name in own if b"<item>" in files[name]] == []
    told = {name: data for name, data in files.items() if not (with_drafts and (name in own or name == "feeds.opml"))}
    assert [name for name, data in told.items() if SECRET.lower().encode() in data.lower()] == []
    assert [name for name, data in files.items() if POINTS.encode() in data] == []
    for number, one in enumerate(drawn):
        for name in SITE_FEEDS:
            assert (f"Open text {number}".encode() in files[name]) == (not one["state"])
            assert b"Open question" in files[name] or one["state"] or one["quiz"] != "open"
