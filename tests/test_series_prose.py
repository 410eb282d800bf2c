"""What posts say of their own place in a series, and when that disagrees with it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.entries.english_parts import said_in_text, said_in_title
from generator.library.series_prose import Standing, disagreement
from generator.model import PartClaim, PostEntry, Source
from tests.entries_samples import parsed, post, rules

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared/corpus/18f"


@pytest.mark.parametrize(
    "title, said",
    [
        ("Four Steps, Step Four: Say no", ("Step Four", 4, None, "step")),
        ("Step 3 – Build a road", ("Step 3", 3, None, "step")),
        ("Part 3 of 5: Roads", ("Part 3 of 5", 3, 5, "part")),
        ("Purpose, part II", ("part II", 2, None, "part")),
        ("Pt. 2: Purpose", ("Pt. 2", 2, None, "part")),
        ("Pricing (3/5)", ("(3/5)", 3, 5, "part")),
        ("[2 of 4] Pricing", ("[2 of 4]", 2, 4, "part")),
        ("Episode #4: Hiring", ("Episode #4", 4, None, "episode")),
        ("Pricing: lesson twelve", ("lesson twelve", 12, None, "lesson")),
    ],
)
def test_a_title_says_which_part_it_is(title: str, said: tuple[str, int, int | None, str]):
    assert [(each.words, each.number, each.of, each.noun) for each in said_in_title(title)] == [said]


@pytest.mark.parametrize(
    "title",
    [
        "What we said in part one",
        "A recap of part two",
        "FAR Part 15: what it asks of you",
        "Why part 2 failed",
        "The Part I Played",
        "Parts 1 and 2: a summary",
        "Part 1-2",
        "Part 3.5: an aside",
        "Open all night (24/7)",
        "Working in public from day one",
        "What 10 weeks taught me",
        "Title 5, Part 293",
    ],
)
def test_a_title_that_speaks_of_something_else_says_nothing(title: str):
    assert list(said_in_title(title)) == []


@pytest.mark.parametrize(
    "text, number, of, last",
    [
        ("This is part two of a series on pricing.", 2, None, False),
        ("This is Part II in a series about contracts.", 2, None, False),
        ("Note: This is the second post in the series Managing Software.", 2, None, False),
        ("This is the third in a series of three\nblog posts that describe it.", 3, 3, False),
        ("This is the second in a two-part series on tests.", 2, 2, False),
        ("This is the second of three posts that show how. A series.", 2, 3, False),
        ("This is part 5 and the last post in a series on purpose.", 5, None, True),
        ("This is the final installment of a series.", None, None, True),
        ("Much happened. In this final post of the trilogy, I’ll say what.", None, 3, True),
        ("In this second post, I’ll say how.", 2, None, False),
        ("This is step three of four.", 3, 4, False),
        ("This is the kick-off post in a series of posts on purpose.", 1, None, False),
        ("Part two of a series. We begin.", 2, None, False),
        ("Part 2 of 4\nWe begin.", 2, 4, False),
        ("This is part 3 in the “Buying better” series.", 3, None, False),
    ],
)
def test_a_text_says_which_part_it_is(text: str, number: int | None, of: int | None, last: bool):
    assert [(each.number, each.of, each.last) for each in said_in_text(text)] == [(number, of, last)]


@pytest.mark.parametrize(
    "text",
    [
        "In part one of this series we asked why. Now we ask how.",
        "Part one of this series looked at prices.",
        "The first post in this series is about prices.",
        "The last post in the series was about prices.",
        "This is the second part of the puzzle. It is a series of mistakes.",
        "This is the first in a series of workshops.",
        "This is the third in our speaker series.",
        "This is the first of two reasons why a series fails.",
        "Step one is to ask. A series of questions follows.",
        "In this first step, we ask. It is part of a series.",
        "This post is part of a series. This is one of the best.",
        "Last week this was the first in a series.",
        "This is the latest in a series.",
    ],
)
def test_a_text_that_speaks_of_something_else_says_nothing(text: str):
    assert list(said_in_text(text)) == []


def test_a_claim_has_the_place_where_it_is_made():
    entry = post(
        "title: Roads, part 3", "Hello.\n\n*This is **part\nfour** in a [series](https://x.example/) of posts.*"
    )
    assert [(claim.where, claim.number, claim.span.line, claim.span.column) for claim in entry.claims] == [
        ("title", 3, 2, 8),
        ("text", 4, 6, 12),
    ]
    headed = parsed("posts/2026-11-20-x.md", "---\ndate: 2026-11-20\n---\n\n# Roads, part 3\n\nHello.").entry
    assert isinstance(headed, PostEntry)
    assert [(claim.number, claim.span.line) for claim in headed.claims] == [(3, 5)]


def test_claims_are_looked_for_in_english_posts_only():
    assert post("title: Part 3", "This is part 3 of a series.").claims
    assert post("title: Part 3\nlang: de", "This is part 3 of a series.").claims == ()
    assert post("title: Part 3\nlang: en-GB").claims


def test_words_far_down_a_text_are_no_claim():
    assert post(body="word " * 500 + "\n\nThis is part three of a series.").claims == ()


def claims(front: str = "title: Roads", body: str = "Text.") -> tuple[PartClaim, ...]:
    return post(front, body).claims


def standing(number: int | None, total: int, naming: str = "part", complete: bool = False) -> Standing:
    return Standing(number=number, total=total, naming=naming, complete=complete)


def test_what_fits_is_no_disagreement():
    assert disagreement(claims("title: Roads, part 3"), [standing(3, 5)]) is None
    assert disagreement(claims(), [standing(3, 5)]) is None
    assert disagreement(claims("title: Roads, part 3"), []) is None


def test_another_number_is_a_disagreement():
    found = disagreement(claims("title: Roads, part 3", "This is part four in a series."), [standing(3, 3)])
    assert found is not None and found.words == "part four in a series"


def test_a_step_is_compared_only_where_parts_are_steps():
    assert disagreement(claims("title: 'Step one: ask'"), [standing(2, 5)]) is None
    assert disagreement(claims("title: 'Step one: ask'"), [standing(2, 5, "step")]) is not None
    assert disagreement(claims("title: 'Step 2, part 1'"), [standing(2, 5, "step")]) is None


def test_a_part_that_is_not_counted_may_call_itself_what_it_likes():
    assert disagreement(claims("title: Roads, part 6"), [standing(None, 5)]) is None


def test_a_post_in_two_series_need_fit_only_one():
    assert disagreement(claims("title: Roads, part 3"), [standing(1, 5), standing(3, 4)]) is None
    assert disagreement(claims("title: Roads, part 3"), [standing(1, 5), standing(2, 4)]) is not None


def test_a_series_may_grow_into_what_was_promised_and_not_beyond():
    three = claims(body="This is the first in a series of three posts.")
    assert disagreement(three, [standing(1, 2)]) is None
    assert disagreement(three, [standing(1, 2, complete=True)]) is not None
    assert disagreement(three, [standing(1, 4)]) is not None
    last = claims(body="This is the last post in this series.")
    assert disagreement(last, [standing(3, 3)]) is None
    assert disagreement(last, [standing(3, 4)]) is not None


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the 18F corpus is not beside this repository")
def test_of_506_real_posts_two_disagree_with_their_series():
    """Every claim was looked at: 62 in 42 posts, all of them about the post itself."""
    found: list[tuple[str, PartClaim]] = []
    disagreeing = []
    for path in sorted((CORPUS / "posts").glob("*.md")):
        data = path.read_bytes()
        entry = parsed_post(path.name, data)
        written = yaml.safe_load(data.decode().split("---\n", 2)[1]).get("series")
        assert written or not entry.claims, path.name
        found += [(path.name, claim) for claim in entry.claims]
        where = [standing(written["part"], written["of"])] if written else []
        if claim := disagreement(entry.claims, where):
            disagreeing.append((path.stem[:10], claim.words, written["part"]))
    assert (len(found), len({name for name, _ in found})) == (62, 42)
    assert disagreeing == [
        ("2019-05-09", "Part 3 in a series of posts", 4),
        ("2021-05-03", "part four in a series of posts", 3),
    ]


def parsed_post(name: str, data: bytes) -> PostEntry:
    from generator.entries import parse_entry

    found = parse_entry(Source(path=f"posts/{name}", data=data), rules()).entry
    assert isinstance(found, PostEntry)
    return found
