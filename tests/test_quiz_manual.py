"""docs/quizzes.md teaches each kind by an example that works, and says what the program says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from generator.cli.commands import milepost
from generator.quiz import KINDS
from generator.quiz.awards import MOST_NAMED, MOST_POINTS
from generator.quiz.formula import DEEPEST, FUNCTIONS, LONGEST
from generator.quiz.limits import ANSWERS, DIMENSIONS, INPUTS, ITEMS, OUTCOMES, QUESTIONS, SCALE, STEPS
from tests.manuals import DOCS, whole_files
from tests.sites import CONFIG, post, write_site

MANUAL = DOCS / "quizzes.md"
TEXT = MANUAL.read_text("utf-8")
QUIZZES = {Path(path).stem: text for path, text in whole_files(MANUAL).items() if path.startswith("content/quizzes/")}


def kind_of(text: str) -> str:
    found = re.search(r"^kind: (\w+)$", text, re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All examples as one site, and a post that holds every quiz; by address."""
    folder = tmp_path_factory.mktemp("manual")
    embeds = "\n\n".join(f"```quiz {id}\n```" for id in QUIZZES)
    files = {**whole_files(MANUAL), "content/posts/all-of-them.md": post("All of them", body=embeds)}
    write_site(folder, {"mkdocs.yml": CONFIG, **files})
    done = CliRunner().invoke(milepost, ["build", "--strict", "--config", str(folder / "mkdocs.yml")])
    assert done.exit_code == 0, done.output
    return {path.parent.name: path.read_text("utf-8") for path in folder.glob("site/*/*/index.html")}


def asked(text: str) -> list[str]:
    """What a quiz asks, as its page says it: headings of questions, statements, items, steps, rows."""
    body = text.split("\n## ", 1)[1]
    kind, (first, *_) = kind_of(text), re.split(r"^## Results|^## Afterwards", body, flags=re.MULTILINE)
    if kind == "calculator":
        return [row.split("|")[2].strip() for row in first.splitlines() if re.match(r"\| [a-z]+ \|(?! question)", row)]
    pattern = r"^### (.+)$" if kind in ("score", "outcome") else r"^- (?:reverse \| )?(.+)$"
    lines = [line.split(" | ")[0] for line in re.findall(pattern, first, re.MULTILINE)]
    return [re.sub(r"\[(.+?)\]\(.+?\)", r"\1", line) for line in lines]


def words_of(html: str) -> str:
    tree = LexborHTMLParser(html)
    shown = tree.css("section.mp-quiz")
    return " ".join(" ".join(quiz.text(separator=" ").split()) for quiz in shown)


def unprinted(words: str) -> str:
    """Without the difference between typed and printed marks, and between one space and several."""
    return re.sub(r"\s+", " ", words.replace("’", "'").replace("“", '"').replace("”", '"')).strip()


def test_there_is_an_example_of_every_kind():
    assert {kind_of(text) for text in QUIZZES.values()} == set(KINDS)


@pytest.mark.parametrize("id", QUIZZES)
def test_an_example_is_shown_with_all_that_it_asks(id: str, pages: dict[str, str]):
    questions = asked(QUIZZES[id])
    assert len(questions) >= 2
    for page in (pages[id], pages["all-of-them"]):
        words = unprinted(words_of(page))
        assert [question for question in questions if unprinted(question) not in words] == []


def test_quizzes_stand_where_the_manual_says(pages: dict[str, str]):
    holding = {name: set(re.findall(r'id="mp-quiz-([a-z-]+?)"', page)) & set(QUIZZES) for name, page in pages.items()}
    assert holding["the-follow-up"] == {"order-book"}
    evening = holding["an-evening-with-your-firm"]
    assert evening == {"kind-of-owner", "what-your-hour-costs", "what-you-value", "first-week"}
    assert holding["all-of-them"] == set(QUIZZES)


def test_a_result_says_for_what_it_holds_and_nothing_empty(pages: dict[str, str]):
    said = {
        id: [" ".join(node.text().split()) for node in LexborHTMLParser(pages[id]).css("[data-mp-band] .mp-quiz__when")]
        for id in ("balance", "order-book", "kind-of-owner")
    }
    assert said == {
        "balance": ["0 to 69%", "Sales 0 to 69%", "70 to 100%"],
        "order-book": ["0 to 3 points", "4 to 7 points", "8 to 9 points"],
        "kind-of-owner": [],
    }
    assert "<span></span>" not in pages["order-book"]


def test_advice_leads_to_a_card(pages: dict[str, str]):
    cards = [card.text() for card in LexborHTMLParser(pages["order-book"]).css("section.mp-quiz .mp-card")]
    assert any("The follow-up nobody sends" in card for card in cards)


def test_the_limits_are_those_of_the_program():
    limits = dict(re.findall(r"^\| (.+?) \| (.+?) \|$", TEXT[TEXT.index("## Limits") :], re.MULTILINE))
    assert f"-{MOST_POINTS} to {MOST_POINTS}" in limits["points of an answer"]
    assert f"-{MOST_NAMED} to {MOST_NAMED}" in limits["points of an answer"]
    rows = {
        "questions": (QUESTIONS, ANSWERS),
        "words of a scale": (SCALE,),
        "dimensions": (DIMENSIONS,),
        "outcomes": (OUTCOMES,),
        "inputs, results of a calculator": (INPUTS,),
        "items of a ranking": (ITEMS,),
        "steps of a plan": (STEPS,),
    }
    for row, counts in rows.items():
        for count in counts:
            assert f"{count.least} to {count.most}" in limits[row], row
    assert limits["formula"] == f"{LONGEST} characters, {DEEPEST} brackets deep"


def test_every_function_of_formulas_is_named():
    assert set(re.findall(r"`(\w+)\(a(?:, b)?\)`", TEXT)) == set(FUNCTIONS)
