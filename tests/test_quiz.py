"""What an author writes becomes the quiz that was meant, and answers come to what the author can work out by hand."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product
from math import floor

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Quiz, encode
from generator.quiz import KINDS
from generator.quiz.formula import FormulaError, evaluate, postfix
from generator.quiz.kinds.profile import NOT_APPLYING
from generator.quiz.reach import percent, percents, reachable, sums
from tests.quiz_texts import CALCULATOR, OUTCOME, PROFILE, SCORE, TEXTS, quiz_of, read


def score(quiz: Quiz, *answers: object) -> object:
    return KINDS[quiz.kind].score(quiz, answers)


def test_a_question_has_its_words_its_help_and_its_answers():
    source, answering = quiz_of("score").questions
    assert source.words.plain == "Where do enquiries come from?"
    assert source.help.html == "<p>Think of the last five.</p>"
    assert [(answer.words.plain, answer.award) for answer in source.answers] == [
        ("Nowhere in particular", (0,)),
        ("Friends | and their friends", (1,)),
        ("A plan | one that I follow", (3,)),
    ]
    assert (source.key, answering.answers[2].key) == ("source", "desk")


def test_advice_keeps_its_links_and_a_link_on_a_line_of_its_own_leads_on():
    found = read("score")
    assert found.quiz is not None
    first, second = found.quiz.results
    assert (first.low, first.high, second.low, second.high) == (-2, 2, 3, 5)
    assert [(lead.ref.target, lead.text) for lead in first.leads] == [("../posts/habit.md", "The weekly habit")]
    assert "The weekly habit" not in first.advice.html
    # Every reference is checked where it stands in the file, the lines of the front matter counted.
    assert [(ref.span.line, ref.span.column) for ref in found.facts.refs] == [(21, 7), (27, 12), (29, 1)]


def test_what_stands_before_and_after_is_the_introduction_and_the_close():
    quiz = quiz_of("score")
    assert (quiz.introduction.html, quiz.afterwards.html) == ("<p>Two minutes.</p>", "<p>Come back in a month.</p>")


def test_search_finds_introduction_and_questions_and_gives_no_answer_away():
    (section,) = read("score").body.sections
    assert section.text == "Two minutes.\nWhere do enquiries come from?\nWho answers them?"


def test_a_sum_leads_to_its_band():
    quiz = quiz_of("score")
    assert score(quiz, 0, 0) == {"sum": -2, "result": 0}
    assert score(quiz, 1, 1) == {"sum": 1, "result": 0}
    assert score(quiz, 2, 1) == {"sum": 3, "result": 1}
    assert score(quiz, 2, 2) == {"sum": 5, "result": 1}
    assert score(quiz, 2, None) == {"sum": None, "result": None}


def test_a_dimension_comes_to_a_percentage_and_its_own_band_wins():
    quiz = quiz_of("profile")
    # 3 statements of 0 to 3; one that is turned round; two.
    assert score(quiz, 3, 3, 0, 3, 1, 1) == {"percents": [67, 0, 33], "results": [0, 1, 0]}
    assert score(quiz, 3, 3, 1, 1, 3, 1) == {"percents": [78, 67, 67], "results": [3, 2, 0]}
    assert score(quiz, 3, 3, 3, 0, None, 1) == {"percents": [100, 100, None], "results": [3, 3, None]}


def test_a_statement_that_does_not_apply_is_left_out():
    quiz = quiz_of("profile", na=True)
    na = NOT_APPLYING
    assert score(quiz, 3, na, na, na, 1, na)["percents"] == [100, None, 33]  # type: ignore[index]


def test_all_outcomes_with_most_points_win_in_the_authors_order():
    quiz = quiz_of("outcome")
    assert score(quiz, 0, 0) == {"sums": [3, 0], "results": [0]}
    assert score(quiz, 1, 2) == {"sums": [0, 1], "results": [1]}
    assert score(quiz, 0, 1) == {"sums": [2, 1], "results": [0]}
    assert score(quiz, 1, 0) == {"sums": [2, 1], "results": [0]}
    assert score(quiz, 2, 0) == {"sums": [1, 2], "results": [1]}
    tied = OUTCOME.replace("- maker+2 |", "- maker |")
    assert score(quiz_of("outcome", tied), 0, 1) == {"sums": [1, 1], "results": [0, 1]}


def test_a_calculator_computes_and_shows_no_number_where_there_is_none():
    quiz = quiz_of("calculator")
    assert score(quiz, 10, 80, 20) == {"values": [600.0, 27600.0, 4.0, -2.0]}
    assert score(quiz, 10, 10, 20)["values"][1] == 0  # type: ignore[index]
    assert score(quiz, 10, 80, 0)["values"] == [800.0, 36800.0, None, None]  # type: ignore[index]


def test_a_ranking_keeps_the_first_and_a_plan_counts_what_is_done():
    assert score(quiz_of("ranking", keep="2"), 2, 0, 3, 1) == {"kept": [2, 0]}
    assert score(quiz_of("ranking"), 2, 0, 3, 1) == {"kept": [2, 0, 3, 1]}
    plan = quiz_of("plan")
    assert [(step.words.plain, step.day, step.effort) for step in plan.questions] == [
        ("Write it down", 3, "20 min, day 3"),
        ("Ask three customers", 14, "week 2"),
        ("Rest", None, ""),
    ]
    assert score(plan, True, False, True) == {"done": 2}


@pytest.mark.parametrize(
    ("kind", "before", "after", "lost"),
    [
        ("score", "Who answers them?", "Who answers your enquiries?", 1),
        ("score", "Where do enquiries come from?", "Where do they come from?", 0),
        ("score", "who  answers THEM?", "Who answers them?", 0),
        ("profile", "I write each week", "I write each month", 1),
        ("outcome", "The silence", "The quiet", 0),
        ("ranking", "Craft", "The craft", 0),
    ],
)
def test_rewording_loses_the_answer_to_that_question_alone_and_a_key_keeps_it(
    kind: str, before: str, after: str, lost: int
):
    text = TEXTS[kind]
    if before not in text:
        text = text.replace(after, before)
    old, new = (quiz_of(kind, written) for written in (text, text.replace(before, after)))
    kept = {question.key for question in old.questions} & {question.key for question in new.questions}
    assert len(kept) == len(old.questions) - lost
    assert (old.hash != new.hash) == (lost > 0 or kind == "outcome")


def test_a_new_order_loses_no_answer_and_is_another_scoring():
    lines = TEXTS["ranking"].splitlines()
    old, new = quiz_of("ranking"), quiz_of("ranking", "\n".join([*lines[:2], *reversed(lines[2:])]))
    assert {q.key for q in old.questions} == {q.key for q in new.questions}
    assert old.hash != new.hash


def test_advice_and_help_may_be_reworded_without_another_scoring():
    assert quiz_of("score").hash == quiz_of("score", SCORE.replace("Raise your prices", "Ask for more")).hash
    assert quiz_of("score").hash != quiz_of("score", SCORE.replace("- 1 | Friends", "- 2 | Friends")).hash


def test_a_quiz_survives_being_stored():
    for kind in TEXTS:
        quiz = quiz_of(kind)
        assert msgspec.msgpack.decode(encode(quiz), type=Quiz) == quiz


def test_a_percentage_is_rounded_as_on_paper():
    for low, high in ((0, 7), (-5, 3), (0, 480), (2, 11)):
        for got in range(low, high + 1):
            assert percent(got, low, high) == floor(Fraction(100 * (got - low), high - low) + Fraction(1, 2))


def test_what_can_be_reached_is_what_some_answers_come_to():
    questions = [[0, 3, 3], [-2, 5], [1, 4, 9]]
    assert set(sums(reachable(questions))) == {sum(chosen) for chosen in product(*questions)}
    expected = {percent(got, 0, 3 * best) for best in (1, 2) for got in range(3 * best + 1)}
    assert set(sums(percents(2, 3, may_leave_out=True))) == expected


def expressions() -> st.SearchStrategy[str]:
    leaves = st.sampled_from(["a", "b", "2", "0.5", "10"])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
            st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"{t[0]}{t[1]}{t[2]}"),
            inner.map(lambda one: f"-{one}" if one[0] != "-" else one),
            st.lists(inner, min_size=2, max_size=3).map(lambda many: f"max({', '.join(many)})"),
        ),
        max_leaves=12,
    )


@settings(max_examples=150, deadline=None)
@given(expressions(), st.floats(-100, 100), st.floats(-100, 100))
def test_a_formula_is_computed_as_arithmetic_has_it(formula: str, a: float, b: float):
    try:
        wanted = eval(formula, {"a": a, "b": b, "max": max, "__builtins__": {}})
    except ZeroDivisionError:
        wanted = None
    assert evaluate(postfix(formula, ("a", "b")), {"a": a, "b": b}) == wanted


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | st.text("ab0.,()+-*/ minround", max_size=60))
def test_no_text_makes_a_formula_fail_otherwise_than_with_a_place_and_a_sentence(text: str):
    try:
        read = postfix(text, ("a", "b"))
    except FormulaError as mistake:
        assert 0 <= mistake.at <= len(text)
        assert mistake.message
    else:
        value = evaluate(read, {"a": 1.5, "b": 0.0})
        assert value is None or abs(value) < float("inf")


def test_a_formula_that_is_too_long_or_too_deep_is_refused():
    for text in ("1" * 401, "(" * 31 + "1" + ")" * 31, "-" * 31 + "1"):
        with pytest.raises(FormulaError):
            postfix(text, ())


def test_every_band_of_a_sample_is_got_by_some_answers():
    """The checks say so; here chance tries it."""
    draw = random.Random(1)
    for kind in ("score", "profile", "outcome"):
        quiz = quiz_of(kind)
        got: set[int] = set()
        for _ in range(2000):
            answers = [draw.randrange(len(question.answers)) for question in quiz.questions]
            found = KINDS[kind].score(quiz, answers)
            got |= {found["result"]} if kind == "score" else set(found["results"])
        assert got == set(range(len(quiz.results)))


def test_tables_may_have_their_columns_in_any_order():
    rows = [line.strip("|").split("|") for line in CALCULATOR.split("## Results")[0].splitlines() if line[:1] == "|"]
    turned = "\n".join(f"|{'|'.join(reversed(row))}|" for row in rows)
    text = f"## Inputs\n\n{turned}\n\n## Results{CALCULATOR.split('## Results')[1]}"
    assert quiz_of("calculator", text).inputs == quiz_of("calculator").inputs


def test_names_of_parts_may_be_written_small():
    assert quiz_of("profile", PROFILE.replace("## Statements", "## statements")) == quiz_of("profile")
