"""Quizzes as pages show them: what templates and scripts are given, on the quiz's page and in texts."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from generator.model import Body, Fragment, Moment
from generator.pages import render
from generator.routes import Addresses, Route
from generator.views import Site, View, strings_in, view
from generator.views.quiz_numbers import formula_words
from generator.views.quiz_page_words import GERMAN
from generator.views.quiz_values import QuizView
from tests import quiz_samples as quizzes
from tests import views_samples as samples

ENVIRONMENT = samples.environment()


def site(*shown: Any, **more: Any) -> Site:
    """A site with these quizzes."""
    lib = samples.library(quizzes={quiz.id: quiz for quiz in shown}, **more)
    config = samples.CONFIG
    routes = {page.route: page.address for page in samples.planned_pages(lib, config)}
    routes |= {Route("quiz", quiz.path): quiz.address for quiz in shown}
    return samples.site(lib, config, addresses=Addresses({**routes, Route("quizzes"): "quizzes/"}))


def on_own_page(quiz: Any, of: Site | None = None) -> Any:
    of = of or site(quiz)
    return view(samples.planned("quiz", quiz.path, of=of), of)


def in_text(html: str, *ids: str, of: Site, **more: Any) -> Any:
    """The page of the post "two" with a text that holds quizzes."""
    refs = tuple(quizzes.ref(id) for id in ids)
    body = Body(content=Fragment(html=html, refs=refs), **more)
    return view(samples.planned("post", "posts/two.md", of=of), of, body)


ORDERS = quizzes.published("order-book", posts=("posts/one.md",))


def test_a_quiz_page_shows_the_quiz_and_the_posts_that_hold_it():
    page = on_own_page(ORDERS)
    assert [crumb.text for crumb in page.breadcrumbs[:2]] == ["Home", "Quizzes"]
    assert [card.title for card in page.posts] == ["One"]
    assert [topic.text for topic in page.topics] == ["Sales", "R&D"]
    quiz = page.quiz
    assert (quiz.at, quiz.level, quiz.href, quiz.minutes) == ("mp-quiz-order-book", 1, "", "About 1 minute")
    assert [one.id for one in quiz.fields] == ["mp-quiz-order-book-1", "mp-quiz-order-book-2"]
    assert quiz.fields[0].help.html == "<p>Think of the last five.</p>"


def test_awards_and_bands_are_told_in_words():
    quiz = on_own_page(ORDERS).quiz
    assert [[one.award for one in each.options] for each in quiz.fields] == [
        ["0 points", "3 points"],
        ["0 points", "1 point", "3 points"],
    ]
    assert [one.points for one in quiz.fields[1].options] == [0, 1, 3]
    assert [one.when for one in quiz.results] == ["0 to 3 points", "4 to 6 points"]
    both = on_own_page(quizzes.published("owner", quizzes.OUTCOME)).quiz
    assert [one.award for one in both.fields[0].options] == ["The maker 2", "The maker 1, The juggler 1"]
    assert [one.points for one in both.fields[0].options] == [None, None]
    assert [(one.html.html, one.when, one.group.html) for one in both.results[:1]] == [("The maker", "", "")]


def test_statements_stand_with_their_dimension_and_bands_of_one_say_whose_they_are():
    quiz = on_own_page(quizzes.published("balance", quizzes.PROFILE)).quiz
    assert [[one.key for one in group.fields] for group in quiz.groups] == [["s0"], ["s1"]]
    assert [(one.when, one.group.html) for one in quiz.results] == [
        ("0 to 69%", ""),
        ("70 to 100%", ""),
        ("0 to 69%", "Sales"),
    ]


def test_advice_that_leads_to_a_post_is_a_card_and_what_is_hidden_is_its_text():
    steady = on_own_page(ORDERS).quiz.results[1]
    assert [(card.title, card.href) for card in steady.cards] == [("One", "../../posts/one/")]
    assert [(link.text, link.href) for link in steady.links] == [
        ("Not yet there", ""),
        ("Who we are", "../../about/"),
    ]


def test_a_result_without_a_link_offers_the_newest_posts_of_the_topics_but_not_the_one_that_is_read():
    of = site(ORDERS)
    assert [card.title for card in on_own_page(ORDERS, of).quiz.newest] == ["Three <i>things</i> & more", "Two", "One"]
    (piece,) = in_text("\x020\x03", "order-book", of=of).body.pieces
    assert [card.title for card in piece.quiz.newest] == ["Three <i>things</i> & more", "One"]
    leading = msgspec.structs.replace(quizzes.SCORE, results=quizzes.SCORE.results[1:])
    assert on_own_page(quizzes.published("sure", leading)).quiz.newest == ()


def test_what_the_script_scores_by_is_one_value_without_what_the_kind_does_not_need():
    found = {
        kind: json.loads(on_own_page(quizzes.published("x", quiz)).quiz.data) for kind, quiz in quizzes.KINDS.items()
    }
    assert found["score"] == {
        "id": "x",
        "kind": "score",
        "hash": "0a1b2c3d",
        "questions": [["q0", 0, [["a0", 0], ["a1", 3]]], ["q1", 0, [["a0", 0], ["a1", 1], ["a2", 3]]]],
        "groups": [""],
        "results": [[-1, 0, 3], [-1, 4, 6]],
    }
    assert (found["profile"]["na"], found["profile"]["groups"]) == (1, ["Marketing", "Sales"])
    assert found["profile"]["results"][2] == [1, 0, 69]
    assert found["outcome"]["questions"] == [["q0", 0, [["a0", 2, 0], ["a1", 1, 1]]]]
    assert set(found["calculator"]) == {"id", "kind", "hash", "inputs", "figures"}
    assert found["calculator"]["inputs"][0] == ["hours", 0, 60, 0.5, 8]
    assert found["ranking"]["keep"] == 1
    assert found["plan"]["questions"] == [["p0", 0, []]]


def test_the_numbers_of_a_calculator_are_told_in_the_language_of_the_site():
    quiz = on_own_page(quizzes.published("delegate", quizzes.CALCULATOR)).quiz
    hours, rate = quiz.inputs
    assert (hours.low, hours.high, hours.step, hours.start) == ("0", "60", "0.5", "8")
    assert (hours.unit, rate.unit, rate.limits) == ("h", "€", "From 0 to 8,000")
    assert quiz.figures[0].formula == (
        "rounded (“Hours a week” × “What is an hour worth?” × 1.5) − smallest of (“Hours a week”; −2)"
    )
    german = formula_words("max(a, 0.5) / b", {"a": "Stunden", "b": "Satz"}, GERMAN, "de")
    assert german == "größter Wert von (Stunden; 0,5) ÷ Satz"


def test_a_text_that_holds_quizzes_comes_in_pieces_and_each_quiz_has_names_of_its_own():
    html = "<p>Before.</p>\n\x020\x03\n<p>Between.</p>\n\x021\x03\n\x022\x03<p>After.</p>"
    page = in_text(html, "order-book", "gone", "order-book", of=site(ORDERS))
    shown = [piece.quiz.at if piece.quiz else piece.html.html.strip() for piece in page.body.pieces]
    assert shown == ["<p>Before.</p>", "mp-quiz-order-book", "<p>Between.</p>", "mp-quiz2-order-book", "<p>After.</p>"]
    first = page.body.pieces[1].quiz
    assert (first.level, first.href) == (2, "../../quizzes/order-book/")
    assert page.frame.sheet == "quiz"


def test_a_recap_may_stand_between_two_quizzes_and_the_closing_one_has_names_of_its_own():
    lib = {"posts": (samples.post("two", "2026-05-02", quiz=samples.ref("order-book")),)}
    html = "\x020\x03\x021\x03"
    page = in_text(html, "order-book", "order-book", of=site(ORDERS, **lib), place=3)
    parts = (*page.body.pieces, *page.rest.pieces)
    assert [piece.quiz.at for piece in parts] == ["mp-quiz-order-book", "mp-quiz2-order-book"]
    assert page.quiz.at == "mp-quiz3-order-book"


def test_a_template_that_knows_nothing_of_quizzes_shows_a_link_in_their_place():
    page = in_text("<p>Before.</p>\x020\x03", "order-book", of=site(ORDERS))
    link = '<p><a href="../../quizzes/order-book/">How order-book are you?</a></p>'
    assert ENVIRONMENT.from_string("{{ body }}").render(body=page.body) == f"<p>Before.</p>{link}"


@pytest.mark.parametrize("kind", quizzes.KINDS)
def test_every_kind_is_shown_on_its_page_and_in_a_text(kind: str):
    shown = quizzes.published("x", quizzes.KINDS[kind])
    of = site(shown)
    frame = samples.BARE_FRAME
    assert 'id="mp-quiz-x"' in render(on_own_page(shown, of), frame, ENVIRONMENT)
    html = render(in_text("<p>Before.</p>\x020\x03<p>After.</p>", "x", of=of), frame, ENVIRONMENT)
    assert html.index("Before.") < html.index('id="mp-quiz-x"') < html.index("After.")


def test_excerpts_hold_a_link_and_feeds_the_questions():
    from generator.views import resolve, resolve_absolute

    lib = site(ORDERS).library
    fragment = Fragment(html="\x020\x03\x021\x03", refs=(quizzes.ref("order-book"), quizzes.ref("gone")))
    assert resolve(fragment, "posts/two.md", "", lib, samples.icons).html == (
        '<p><a href="quizzes/order-book/">How order-book are you?</a></p>'
    )
    assert resolve_absolute(fragment, "posts/two.md", samples.CONFIG.site_url, lib, samples.icons).html == (
        '<p><a href="https://milepost.example/advice/quizzes/order-book/">How order-book are you?</a></p>'
        "<ol><li>Where do enquiries come from?</li><li>How do you follow up?</li></ol>"
    )


def test_all_quizzes_stand_under_their_first_topic():
    other = quizzes.published("owner", quizzes.OUTCOME, topics=(), minutes=3, description="Who are you?")
    of = site(ORDERS, other)
    page = view(samples.planned("quizzes", of=of), of)
    assert [(group.title, [card.title for card in group.cards]) for group in page.groups] == [
        ("Sales", ["How order-book are you?"]),
        ("", ["How owner are you?"]),
    ]
    assert (page.groups[1].cards[0].minutes, page.groups[1].cards[0].summary) == ("About 3 minutes", "Who are you?")


def test_steps_that_say_how_long_they_take_are_not_said_to_take_two_minutes():
    plan, told = quizzes.published("month", quizzes.PLAN), quizzes.published("year", quizzes.PLAN, minutes=5)
    of = site(plan, told)
    assert [on_own_page(quiz, of).quiz.minutes for quiz in (plan, told)] == ["", "About 5 minutes"]


def test_the_words_are_german_on_a_german_site():
    of = site(ORDERS)
    german = Site(
        library=of.library,
        config=of.config,
        addresses=of.addresses,
        menu=of.menu,
        strings=strings_in("de", str),
        icons=of.icons,
    )
    quiz: QuizView = on_own_page(ORDERS, german).quiz
    assert (quiz.minutes, quiz.results[0].when) == ("Etwa 1 Minute", "0 bis 3 Punkte")


def test_the_date_of_a_quiz_is_a_moment_like_a_posts():
    from generator.library.visibility import hidden_because, next_change

    later = quizzes.entry("later", date=samples.moment("2027-01-01"))
    now = Moment(epoch=samples.moment("2026-06-01").epoch, iso="2026-06-01T00:00:00+00:00")
    assert hidden_because(later, now, with_drafts=False) == "scheduled"
    assert next_change((later,), now) == samples.moment("2027-01-01")


def test_the_manual_names_everything_that_the_views_of_quizzes_hold():
    manual = (samples.TEMPLATES.parent / "docs" / "pages.md").read_text("utf-8")
    of = site(ORDERS)
    for kind, key in (("quizzes", ""), ("quiz", ORDERS.path)):
        row = next(line for line in manual.splitlines() if line.startswith(f"| {kind} | `"))
        seen = view(samples.planned(kind, key, of=of), of)
        own = set(type(seen).__struct_fields__) - set(View.__struct_fields__)
        assert set(row.split(" | ")[1].rstrip(" |").replace("`", "").split(", ")) == own
