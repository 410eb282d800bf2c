"""The words of what readers do with series and steps, on pages and in scripts: read, tick, plan.

{names} are filled in by the scripts. Nothing here knows where a word is shown.
"""

from __future__ import annotations

from generator.model import Value


class ProgressWords(Value, frozen=True, kw_only=True):
    """The defaults are the English ones."""

    belongs_to: str = "Series:"
    whole: str = "The whole series"
    read: str = "Read"
    count: str = "{read} of {all} read"
    mark: str = "I have read this"
    carry_on: str = "Continue where you left off"
    kept: str = "What you have read and ticked is remembered in this browser alone. Nobody else learns of it."
    not_kept: str = (
        "Your browser lets this site remember nothing, so what you tick is forgotten when you leave the page."
    )
    forget: str = "Forget what I have read"
    sure: str = "Press again to confirm"
    forgotten: str = "Forgotten."

    tick: str = "Tick what you have done: this browser remembers it, and nobody else learns of it."
    all_steps: str = "Show the steps of every post"
    nothing_begun: str = (
        "You have begun with nothing yet. Read a post that ends with steps, or tick one of its steps, and they all"
        " come together here."
    )
    your_plan: str = "Your plan"
    start: str = "Start on"
    owner: str = "Who"
    due: str = "By when"
    weekly: str = "Put a weekly check-in into the calendar as well"
    check_in: str = "Check-in: {title}"
    done: str = "{done} of {all} done"
    print: str = "Print"
    calendar: str = "Download for your calendar"
    text: str = "Download as text"
    in_calendar: str = "Steps in the calendar: {dated} of {all}. Those that are ticked or have no date are left out."
    no_dates: str = "Only steps with a date go into a calendar, and none has one yet."
    reset: str = "Empty this plan"
    emptied: str = "The plan is empty again."


ENGLISH = ProgressWords()

GERMAN = ProgressWords(
    belongs_to="Reihe:",
    whole="Die ganze Reihe",
    read="Gelesen",
    count="{read} von {all} gelesen",
    mark="Das habe ich gelesen",
    carry_on="Weiter, wo Sie aufgehört haben",
    kept="Was Sie gelesen und abgehakt haben, merkt sich nur dieser Browser. Sonst erfährt es niemand.",
    not_kept=(
        "Ihr Browser erlaubt dieser Website nicht, sich etwas zu merken: Was Sie abhaken, ist vergessen, sobald Sie"
        " die Seite verlassen."
    ),
    forget="Vergessen, was ich gelesen habe",
    sure="Zum Bestätigen noch einmal drücken",
    forgotten="Vergessen.",
    tick="Haken Sie ab, was Sie getan haben: Dieser Browser merkt es sich, und sonst erfährt es niemand.",
    all_steps="Die Schritte aller Beiträge zeigen",
    nothing_begun=(
        "Sie haben noch nichts begonnen. Lesen Sie einen Beitrag, der mit Schritten endet, oder haken Sie einen seiner"
        " Schritte ab, und alle kommen hier zusammen."
    ),
    your_plan="Ihr Plan",
    start="Beginn am",
    owner="Wer",
    due="Bis wann",
    weekly="Auch eine wöchentliche Besprechung in den Kalender eintragen",
    check_in="Besprechung: {title}",
    done="{done} von {all} getan",
    print="Drucken",
    calendar="Für den Kalender herunterladen",
    text="Als Text herunterladen",
    in_calendar="Schritte im Kalender: {dated} von {all}. Abgehakte und solche ohne Tag bleiben weg.",
    no_dates="In den Kalender kommen nur Schritte mit einem Tag, und noch hat keiner einen.",
    reset="Diesen Plan leeren",
    emptied="Der Plan ist wieder leer.",
)
