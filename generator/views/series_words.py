"""The words of series and of action plans, in one table, and how a part is called: "Step Three of Four".

English and German are ours; in every other language they are English ones, with digits.
"""

from __future__ import annotations

from functools import lru_cache

from generator.model import Value


class SeriesWords(Value, frozen=True, kw_only=True):
    """The words in one language; the defaults are the English ones. {names} are filled in by the views."""

    language: str = "en"
    parts: tuple[tuple[str, str, str], ...] = (
        ("part", "Part", "parts"),
        ("step", "Step", "steps"),
        ("lesson", "Lesson", "lessons"),
        ("chapter", "Chapter", "chapters"),
        ("letter", "Letter", "letters"),
        ("episode", "Episode", "episodes"),
    )
    """What a part may be called in a series file: the word there, with a number, and of several."""
    place: str = "{part} of {total}"
    of_series: str = "{part} of {series}"
    in_series: str = "In the series {series}"
    several: str = "{count} {parts}"
    some: str = "{readable} of {count} {parts}"

    series: str = "Series"
    about: str = "Series about {topic}"
    in_preparation: str = "In preparation"
    planned: str = "Planned"
    planned_for: str = "Planned for {date}"
    gone: str = "No longer published"

    recap: str = "So far in this series"
    recap_lead: str = "So far we have addressed:"

    next: str = "Next: {place}"
    next_extra: str = "Next in {series}"
    coming: str = "Coming next"
    finished: str = "You have read the last of {series}"
    so_far: str = "This is the newest in {series}"

    plan: str = "Action plan"
    plan_of: str = "Action plan: {series}"
    plan_intro: str = "Every step that {series} asks for, in order."
    plan_all: str = "Your action plan"
    plan_all_intro: str = "The steps of every article that you have begun."
    plan_total_one: str = "1 step"
    plan_total_other: str = "{count} steps"
    plan_here: str = "All steps of {series} as a plan"
    plan_yours: str = "Gather your steps in a plan"

    describe_all: str = "The series of {site}, each to be read in order: {names}."
    describe: str = "{title}: a series of {site}, {count}."
    describe_plan: str = "The steps of {series} from {site} as one plan, to tick, print or put into your calendar."
    describe_plan_all: str = (
        "The steps of all articles of {site} as one plan, to tick, print or put into your calendar."
    )


GERMAN = SeriesWords(
    language="de",
    parts=(
        ("part", "Teil", "Teile"),
        ("step", "Schritt", "Schritte"),
        ("lesson", "Lektion", "Lektionen"),
        ("chapter", "Kapitel", "Kapitel"),
        ("letter", "Brief", "Briefe"),
        ("episode", "Folge", "Folgen"),
    ),
    place="{part} von {total}",
    of_series="{part} von {series}",
    in_series="In der Reihe {series}",
    some="{readable} von {count} {parts}",
    series="Reihen",
    about="Reihen zu {topic}",
    in_preparation="In Arbeit",
    planned="Geplant",
    planned_for="Geplant für den {date}",
    gone="Nicht mehr veröffentlicht",
    recap="Bisher in dieser Reihe",
    recap_lead="Bisher ging es um:",
    next="Weiter: {place}",
    next_extra="Weiter in {series}",
    coming="Als Nächstes",
    finished="Sie haben {series} bis zum Ende gelesen",
    so_far="Das ist das Neueste in {series}",
    plan="Maßnahmenplan",
    plan_of="Maßnahmenplan: {series}",
    plan_intro="Alle Schritte aus {series} in ihrer Reihenfolge.",
    plan_all="Ihr Maßnahmenplan",
    plan_all_intro="Die Schritte aller Artikel, die Sie begonnen haben.",
    plan_total_one="1 Schritt",
    plan_total_other="{count} Schritte",
    plan_here="Alle Schritte aus {series} als Plan",
    plan_yours="Ihre Schritte in einem Plan sammeln",
    describe_all="Die Reihen von {site}, jede in ihrer Reihenfolge zu lesen: {names}.",
    describe="{title}: eine Reihe von {site}, {count}.",
    describe_plan="Die Schritte aus {series} von {site} als ein Plan zum Abhaken, Drucken und für den Kalender.",
    describe_plan_all="Die Schritte aller Artikel von {site} als ein Plan zum Abhaken, Drucken und für den Kalender.",
)


class Naming(Value, frozen=True, kw_only=True):
    """How the parts of one series are called: `one` before a number, `single` after 1, `several` after others."""

    one: str
    single: str
    several: str
    in_words: bool


def naming_of(word: str, numerals: str, words: SeriesWords, language: str) -> Naming:
    """By what a series file says: one of the words that the table has, or the author's own ("tale/tales")."""
    wanted = word.casefold()
    pairs = zip(words.parts, SeriesWords().parts, strict=True)
    known = next((ours for ours, english in pairs if wanted in map(str.casefold, (*ours, *english))), None)
    if known is not None:
        one, several = known[1], known[2]
    else:
        one, _, several = (part.strip() for part in word.partition("/"))
        one, several = one[:1].upper() + one[1:], several or one
    single = one.lower() if words.language == "en" else one  # German nouns keep their capitals
    in_words = numerals == "words" and speaks(words, language)
    return Naming(one=one, single=single, several=several, in_words=in_words)


def speaks(words: SeriesWords, language: str) -> bool:
    """Whether the words are those of the language: numbers in words go with words of the same language only."""
    return language.lower().partition("-")[0] == words.language


def part_label(number: int | None, naming: Naming, words: SeriesWords) -> str:
    """ "Step Three"; "" for a part that is not counted."""
    return f"{naming.one} {numeral(number, naming, words)}" if number is not None else ""


def place_label(number: int | None, total: int, naming: Naming, words: SeriesWords) -> str:
    """ "Step Three of Four"; "" for a part that is not counted."""
    if number is None:
        return ""
    return words.place.format(part=part_label(number, naming, words), total=numeral(total, naming, words))


def numeral(number: int, naming: Naming, words: SeriesWords) -> str:
    """A number as the series writes it; long ones always in digits."""
    return _spelt(number, words.language) if naming.in_words and number <= _LONGEST else str(number)


_LONGEST = 20


@lru_cache(maxsize=256)
def _spelt(number: int, language: str) -> str:
    from num2words import num2words

    word = str(num2words(number, lang=language))
    return word.capitalize() if language == "en" else word
