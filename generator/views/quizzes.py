"""A quiz as a page shows it. Nothing here scores it or knows how it looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.library.references import ToPage, destination
from generator.library.values import Post, PublishedQuiz
from generator.model import Fragment, Lead, LinkRef, Question, Quiz, Result, SafeHtml
from generator.views.cards import post_pointers
from generator.views.parts import Here, described, html_of, own_lang, topic_links
from generator.views.quiz_data import quiz_data
from generator.views.quiz_numbers import (
    award_words,
    formula_words,
    labels_of,
    number_in,
    plain_number,
    unit_in,
)
from generator.views.quiz_values import (
    FieldView,
    FigureView,
    GroupView,
    InputView,
    OptionView,
    QuizCard,
    QuizView,
    ResultView,
)
from generator.views.references import link_href
from generator.views.values import CardView, LinkText

SECONDS_A_QUESTION = 10
MOST_COUNTED = 9
"""Points for which the style sheet has a counter."""
NEWEST = 3
"""How many posts of its topics a quiz offers where a result leads nowhere."""


@dataclass(slots=True)
class Quizzes:
    """The quizzes of one page, which may hold one twice: counted, so that each has names of its own.

    `post` is the content path of the page's own post, which is no further reading.
    """

    here: Here
    post: str = ""
    seen: Counter[str] = field(default_factory=Counter)

    @property
    def shown(self) -> tuple[PublishedQuiz, ...]:
        """What the page has shown so far, each once."""
        return tuple(self.here.site.library.quizzes[id] for id in self.seen)

    def view(self, quiz: PublishedQuiz, level: int = 2) -> QuizView:
        self.seen[quiz.id] += 1
        number = self.seen[quiz.id]
        # Ids begin with a letter, so that no number runs into one.
        at = f"mp-quiz-{quiz.id}" if number == 1 else f"mp-quiz{number}-{quiz.id}"
        return _quiz_view(_Telling(quiz, self.here, at), level, self.post)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A quiz on its way to a page."""

    shown: PublishedQuiz
    here: Here
    at: str

    def html(self, fragment: Fragment) -> SafeHtml:
        return html_of(fragment, self.shown.entry, self.here)


def _quiz_view(telling: _Telling, level: int, post: str) -> QuizView:
    shown, here, quiz = telling.shown, telling.here, telling.shown.quiz
    fields = tuple(_field(one, place, telling) for place, one in enumerate(quiz.questions, 1))
    results = tuple(_result(one, telling) for one in quiz.results)
    return QuizView(
        id=shown.id,
        at=telling.at,
        kind=quiz.kind,
        title=shown.entry.title,
        lang=own_lang(shown.entry, here.site),
        href="" if level == 1 else here.href(shown.address),
        level=level,
        data=quiz_data(shown.id, quiz),
        minutes=minutes_of(shown, here),
        introduction=telling.html(quiz.introduction),
        fields=fields,
        groups=tuple(_groups(telling, fields)),
        results=results,
        inputs=tuple(_inputs(telling)),
        figures=tuple(_figures(telling)),
        afterwards=telling.html(quiz.afterwards),
        newest=_newest(shown, here, post) if _leads_nowhere(results) else (),
        chart=quiz.chart,
        adds_up=_adds_up(quiz),
        na=quiz.na,
        keep=quiz.keep,
        firm=here.site.config.options.quizzes.email,
    )


def minutes_of(shown: PublishedQuiz, here: Here) -> str:
    """As its author says, else by the number of what is asked; "" for steps, which say it themselves."""
    minutes = shown.entry.minutes or max(1, round(len(shown.asked) * SECONDS_A_QUESTION / 60))
    has_steps = any(question.effort for question in shown.quiz.questions)
    return here.site.strings.quizzes.minutes(minutes) if shown.entry.minutes or not has_steps else ""


def _field(question: Question, place: int, telling: _Telling) -> FieldView:
    quiz, words = telling.shown.quiz, telling.here.site.strings.quizzes
    return FieldView(
        id=f"{telling.at}-{place}",
        key=question.key,
        html=telling.html(question.words.html),
        help=telling.html(question.help),
        group=question.group,
        options=tuple(
            OptionView(
                key=answer.key,
                html=telling.html(answer.words.html),
                award=award_words(answer, quiz.groups, words),
                points=answer.award[0] if len(answer.award) == 1 else None,
            )
            for answer in question.answers
        ),
        day=question.day,
        effort=question.effort,
    )


def _counts_apart(quiz: Quiz) -> bool:
    """Whether every answer counts for one group alone, and not for some outcomes more than for others."""
    return all(len(answer.award) == 1 for question in quiz.questions for answer in question.answers)


def _adds_up(quiz: Quiz) -> bool:
    awards = [answer.award for question in quiz.questions for answer in question.answers]
    return bool(awards) and _counts_apart(quiz) and all(0 <= award[0] <= MOST_COUNTED for award in awards)


def _groups(telling: _Telling, fields: tuple[FieldView, ...]) -> Iterator[GroupView]:
    """Things to answer belong to a group where their points are for it alone."""
    quiz, apart = telling.shown.quiz, _counts_apart(telling.shown.quiz)
    for place, group in enumerate(quiz.groups):
        own = tuple(one for one in fields if one.group == place) if apart else ()
        most = sum(max((option.points or 0 for option in one.options), default=0) for one in own)
        words = telling.here.site.strings.quiz.most.format(points=most) if own else ""
        yield GroupView(name=group.name, html=telling.html(group.words.html), fields=own, most=words)


def _result(result: Result, telling: _Telling) -> ResultView:
    quiz, here = telling.shown.quiz, telling.here
    group = quiz.groups[result.group] if result.group is not None and _counts_apart(quiz) else None
    leads = tuple((lead, post_at(lead.ref, telling.shown, here)) for lead in result.leads)
    return ResultView(
        html=telling.html(result.words.html),
        when=_when(result, telling),
        group=telling.html(group.words.html) if group is not None else SafeHtml(),
        advice=telling.html(result.advice),
        links=tuple(_link(lead, telling) for lead, post in leads if post is None),
        cards=post_pointers((post for _, post in leads if post is not None), here),
    )


def _when(result: Result, telling: _Telling) -> str:
    """In points where there is one sum, in percent where there are several; "" where points are not all that counts."""
    words, quiz = telling.here.site.strings.quizzes, telling.shown.quiz
    if not _counts_apart(quiz):
        return ""
    has_names = any(group.name for group in quiz.groups)
    return (words.percent_from if has_names else words.points_from)(result.low, result.high)


def post_at(ref: LinkRef, shown: PublishedQuiz, here: Here) -> Post | None:
    """The visible post to which a link of a quiz leads."""
    site = here.site
    found = destination(ref.target, shown.path, site.library)
    route = site.addresses.route(found.address) if isinstance(found, ToPage) else None
    return site.library.posts[site.places.posts[route.key]] if route is not None and route.kind == "post" else None


def _link(lead: Lead, telling: _Telling) -> LinkText:
    """Without an href while its target is hidden."""
    href = link_href(lead.ref, telling.shown.path, telling.here.href, telling.here.site.library)
    return LinkText(text=lead.text, href=href or "")


def _leads_nowhere(results: Iterable[ResultView]) -> bool:
    """Whether there is a result without any link that can be followed now."""
    return any(
        not (result.cards or any(link.href for link in result.links) or "<a " in result.advice.html)
        for result in results
    )


def _newest(shown: PublishedQuiz, here: Here, post: str) -> tuple[CardView, ...]:
    """The newest posts of its topics; of all, where it has none."""
    library, topics = here.site.library, set(shown.topics)
    others = (one for one in library.posts if one.entry.path != post)
    about = (one for one in others if not topics or topics.intersection(one.topics))
    return post_pointers((one for one, _ in zip(about, range(NEWEST), strict=False)), here)


def _inputs(telling: _Telling) -> Iterator[InputView]:
    language, words = telling.here.site.strings.language, telling.here.site.strings.quizzes
    for place, one in enumerate(telling.shown.quiz.inputs, 1):
        yield InputView(
            id=f"{telling.at}-{place}",
            name=one.name,
            html=telling.html(one.words.html),
            unit=unit_in(one.unit, language),
            low=plain_number(one.low),
            high=plain_number(one.high),
            step=plain_number(one.step),
            start=plain_number(one.start),
            limits=words.limits.format(low=number_in(one.low, language), high=number_in(one.high, language)),
        )


def _figures(telling: _Telling) -> Iterator[FigureView]:
    quiz, strings = telling.shown.quiz, telling.here.site.strings
    labels = labels_of(quiz, strings.quizzes)
    for one in quiz.figures:
        yield FigureView(
            name=one.name,
            html=telling.html(one.words.html),
            unit=unit_in(one.unit, strings.language),
            formula=formula_words(one.formula, labels, strings.quizzes, strings.language),
        )


def quiz_card(shown: PublishedQuiz, here: Here) -> QuizCard:
    return QuizCard(
        id=shown.id,
        title=shown.entry.title,
        href=here.href(shown.address),
        kind=shown.quiz.kind,
        summary=described(shown.entry, ""),
        minutes=minutes_of(shown, here),
        topics=topic_links(shown.topics, here),
        lang=own_lang(shown.entry, here.site),
    )
