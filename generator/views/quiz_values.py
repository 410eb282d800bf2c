"""What pages show of quizzes, finished: nothing is computed here. "" and None stand for "not shown"."""

from __future__ import annotations

import msgspec

from generator.model import SafeHtml, Value
from generator.views.series_values import PartView
from generator.views.values import CardView, LinkText


class OptionView(Value, frozen=True, kw_only=True):
    """An answer that can be chosen."""

    key: str
    html: SafeHtml
    award: str
    """What it counts, in words, for the key: "3 points", "The maker 2, the juggler 1"; "" where it counts nothing."""
    points: int | None = None
    """The same for adding up by style sheet; None where it adds to no single sum."""


class FieldView(Value, frozen=True, kw_only=True):
    """One thing that a reader answers, rates, orders or does."""

    id: str
    """Unique on its page, a name for its controls."""
    key: str
    html: SafeHtml
    help: SafeHtml = SafeHtml()
    group: int = 0
    options: tuple[OptionView, ...] = ()
    day: int | None = None
    effort: str = ""


class GroupView(Value, frozen=True, kw_only=True):
    """A dimension or an outcome; a kind with one sum has one without a name."""

    name: str
    html: SafeHtml
    fields: tuple[FieldView, ...] = ()
    """The statements of a dimension."""
    most: str = ""
    """How many points they can come to, in a sentence."""


class ResultView(Value, frozen=True, kw_only=True):
    """What a reader is told, and when."""

    html: SafeHtml
    when: str
    """"0 to 4 points", "70 to 100 %"; "" for an outcome."""
    group: SafeHtml = SafeHtml()
    """The dimension that it is for; "" for all."""
    advice: SafeHtml
    links: tuple[LinkText, ...] = ()
    """What stood on lines of their own and is no post; without href while it is hidden."""
    cards: tuple[CardView, ...] = ()


class InputView(Value, frozen=True, kw_only=True):
    """A number to be given. All numbers as HTML's inputs have them, with "."."""

    id: str
    name: str
    html: SafeHtml
    unit: str
    low: str
    high: str
    step: str
    start: str
    limits: str
    """"From 0 to 200"."""


class FigureView(Value, frozen=True, kw_only=True):
    """A number that is answered."""

    name: str
    html: SafeHtml
    unit: str
    formula: str
    """In words: "Hours a week × Your rate"."""


class QuizView(Value, frozen=True, kw_only=True):
    """A quiz on a page. `id` is the quiz's; `at` is unique on the page, where the quiz may stand twice."""

    id: str
    at: str
    kind: str
    title: str
    lang: str
    href: str
    """Its own page; "" there."""
    level: int
    """Of its heading: 1 on its own page, where the page's head shows the title, else 2."""
    data: str
    """What its script scores by, as JSON."""
    minutes: str
    introduction: SafeHtml
    fields: tuple[FieldView, ...]
    groups: tuple[GroupView, ...]
    results: tuple[ResultView, ...]
    inputs: tuple[InputView, ...]
    figures: tuple[FigureView, ...]
    afterwards: SafeHtml
    newest: tuple[CardView, ...]
    """Posts of the quiz's topics, for results that lead nowhere."""
    chart: str
    adds_up: bool
    """Whether a style sheet can add up what is ticked: every answer counts 0 to 9 points for one sum."""
    na: bool
    keep: int
    firm: str
    """The e-mail address that a result may be sent to by the reader's own program; "" for none."""


class Piece(Value, frozen=True, kw_only=True):
    """A stretch of a text, or a quiz that stands in it: then `html` is a link to it, for who cannot show it here."""

    html: SafeHtml
    quiz: QuizView | None = None


class Fill(msgspec.Struct, frozen=True, array_like=True):
    """What stands for a reference of a text on one page."""

    html: str = ""
    is_dropped: bool = False
    """Whether a link's end is left out with its beginning, because its target is hidden."""
    pictures: tuple[str, ...] = ()
    """Of a picture: as it stands in the text, as the first one of a page, which nobody should wait for, and both once
    more where its author wrote a <picture> around it."""
    quiz: QuizView | None = None


class Text(Value, frozen=True, kw_only=True):
    """A text that may hold quizzes. The macro `text` in pages/macros/text.html shows all of it."""

    pieces: tuple[Piece, ...] = ()

    @property
    def html(self) -> str:
        """The whole of it without quizzes: links to them stand in their places."""
        return "".join(piece.html.html for piece in self.pieces)

    def __html__(self) -> str:
        """A template that knows nothing of quizzes shows the links."""
        return self.html


class QuizCard(Value, frozen=True, kw_only=True):
    """A quiz in a list."""

    id: str
    title: str
    href: str
    kind: str
    summary: str
    minutes: str
    topics: tuple[LinkText, ...]
    lang: str


class QuizGroup(Value, frozen=True, kw_only=True):
    """Quizzes under a heading: those of a topic."""

    id: str
    title: str
    href: str
    cards: tuple[QuizCard, ...]


class SeriesResult(Value, frozen=True, kw_only=True):
    """What a reader of a series may be told by one of its quizzes, and the part of the series that it leads to."""

    result: ResultView
    part: PartView | None
    """None where its advice leads to none that can be read."""
    steps: str = ""
    """Where the part's steps stand on the same page; "" where they do not."""


class SeriesQuiz(Value, frozen=True, kw_only=True):
    """A quiz of a series: its card, and what a script needs to tell how its reader has done in it.

    `data` is that of QuizView, and `results` are in its order: the script computes the result of what the browser
    keeps under the quiz's id, and takes the words from here.
    """

    card: QuizCard
    data: str
    groups: tuple[GroupView, ...]
    """With their words alone, for the dimensions side by side."""
    results: tuple[SeriesResult, ...]
