"""Quizzes of every kind as their authors write them, and what reading them gives."""

from __future__ import annotations

from generator.diagnostics import Span
from generator.markdown import MarkdownOptions
from generator.model import Quiz, Ref
from generator.quiz import ParsedQuiz, Settings, parse_quiz

PATH = "content/quizzes/sample.md"

SCORE = """\
Two minutes.

## Questions

### Where do enquiries come from? {#source}

Think of the last five.

- 0 | Nowhere in particular
- 1 | Friends | and their friends
- 3 | A plan \\| one that I follow

### Who answers them?

- -2 | Nobody
- 0 | I do
- 2 | [The desk](../posts/desk.md) {#desk}

## Results

### -2 | Feast and famine

Start with [one habit](../posts/habit.md).

[The weekly habit](../posts/habit.md)

### 3 | Steady

Raise your prices.

## Afterwards

Come back in a month.
"""

PROFILE = """\
## Statements

### marketing | Marketing

- I know what brought my last clients
- I can say whom we are for
- I write each week

### sales | Sales

- reverse | I drop my price

### production | Production

- We deliver on the day
- We write things down

## Results

### 0 | Neglected

Two hours a week.

### sales, 0 | Nobody sells

Sell.

### sales, 50 | You sell

Sell more.

### 70 | Strong

Go on.
"""

OUTCOME = """\
## Questions

### What do you like best?

- maker+2 | The work
- juggler, maker | The tools
- juggler+2 | The people

### And on Mondays?

- maker | The silence
- juggler | The meeting
- maker-1 | Nothing

## Results

### maker | The maker

Hire.

### juggler | The juggler

Rest.
"""

CALCULATOR = """\
## Inputs

| name | question | unit | from | to | step | start |
| --- | --- | --- | --- | --- | --- | --- |
| hours | Hours a week | hours | 0 | 60 | 0.5 | 10 |
| rate | Your rate | EUR | 0 | 8000 | 5 | 80 |
| pay | Their rate | EUR | 0 | 200 | 1 | 20 |

## Results

| name | label | unit | digits | formula |
| --- | --- | --- | --- | --- |
| week | Lost a week | EUR | 0 | hours*(rate-pay) |
| year | Lost a year | EUR | 0 | `max(0, week) * 46` |
| ratio | Your hour in theirs | | 2 | rate / pay |
| whole | In whole hours | hours | 0 | -round(ratio) + ceil(hours / 3) - floor(hours / 3) + min(1, 2, 3) |
"""

RANKING = "## Items\n\n- Family\n- Money\n- Craft {#craft}\n- Rest\n"

PLAN = "## Steps\n\n- Write it down | 20 min | day 3\n- [ ] Ask three customers | week 2\n- Rest\n"

SCALE = ("Never", "Sometimes", "Often", "Always")

TEXTS = {
    "score": SCORE,
    "profile": PROFILE,
    "outcome": OUTCOME,
    "calculator": CALCULATOR,
    "ranking": RANKING,
    "plan": PLAN,
}


def read(kind: str, text: str = "", *, na: bool = False, keep: str = "", idle: str = "") -> ParsedQuiz:
    """A text as a quiz of a kind; the sample of that kind if there is none. `idle` is a key without effect."""
    at = Span(PATH, 2, 7)
    settings = Settings(
        kind=Ref(kind, at),
        scale=tuple(Ref(word, at) for word in SCALE) if kind == "profile" else (),
        na=na,
        keep=Ref(keep, at) if keep else None,
        written={idle: at} if idle else {},
    )
    text = text or TEXTS[kind]
    return parse_quiz(text, path=PATH, first_line=5, options=MarkdownOptions(), settings=settings, file=Span(PATH))


def quiz_of(kind: str, text: str = "", *, na: bool = False, keep: str = "") -> Quiz:
    """The same, without a mistake."""
    found = read(kind, text, na=na, keep=keep)
    assert found.problems == ()
    assert found.quiz is not None
    return found.quiz
