"""What a quiz is made of, whatever its kind: things to answer, results they lead to, and the sums of a calculator.

Every kind fills the fields that it has a use for. What they mean for its score stands with the kind.
"""

from __future__ import annotations

from generator.model.base import Value
from generator.model.texts import Fragment, LinkRef


class Words(Value, frozen=True, kw_only=True):
    """A line of an author's: as HTML with marks, and as plain text."""

    html: Fragment = Fragment()
    plain: str = ""


class Answer(Value, frozen=True, kw_only=True):
    """One answer to a question."""

    key: str
    """Of this answer among its question's: from its `{#key}`, else its words, so that it survives a new order."""
    words: Words
    award: tuple[int, ...] = ()
    """Points for each of the quiz's groups, in their order; those of a statement for its own group alone."""


class Question(Value, frozen=True, kw_only=True):
    """One thing that a reader answers, rates, orders or does: a question, statement, item or step."""

    key: str
    """As that of an answer, among all of the quiz."""
    words: Words
    help: Fragment = Fragment()
    """What stands below a question, before its answers."""
    group: int = 0
    """The index of the dimension that a statement belongs to."""
    answers: tuple[Answer, ...] = ()
    day: int | None = None
    """From 1: when a step is due."""
    effort: str = ""
    """How long a step takes and when it is due, in words."""


class Group(Value, frozen=True, kw_only=True):
    """What points are counted for: a dimension or an outcome. A kind with one sum has one without a name."""

    name: str = ""
    words: Words = Words()


class Lead(Value, frozen=True, kw_only=True):
    """A link that stands on a line of its own below some advice: a post is shown as a card."""

    ref: LinkRef
    text: str


class Result(Value, frozen=True, kw_only=True):
    """What a reader is told: a band from `low` to `high` (both included; points, or percent), or an outcome."""

    group: int | None = None
    """The index of the group that it is for; None for all of them."""
    low: int = 0
    high: int = 0
    words: Words = Words()
    advice: Fragment = Fragment()
    leads: tuple[Lead, ...] = ()


class Input(Value, frozen=True, kw_only=True):
    """A number that a reader gives to a calculator."""

    name: str
    words: Words
    unit: str = ""
    low: float = 0.0
    high: float = 0.0
    step: float = 1.0
    start: float = 0.0


class Figure(Value, frozen=True, kw_only=True):
    """A number that a calculator answers with. `postfix`: numbers, names and operators, in the order of a stack."""

    name: str
    words: Words
    unit: str = ""
    digits: int = 0
    formula: str = ""
    postfix: tuple[str, ...] = ()


class Quiz(Value, frozen=True, kw_only=True):
    """A self-assessment, read and checked."""

    kind: str
    hash: str
    """8 hexadecimal digits, of the identities and awards in order: a result shared under another is of another quiz."""
    introduction: Fragment = Fragment()
    afterwards: Fragment = Fragment()
    questions: tuple[Question, ...] = ()
    groups: tuple[Group, ...] = ()
    results: tuple[Result, ...] = ()
    """In the author's order."""
    inputs: tuple[Input, ...] = ()
    figures: tuple[Figure, ...] = ()
    chart: str = ""
    """"radar" or "bars", "" for none."""
    na: bool = False
    """Whether a statement may be answered by "does not apply", which leaves it out of the score."""
    keep: int = 0
    """How many items of a ranking are kept; 0 where the author sets no number."""
