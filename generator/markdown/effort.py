"""What an action step ends with, `| 20 min | day 3`: how long it takes and when it is due. Reads and words it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIELD = re.compile(
    r"[ \t]+(?:(?P<minutes>[0-9]{1,4})[ \t]+min|(?P<unit>day|week|tag|woche)[ \t]+(?P<number>[0-9]{1,3}))[ \t]*",
    re.IGNORECASE | re.ASCII,
)
_GERMAN = {"tag": "day", "woche": "week"}
LONGEST = {"min": 1440, "day": 366, "week": 53}
"""Beyond a day's work, or a year ahead, a number is a slip, and its field is text."""

_WORDS = {
    "en": {"min": "{} min", "day": "day {}", "week": "week {}"},
    "de": {"min": "{} Min.", "day": "Tag {}", "week": "Woche {}"},
}
"""As an effort is shown, by language; the others have English's words, which authors write in them too."""


@dataclass(frozen=True, slots=True)
class Effort:
    """The fields of a step: minutes, and either a day or a week, both from 1; None for what is not said."""

    minutes: int | None = None
    day: int | None = None
    week: int | None = None
    fields: tuple[str, ...] = ()
    """As the author wrote them, in order."""

    @property
    def last_day(self) -> int | None:
        """The day on which it is due; a week's is its last."""
        return self.week * 7 if self.week else self.day


def split_effort(text: str, language: str) -> tuple[int, Effort]:
    """Where the sentence of a step ends, and its effort. Fields are read from the end, in any order, each kind once."""
    end = len(text)
    found: dict[str, int] = {}
    fields: list[str] = []
    while (field := _last_field(text, end, language)) is not None:
        unit, number, bar = field
        if unit in found or (unit != "min" and found.keys() - {"min"}):
            break
        found[unit] = number
        fields.insert(0, text[bar + 1 : end].strip())
        end = len(text[:bar].rstrip(" \t"))
    return end, Effort(found.get("min"), found.get("day"), found.get("week"), tuple(fields))


def _last_field(text: str, end: int, language: str) -> tuple[str, int, int] | None:
    """The unit and number of the field that ends at `end`, and where its bar stands."""
    bar = text.rfind("|", 0, end)
    if bar < 1 or text[bar - 1] not in " \t":
        return None
    match = _FIELD.fullmatch(text, bar + 1, end)
    if match is None:
        return None
    unit, number = ("min", match["minutes"]) if match["minutes"] else (match["unit"].lower(), match["number"])
    if unit in _GERMAN:
        if _primary(language) != "de":
            return None
        unit = _GERMAN[unit]
    return (unit, int(number), bar) if 1 <= int(number) <= LONGEST[unit] else None


def effort_in_words(effort: Effort, language: str) -> str:
    """ "20 min, day 3" as the language says it; "" where nothing is said."""
    words = _WORDS.get(_primary(language), _WORDS["en"])
    said = {"min": effort.minutes, "day": effort.day, "week": effort.week}
    return ", ".join(words[unit].format(number) for unit, number in said.items() if number)


def _primary(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]
