"""The words around quizzes: on their pages, in lists, and for the numbers of a key. What a quiz itself says while it is
answered stands in quiz_words.

{names} are filled in by the views.
"""

from __future__ import annotations

from generator.model import Value


class QuizPageWords(Value, frozen=True, kw_only=True):
    """The words in one language; the defaults are the English ones."""

    quizzes: str = "Quizzes"
    held: str = "Articles with this quiz"
    minutes_one: str = "About 1 minute"
    minutes_other: str = "About {count} minutes"
    describe: str = "{title}: a self-assessment of {site}. Your answers stay in your browser."
    describe_all: str = "The self-assessments of {site}, which nobody but you sees the answers of: {names}."

    points_one: str = "1 point"
    points_other: str = "{count} points"
    range_points: str = "{low} to {high} points"
    percent: str = "{count}%"
    range_percent: str = "{low} to {high}%"
    limits: str = "From {low} to {high}"
    quoted: str = "“{text}”"
    functions: tuple[tuple[str, str], ...] = (
        ("min", "smallest of"),
        ("max", "largest of"),
        ("round", "rounded"),
        ("floor", "rounded down"),
        ("ceil", "rounded up"),
    )
    """What formulas call in words; what is called stands in brackets behind it."""

    def minutes(self, count: int) -> str:
        return self.minutes_one if count == 1 else self.minutes_other.format(count=count)

    def points(self, count: int) -> str:
        return self.points_one if count == 1 else self.points_other.format(count=_signed(count))

    def points_from(self, low: int, high: int) -> str:
        """ "0 to 4 points", or "4 points" where it is one number."""
        if low == high:
            return self.points(low)
        return self.range_points.format(low=_signed(low), high=_signed(high))

    def percent_from(self, low: int, high: int) -> str:
        return self.percent.format(count=low) if low == high else self.range_percent.format(low=low, high=high)


def _signed(count: int) -> str:
    """With a true minus sign."""
    return str(count).replace("-", "−")


GERMAN = QuizPageWords(
    quizzes="Selbsttests",
    held="Artikel mit diesem Selbsttest",
    minutes_one="Etwa 1 Minute",
    minutes_other="Etwa {count} Minuten",
    describe="{title}: ein Selbsttest von {site}. Ihre Antworten bleiben in Ihrem Browser.",
    describe_all="Die Selbsttests von {site}, deren Antworten niemand außer Ihnen sieht: {names}.",
    points_one="1 Punkt",
    points_other="{count} Punkte",
    range_points="{low} bis {high} Punkte",
    percent="{count}\u202f%",
    range_percent="{low} bis {high}\u202f%",
    limits="Von {low} bis {high}",
    quoted="„{text}“",
    functions=(
        ("min", "kleinster Wert von"),
        ("max", "größter Wert von"),
        ("round", "gerundet"),
        ("floor", "abgerundet"),
        ("ceil", "aufgerundet"),
    ),
)
