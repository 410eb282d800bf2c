"""Quizzes made by hand, one of each kind: as entries, without a parser, and as a library shows them."""

from __future__ import annotations

from typing import Any

from generator.library.values import PublishedQuiz
from generator.model import (
    Answer,
    Figure,
    Fragment,
    Group,
    Input,
    Lead,
    LinkRef,
    Question,
    Quiz,
    QuizEntry,
    QuizRef,
    Result,
    TextFacts,
    Words,
)
from tests.views_samples import CRAFT, SALES, SPAN


def words(text: str) -> Words:
    return Words(html=Fragment(html=text.replace("&", "&amp;")), plain=text)


def fragment(html: str) -> Fragment:
    return Fragment(html=html)


def answers(*pairs: tuple[str, tuple[int, ...]]) -> tuple[Answer, ...]:
    return tuple(Answer(key=f"a{n}", words=words(text), award=award) for n, (text, award) in enumerate(pairs))


def lead(target: str, text: str) -> Lead:
    return Lead(ref=LinkRef(target=target, span=SPAN), text=text)


SCORE = Quiz(
    kind="score",
    hash="0a1b2c3d",
    introduction=fragment("<p>Two minutes, no address asked for.</p>"),
    questions=(
        Question(
            key="q0",
            words=words("Where do enquiries come from?"),
            help=fragment("<p>Think of the last five.</p>"),
            answers=answers(("Nowhere in particular", (0,)), ("A plan & a habit", (3,))),
        ),
        Question(
            key="q1",
            words=words("How do you follow up?"),
            answers=answers(("I wait", (0,)), ("Once", (1,)), ("Three dated contacts", (3,))),
        ),
    ),
    groups=(Group(),),
    results=(
        Result(low=0, high=3, words=words("Feast and famine"), advice=fragment("<p>Start with one habit.</p>")),
        Result(
            low=4,
            high=6,
            words=words("Steady"),
            advice=fragment("<p>Raise your prices.</p>"),
            leads=(
                lead("../posts/one.md", "One to read"),
                lead("../posts/draft.md", "Not yet there"),
                lead("../pages/about.md", "Who we are"),
            ),
        ),
    ),
    afterwards=fragment("<p>Come back in a month.</p>"),
)

_SCALE = (("Never", (0,)), ("Always", (4,)))
PROFILE = Quiz(
    kind="profile",
    hash="1a1b2c3d",
    questions=(
        Question(key="s0", words=words("I know what brought my last clients"), answers=answers(*_SCALE)),
        Question(key="s1", words=words("I drop my price"), group=1, answers=answers(("Never", (4,)), ("Always", (0,)))),
    ),
    groups=(Group(name="marketing", words=words("Marketing")), Group(name="sales", words=words("Sales"))),
    results=(
        Result(low=0, high=69, words=words("Neglected")),
        Result(low=70, high=100, words=words("Strong")),
        Result(group=1, low=0, high=69, words=words("Nobody sells")),
    ),
    chart="bars",
    na=True,
)
OUTCOME = Quiz(
    kind="outcome",
    hash="2a1b2c3d",
    questions=(
        Question(key="q0", words=words("A free morning?"), answers=answers(("I make", (2, 0)), ("Both", (1, 1)))),
    ),
    groups=(Group(name="maker", words=words("The maker")), Group(name="juggler", words=words("The juggler"))),
    results=(Result(group=0, words=words("The maker")), Result(group=1, words=words("The juggler"))),
)
CALCULATOR = Quiz(
    kind="calculator",
    hash="3a1b2c3d",
    inputs=(
        Input(name="hours", words=words("Hours a week"), unit="h", low=0.0, high=60.0, step=0.5, start=8.0),
        Input(name="rate", words=words("What is an hour worth?"), unit="EUR", low=0.0, high=8000.0, start=80.0),
    ),
    figures=(
        Figure(
            name="lost",
            words=words("Lost a year"),
            unit="EUR",
            formula="round(hours*rate*1.5) - min(hours, -2)",
            postfix=("hours", "rate", "*", "1.5", "*", "round", "hours", "-2", "min", "-"),
        ),
    ),
)
RANKING = Quiz(
    kind="ranking",
    hash="4a1b2c3d",
    questions=(Question(key="i0", words=words("Customers")), Question(key="i1", words=words("Children"))),
    keep=1,
)
PLAN = Quiz(
    kind="plan",
    hash="5a1b2c3d",
    questions=(Question(key="p0", words=words("Write it down"), day=3, effort="20 min, day 3"),),
)
KINDS = {one.kind: one for one in (SCORE, PROFILE, OUTCOME, CALCULATOR, RANKING, PLAN)}


def entry(id: str, quiz: Quiz | None = SCORE, **more: Any) -> QuizEntry:
    fields = {"title": f"How {id} are you?", "text": TextFacts(refs=refs_of(quiz)), **more}
    return QuizEntry(path=f"quizzes/{id}.md", span=SPAN, slug=id, slug_span=SPAN, quiz=quiz, **fields)


def refs_of(quiz: Quiz | None) -> tuple[LinkRef, ...]:
    return tuple(one.ref for result in quiz.results for one in result.leads) if quiz else ()


def published(id: str, quiz: Quiz = SCORE, **more: Any) -> PublishedQuiz:
    own = {key: more.pop(key) for key in ("topics", "posts") if key in more}
    values: dict[str, Any] = {"topics": (SALES, CRAFT), **own}
    return PublishedQuiz(entry=entry(id, quiz, **more), quiz=quiz, address=f"quizzes/{id}/", **values)


def ref(id: str) -> QuizRef:
    return QuizRef(name=id, span=SPAN)
